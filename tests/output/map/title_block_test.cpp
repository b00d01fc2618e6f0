#include "output/map/title_block.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/error.hpp"
#include "furniture_sheet.hpp"

namespace citygauge {
namespace {

using samples::drawn_box;
using samples::FurnitureSheet;
using samples::SheetPixels;
using samples::within;
using testing::HasSubstr;
using testing::Not;

const Lettering zh{Language::zh, 1};

SheetImprint full_imprint() {
  SheetImprint imprint;
  imprint.institute = "某市规划设计研究院";
  imprint.source = "roads.gpkg、districts.gpkg";
  imprint.date = "2025-01-31";
  imprint.crs = crs_words("PROJCRS[\"CGCS2000 / 3-degree Gauss-Kruger CM 108E\",BASEGEOGCRS[", "EPSG:4545");
  imprint.grid = "坐标网 2 千米";
  imprint.scale = "1:25 000";
  imprint.version = "0.1.0";
  imprint.page = 2;
  imprint.pages = 14;
  return imprint;
}

TEST(TitleBlock, the_crs_is_named_by_its_title_and_its_code) {
  EXPECT_EQ(full_imprint().crs, "CGCS2000 / 3-degree Gauss-Kruger CM 108E, EPSG:4545");
  EXPECT_EQ(crs_words("PROJCRS[\"local\",", "local"), "local");
  EXPECT_EQ(crs_words("PROJCRS[\"local\",", ""), "local");
  EXPECT_EQ(crs_words("", "EPSG:4545"), "EPSG:4545");
  EXPECT_EQ(crs_words("PROJCRS[\"cut", "EPSG:4545"), "EPSG:4545");
}

// 6 mm of margin and 1.2 mm between the two lines; the outer line is 0.7 mm wide, so 0.35 mm stand out.
TEST(TitleBlock, the_double_frame_runs_around_the_interior) {
  FurnitureSheet sheet(PictureFormat::png, {297, 210});
  const PaperBox interior = sheet_interior({297, 210}, zh);
  EXPECT_NEAR(interior.left, 7.2, 1e-9);
  EXPECT_NEAR(interior.bottom, 210 - 7.2, 1e-9);
  draw_sheet_frame(sheet.canvas(), zh);
  sheet.canvas().finish();
  const PaperBox drawn = drawn_box(SheetPixels(sheet));
  EXPECT_NEAR(drawn.left, 6 - 0.35, 0.11);
  EXPECT_NEAR(drawn.right, 297 - 6 + 0.35, 0.11);
}

TEST(TitleBlock, a_long_title_wraps_and_takes_the_height_it_says) {
  FurnitureSheet sheet(PictureFormat::png, {120, 80});
  const SheetHeading brief{"道路网密度", "二〇三〇年", {}};
  SheetHeading lengthy = brief;
  lengthy.title = "某市中心城区道路网密度与公共交通站点服务半径覆盖率综合评价图";
  const double height = heading_height_mm(sheet.canvas(), lengthy, 100, zh);
  EXPECT_GT(height, heading_height_mm(sheet.canvas(), brief, 100, zh) + 5);
  draw_heading(sheet.canvas(), {10, 10, 110, 10 + height}, lengthy, zh);
  sheet.canvas().finish();
  EXPECT_TRUE(within(drawn_box(SheetPixels(sheet)), {10, 10, 110, 10 + height}, 0.3));
}

TEST(TitleBlock, an_absurdly_long_title_ends_with_a_mark) {
  FurnitureSheet sheet;
  const double height = heading_height_mm(sheet.canvas(), {std::string(100000, 'W'), "", {}}, 270, zh);
  EXPECT_LT(height, 60);
}

TEST(TitleBlock, a_logo_that_cannot_be_read_is_an_input_error) {
  FurnitureSheet sheet;
  try {
    draw_heading(sheet.canvas(), {10, 10, 280, 30}, {"道路", "", "no such file.png"}, zh);
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::input);
  }
}

// 0.2 mm: half of the cells' lines and a pixel.
TEST(TitleBlock, the_imprint_takes_the_height_it_says) {
  for (const double width_mm : {90.0, 260.0}) {
    FurnitureSheet sheet(PictureFormat::png, {297, 100});
    const double height = imprint_height_mm(sheet.canvas(), full_imprint(), width_mm, zh);
    const PaperBox box{10, 10, 10 + width_mm, 10 + height};
    draw_imprint(sheet.canvas(), box, full_imprint(), zh);
    sheet.canvas().finish();
    EXPECT_TRUE(within(drawn_box(SheetPixels(sheet)), box, 0.2)) << width_mm;
  }
}

TEST(TitleBlock, its_texts_can_be_found_in_a_pdf) {
  FurnitureSheet sheet(PictureFormat::pdf);
  draw_heading(sheet.canvas(), {10, 10, 280, 30}, {"万州区<script>", "依据行动方案", {}}, zh);
  draw_imprint(sheet.canvas(), {10, 180, 280, 195}, full_imprint(), zh);
  sheet.canvas().finish();
  CITYGAUGE_READ_PDF_TEXT(text, sheet);
  for (const char* part : {"万州区<script>", "依据行动方案", "某市规划设计研究院", "roads.gpkg", "2025-01-31",
                           "EPSG:4545", "1:25000", "citygauge0.1.0", "第2/14页", "编制单位", "坐标网2千米"})
    EXPECT_THAT(text, HasSubstr(part));
}

TEST(TitleBlock, says_nothing_of_what_is_not_known) {
  FurnitureSheet sheet(PictureFormat::pdf);
  SheetImprint imprint;
  EXPECT_DOUBLE_EQ(imprint_height_mm(sheet.canvas(), imprint, 200, zh), 0);
  imprint.date = "2025-01-31";
  draw_imprint(sheet.canvas(), {10, 180, 280, 195}, imprint, zh);
  sheet.canvas().finish();
  CITYGAUGE_READ_PDF_TEXT(text, sheet);
  EXPECT_THAT(text, HasSubstr("2025-01-31"));
  EXPECT_THAT(text, Not(HasSubstr("编制单位")));
  EXPECT_THAT(text, Not(HasSubstr("第")));
}

}  // namespace
}  // namespace citygauge
