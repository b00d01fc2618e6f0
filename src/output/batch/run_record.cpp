#include "output/batch/run_record.hpp"

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/digest.hpp"
#include "output/result_files.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* record_file = "batch.json";
constexpr const char* unreadable_file = "unreadable.json";
constexpr const char* project_file = "project.toml";  // of a plan that a template was filled with

Json output_digests(const fs::path& out) {
  Json digests = Json::object();
  for (const ResultFile& file : result_files()) digests[file.name] = sha256_of_file(out / file.name);
  if (fs::exists(out / project_file)) digests[project_file] = sha256_of_file(out / project_file);
  return digests;
}

}  // namespace

void write_run_record(const fs::path& out, const std::string& inputs) {
  const Json record{{"inputs", inputs}, {"files", output_digests(out)}};
  write_text_file(out / record_file, record.dump(1) + '\n');
}

bool is_recorded_result(const fs::path& out, const std::string& inputs) {
  try {
    std::ifstream stream(out / record_file, std::ios::binary);
    const Json record = Json::parse(stream);
    return record.at("inputs") == inputs && record.at("files") == output_digests(out);
  } catch (const std::exception&) {  // torn, missing or not ours: the plan is checked again
    return false;
  }
}

void write_unreadable_plans(const fs::path& batch, const UnreadablePlans& plans) {
  write_text_file(batch / unreadable_file,
                  Json(plans).dump(1, ' ', false, Json::error_handler_t::replace) + '\n');
}

UnreadablePlans read_unreadable_plans(const fs::path& batch) {
  try {
    std::ifstream stream(batch / unreadable_file, std::ios::binary);
    return Json::parse(stream).get<UnreadablePlans>();
  } catch (const Json::exception&) {
    return {};
  }
}

}  // namespace citygauge
