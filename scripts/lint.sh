#!/usr/bin/env bash
# Checks the formatting of all sources (`--fix` formats them), and that Clang can build them.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=(--dry-run -Werror)
[ "${1:-}" = "--fix" ] && mode=(-i)
git ls-files '*.cpp' '*.hpp' | xargs clang-format-14 "${mode[@]}"
if git grep -nE 'std::ranges::unique\(|std::views::' -- src fuzz; then
  echo "lint: Clang 14, with which the fuzz targets are built, cannot take these from GCC 12's library" >&2
  exit 1
fi
