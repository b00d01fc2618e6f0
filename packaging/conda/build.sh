#!/usr/bin/env bash
set -euo pipefail
# shellcheck disable=SC2086  # CMAKE_ARGS is a list of words
cmake -S . -B build/conda -G Ninja ${CMAKE_ARGS:-} -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$PREFIX" \
  -DCITYGAUGE_TESTS=OFF -DCITYGAUGE_SOURCE_DATA=OFF
cmake --build build/conda
cmake --install build/conda
