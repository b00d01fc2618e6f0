#!/usr/bin/env bash
# Installs what is needed, builds citygauge and runs its tests.
#   scripts/test.sh          tests that need another program (QGIS) are skipped, visibly, where it is missing
#   scripts/test.sh --full   installs those programs too and requires their tests
# Tests on real cities run when CITYGAUGE_SHARED_DATA names the folder that holds them, and are skipped otherwise.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install-deps.sh "$@"
if [ "${1:-}" = "--full" ]; then
  export CITYGAUGE_REQUIRE_ALL=1
fi
echo "test: building"
cmake --preset release
cmake --build --preset release
echo "test: running"
ctest --test-dir build/release --output-on-failure -j "$(nproc)"
