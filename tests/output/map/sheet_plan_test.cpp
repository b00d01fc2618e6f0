// Which sheets there are, and that no name from the data becomes a path.
#include "output/map/sheet_plan.hpp"

#include <gmock/gmock.h>

#include "core/error.hpp"
#include "output/sample_report.hpp"

namespace citygauge {
namespace {

using testing::ElementsAre;

/// Two districts; a plain indicator, a grouped one with two classes, and one of corridors.
RunReport report() {
  RunReport made;
  made.districts = samples::sample_districts();
  made.indicators = {samples::sample_indicator("road_density", {"道路网密度", "Road density"}, "km/km2"),
                     samples::sample_indicator("by_class", {"分级密度", "By class"}, "km/km2"),
                     samples::sample_indicator("net_width", {"净宽度", "Net width"}, "m", "corridors")};
  for (const char* indicator : {"road_density", "by_class.arterial", "by_class.branch", "net_width"})
    made.results.push_back(samples::sample_result("01", indicator, 1.0, Verdict::no_target));
  return made;
}

std::vector<std::string> names(const SheetChoice& choice, const RunReport& of = report()) {
  std::vector<std::string> found;
  for (const PlannedSheet& sheet : plan_sheets(of, choice)) found.push_back(sheet.file_name);
  return found;
}

SheetChoice choice(bool overview, std::vector<std::string> indicators, std::vector<std::string> districts) {
  return {overview, std::move(indicators), std::move(districts)};
}

TEST(SheetPlan, has_the_overview_and_a_sheet_for_each_indicator_by_default) {
  EXPECT_THAT(names({}), ElementsAre("01_overview", "02_road_density", "03_by_class_arterial",
                                     "04_by_class_branch", "05_net_width"));
}

TEST(SheetPlan, calls_a_sheet_the_same_whatever_else_is_chosen) {
  EXPECT_THAT(names(choice(false, {"by_class.branch"}, {})), ElementsAre("04_by_class_branch"));
  EXPECT_THAT(names(choice(true, {"net_width"}, {})), ElementsAre("01_overview", "05_net_width"));
}

TEST(SheetPlan, takes_all_classes_of_a_grouped_indicator) {
  EXPECT_THAT(names(choice(false, {"by_class"}, {})),
              ElementsAre("03_by_class_arterial", "04_by_class_branch"));
}

TEST(SheetPlan, makes_an_atlas_of_the_districts) {
  EXPECT_THAT(names(choice(false, {}, {"all"})), ElementsAre("01_overview_01", "01_overview_02"));
  EXPECT_THAT(names(choice(false, {"road_density"}, {"02"})), ElementsAre("02_road_density_02"));
}

TEST(SheetPlan, a_district_called_all_is_itself) {
  RunReport with_all = report();
  with_all.districts.ids[1] = "all";
  EXPECT_THAT(names(choice(false, {}, {"all"}), with_all), ElementsAre("01_overview_all"));
}

TEST(SheetPlan, districts_whose_safe_names_are_the_same_keep_their_own_files) {
  RunReport alike = report();
  alike.districts.ids = {"a/b", "A:B"};  // both a_b where case does not count
  EXPECT_THAT(names(choice(false, {}, {"all"}), alike), ElementsAre("01_overview_a_b", "01_overview_A_B_2"));
  EXPECT_THAT(names(choice(false, {}, {"A:B"}), alike), ElementsAre("01_overview_A_B_2"));
}

TEST(SheetPlan, refuses_what_the_result_does_not_have) {
  EXPECT_THROW((void)plan_sheets(report(), choice(false, {"road_densit"}, {})), Error);
  EXPECT_THROW((void)plan_sheets(report(), choice(false, {}, {"03"})), Error);
  try {
    (void)plan_sheets(report(), choice(false, {"road_densit"}, {}));
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::config);
    EXPECT_THAT(error.hint(), testing::HasSubstr("road_density"));
  }
}

TEST(SafeName, never_leaves_the_folder) {
  EXPECT_EQ(safe_name("../../etc/passwd"), "_etc_passwd");
  EXPECT_EQ(safe_name("a\\b:c*d?\"<script>|\n\t"), "a_b_c_d_script_");
  EXPECT_EQ(safe_name(""), "_");
  EXPECT_EQ(safe_name("."), "_");
}

TEST(SafeName, keeps_chinese_and_drops_what_is_not_utf8) {
  EXPECT_EQ(safe_name("涪城区-01"), "涪城区-01");
  EXPECT_EQ(safe_name("涪\xE6\xB6"), "涪_");           // a cut character
  EXPECT_EQ(safe_name("\xE2\x80\xAE evil"), "_evil");  // right-to-left override
}

TEST(SafeName, is_short_and_ends_with_a_whole_character) {
  std::string district;
  for (int i = 0; i < 100; ++i) district += "区";
  EXPECT_EQ(safe_name(district).size(), 60U);        // 20 characters of 3 bytes
  EXPECT_EQ(safe_name("a" + district).size(), 58U);  // 1 + 19 x 3; the next would make 61
}

}  // namespace
}  // namespace citygauge
