// What libFuzzer calls. One program serves all targets: citygauge_fuzz --target=NAME (libFuzzer leaves
// arguments with two dashes alone).
#include <cstdlib>
#include <string>

#include "expect.hpp"
#include "targets.hpp"

namespace {
const citygauge::fuzz::FuzzTarget* chosen = nullptr;
}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
  const std::string option = "--target=";
  for (int i = 1; i < *argc; ++i) {
    const std::string argument = (*argv)[i];
    if (argument.starts_with(option)) chosen = citygauge::fuzz::find_target(argument.substr(option.size()));
  }
  if (chosen != nullptr) return 0;
  fmt::print(stderr, "citygauge_fuzz: give --target=NAME, one of");
  for (const auto& target : citygauge::fuzz::targets()) fmt::print(stderr, " {}", target.name);
  fmt::print(stderr, "\n");
  std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  chosen->run({data, size});
  return 0;
}
