#!/usr/bin/env python3
"""Measures zhconv against other converters and prints a Markdown table.

Each peer converts the same 20 MB in each mode as one process on one core, in turns, so that other work on the machine
meets all of them alike. Times are CPU time; the median of the rounds counts. Peers that setup.sh could not make are
left out, and named.

Usage: bench.py [ROUNDS]
"""
import datetime, os, platform, statistics, subprocess, sys

here = os.path.dirname(os.path.abspath(__file__))
build = os.path.join(here, "build")
rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
core = str(max(os.sched_getaffinity(0)))
base = "OpenCC C++ 1.4.2"

def path(*parts):
    return os.path.join(build, *parts)

def read(name):
    return open(path(name)).read().strip() if os.path.exists(path(name)) else ""

peers = {  # name: (file that must be there, command without mode and text, environment)
    "zhconv, default": (path("benchmark"), lambda mode, text: [path("benchmark"), "run", mode, text], {}),
    "zhconv, strict": (path("benchmark"), lambda mode, text: [path("benchmark"), "run", mode, text, "strict"], {}),
    base: (path("opencc-bench"), lambda mode, text: [path("opencc-bench"), read("opencc-data") + f"/{mode}.json", text], {}),
    "OpenCC C++ 1.1.6 (Debian 12)": (path("opencc-bench-debian"), lambda mode, text: [path("opencc-bench-debian"), path("debian/usr/share/opencc") + f"/{mode}.json", text],
                         {"LD_LIBRARY_PATH": path("debian/usr/lib/x86_64-linux-gnu")}),
    f"opencc-js {read('opencc-js-version')}": (path("js"), lambda mode, text: ["node", os.path.join(here, "js/main.mjs"), mode, text], {"OPENCC_JS": read("opencc-js-main")}),
    f"opencc-fmmseg {read('opencc-fmmseg-version')} (Rust)": (path("rust/release/peers"), lambda mode, text: [path("rust/release/peers"), "opencc-fmmseg", mode, text], {}),
    f"zhconv {read('zhconv-version')} (Rust, MediaWiki's tables)": (path("rust/release/peers"), lambda mode, text: [path("rust/release/peers"), "zhconv", mode, text], {}),
}
missing = [name for name, (needs, _, _) in peers.items() if not os.path.exists(needs)]
for name in missing:
    print(f"left out, see setup.sh: {name}", file=sys.stderr)
    del peers[name]

def measure(command, env):
    """Returns CPU seconds to load, CPU seconds to convert, peak memory in MB."""
    process = subprocess.Popen(["taskset", "-c", core] + command, stdout=subprocess.PIPE, env={**os.environ, **env})
    out = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{command[0]}: exit code {process.returncode}")
    load, convert, _ = map(float, out.split())
    return load, convert, usage.ru_maxrss / 1024

modes = ["s2t", "t2s", "s2tw", "s2hk", "tw2s"]
results = {}  # (peer, mode, text) -> list of measurements
loads = [os.getloadavg()[0]]
for turn in range(rounds):
    for mode in modes:
        for kind in "gov", "mix":
            text = path("texts", f"{kind}-{'hans' if mode.startswith('s2') else 'hant'}.txt")
            for name, (_, command, env) in peers.items():
                results.setdefault((name, mode, kind), []).append(measure(command(mode, text), env))
    loads.append(os.getloadavg()[0])
    print(f"round {turn + 1} of {rounds}, load {loads[-1]:.1f}", file=sys.stderr)

def median(name, mode, kind, what):
    return statistics.median(m[what] for m in results[name, mode, kind])

def cell(name, mode):
    speeds, times = [], []
    for kind in "gov", "mix":
        megabytes = os.path.getsize(path("texts", f"{kind}-{'hans' if mode.startswith('s2') else 'hant'}.txt")) / 1e6
        speeds.append(f"{megabytes / median(name, mode, kind, 1):.0f}")
        if base in peers:
            # Each round's ratio, then the median: the two ran one after the other.
            times.append(f"{statistics.median(b[1] / m[1] for b, m in zip(results[base, mode, kind], results[name, mode, kind])):.1f}")
    return "/".join(speeds) + (" (" + "/".join(times) + ")" if times and name != base else "")

cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
print(f"Measured {datetime.date.today()} on {cpu}, {os.cpu_count()} cores, one of them used, load of the machine {min(loads):.0f} to {max(loads):.0f}; medians of {rounds} rounds.\n")
print("| MB/s gov/mix (times OpenCC C++ 1.4.2) | " + " | ".join(modes) + " | load s2t, s2tw | peak MB |")
print("|---|" + "---|" * (len(modes) + 2))
for name in peers:
    load = ", ".join(f"{median(name, mode, 'gov', 0) * 1000:.1f}" for mode in ("s2t", "s2tw"))
    print(f"| {name} | " + " | ".join(cell(name, mode) for mode in modes) + f" | {load} ms | {median(name, 's2t', 'gov', 2):.0f} |")
if missing:
    print("\nNot measured, as they could not be installed: " + ", ".join(missing) + ".")
