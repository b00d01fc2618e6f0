#include "evaluate/provenance.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

#include "core/digest.hpp"
#include "core/parallel.hpp"
#include "input/versions.hpp"

namespace citygauge {
namespace {

std::string modified(const std::filesystem::path& file) {
  const auto when = std::chrono::file_clock::to_sys(std::filesystem::last_write_time(file));
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(
                         std::chrono::time_point_cast<std::chrono::system_clock::duration>(when))));
}

std::set<std::filesystem::path> input_files(const Project& project, const Plan& plan) {
  std::set<std::string> used{project.districts.role};
  for (const Task& task : plan.tasks)
    for (const LayerNeed& need : task.needs) used.insert(need.role);
  std::set<std::filesystem::path> files{project.file};
  const auto add = [&](const LayerSource& layer) {
    if (!used.contains(layer.role)) return;
    if (!layer.database) files.insert(layer.source);
    if (layer.join) files.insert(layer.join->source);
  };
  add(project.districts);
  for (const LayerSource& layer : project.layers) add(layer);
  return files;
}

std::string what_is_known_of(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return "read over the network, no digest";  // what it held is gone
  return fmt::format("{} bytes, modified {}, SHA-256 {}", std::filesystem::file_size(file), modified(file),
                     sha256_of_file(file));
}

void add_inputs(const Project& project, const Plan& plan, std::vector<ProvenanceRow>& rows) {
  const std::set<std::filesystem::path> files = with_sidecars(input_files(project, plan));
  const std::vector<std::filesystem::path> listed(files.begin(), files.end());
  std::vector<std::string> said(listed.size());
  run_each(listed.size(), [&](std::size_t i) { said[i] = what_is_known_of(listed[i]); });
  for (std::size_t i = 0; i < listed.size(); ++i)
    rows.push_back({"input", name_in_provenance(listed[i], project), std::move(said[i])});
}

/// A table has neither size nor time; what counts is what was read of it.
void add_tables(const Project& project, const std::map<std::string, std::string>& digests,
                std::vector<ProvenanceRow>& rows) {
  for (const auto& [role, digest] : digests) {
    const LayerSource& source = role == project.districts.role ? project.districts : *project.layer(role);
    rows.push_back({"input", fmt::format("{}/{} ({})", source.source.string(), source.layer, role), digest});
  }
}

void add_options(const Plan& plan, std::vector<ProvenanceRow>& rows) {
  for (const PlannedIndicator& planned : plan.indicators)
    for (const auto& [name, option] : plan.tasks[planned.numerator].spec.options)
      rows.push_back({"option", planned.indicator->id + "." + name, to_string(option)});
}

}  // namespace

std::string name_in_provenance(const std::filesystem::path& file, const Project& project) {
  const auto folder = project.file.lexically_normal().parent_path();
  const auto relative = file.lexically_normal().lexically_proximate(folder);
  const bool is_below = !relative.empty() && relative.is_relative() && *relative.begin() != "..";
  return is_below ? relative.string() : file.filename().string();
}

std::optional<std::string> recorded_digest(const RunReport& report, const std::string& input) {
  constexpr std::string_view mark = "SHA-256 ";
  for (const ProvenanceRow& row : report.provenance) {
    const std::size_t at = row.value.find(mark);
    if (row.topic == "input" && row.key == input && at != std::string::npos)
      return row.value.substr(at + mark.size());
  }
  return std::nullopt;
}

std::set<std::filesystem::path> with_sidecars(const std::set<std::filesystem::path>& files) {
  std::set<std::filesystem::path> all;
  for (const auto& file : files) {
    if (std::filesystem::is_directory(file)) {
      for (const auto& entry : std::filesystem::directory_iterator(file))
        if (entry.is_regular_file()) all.insert(entry.path());
      continue;
    }
    all.insert(file);
    if (file.extension() != ".shp") continue;
    for (const char* extension : {".dbf", ".shx", ".prj", ".cpg"})
      if (auto sidecar = file; std::filesystem::exists(sidecar.replace_extension(extension)))
        all.insert(sidecar);
  }
  return all;
}

std::vector<ProvenanceRow> provenance_of(const Project& project, const std::vector<Profile>& profiles,
                                         const Plan& plan, const RunReport& report,
                                         const Distortion& distorted,
                                         const std::map<std::string, std::string>& digests) {
  std::vector<ProvenanceRow> rows;
  add_inputs(project, plan, rows);
  add_tables(project, digests, rows);
  rows.push_back({"crs", "working", report.crs_name});
  rows.push_back(
      {"crs", "scale", fmt::format("{:.7f} to {:.7f}", distorted.least_scale, distorted.greatest_scale)});
  for (const LayerCounts& c : report.counts)
    rows.push_back({"counts", c.layer,
                    fmt::format("read {} = used {} + excluded {} + repaired {} + rejected {}", c.read, c.used,
                                c.excluded, c.repaired, c.rejected)});
  add_options(plan, rows);
  for (const Profile& profile : profiles)
    rows.push_back({"profile", profile.id, "SHA-256 " + profile.sha256});
  for (const auto& [name, version] : library_versions()) rows.push_back({"version", name, version});
  return rows;
}

}  // namespace citygauge
