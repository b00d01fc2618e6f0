// Real cities with answers made by others: they lie outside the repository, in the folder that
// CITYGAUGE_SHARED_DATA names. Without it their tests are skipped, visibly.
#pragma once

#include <fmt/format.h>
#include <gdal_priv.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "config/library.hpp"
#include "core/progress.hpp"
#include "evaluate/run.hpp"
#include "input/open_dataset.hpp"
#include "model/project.hpp"

namespace citygauge::test {

inline std::optional<std::filesystem::path> shared_data() {
  const char* folder = std::getenv("CITYGAUGE_SHARED_DATA");
  if (folder == nullptr || !std::filesystem::is_directory(folder)) return std::nullopt;
  return std::filesystem::path(folder);
}

#define CITYGAUGE_REQUIRE_SHARED_DATA(folder)                                \
  const auto folder##_or_none = citygauge::test::shared_data();              \
  if (!folder##_or_none) GTEST_SKIP() << "CITYGAUGE_SHARED_DATA is not set"; \
  const std::filesystem::path folder = *folder##_or_none

inline const Library& shipped_library() {
  static const Library library = load_library(CITYGAUGE_SOURCE_DIR);
  return library;
}

inline LayerSource layer(const std::string& role, const std::filesystem::path& source,
                         const std::string& name = "") {
  LayerSource result;
  result.role = role;
  result.source = source;
  result.layer = name;
  return result;
}

inline Project project(const std::filesystem::path& districts, const std::string& layer_name,
                       const std::string& id) {
  Project result;
  result.file = districts;
  result.districts.role = "districts";
  result.districts.source = districts;
  result.districts.layer = layer_name;
  result.districts.id = id;
  result.districts.scope = "建成区";
  return result;
}

/// An indicator that is a measure alone, in SI units.
inline Indicator bare_indicator(const std::string& id, const std::string& measure,
                                const std::string& layer_role) {
  Indicator indicator;
  indicator.id = id;
  indicator.unit = "SI";
  indicator.numerator.measure = measure;
  indicator.numerator.layer = layer_role;
  return indicator;
}

inline RunReport run(const Project& project, const Library& library = shipped_library()) {
  NoProgress silent;
  return run_project(project, library, {}, silent);
}

inline std::map<std::string, double> values(const RunReport& report, const std::string& indicator) {
  std::map<std::string, double> found;
  for (const Result& result : report.results)
    if (result.indicator == indicator && result.value) found[result.district_id] = *result.value;
  return found;
}

inline std::map<std::string, double> ledger(const RunReport& report, const std::string& indicator,
                                            const std::string& step) {
  std::map<std::string, double> found;
  for (const LedgerRow& row : report.ledger)
    if (row.indicator == indicator && row.step == step) found[row.district_id] = row.quantity;
  return found;
}

inline double sum(const std::map<std::string, double>& values) {
  double total = 0;
  for (const auto& [id, value] : values) total += value;
  return total;
}

/// A published column, by id, read straight from the file.
inline std::map<std::string, double> column(const std::filesystem::path& file, const std::string& layer_name,
                                            const std::string& id, const std::string& field) {
  const DatasetHandle dataset = open_vector_dataset(file);
  std::map<std::string, double> found;
  for (const auto& feature : *dataset->GetLayerByName(layer_name.c_str()))
    found[feature->GetFieldAsString(id.c_str())] = feature->GetFieldAsDouble(field.c_str());
  return found;
}

}  // namespace citygauge::test
