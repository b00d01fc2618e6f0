#include "output/map/legend.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "furniture_sheet.hpp"

namespace citygauge {
namespace {

using samples::drawn_box;
using samples::FurnitureSheet;
using samples::SheetPixels;
using samples::within;
using testing::HasSubstr;

constexpr double unlimited = std::numeric_limits<double>::infinity();
const Lettering zh{Language::zh, 1};

LegendBlock block(const std::string& heading, int entries, double importance = 1) {
  LegendBlock out{heading, {}, importance};
  for (int i = 1; i <= entries; ++i)
    out.entries.push_back({filled({200, 220, 240}, 0.2), heading + std::to_string(i)});
  return out;
}

std::size_t count(const LegendLayout& layout, LegendRowKind kind, std::size_t of_block = 0) {
  const bool any = kind == LegendRowKind::more;
  return std::count_if(layout.rows.begin(), layout.rows.end(), [&](const LegendRow& row) {
    return row.kind == kind && (any || row.block == of_block);
  });
}

void expect_no_overlap(const LegendLayout& layout, PaperSize room) {
  constexpr double rounding_mm = 1e-6;
  for (std::size_t i = 0; i < layout.rows.size(); ++i) {
    EXPECT_TRUE(within(layout.rows[i].box, {0, 0, room.width_mm, room.height_mm}, rounding_mm)) << i;
    for (std::size_t j = 0; j < i; ++j)
      EXPECT_FALSE(layout.rows[i].box.shrunk(rounding_mm).overlaps(layout.rows[j].box)) << i << " " << j;
  }
}

TEST(Legend, shows_all_in_one_column_where_there_is_room) {
  FurnitureSheet sheet;
  const PaperSize room{60, 100};
  const LegendLayout layout = lay_out_legend(sheet.canvas(), {block("道路", 4), block("水域", 2)}, room, zh);
  EXPECT_EQ(layout.columns, 1);
  EXPECT_DOUBLE_EQ(layout.size_pt, 8);
  EXPECT_EQ(layout.left_out, 0U);
  EXPECT_EQ(layout.rows.size(), 1U + 5U + 3U);  // the title, two headings, six entries
  expect_no_overlap(layout, room);
}

// A column of 20 entries of at least 3.4 mm and gaps of 0.7 mm is higher than 60 mm; 120 mm of width have
// room for two or more.
TEST(Legend, flows_into_columns_before_it_shrinks) {
  FurnitureSheet sheet;
  const PaperSize room{120, 60};
  const LegendLayout layout = lay_out_legend(sheet.canvas(), {block("用地", 20)}, room, zh);
  EXPECT_EQ(layout.columns, 2);
  EXPECT_DOUBLE_EQ(layout.size_pt, 8);
  expect_no_overlap(layout, room);
}

// 12 entries take 12 x 3.4 + 11 x 0.7 = 48.5 mm and more at 8 pt, at most 0.7 of that and some when shrunk.
TEST(Legend, shrinks_before_it_leaves_out) {
  FurnitureSheet sheet;
  const PaperSize room{30, 45};
  const LegendLayout layout = lay_out_legend(sheet.canvas(), {block("用地", 12)}, room, zh);
  EXPECT_LT(layout.size_pt, 8);
  EXPECT_GE(layout.size_pt, 0.7 * 8 - 1e-9);
  EXPECT_EQ(layout.left_out, 0U);
  expect_no_overlap(layout, room);
}

TEST(Legend, counts_what_it_leaves_out_the_least_important_first) {
  FurnitureSheet sheet;
  const PaperSize room{30, 45};
  const std::vector<LegendBlock> blocks{block("底图", 40, 1), block("结论", 5, 3)};
  const LegendLayout layout = lay_out_legend(sheet.canvas(), blocks, room, zh);
  EXPECT_NEAR(layout.size_pt, 0.7 * 8, 1e-9);
  EXPECT_GT(layout.left_out, 0U);
  EXPECT_EQ(count(layout, LegendRowKind::entry, 0) + layout.left_out, 40U);
  EXPECT_EQ(count(layout, LegendRowKind::entry, 1), 5U);
  EXPECT_EQ(layout.rows.back().kind, LegendRowKind::more);
  EXPECT_EQ(layout.rows.back().text, "… 另 " + std::to_string(layout.left_out) + " 类");
  expect_no_overlap(layout, room);
}

TEST(Legend, a_block_that_loses_all_its_entries_loses_its_heading) {
  FurnitureSheet sheet;
  const LegendLayout layout =
      lay_out_legend(sheet.canvas(), {block("底图", 3, 1), block("结论", 4, 3)}, {30, 22}, zh);
  EXPECT_GE(layout.left_out, 3U);
  EXPECT_EQ(count(layout, LegendRowKind::heading, 0), 0U);
}

TEST(Legend, without_entries_is_not_drawn) {
  FurnitureSheet sheet;
  const std::vector<LegendBlock> empty{{"道路", {}, 1}};
  EXPECT_DOUBLE_EQ(legend_height_mm(sheet.canvas(), empty, 60, zh), 0);
  EXPECT_TRUE(draw_legend(sheet.canvas(), {10, 10, 70, 60}, empty, zh).rows.empty());
}

TEST(Legend, as_high_as_it_wants_it_fits_unshrunk) {
  FurnitureSheet sheet;
  for (const double width_mm : {30.0, 60.0, 150.0, 300.0}) {
    const std::vector<LegendBlock> blocks{block("Road network density (km/km2)", 7), block("水域", 9)};
    const double height_mm = legend_height_mm(sheet.canvas(), blocks, width_mm, zh);
    const LegendLayout layout = lay_out_legend(sheet.canvas(), blocks, {width_mm, height_mm}, zh);
    EXPECT_DOUBLE_EQ(layout.size_pt, 8) << width_mm;
    EXPECT_EQ(layout.left_out, 0U) << width_mm;
  }
}

TEST(Legend, wraps_long_texts_and_marks_very_long_ones) {
  FurnitureSheet sheet;
  LegendBlock blocks = block("", 1);
  blocks.entries.push_back({pen(0.5), std::string(5000, 'x')});
  const LegendLayout layout = lay_out_legend(sheet.canvas(), {blocks}, {40, unlimited}, zh);
  EXPECT_GT(layout.rows[2].box.height(), 3 * layout.rows[1].box.height());
  EXPECT_THAT(layout.rows[2].text, HasSubstr("x…"));
  EXPECT_EQ(layout.left_out, 0U);
}

// 0.4 mm: half of an outline and what glyphs reach beyond their advance.
TEST(Legend, is_drawn_within_its_box) {
  FurnitureSheet sheet(PictureFormat::png, {80, 60});
  LegendBlock roads{"道路 Roads", {{pen(9), "一条非常粗的线，其文字也很长，必须换行才能放得下"}}, 1};
  Symbol stop;
  stop.kind = ShapeKind::point;
  stop.size_mm = 30;
  roads.entries.push_back({stop, "公交站"});
  draw_legend(sheet.canvas(), {10, 10, 60, 50}, {roads, block("水域", 3)}, zh);
  sheet.canvas().finish();
  EXPECT_TRUE(within(drawn_box(SheetPixels(sheet)), {10, 10, 60, 50}, 0.4));
}

TEST(Legend, its_texts_can_be_found_in_a_pdf_and_hostile_ones_stay_text) {
  FurnitureSheet sheet(PictureFormat::pdf);
  LegendBlock hostile = block("道路网密度", 2);
  hostile.entries.push_back({pen(0.5), "<b>a</b> & <script>alert(1)</script>"});
  hostile.entries.push_back({pen(0.5), "a\x01\x1b[31m\nb \xF0\x9F"});
  draw_legend(sheet.canvas(), {10, 10, 90, 100}, {hostile}, zh);
  draw_legend(sheet.canvas(), {110, 10, 140, 30}, {block("Class", 30)}, {Language::en, 1});
  sheet.canvas().finish();
  CITYGAUGE_READ_PDF_TEXT(text, sheet);
  EXPECT_THAT(text, HasSubstr("图例"));
  EXPECT_THAT(text, HasSubstr("道路网密度2"));
  EXPECT_THAT(text, HasSubstr("<b>a</b>&<script>alert(1)</script>"));
  EXPECT_THAT(text, HasSubstr("Legend"));
  EXPECT_THAT(text, HasSubstr("more"));
}

}  // namespace
}  // namespace citygauge
