#!/bin/sh
# Fetches the dictionaries and the word list at the versions below and makes the project's files from them.
# Needs npm, pip and go. Afterwards: go test ./..., and the versions in both README.md files.
set -eu
opencc=1.4.2
jieba=0.42.1

cd "$(dirname "$0")"
tmp=$(mktemp -d)
trap 'rm -r "$tmp"' EXIT
(cd "$tmp" && npm pack --silent "opencc@$opencc" && tar xzf "opencc-$opencc.tgz")
(cd "$tmp" && pip download --quiet --no-deps --no-binary :all: "jieba==$jieba" && tar xzf "jieba-$jieba.tar.gz")
(cd dictionary && go run ./refresh "$tmp/package" && cp "$tmp/package/LICENSE" LICENSE)
(cd frequency && go run ./refresh "$tmp/jieba-$jieba/jieba/dict.txt")
go run ./compile
