#!/usr/bin/env bash
# Checks the formatting of all sources; `--fix` formats them.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=(--dry-run -Werror)
[ "${1:-}" = "--fix" ] && mode=(-i)
git ls-files '*.cpp' '*.hpp' | xargs clang-format-14 "${mode[@]}"
