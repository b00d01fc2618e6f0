// The sample against a copy that was edited by hand: which rows change, and by how much, follows from
// README.md.
#include <gdal_priv.h>
#include <gmock/gmock.h>
#include <ogrsf_frmts.h>

#include <cmath>
#include <numbers>
#include <set>

#include "end_to_end/sample_run.hpp"
#include "geometry/point.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;
using test::number;
using test::read_csv;
using test::read_json;
using test::Row;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using testing::UnorderedElementsAre;

/// What a planner would do in QGIS.
class Editing {
 public:
  explicit Editing(const fs::path& file)
      : dataset_(GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE)) {
    EXPECT_NE(dataset_, nullptr);
  }

  /// The stop 云台村 alone covers its circle: 535 m from the border, more than 1000 m from any other stop.
  void remove_stop() {
    OGRLayer& stops = *dataset_->GetLayerByName("bus_stops");
    stops.SetAttributeFilter("name = '云台村'");
    std::vector<GIntBig> found;
    for (const auto& stop : stops) found.push_back(stop->GetFID());
    stops.SetAttributeFilter(nullptr);
    ASSERT_EQ(found.size(), 1U);
    ASSERT_EQ(stops.DeleteFeature(found.front()), OGRERR_NONE);
  }

  /// The building site left of C2's axis, along (0.8, 0.6), goes 5 m further left: by (-3, 4).
  void widen_neck() {
    OGRLayer& plots = *dataset_->GetLayerByName("land_use");
    plots.SetAttributeFilter("YDYHFLDM = '070102'");
    plots.SetSpatialFilterRect(543760, 3413943, 543766, 3413950);
    std::vector<GIntBig> found;
    for (const auto& plot : plots) found.push_back(plot->GetFID());
    plots.SetAttributeFilter(nullptr);
    plots.SetSpatialFilter(nullptr);
    ASSERT_EQ(found.size(), 1U);
    const std::unique_ptr<OGRFeature> plot(plots.GetFeature(found.front()));
    OGRGeometry& shape = *plot->GetGeometryRef();
    OGRPolygon& polygon =
        *(wkbFlatten(shape.getGeometryType()) == wkbMultiPolygon ? shape.toMultiPolygon()->getGeometryRef(0)
                                                                 : shape.toPolygon());
    OGRLinearRing& ring = *polygon.getExteriorRing();
    for (int i = 0; i < ring.getNumPoints(); ++i) ring.setPoint(i, ring.getX(i) - 3, ring.getY(i) + 4);
    ASSERT_EQ(plots.SetFeature(plot.get()), OGRERR_NONE);
  }

  /// 600 m of 支路 through the parcels of WJ-05, along its axis s = (0.96, 0.28): 576 m by 168 m.
  void add_road() {
    OGRLayer& roads = *dataset_->GetLayerByName("roads");
    OGRFeature road(roads.GetLayerDefn());
    road.SetField("DLMC", "新建支路");
    road.SetField("DLDJ", "支路");
    road.SetField("level", "地面");
    road.SetField("status", "现状");
    const Point centre = centre_of("WJ-05");
    OGRLineString line;
    line.addPoint(centre.x - 288, centre.y - 84);
    line.addPoint(centre.x + 288, centre.y + 84);
    road.SetGeometry(&line);
    ASSERT_EQ(roads.CreateFeature(&road), OGRERR_NONE);
  }

 private:
  Point centre_of(const std::string& district) {
    OGRLayer& districts = *dataset_->GetLayerByName("districts");
    OGREnvelope box;
    for (const auto& feature : districts)
      if (feature->GetFieldAsString("did") == district) feature->GetGeometryRef()->getEnvelope(&box);
    // In the third row of parcels, not on the street t = 792 or 808 through the middle (750 is between rows).
    return {(box.MinX + box.MaxX) / 2 + 0.28 * 60, (box.MinY + box.MaxY) / 2 - 0.96 * 60};
  }

  GDALDatasetUniquePtr dataset_;
};

/// The rows of changes.csv that changed: by district and indicator.
std::map<test::ValueKey, Row> changed_in(const fs::path& out) {
  std::map<test::ValueKey, Row> changed;
  for (const Row& row : read_csv(out / "changes.csv"))
    if (row.at("change") != "unchanged")
      EXPECT_TRUE(changed.emplace(test::ValueKey{row.at("district_id"), row.at("indicator")}, row).second);
  return changed;
}

/// The sample and its edited copy, each checked once.
class Compare : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    GDALAllRegister();
    folder_ = new test::TemporaryFolder;
    for (const char* copy : {"before", "after"}) {
      fs::create_directory(folder_->path() / copy);
      test::copy_sample(folder_->path() / copy);
    }
    {
      Editing editing(folder_->path() / "after" / "city.gpkg");
      editing.remove_stop();
      editing.widen_neck();
      editing.add_road();
    }
    for (const char* copy : {"before", "after"})
      EXPECT_EQ(test::citygauge("check " + at(copy) + " --lang en").exit_code, 1);
  }
  static void TearDownTestSuite() { delete folder_; }

  static std::string at(const std::string& name) { return (folder_->path() / name).string(); }
  static test::Outcome compare(const std::string& base, const std::string& plan, const std::string& out,
                               const std::string& more = "") {
    return test::citygauge("compare " + at(base) + " " + at(plan) + " --lang en -o " + at(out) + " " + more);
  }

  static inline test::TemporaryFolder* folder_ = nullptr;
};

TEST_F(Compare, a_result_with_itself_finds_nothing_changed) {
  const test::Outcome outcome = compare("before/out", "before/out", "same");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("No value and no verdict has changed."));
  EXPECT_THAT(outcome.out, testing::Not(HasSubstr("Evidence")));
  EXPECT_TRUE(changed_in(at("same")).empty());
  const auto json = read_json(at("same") + "/changes.json");
  EXPECT_TRUE(json.at("evidence").empty());
  EXPECT_TRUE(json.at("yardsticks").empty());
  EXPECT_EQ(json.at("changes").size(), read_csv(at("before/out/results.csv")).size());
}

// WJ-05 had 23.5 km on 3 km2; with 0.6 km more, 24.1 km. C2 was 20 + 20 m wide and is 20 + 25 m. WJ-08 loses
// the circle of its stop, pi * 500^2 m2 of 7.012 km2 (the exact area stands as the denominator).
TEST_F(Compare, finds_exactly_the_rows_that_an_edit_changes_and_by_how_much) {
  const test::Outcome outcome = compare("before/out", "after/out", "edited", "--maps");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;  // no target is lost
  for (const char* sheet : {"02_road_density", "03_corridor_net_width", "06_bus_stop_coverage"})
    EXPECT_TRUE(test::read_text(at("edited/maps/") + sheet + ".pdf").starts_with("%PDF")) << sheet;
  EXPECT_THAT(outcome.out, HasSubstr("Base: 万江区样例：2030 年指标评估 (" + at("before/out") + ")"));
  const auto changed = changed_in(at("edited"));
  std::set<std::string> rows;
  for (const auto& [key, row] : changed) rows.insert(key.first + " " + key.second + " " + row.at("change"));
  EXPECT_THAT(rows,
              UnorderedElementsAre("WJ-05 road_density newly_met", "WJ-05 road_class_density.branch changed",
                                   "WJ-08 bus_stop_coverage worse", "C2 corridor_net_width better"));
  const Row& roads = changed.at({"WJ-05", "road_density"});
  EXPECT_NEAR(number(roads, "value_before"), 23.5 / 3, 1e-8);
  EXPECT_NEAR(number(roads, "value_after"), 24.1 / 3, 1e-8);
  EXPECT_NEAR(number(roads, "difference"), 0.2, 1e-8);
  EXPECT_NEAR(number(roads, "margin_before"), -0.5, 1e-8);
  EXPECT_NEAR(number(roads, "margin_after"), 0.1, 1e-8);
  EXPECT_EQ(roads.at("verdict_before"), "miss");
  EXPECT_EQ(roads.at("verdict_after"), "pass");
  EXPECT_NEAR(number(changed.at({"WJ-05", "road_class_density.branch"}), "difference"), 0.2, 1e-8);
  EXPECT_NEAR(number(changed.at({"C2", "corridor_net_width"}), "value_after"), 45, 1e-3);
  double area = 0;
  for (const Row& row : read_csv(at("before/out/results.csv")))
    if (row.at("district_id") == "WJ-08" && row.at("indicator") == "bus_stop_coverage")
      area = number(row, "denominator");
  EXPECT_NEAR(number(changed.at({"WJ-08", "bus_stop_coverage"}), "difference"),
              -100 * std::numbers::pi * 500 * 500 / area, 1e-6);
}

TEST_F(Compare, swapped_finds_the_mirror_image_and_a_lost_target) {
  compare("before/out", "after/out", "edited");
  const test::Outcome outcome = compare("after/out", "before/out", "swapped");
  EXPECT_EQ(outcome.exit_code, 1) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("drops 8.03 → 7.83 km/km², below the target ≥ 8 km/km²"));
  const auto there = changed_in(at("edited")), back = changed_in(at("swapped"));
  ASSERT_EQ(there.size(), back.size());
  const std::map<std::string, std::string> mirrored{
      {"newly_met", "newly_missed"}, {"changed", "changed"}, {"worse", "better"}, {"better", "worse"}};
  for (const auto& [key, row] : there) {
    const Row& other = back.at(key);
    EXPECT_EQ(number(row, "difference"), -number(other, "difference"));
    EXPECT_EQ(row.at("value_before"), other.at("value_after"));
    EXPECT_EQ(mirrored.at(row.at("change")), other.at("change"));
  }
}

// The uncovered land of WJ-08 has another shape; the neck and the axis around it are others; nothing else.
TEST_F(Compare, finds_the_evidence_that_is_new_and_that_is_resolved) {
  compare("before/out", "after/out", "edited");
  std::map<std::string, std::pair<int, int>> counts;
  const auto edited = read_json(at("edited/changes.json"));
  for (const auto& table : edited.at("evidence"))
    counts[table.at("table")] = {table.at("new"), table.at("resolved")};
  EXPECT_EQ(counts["evidence_uncovered"], std::pair(1, 1));
  EXPECT_GE(counts["evidence_corridor_neck"].first, 1);
  for (const auto& [table, unused] : counts)
    EXPECT_THAT(
        (std::set<std::string>{"evidence_uncovered", "evidence_corridor_neck", "evidence_corridor_axis"}),
        testing::Contains(table));
  const DatasetHandle file = open_vector_dataset(at("edited/compare.gpkg"));
  double before = 0, after = 0;
  test::for_each_feature(*file, "evidence_uncovered", [&](const OGRFeature& row) {
    EXPECT_STREQ(row.GetFieldAsString("district_id"), "WJ-08");
    (std::string(row.GetFieldAsString("change")) == "new" ? after : before) =
        row.GetFieldAsDouble("uncovered_m2");
  });
  EXPECT_NEAR(after - before, std::numbers::pi * 500 * 500, 1e-3);
  std::map<std::string, double> differences;
  test::for_each_feature(*file, "districts", [&](const OGRFeature& row) {
    if (const double d = row.GetFieldAsDouble("road_density_difference"); d != 0)
      differences[row.GetFieldAsString("id")] = d;
    EXPECT_STREQ(row.GetFieldAsString("district_change"), "same");
  });
  EXPECT_THAT(differences, ElementsAre(Pair("WJ-05", testing::DoubleNear(0.2, 1e-8))));
}

TEST_F(Compare, projects_are_checked_first_and_compare_alike) {
  EXPECT_EQ(compare("before/project.toml", "after", "projects").exit_code, 0);
  compare("before/out", "after/out", "edited");
  EXPECT_EQ(test::read_text(at("projects/changes.csv")), test::read_text(at("edited/changes.csv")));
  EXPECT_TRUE(fs::exists(at("projects/base/result.gpkg")));
  EXPECT_TRUE(fs::exists(at("projects/plan/report.html")));
}

TEST_F(Compare, refuses_what_is_no_result_and_what_it_would_cover) {
  EXPECT_EQ(compare("before/out", "before/city.gpkg", "refused").exit_code, 3);
  EXPECT_EQ(compare("before/out", "nowhere", "refused").exit_code, 3);
  EXPECT_EQ(compare("before", "nowhere.toml", "refused").exit_code, 2);
  EXPECT_FALSE(fs::exists(at("refused"))) << "a run that failed leaves nothing";
  fs::create_directory(at("within"));
  fs::copy_file(at("before/out/result.gpkg"), at("within/compare.gpkg"));
  const std::string before = test::read_text(at("within/compare.gpkg"));
  EXPECT_EQ(compare("within/compare.gpkg", "after/out", "within").exit_code, 2);
  EXPECT_EQ(test::read_text(at("within/compare.gpkg")), before);
  fs::create_directories(at("nested/plan"));
  fs::copy_file(at("before/out/result.gpkg"), at("nested/plan/result.gpkg"));
  EXPECT_EQ(compare("nested/plan", "after", "nested").exit_code, 2)
      << "the base lies where the plan is checked to";
}

TEST_F(Compare, says_that_a_target_was_changed_and_not_the_plan) {
  fs::create_directory(at("lenient"));
  test::copy_sample(at("lenient"));
  std::string targets = test::read_text(at("lenient/headline-targets.toml"));
  const std::string strict = "threshold = \">= 8\"";
  targets.replace(targets.find(strict), strict.size(), "threshold = \">= 7\"");
  std::ofstream(at("lenient/headline-targets.toml")) << targets;
  EXPECT_EQ(compare("lenient", "before/out", "yardstick").exit_code,
            1);  // met by the old target, not by the new
  for (const auto& [key, row] : changed_in(at("yardstick"))) {
    EXPECT_EQ(key.second, "road_density");
    EXPECT_EQ(row.at("change"), "other_yardstick");
    EXPECT_EQ(row.at("yardstick"), "target");
    EXPECT_EQ(number(row, "difference"), 0);
    EXPECT_THAT(row.at("sentence_en"), HasSubstr("the target was ≥ 7 km/km² and is ≥ 8 km/km²"));
  }
  std::set<std::string> topics;
  const auto yardstick = read_json(at("yardstick/changes.json"));
  for (const auto& difference : yardstick.at("yardsticks")) topics.insert(difference.at("topic"));
  EXPECT_EQ(topics, (std::set<std::string>{"target", "profile"}));
}

}  // namespace
}  // namespace citygauge
