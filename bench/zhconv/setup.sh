#!/bin/sh
# Fetches and builds the converters to measure against, in build/. What cannot be made is named and left out.
# Needs go and python3; for the peers g++ and pip, apt-get, node and npm, cargo.
set -u
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)
mkdir -p build/texts
cd build
b=$(pwd)

try() {
	name=$1
	shift
	echo "$name" >&2
	"$@" >"$b/log" 2>&1 || { echo "  could not be made:" >&2; tail -n 3 "$b/log" >&2; }
}

ours() { (cd "$root" && go build -o "$b/benchmark" ./tools/zhconv/benchmark); }

texts() {
	[ -s texts/mix-hant.txt ] || ./benchmark text "$root/sources" "$root/tools/zhconv/frequency/words.txt.gz" texts
}

opencc() { # the wheel brings the C++ library, of the old ABI of manylinux2014
	[ -x opencc-bench ] && return
	python3 -m venv venv && venv/bin/pip install --quiet opencc==1.4.2 || return
	c=$(venv/bin/python -c 'import opencc, os; print(os.path.join(os.path.dirname(opencc.__file__), "clib"))') || return
	echo "$c/share/opencc" >opencc-data
	g++ -O2 -std=c++17 -D_GLIBCXX_USE_CXX11_ABI=0 ../cpp/main.cpp -I"$c/include" -L"$c/lib64" -lopencc -lmarisa -ldl -lpthread -o opencc-bench
}

debian() { # unpacked here, not installed
	[ -x opencc-bench-debian ] && return
	mkdir -p debian && (cd debian && apt-get download libopencc-dev libopencc1.1 libopencc-data libmarisa0 && for p in *.deb; do dpkg -x "$p" . || exit; done) || return
	g++ -O2 -std=c++17 ../cpp/main.cpp -Idebian/usr/include -Ldebian/usr/lib/x86_64-linux-gnu -lopencc -l:libmarisa.so.0 -o opencc-bench-debian
}

js() {
	[ -d js ] || (mkdir -p js.new && cd js.new && npm init -y && npm install opencc-js@1.4.2) || return
	[ -d js ] || mv js.new js
	p=$b/js/node_modules/opencc-js
	node -p "require('$p/package.json').version" >opencc-js-version
	echo "$p/$(node -p "require('$p/package.json').main")" >opencc-js-main
}

rust() {
	cargo build --release --manifest-path ../rust/Cargo.toml --target-dir rust || return
	for crate in opencc-fmmseg zhconv; do
		cargo tree --manifest-path ../rust/Cargo.toml --depth 1 | sed -n "s/.* $crate v\([0-9.]*\).*/\1/p" >"$crate-version"
	done
}

ours || exit
try texts texts
try "OpenCC C++ 1.4.2" opencc
try "OpenCC C++ 1.1.6" debian
try opencc-js js
try "Rust converters" rust
