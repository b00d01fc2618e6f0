#include "cli/plan_project.hpp"

#include <fmt/format.h>

#include <fstream>

#include "config/plan_template.hpp"
#include "config/project_file.hpp"
#include "config/source_path.hpp"
#include "config/toml_text.hpp"
#include "core/text_width.hpp"
#include "input/layer_names.hpp"
#include "output/output_folder.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

constexpr const char* mark = "# 由 citygauge 生成 · made by citygauge: ";

PlanContent content_of(const fs::path& given) {
  std::error_code unknown;
  if (!fs::exists(given, unknown)) throw input_error(fmt::format("{}: no such plan", given.string()));
  const fs::path path = fs::absolute(given).lexically_normal();
  const fs::path named = path.has_filename() ? path : path.parent_path();  // plans/a/
  PlanContent plan{
      confined_path(named.parent_path(), named.filename().string(), {"--plan", 0, 0}), {}, false};
  plan.is_folder = fs::is_directory(plan.path) && plan.path.extension() != ".gdb";
  if (!plan.is_folder) plan.layers = layer_names(plan.path);
  return plan;
}

void refuse_to_cover_foreign(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::string line;
  if (!std::getline(stream, line) || line.starts_with(mark)) return;
  throw Error(ErrorKind::config, file.string() + ": the plan's project would overwrite another one",
              "choose another folder with -o");
}

}  // namespace

fs::path write_plan_project(const fs::path& template_file, const fs::path& plan, const fs::path& out,
                            const Library& library, const Permissions& permissions) {
  static_cast<void>(load_project(template_file, library, permissions));  // slips are told where they stand
  const TomlValue project = with_plan(template_file, content_of(plan));
  const fs::path file = out / "project.toml";
  refuse_to_cover_foreign(file);
  const OutputFolder folder(out);
  write_text_file(file, fmt::format("{}{} + {}\n\n{}", mark, printable(template_file.string()),
                                    printable(plan.string()), toml_document_text(project)));
  return file;
}

}  // namespace citygauge
