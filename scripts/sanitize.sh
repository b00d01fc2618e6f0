#!/usr/bin/env bash
# Runs the whole test suite under sanitizers.
#   scripts/sanitize.sh asan [CTEST ARGUMENTS]   addresses, leaks and undefined behaviour
#   scripts/sanitize.sh tsan [CTEST ARGUMENTS]   data races
# The thread sanitizer sees only what it has compiled: oneTBB, which hands work from thread to thread, is built
# with it here from Debian's source of the version in use. GDAL, GEOS and PROJ are not; see
# tests/suppressions/race.txt.
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:?asan or tsan}
shift

# oneTBB compiled with the thread sanitizer, once, in build/tsan-tbb.
build_watched_tbb() {
  local folder=$PWD/build/tsan-tbb
  [ -e "$folder/lib/libtbb.so.12" ] && return
  echo "sanitize: building oneTBB for the thread sanitizer"
  mkdir -p "$folder/lists/partial"
  sed 's/^Types: deb$/Types: deb-src/' /etc/apt/sources.list.d/debian.sources >"$folder/source.sources"
  local lists=(-o "Dir::Etc::sourcelist=$folder/source.sources" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$folder/lists")
  apt-get "${lists[@]}" -qq update
  (cd "$folder" && apt-get "${lists[@]}" -qq source --download-only onetbb && tar xf onetbb_*.orig.tar.*)
  cmake -S "$folder"/oneTBB-* -B "$folder/build" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DTBB_TEST=OFF \
    -DTBB_STRICT=OFF -DTBBMALLOC_BUILD=OFF -DTBB_SANITIZE=thread -DCMAKE_INSTALL_PREFIX="$folder" >/dev/null
  cmake --build "$folder/build"
  cmake --install "$folder/build" >/dev/null
}

if [ "$preset" = tsan ]; then
  build_watched_tbb
  export LD_LIBRARY_PATH="$PWD/build/tsan-tbb/lib"
fi
cmake --preset "$preset"
cmake --build --preset "$preset"
ctest --preset "$preset" -j "$(nproc)" "$@"
