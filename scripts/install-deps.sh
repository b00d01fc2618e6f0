#!/usr/bin/env bash
# Installs everything that citygauge needs on Debian 12. Runs as root or with sudo; may be run again and again.
#   scripts/install-deps.sh          what building and testing need
#   scripts/install-deps.sh --full   also QGIS and what the picture tests use
set -euo pipefail

packages=(
  ca-certificates git cmake ninja-build g++ ccache pkg-config
  libgdal-dev gdal-bin libgeos-dev libproj-dev proj-data libboost-dev libtbb-dev libcli11-dev
  libtomlplusplus-dev nlohmann-json3-dev libfmt-dev libssl-dev libpq-dev
  libcairo2-dev libpango1.0-dev libxlsxwriter-dev libkainjow-mustache-dev fonts-noto-cjk
  dpkg-dev file
  libgtest-dev libgmock-dev librapidcheck-dev libbenchmark-dev
)
full_packages=(qgis qgis-providers python3-qgis python3-gdal python3-numpy python3-lxml python3-geopandas python3-networkx
  poppler-utils chromium
  clang-format-14 clang-tidy-14 clang-14 libclang-rt-14-dev strace locales postgresql-15 postgresql-15-postgis-3
  groff man-db mandoc zsh fish lintian debootstrap xvfb xauth)

if [ "${1:-}" = "--full" ]; then
  packages+=("${full_packages[@]}")
  # Node.js may have come from elsewhere than Debian, with its own npm.
  command -v node >/dev/null || packages+=(nodejs)
  command -v npm >/dev/null || packages+=(npm)
fi

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo)
  fi
  echo "install-deps: installing ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# What drives the browser in tests/end_to_end/report.mjs; again only when the lock file has changed.
if [ "${1:-}" = "--full" ]; then
  cd "$(dirname "$0")/../tests/end_to_end"
  if ! cmp -s package-lock.json node_modules/.installed-lock.json; then
    echo "install-deps: installing tests/end_to_end/package-lock.json"
    npm ci --no-audit --no-fund --loglevel=error
    cp package-lock.json node_modules/.installed-lock.json
  fi
fi
echo "install-deps: everything is installed"
