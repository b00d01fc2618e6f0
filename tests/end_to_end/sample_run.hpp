// The sample city, run once as a user would run it, and what the run wrote.
#pragma once

#include "support/result_tables.hpp"

namespace citygauge::test {

inline const std::filesystem::path sample = std::filesystem::path(CITYGAUGE_SOURCE_DIR) / "sample_data";

/// Copies the files of the sample into a folder; `ending` leaves out all but e.g. ".toml".
inline void copy_sample(const std::filesystem::path& folder, const std::string& ending = "") {
  for (const auto& entry : std::filesystem::directory_iterator(sample))
    if (entry.is_regular_file() && (ending.empty() || entry.path().extension() == ending))
      std::filesystem::copy_file(entry.path(), folder / entry.path().filename());
}

/// One run of sample_data/project.toml for all tests of the process.
class Sample : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = new TemporaryFolder;
    outcome_ = citygauge("check " + (sample / "project.toml").string() + " --lang en -o " + out().string());
  }
  static void TearDownTestSuite() { delete folder_; }

  static std::filesystem::path out() { return folder_->path(); }
  static std::vector<Row> results() { return read_csv(out() / "results.csv"); }
  static nlohmann::json json() { return read_json(out() / "results.json"); }
  static DatasetHandle geopackage() { return open_vector_dataset(out() / "result.gpkg"); }

  static inline TemporaryFolder* folder_ = nullptr;
  static inline Outcome outcome_;
};

/// A number of a cell of results.csv or expected.csv.
inline double number(const Row& row, const std::string& column) {
  return std::stod(row.at(column));
}

/// Visits every feature of a table.
template <class Visit>
void for_each_feature(GDALDataset& dataset, const char* table, Visit visit) {
  OGRLayer* layer = dataset.GetLayerByName(table);
  ASSERT_NE(layer, nullptr) << table;
  for (const auto& feature : layer) visit(*feature);
}

}  // namespace citygauge::test
