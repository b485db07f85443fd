// Usage: peers zhconv|opencc-fmmseg MODE FILE. Prints CPU seconds to load, CPU seconds to convert the file, bytes made.
use std::{env, fs, mem::MaybeUninit};

fn cpu() -> f64 {
    unsafe {
        let mut u = MaybeUninit::<libc::rusage>::uninit();
        libc::getrusage(libc::RUSAGE_SELF, u.as_mut_ptr());
        let u = u.assume_init();
        let seconds = |t: libc::timeval| t.tv_sec as f64 + t.tv_usec as f64 / 1e6;
        seconds(u.ru_utime) + seconds(u.ru_stime)
    }
}

fn main() {
    let args: Vec<String> = env::args().collect();
    let (peer, mode) = (args[1].as_str(), args[2].as_str());
    let text = fs::read_to_string(&args[3]).expect("read");
    let start: String = text.chars().take(1000).collect();
    let before = cpu();
    let convert: Box<dyn Fn(&str) -> String> = match peer {
        "opencc-fmmseg" => {
            let mut opencc = opencc_fmmseg::OpenCC::new();
            opencc.set_parallel(false);
            let mode = mode.to_string();
            Box::new(move |s: &str| opencc.convert(s, &mode, false))
        }
        _ => {
            let variant = match mode {
                "t2s" | "tw2s" | "hk2s" => zhconv::Variant::ZhHans,
                "s2tw" => zhconv::Variant::ZhTW,
                "s2hk" => zhconv::Variant::ZhHK,
                _ => zhconv::Variant::ZhHant,
            };
            Box::new(move |s: &str| zhconv::zhconv(s, variant))
        }
    };
    convert(&start);
    let loaded = cpu();
    let made = convert(&text).len();
    println!("{} {} {}", loaded - before, cpu() - loaded, made);
}
