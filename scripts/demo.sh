#!/usr/bin/env bash
# Installs what is needed, builds citygauge, and checks the sample city: one command from nothing to a result.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "demo: 1. installing what is needed"
scripts/install-deps.sh
echo "demo: 2. building (build/release/citygauge)"
cmake --preset release
cmake --build --preset release --target citygauge
echo "demo: 3. checking the sample city (sample_data/project.toml)"
status=0
build/release/citygauge check sample_data/project.toml -o sample_data/out --lang "${1:-zh}" || status=$?
case "$status" in
  0 | 1 | 4)
    echo "demo: 4. drawing map sheets"
    build/release/citygauge map sample_data/out --lang "${1:-zh}"
    echo "demo: done (exit code $status: 0 all met, 1 a target is missed, 4 one could not be evaluated)"
    ;;
  *) exit "$status" ;;
esac
