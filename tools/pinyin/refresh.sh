#!/bin/sh
# Fetches the readings of characters and phrases at the versions below and makes chars.txt and words.txt from them, with
# defaults.txt and zhconv's word list. Needs pip, unzip and go. Afterwards: go test ./tools/pinyin, and the versions in README.md.
set -eu
pypinyin=0.55.0
pypinyin_dict=0.9.0

cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -r "$tmp"' EXIT
(cd "$tmp" && pip download --quiet --no-deps "pypinyin==$pypinyin" "pypinyin-dict==$pypinyin_dict" && for wheel in *.whl; do unzip -q "$wheel"; done)
go run ./refresh "$tmp"
