// Feeds files to a target without libFuzzer, so that every build checks the corpus and a crash can be
// debugged: citygauge_fuzz_replay TARGET FILE|FOLDER...
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "targets.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_below(const fs::path& place) {
  if (!fs::is_directory(place)) return {place};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(place))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  const auto* const target = argc < 3 ? nullptr : citygauge::fuzz::find_target(argv[1]);
  if (target == nullptr) {
    fmt::print(stderr, "usage: citygauge_fuzz_replay TARGET FILE|FOLDER...\n");
    return 2;
  }
  std::size_t replayed = 0;
  for (int i = 2; i < argc; ++i) {
    for (const fs::path& file : files_below(argv[i])) {
      std::ifstream stream(file, std::ios::binary);
      if (!stream) {
        fmt::print(stderr, "cannot read {}\n", file.string());
        return 2;
      }
      const std::vector<char> bytes{std::istreambuf_iterator<char>(stream), {}};
      const std::vector<std::uint8_t> input(bytes.begin(), bytes.end());
      fmt::print(stderr, "{}\n", file.filename().string());  // the last one named is the one that failed
      target->run(input);
      ++replayed;
    }
  }
  fmt::print("{}: {} inputs replayed\n", target->name, replayed);
  return replayed > 0 ? 0 : 1;  // an empty corpus checks nothing
}
