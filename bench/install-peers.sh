#!/usr/bin/env bash
# Installs the programs that citygauge is compared with: Debian's as packages (as root or with sudo), PyPI's into
# build/bench/peers. What cannot be had is said, and bench/run.py skips it by name.
set -euo pipefail
cd "$(dirname "$0")/.."

debian=(python3-venv postgresql-15 postgresql-15-postgis-3 postgresql-15-pgrouting gdal-bin qgis qgis-providers)
# DuckDB and its extension must be of one version: the extension is the one that PyPI has.
python=("geopandas" "shapely>=2" "pyogrio" "scipy" "rasterio" "exactextract"
  "duckdb==1.5.5 duckdb-extension-spatial==1.5.5")

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  as_root=(sudo)
fi
for package in "${debian[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' && continue
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$package" \
    >/dev/null || echo "install-peers: $package cannot be had" >&2
done

[ -x build/bench/peers/bin/python ] || python3 -m venv build/bench/peers
for packages in "${python[@]}"; do
  # shellcheck disable=SC2086  # one word per package
  build/bench/peers/bin/python -m pip install -q $packages || echo "install-peers: $packages cannot be had" >&2
done
build/bench/peers/bin/python -m pip list 2>/dev/null | grep -iE '^(geopandas|shapely|scipy|duckdb|exactextract) '
