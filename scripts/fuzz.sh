#!/usr/bin/env bash
# Runs the fuzz targets with libFuzzer under the address and undefined-behaviour sanitizers.
#   scripts/fuzz.sh [SECONDS [TARGET...]]   60 seconds of each target unless told
# Inputs that reach new code are kept in build/fuzz/found/TARGET, those that fail in build/fuzz/failed/TARGET;
# a failed one goes into fuzz/corpus/TARGET once it is mended.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-60}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(ls fuzz/corpus)

echo "fuzz: building"
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz
export LSAN_OPTIONS="suppressions=$PWD/tests/suppressions/leak.txt:print_suppressions=0"
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
failures=0
for target in "${targets[@]}"; do
  mkdir -p "build/fuzz/found/$target" "build/fuzz/failed/$target"
  log=build/fuzz/$target.log
  if build/fuzz/fuzz/citygauge_fuzz --target="$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 \
    -max_len=8192 -print_final_stats=1 -artifact_prefix="build/fuzz/failed/$target/" \
    "build/fuzz/found/$target" "fuzz/corpus/$target" 2>"$log"; then
    outcome=held
  else
    outcome="FAILED, see $log"
    failures=$((failures + 1))
  fi
  echo "fuzz: $target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs, $outcome"
done
exit $((failures > 0))
