#include "output/map/north_arrow.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "furniture_sheet.hpp"

namespace citygauge {
namespace {

using samples::drawn_box;
using samples::FurnitureSheet;
using samples::SheetPixels;
using samples::within;
using testing::HasSubstr;
using testing::Not;

// 0.75° = 45′; 0.20482° = 12.29′; 1.9999° = 119.994′, which is 2°00′, not 1°60′.
TEST(NorthArrow, convergence_is_written_in_whole_minutes_with_its_sign) {
  EXPECT_EQ(convergence_words(-0.75), "γ = −0°45′");
  EXPECT_EQ(convergence_words(0.20482), "γ = +0°12′");
  EXPECT_EQ(convergence_words(1.9999), "γ = +2°00′");
  EXPECT_EQ(convergence_words(0.001), "γ = 0°00′");
}

TEST(NorthArrow, convergence_matters_from_a_tenth_of_a_degree) {
  EXPECT_FALSE(shows_convergence(0.099));
  EXPECT_FALSE(shows_convergence(-0.099));
  EXPECT_TRUE(shows_convergence(-0.1));
}

// γ > 0: grid north lies clockwise of true north, so on the sheet true north lies to the left of the top.
// 10 mm turned by 20°: 3.4202 across, 9.3969 up (y is negative). 1° is drawn as 15°: 2.5882, 9.6593.
TEST(NorthArrow, true_north_lies_on_the_other_side_than_the_sign) {
  const Point left = true_north_offset(20, 10);
  EXPECT_NEAR(left.x, -3.4202, 1e-4);
  EXPECT_NEAR(left.y, -9.3969, 1e-4);
  const Point right = true_north_offset(-1, 10);
  EXPECT_NEAR(right.x, 2.5882, 1e-4);
  EXPECT_NEAR(right.y, -9.6593, 1e-4);
}

// Tolerance: half the width of the lines and the slack of glyphs beside their boxes.
TEST(NorthArrow, stays_within_its_room) {
  for (const double convergence : {0.0, 0.5, -40.0}) {
    FurnitureSheet sheet(PictureFormat::png, {60, 60});
    const Lettering lettering{Language::zh, 1.5};
    const PaperSize size = north_arrow_size(sheet.canvas(), convergence, lettering);
    draw_north_arrow(sheet.canvas(), {10, 10}, convergence, lettering);
    sheet.canvas().finish();
    const PaperBox room{10, 10, 10 + size.width_mm, 10 + size.height_mm};
    EXPECT_TRUE(within(drawn_box(SheetPixels(sheet)), room, 0.4)) << convergence;
  }
}

TEST(NorthArrow, names_both_norths_only_where_they_differ) {
  FurnitureSheet sheet(PictureFormat::pdf);
  draw_north_arrow(sheet.canvas(), {10, 10}, -0.75, {Language::zh, 1});
  draw_north_arrow(sheet.canvas(), {50, 10}, 0.05, {Language::en, 1});
  sheet.canvas().finish();
  CITYGAUGE_READ_PDF_TEXT(text, sheet);
  EXPECT_THAT(text, HasSubstr("坐标北"));
  EXPECT_THAT(text, HasSubstr("真北"));
  EXPECT_THAT(text, HasSubstr("γ=−0°45′"));
  EXPECT_THAT(text, HasSubstr("N"));
  EXPECT_THAT(text, Not(HasSubstr("Grid")));
}

}  // namespace
}  // namespace citygauge
