#!/usr/bin/env bash
# Installs what the browser tests need and is missing: Chromium, a Chinese font, Java, and what package.json names.
# With CI set, what cannot be installed is a failure; else it is said, and the tests that need it are skipped.
set -uo pipefail
cd "$(dirname "$0")" || exit 1

has() { command -v "$1" >/dev/null 2>&1; }
has_chromium() { has chromium || has chromium-browser || has google-chrome || has google-chrome-stable; }
has_font() { fc-list ':lang=zh-cn' 2>/dev/null | grep -q .; }

packages=()
has_chromium || packages+=(chromium)
has_font || packages+=(fontconfig fonts-noto-cjk)
has java || packages+=(default-jre-headless)
has npm || packages+=(npm)

if [ ${#packages[@]} -gt 0 ] && has apt-get; then
  root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo -n)
  if [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; then
    echo "installing ${packages[*]}" >&2
    {
      "${root[@]}" apt-get update -q
      "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}"
    } >&2 || echo "apt-get did not succeed" >&2
  fi
fi

# npm ci starts from nothing each time, so only when the lock has changed. No install scripts: vnu-jar's fetches a Java.
if has npm && ! cmp -s package-lock.json node_modules/.installed-lock; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2 && cp package-lock.json node_modules/.installed-lock
fi

missing=()
has_chromium || missing+=("Chromium:          apt-get install chromium")
has_font || missing+=("a Chinese font:    apt-get install fonts-noto-cjk")
has java || missing+=("Java 17:           apt-get install default-jre-headless")
[ -f node_modules/axe-core/axe.min.js ] || missing+=("axe-core:          npm ci --ignore-scripts (in tools/check/browser)")
[ -f node_modules/accessibility-checker-engine/ace.js ] || missing+=("IBM's checker:     npm ci --ignore-scripts (in tools/check/browser)")
[ -f node_modules/vnu-jar/build/dist/vnu.jar ] || missing+=("the Nu validator:  npm ci --ignore-scripts (in tools/check/browser)")
[ ${#missing[@]} -eq 0 ] && exit 0

{
  echo '!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!'
  echo 'THE BROWSER TESTS ARE NOT COMPLETE. Please install:'
  printf '  %s\n' "${missing[@]}"
  echo '!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!'
} >&2
[ -z "${CI:-}" ]
