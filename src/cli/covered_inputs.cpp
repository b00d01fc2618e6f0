#include "cli/covered_inputs.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "evaluate/provenance.hpp"
#include "output/result_files.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

bool is_geodatabase(const fs::path& source) {
  std::error_code unknown;
  return source.extension() == ".gdb" && fs::is_directory(source, unknown);
}

bool lies_within(const fs::path& file, const fs::path& folder) {
  return std::ranges::mismatch(folder, file).in1 == folder.end();
}

}  // namespace

std::set<fs::path> inputs_of(const Project& project) {
  std::set<fs::path> inputs{project.file, project.districts.source};
  for (const LayerSource& layer : project.layers) inputs.insert(layer.source);
  for (const std::string& profile : project.profiles) inputs.insert(profile);
  return inputs;
}

std::vector<fs::path> outputs_in(const fs::path& out) {
  return paths_of(result_files(), out);
}

void refuse_to_cover(const std::set<fs::path>& sources, const std::vector<fs::path>& outputs) {
  const std::set<fs::path> inputs = with_sidecars(sources);
  for (const fs::path& output : outputs) {
    const fs::path written = fs::weakly_canonical(output);
    const auto is_it = [&](const fs::path& input) {  // a file with two names is found by `equivalent`
      std::error_code unknown;
      return fs::weakly_canonical(input) == written || fs::equivalent(input, written, unknown);
    };
    const auto holds_it = [&](const fs::path& source) {
      return is_geodatabase(source) && lies_within(written, fs::weakly_canonical(source));
    };
    if (std::ranges::any_of(inputs, is_it) || std::ranges::any_of(sources, holds_it))
      throw Error(ErrorKind::config, written.string() + ": the result would overwrite an input",
                  "choose another folder with -o");
  }
}

void refuse_to_cover_inputs(const Project& project, const fs::path& out) {
  refuse_to_cover(inputs_of(project), outputs_in(out));
}

}  // namespace citygauge
