#!/usr/bin/env bash
# Builds the Debian package: build/package/citygauge_VERSION_ARCH.deb. Says its name on the last line.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/install-deps.sh
cmake --preset package
cmake --build --preset package
rm -f build/package/*.deb
(cd build/package && cpack)
ls "$PWD"/build/package/*.deb
