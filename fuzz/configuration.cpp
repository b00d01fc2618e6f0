// The readers of configuration files: whatever a file says, it is read or refused with its own name and a
// place.
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "config/code_system_file.hpp"
#include "config/indicator_file.hpp"
#include "config/library.hpp"
#include "config/profile_file.hpp"
#include "config/project_file.hpp"
#include "config/role_file.hpp"
#include "config/style_file.hpp"
#include "expect.hpp"
#include "scratch_folder.hpp"
#include "targets.hpp"

namespace citygauge::fuzz {
namespace {

namespace fs = std::filesystem;

const Library& shipped() {
  static const Library library = load_library(CITYGAUGE_SOURCE_DIR);
  return library;
}

fs::path written(const std::string& name, Input content) {
  const fs::path file = scratch_folder() / name;
  std::ofstream(file, std::ios::binary) << as_text(content);
  return file;
}

void read_project(const fs::path& file) {
  const Project project = load_project(file, shipped());
  for (const LayerSource& layer : project.layers)
    expect(shipped().roles.contains(layer.role), "every layer of a project has a known role");
}
void read_profile(const fs::path& file) {
  const Profile profile = load_profile(file.string(), {}, shipped());
  for (const Target& target : profile.targets)
    expect(shipped().indicators.contains(target.indicator), "every target has a known indicator");
}
void read_indicator(const fs::path& file) {
  const Indicator indicator = load_indicator(file, shipped().roles);
  expect(!indicator.numerator.measure.empty(), "an indicator has a measure");
}
void read_role(const fs::path& file) {
  std::vector<std::string> systems;
  for (const auto& [name, system] : shipped().code_systems) systems.push_back(name);
  expect(!load_role(file, systems).name.empty(), "a role has a name");
}
void read_style(const fs::path& file) {
  for (const auto& [id, placed] : load_style_file(file).styles) expect(!id.empty(), "a style has an id");
}

/// An error of configuration names the file that is wrong.
void read_or_refuse(const fs::path& file, void (*read)(const fs::path&)) {
  try {
    read(file);
  } catch (const Error& error) {
    expect(error.kind() == ErrorKind::config,
           fmt::format("only configuration is at fault: {}", error.what()));
    expect(std::string(error.what()).find(file.string()) != std::string::npos,
           fmt::format("the error names the file: {}", error.what()));
  }
}

}  // namespace

/// The first byte chooses the reader.
void fuzz_configuration(Input input) {
  static constexpr std::array readers{read_project, read_profile, read_indicator, read_role, read_style};
  if (input.empty()) return;
  const auto reader = static_cast<std::uint8_t>(input[0] - '0') % readers.size();
  read_or_refuse(written("input.toml", input.subspan(1)), readers[reader]);
}

void fuzz_code_system(Input input) {
  read_or_refuse(written("input.csv", input), [](const fs::path& file) {
    const CodeSystem system = load_code_system(file);
    for (const char* code : {"", "0", "0101", "G1", "14", "一"})
      if (const auto* entry = system.find(code)) (void)classify_code("land_use", *entry);
  });
}

}  // namespace citygauge::fuzz
