#!/usr/bin/env bash
# Writes docs/indicators*.md and docs/profiles*.md anew from indicators/, layers/, profiles/ and what the measures
# declare. A test fails when they are stale.
#   scripts/docs.sh                       builds build/release/citygauge first
#   scripts/docs.sh build/asan/citygauge  takes a program that is built already
set -euo pipefail
cd "$(dirname "$0")/.."
program="${1:-}"
if [ -z "$program" ]; then
  cmake --preset release
  cmake --build --preset release --target citygauge
  program=build/release/citygauge
fi
CITYGAUGE_DATA="$PWD" "$program" docs docs
