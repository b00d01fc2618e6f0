#include "output/map/district_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <numeric>

#include "furniture_sheet.hpp"

namespace citygauge {
namespace {

using samples::drawn_box;
using samples::FurnitureSheet;
using samples::SheetPixels;
using samples::within;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr double unlimited = std::numeric_limits<double>::infinity();
const Lettering zh{Language::zh, 1};

Result missed_result() {
  Result result;
  result.value = 7.9996;
  result.unit = "km/km2";
  result.threshold = ">= 8";
  result.year = 2030;
  result.verdict = Verdict::miss;
  result.margin = -0.4;
  result.margin_unit = "km";
  return result;
}

/// Every fourth row, from the first, is a missed target; the eleventh is a softly missed one.
std::vector<DistrictTableRow> rows(int count) {
  std::vector<DistrictTableRow> out;
  for (int i = 0; i < count; ++i) {
    Result result = missed_result();
    if (i % 4 != 0) result.verdict = i == 10 ? Verdict::soft_miss : Verdict::pass;
    out.push_back(district_table_row(result, "道路网密度" + std::to_string(i), Language::zh));
  }
  return out;
}

// 7.9996 is not shown as 8.00, which would seem to meet the target.
TEST(DistrictTable, a_row_says_value_target_margin_and_verdict) {
  const DistrictTableRow row = district_table_row(missed_result(), "道路网密度", Language::zh);
  EXPECT_EQ(row.value, "7.9996 km/km²");
  EXPECT_EQ(row.target, "≥ 8（2030）");
  EXPECT_EQ(row.margin, "差 0.400 km");
  EXPECT_EQ(row.verdict, "✗ 未达标");
  EXPECT_TRUE(row.missed);
}

TEST(DistrictTable, what_is_not_known_is_a_dash) {
  Result result;
  result.verdict = Verdict::not_evaluated;
  const DistrictTableRow row = district_table_row(result, "Road density", Language::en);
  EXPECT_EQ(row.value, "–");
  EXPECT_EQ(row.target, "–");
  EXPECT_EQ(row.margin, "–");
  EXPECT_EQ(row.verdict, "? not evaluated");
  EXPECT_FALSE(row.missed);
}

TEST(DistrictTable, takes_the_whole_width_and_shows_all_where_there_is_room) {
  FurnitureSheet sheet;
  for (const double width_mm : {60.0, 78.0, 200.0}) {
    const DistrictTableLayout layout =
        lay_out_district_table(sheet.canvas(), rows(5), {width_mm, unlimited}, zh);
    EXPECT_NEAR(std::accumulate(layout.column_mm.begin(), layout.column_mm.end(), 0.0), width_mm, 1e-9);
    EXPECT_THAT(layout.shown, ElementsAre(0, 1, 2, 3, 4));
    EXPECT_DOUBLE_EQ(layout.size_pt, 8);
    EXPECT_DOUBLE_EQ(layout.height_mm(), district_table_height_mm(sheet.canvas(), rows(5), width_mm, zh));
  }
}

TEST(DistrictTable, shrinks_before_it_leaves_out) {
  FurnitureSheet sheet;
  const double wanted = district_table_height_mm(sheet.canvas(), rows(10), 200, zh);
  const DistrictTableLayout layout =
      lay_out_district_table(sheet.canvas(), rows(10), {200, 0.85 * wanted}, zh);
  EXPECT_NEAR(layout.size_pt, 0.8 * 8, 1e-9);
  EXPECT_EQ(layout.left_out, 0U);
  EXPECT_LE(layout.height_mm(), 0.85 * wanted);
}

// Of 12 rows the missed ones are 0, 4 and 8. At 0.7 of the size all would take 0.7 of the wanted height (13
// lines with the header); half of it has room for 13 / 2 / 0.7 = 9.3 lines: header, last line and 7 rows.
// Those are the three, the softly missed 10, and the first three of the rest.
TEST(DistrictTable, counts_what_it_leaves_out_and_keeps_what_is_missed) {
  FurnitureSheet sheet;
  const double wanted = district_table_height_mm(sheet.canvas(), rows(12), 200, zh);
  const DistrictTableLayout layout =
      lay_out_district_table(sheet.canvas(), rows(12), {200, 0.5 * wanted}, zh);
  EXPECT_NEAR(layout.size_pt, 0.7 * 8, 1e-9);
  EXPECT_THAT(layout.shown, ElementsAre(0, 1, 2, 3, 4, 8, 10));
  EXPECT_EQ(layout.left_out, 5U);
  EXPECT_EQ(layout.row_mm.size(), 7U);
  EXPECT_LE(layout.height_mm(), 0.5 * wanted);
}

// 0.23 mm: half of the frame's line (0.125 mm) and a pixel.
TEST(DistrictTable, is_drawn_within_its_box) {
  FurnitureSheet sheet(PictureFormat::png, {100, 80});
  auto long_rows = rows(9);
  long_rows[0].indicator = std::string(4000, 'W');
  draw_district_table(sheet.canvas(), {10, 10, 88, 60}, long_rows, zh);
  sheet.canvas().finish();
  EXPECT_TRUE(within(drawn_box(SheetPixels(sheet)), {10, 10, 88, 60}, 0.23));
}

TEST(DistrictTable, its_texts_can_be_found_in_a_pdf) {
  FurnitureSheet sheet(PictureFormat::pdf);
  draw_district_table(sheet.canvas(), {10, 10, 110, 40}, rows(30), zh);
  auto hostile = rows(1);
  hostile[0].indicator = "<script>alert(1)</script>";
  draw_district_table(sheet.canvas(), {120, 10, 280, 40}, hostile, {Language::en, 1});
  sheet.canvas().finish();
  CITYGAUGE_READ_PDF_TEXT(text, sheet);
  EXPECT_THAT(text, HasSubstr("未达标"));
  EXPECT_THAT(text, HasSubstr("7.9996km/km²"));
  EXPECT_THAT(text, HasSubstr("项见results.xlsx"));
  EXPECT_THAT(text, HasSubstr("<script>alert(1)</script>"));
  EXPECT_THAT(text, HasSubstr("Verdict"));
}

}  // namespace
}  // namespace citygauge
