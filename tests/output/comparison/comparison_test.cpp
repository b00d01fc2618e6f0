#include "output/comparison/comparison.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/error.hpp"
#include "output/comparison/change_files.hpp"
#include "output/comparison/change_table.hpp"
#include "output/comparison/change_words.hpp"
#include "output/comparison/changed_evidence.hpp"
#include "output/sample_report.hpp"

namespace citygauge {
namespace {

using samples::sample_report;

const Change& row(const Comparison& comparison, const std::string& district, const std::string& profile) {
  return *std::ranges::find_if(comparison.changes, [&](const Change& change) {
    return change.named().district_id == district && change.named().profile == profile &&
           change.named().indicator == "road_density";
  });
}

Result& result(RunReport& report, std::size_t index) {
  return report.results.at(index);
}

TEST(Comparison, of_a_report_with_itself_is_empty) {
  const RunReport report = sample_report();
  const Comparison same = compare(report, report);
  EXPECT_TRUE(changed_rows(same).empty());
  EXPECT_TRUE(same.evidence.empty());
  EXPECT_TRUE(same.yardsticks.empty());
  EXPECT_EQ(same.changes.size(), report.results.size());
  EXPECT_EQ(lost_targets(same), 0U);
  EXPECT_FALSE(any_no_longer_evaluated(same));
}

TEST(Comparison, tells_a_lost_target_from_a_value_that_only_falls) {
  const RunReport base = sample_report();
  RunReport plan = base;
  result(plan, 0).value = 7.5;  // was 8.125 against >= 8
  result(plan, 0).verdict = Verdict::miss;
  result(plan, 1).value = 0.2;  // missed before
  const Comparison comparison = compare(base, plan);
  EXPECT_EQ(row(comparison, "01", "mianyang-2030").kind, ChangeKind::newly_missed);
  EXPECT_EQ(row(comparison, "02", "mianyang-2030").kind, ChangeKind::worse);
  EXPECT_DOUBLE_EQ(*row(comparison, "01", "mianyang-2030").difference(), -0.625);
  EXPECT_EQ(lost_targets(comparison), 1U);
  EXPECT_EQ(changed_rows(comparison).front()->kind, ChangeKind::newly_missed);
  const Comparison back = compare(plan, base);
  EXPECT_EQ(row(back, "01", "mianyang-2030").kind, ChangeKind::newly_met);
  EXPECT_EQ(row(back, "02", "mianyang-2030").kind, ChangeKind::better);
  EXPECT_EQ(lost_targets(back), 0U);
}

TEST(Comparison, sees_the_last_digit) {
  const RunReport base = sample_report();
  RunReport plan = base;
  result(plan, 0).value = std::nextafter(8.125, 9);
  const Comparison comparison = compare(base, plan);
  const Change& change = row(comparison, "01", "mianyang-2030");
  EXPECT_EQ(change.kind, ChangeKind::better);
  const auto shown = shown_pair(*change.before->value, *change.after->value, ">= 8");
  EXPECT_NE(shown.first, shown.second);
}

TEST(Comparison, of_a_target_that_is_no_longer_evaluated_or_gone_says_so) {
  const RunReport base = sample_report();
  RunReport plan = base;
  result(plan, 0).value.reset();
  result(plan, 0).verdict = Verdict::not_evaluated;
  const Comparison unknown = compare(base, plan);
  EXPECT_EQ(row(unknown, "01", "mianyang-2030").kind, ChangeKind::no_longer_evaluated);
  EXPECT_TRUE(any_no_longer_evaluated(unknown));
  EXPECT_EQ(lost_targets(unknown), 0U);
  EXPECT_EQ(row(compare(plan, base), "01", "mianyang-2030").kind, ChangeKind::newly_evaluated);
  plan.results.erase(plan.results.begin());
  const Comparison gone = compare(base, plan);
  EXPECT_EQ(row(gone, "01", "mianyang-2030").kind, ChangeKind::vanished);
  EXPECT_TRUE(any_no_longer_evaluated(gone));
  EXPECT_EQ(row(compare(plan, base), "01", "mianyang-2030").kind, ChangeKind::appeared);
}

TEST(Comparison, does_not_lay_another_yardstick_to_the_plans_account) {
  const RunReport base = sample_report();
  RunReport plan = base;
  plan.targets[0].threshold = ">= 9";
  result(plan, 0).threshold = ">= 9";
  result(plan, 0).verdict = Verdict::miss;
  const Comparison retargeted = compare(base, plan);
  const Change& change = row(retargeted, "01", "mianyang-2030");
  EXPECT_EQ(change.kind, ChangeKind::other_yardstick);
  EXPECT_FALSE(change.same_target);
  ASSERT_EQ(retargeted.yardsticks.size(), 1U);
  EXPECT_EQ(retargeted.yardsticks[0].topic, "target");
  EXPECT_EQ(lost_targets(retargeted), 1U) << "the target is missed all the same";

  RunReport redefined = base;
  redefined.indicators[0].numerator.options["border"] = {std::string("full"), {}};
  result(redefined, 1).value = 0.5;
  const Comparison other = compare(base, redefined);
  EXPECT_EQ(row(other, "02", "mianyang-2030").kind, ChangeKind::other_yardstick);
  EXPECT_EQ(row(other, "01", "mianyang-2030").kind, ChangeKind::unchanged);
  ASSERT_EQ(other.yardsticks.size(), 1U);
  EXPECT_EQ(other.yardsticks[0].topic, "definition");
}

TEST(Comparison, knows_the_direction_of_a_target_and_of_a_range) {
  RunReport base = sample_report();
  for (const char* threshold : {"<= 9", "[8.1, 9]"}) {
    result(base, 0).threshold = threshold;
    RunReport plan = base;
    result(plan, 0).value = 8.5;
    const ChangeKind expected =
        std::string(threshold) == "<= 9" ? ChangeKind::worse : ChangeKind::changed;  // within it all is well
    EXPECT_EQ(row(compare(base, plan), "01", "mianyang-2030").kind, expected) << threshold;
  }
}

TEST(Comparison, matches_districts_by_id_and_says_which_were_redrawn) {
  const RunReport base = sample_report();
  RunReport plan = base;
  plan.districts.ids[1] = "03";
  const Comparison renamed = compare(base, plan);
  EXPECT_EQ(renamed.districts.ids, (std::vector<std::string>{"01", "03", "02"}));
  EXPECT_EQ(renamed.district_changes,
            (std::vector{DistrictChange::same, DistrictChange::appeared, DistrictChange::vanished}));

  RunReport moved = base;
  Shapes shapes(ShapeKind::polygon);
  for (std::size_t d = 0; d < 2; ++d) {
    for (std::size_t p = 0; p < base.districts.shapes[d].part_count(); ++p) {
      std::vector<Point> ring;
      for (Point point : base.districts.shapes[d].part(p))
        ring.push_back({point.x + 1e-3 * double(d), point.y});
      shapes.add_part(ring);
    }
    shapes.end_feature();
  }
  moved.districts.shapes = shapes;
  EXPECT_EQ(compare(base, moved).district_changes,
            (std::vector{DistrictChange::same, DistrictChange::reshaped}));
}

Evidence squares(const std::vector<double>& lefts, std::int64_t first_fid) {
  Evidence evidence{"evidence_uncovered", Shapes(ShapeKind::polygon), {}};
  std::vector<std::int64_t> fids;
  std::vector<double> areas;
  for (const double x : lefts) {
    const bool turned = first_fid > 1;  // the ring begins elsewhere
    std::vector<Point> ring{{x, 0}, {x + 10, 0}, {x + 10, 10}, {x, 10}, {x, 0}};
    if (turned) ring = {{x + 10, 10}, {x, 10}, {x, 0}, {x + 10, 0}, {x + 10, 10}};
    evidence.shapes.add_part(ring);
    evidence.shapes.end_feature();
    fids.push_back(first_fid++);
    areas.push_back(100);
  }
  evidence.columns = {{"fid", fids}, {"area_m2", areas}};
  return evidence;
}

TEST(ChangedEvidence, matches_rows_in_any_order_whatever_their_numbers_and_ring_starts) {
  EXPECT_TRUE(changed_evidence({squares({0, 20, 40}, 1)}, {squares({40, 0, 20}, 7)}).empty());
  const auto changed = changed_evidence({squares({0, 20, 20, 40}, 1)}, {squares({60, 20, 0}, 7)});
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_EQ(*find_cells<std::string>(changed[0], change_column),
            (std::vector<std::string>{"new", "resolved", "resolved"}));  // 60; one of the two at 20, and 40
  EXPECT_EQ(changed[0].shapes[0].points()[0].x, 70);
}

TEST(ChangedEvidence, puts_columns_together_that_only_one_result_has) {
  Evidence before = squares({0}, 1), after = squares({20}, 1);
  before.columns[0] = {"fid", std::vector<std::string>{""}};  // a column with gaps has become text
  after.columns.push_back({"layer", std::vector<std::string>{"green"}});
  const auto changed = changed_evidence({before}, {after});
  ASSERT_EQ(changed.size(), 1U);
  for (const EvidenceColumn& column : changed[0].columns)
    EXPECT_EQ(std::visit([](const auto& values) { return values.size(); }, column.values), 2U) << column.name;
  EXPECT_EQ(*find_cells<std::string>(changed[0], "layer"), (std::vector<std::string>{"green", ""}));
  EXPECT_EQ(*find_cells<std::string>(changed[0], "fid"), (std::vector<std::string>{"1", ""}));
}

TEST(ChangedEvidence, refuses_a_table_of_two_kinds) {
  const Evidence lines{"evidence_uncovered", samples::sample_evidence()[0].shapes, {}};
  EXPECT_THROW(static_cast<void>(changed_evidence({squares({0}, 1)}, {lines})), Error);
}

TEST(Comparison, refuses_two_crs) {
  RunReport plan = sample_report();
  plan.crs_wkt = "another";
  plan.crs_name = "EPSG:4545";
  EXPECT_THROW(static_cast<void>(compare(sample_report(), plan)), Error);
}

TEST(Comparison, says_what_happened_in_both_languages) {
  const RunReport base = sample_report();
  RunReport plan = base;
  result(plan, 0).value = 7.5;
  result(plan, 0).verdict = Verdict::miss;
  result(plan, 0).margin = -0.5;
  const Comparison comparison = compare(base, plan);
  const Change& change = row(comparison, "01", "mianyang-2030");
  EXPECT_EQ(change_sentence(change, Language::en),
            "drops 8.12 → 7.50 km/km², below the target ≥ 8 km/km², 0.125 km to spare → short by 0.500 km");
  EXPECT_EQ(change_sentence(change, Language::zh),
            "由 8.12 降至 7.50 km/km²，低于目标 ≥ 8 km/km²，余 0.125 km → 差 0.500 km");
  for (const ChangeKind kind : all_change_kinds)
    EXPECT_NE(signed_word(kind, Language::zh), signed_word(kind, Language::en)) << to_string(kind);
}

// Names come from layers, and may be meant for a terminal, a spreadsheet or a browser.
TEST(Comparison, shows_names_and_notes_without_their_harm) {
  RunReport base = sample_report();
  base.districts.names[0] = "<script>alert(1)</script>\x1b[31m";
  for (Result& each : base.results) each.district_name = base.districts.names[0];
  RunReport plan = base;
  for (Result& each : plan.results)
    if (each.value) *each.value -= 1;
  const Comparison comparison = compare(base, plan);
  EXPECT_EQ(change_table(comparison, Language::zh, false).find('\x1b'), std::string::npos);
  const samples::TemporaryFolder folder;
  for (const ChangeFile& file : change_files()) {
    file.write({comparison, samples::sample_styles(), Language::en}, folder.path() / file.name);
    EXPECT_GT(std::filesystem::file_size(folder.path() / file.name), 0U) << file.name;
  }
  EXPECT_EQ(samples::bytes_of(folder.path() / "compare.html").find("<script>alert"), std::string::npos);
}

}  // namespace
}  // namespace citygauge
