// The same city gives the same numbers: with any number of threads, in any order of the features, anywhere on
// the map, and cut into runs.
#include <algorithm>
#include <random>

#include "end_to_end/sample_run.hpp"

namespace citygauge {
namespace {

using test::citygauge;
using test::read_text;
using test::sample;
using test::ValueKey;

/// How a copy of the sample's layers differs from them.
struct Change {
  bool shuffled = false;
  double east_m = 0;
  double north_m = 0;
};

class Shift : public OGRDefaultGeometryVisitor {
 public:
  explicit Shift(const Change& change) : change_(change) {}
  void visit(OGRPoint* point) override {
    point->setX(point->getX() + change_.east_m);
    point->setY(point->getY() + change_.north_m);
  }

 private:
  const Change& change_;
};

void copy_layer(OGRLayer& from, GDALDataset& to, const Change& change) {
  const bool is_shapefile = to.GetDriver()->GetDescription() == std::string("ESRI Shapefile");
  const char* utf_8[] = {"ENCODING=UTF-8", nullptr};
  OGRLayer* layer = to.CreateLayer(from.GetName(), from.GetSpatialRef(), from.GetGeomType(),
                                   const_cast<char**>(is_shapefile ? utf_8 : nullptr));
  ASSERT_NE(layer, nullptr) << from.GetName();
  for (int i = 0; i < from.GetLayerDefn()->GetFieldCount(); ++i)
    layer->CreateField(from.GetLayerDefn()->GetFieldDefn(i));
  std::vector<OGRFeatureUniquePtr> features;
  for (const auto& read : from) {
    features.emplace_back(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    features.back()->SetFrom(read.get());
    features.back()->SetFID(OGRNullFID);
    Shift shift(change);
    if (OGRGeometry* geometry = features.back()->GetGeometryRef()) geometry->accept(&shift);
  }
  constexpr unsigned seed = 20300101;
  if (change.shuffled) std::shuffle(features.begin(), features.end(), std::mt19937(seed));
  ASSERT_EQ(to.StartTransaction(), is_shapefile ? OGRERR_UNSUPPORTED_OPERATION : OGRERR_NONE);
  for (const auto& feature : features) ASSERT_EQ(layer->CreateFeature(feature.get()), OGRERR_NONE);
  if (!is_shapefile) to.CommitTransaction();
}

void copy_dataset(const std::filesystem::path& from, const std::filesystem::path& to, const char* driver,
                  const Change& change) {
  const DatasetHandle source = open_vector_dataset(from);
  const DatasetHandle copy(
      GetGDALDriverManager()->GetDriverByName(driver)->Create(to.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  for (OGRLayer* layer : source->GetLayers()) copy_layer(*layer, *copy, change);
}

/// A copy of the sample, changed, and the outcome of `check` on it.
class ChangedSample {
 public:
  explicit ChangedSample(const Change& change) {
    start_gdal();
    GDALAllRegister();
    copy_dataset(sample / "city.gpkg", folder_ / "city.gpkg", "GPKG", change);
    copy_dataset(sample / "green.shp", folder_ / "green.shp", "ESRI Shapefile", change);
    test::copy_sample(folder_.path(), ".toml");
    outcome_ = citygauge("check " + folder_.path().string() + " -o " + out().string());
  }
  [[nodiscard]] std::filesystem::path out() const { return folder_ / "out"; }
  [[nodiscard]] const test::Outcome& outcome() const { return outcome_; }

 private:
  test::TemporaryFolder folder_;
  test::Outcome outcome_;
};

/// Runs the sample into `out` and expects that it ran.
void check_sample(const std::filesystem::path& out, const std::string& more = "",
                  const std::string& environment = "") {
  const auto outcome = citygauge(
      "check " + (sample / "project.toml").string() + " -o " + out.string() + " " + more, environment);
  ASSERT_EQ(outcome.exit_code, 1) << outcome.err;
}

TEST(Determinism, threads_change_no_byte) {
  const test::TemporaryFolder folder;
  const std::string day = "SOURCE_DATE_EPOCH=1893456000";
  check_sample(folder / "one", "--threads 1", day);
  check_sample(folder / "eight", "--threads 8", day);
  for (const char* file : {"results.csv", "results.json", "results.xlsx", "result.gpkg"})
    EXPECT_TRUE(read_text(folder / "one" / file) == read_text(folder / "eight" / file)) << file;
}

TEST(Determinism, two_runs_of_a_fixed_day_give_the_same_geopackage) {
  const test::TemporaryFolder folder;
  for (const char* run : {"first", "second"}) check_sample(folder / run, "", "SOURCE_DATE_EPOCH=1893456000");
  const std::string first = read_text(folder / "first/result.gpkg");
  EXPECT_GT(first.size(), 100000U);
  EXPECT_TRUE(first == read_text(folder / "second/result.gpkg"));
}

TEST(Determinism, feature_order_changes_no_byte_of_results_and_ledger) {
  const test::TemporaryFolder folder;
  check_sample(folder / "out");
  const ChangedSample shuffled({.shuffled = true});
  ASSERT_EQ(shuffled.outcome().exit_code, 1) << shuffled.outcome().err;
  EXPECT_EQ(read_text(shuffled.out() / "results.csv"), read_text(folder / "out/results.csv"));
  const auto before = test::read_json(folder / "out/results.json");
  const auto after = test::read_json(shuffled.out() / "results.json");
  for (const char* table : {"results", "ledger", "counts"})
    EXPECT_EQ(after[table].dump(1), before[table].dump(1)) << table;
  EXPECT_NE(after["issues"], before["issues"]) << "the features must have got other numbers";
}

// 900 km to the north the coordinates need one bit more, so that the last ones of the sample are rounded.
TEST(Determinism, moving_the_city_by_whole_kilometres_changes_no_value) {
  constexpr double tolerance = 1e-9;
  const test::TemporaryFolder folder;
  check_sample(folder / "out");
  const auto before = test::read_values(folder / "out");
  for (const Change& change :
       {Change{.east_m = 1000, .north_m = 2000}, Change{.east_m = 3000, .north_m = 900000}}) {
    const ChangedSample moved(change);
    ASSERT_EQ(moved.outcome().exit_code, 1) << moved.outcome().err;
    const auto after = test::read_values(moved.out());
    ASSERT_EQ(before.size(), after.size());
    test::expect_same_values(before, after, tolerance);
    std::cout << "largest relative difference " << test::largest_difference(before, after) << '\n';
  }
}

// The north bank, WJ-01 to WJ-04, and the south bank, WJ-05 to WJ-08, share no border with a street on it:
// there a street along the border would count half to each in one run and once to each in two. The tiles in
// which areas are summed begin at the districts' extent, so that the last digits may differ.
TEST(Determinism, cutting_the_city_into_two_runs_changes_no_value) {
  constexpr double tolerance = 1e-12;
  const test::TemporaryFolder folder;
  check_sample(folder / "out");
  test::copy_sample(folder.path());
  const std::string project = read_text(sample / "project.toml");
  const std::size_t districts = project.find("[districts]") + std::string("[districts]\n").size();
  const auto whole = test::read_values(folder / "out");
  std::map<ValueKey, double> parts;
  for (const char* half : {"did <= 'WJ-04'", "did >= 'WJ-05'"}) {
    std::string text = project;
    text.insert(districts, "where = \"" + std::string(half) + "\"\n");
    test::write_text(folder / "project.toml", text);
    const auto outcome = citygauge("check " + folder.path().string() + " -o " + (folder / "half").string());
    ASSERT_EQ(outcome.exit_code, 1) << outcome.err;
    const auto values = test::read_values(folder / "half");
    EXPECT_LT(values.size(), whole.size());
    parts.insert(values.begin(), values.end());
  }
  ASSERT_EQ(parts.size(), whole.size());
  test::expect_same_values(whole, parts, tolerance);
  std::cout << "largest relative difference " << test::largest_difference(whole, parts) << '\n';
}

}  // namespace
}  // namespace citygauge
