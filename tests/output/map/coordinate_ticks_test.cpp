#include "output/map/coordinate_ticks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "furniture_sheet.hpp"

namespace citygauge {
namespace {

using samples::FurnitureSheet;
using testing::ElementsAre;
using testing::HasSubstr;

const Lettering a4{Language::zh, 1};
constexpr double pt_mm = 25.4 / 72;

std::vector<std::string> texts(const std::vector<CoordinateTick>& ticks) {
  std::vector<std::string> out;
  for (const CoordinateTick& tick : ticks) out.push_back(tick.text);
  return out;
}

// 1:50 000, frame 200 x 100 mm: 495..505 km east, 3397.5..3402.5 km north. Every 5 km only 500 lies clear of
// the corners; every 2 km there are 5 and 3. 496 km lies 1 km = 20 mm from the left, 3398 km lies 0.5 km =
// 10 mm above the bottom.
TEST(CoordinateTicks, stand_at_round_distances) {
  const MapView view({0, 0, 200, 100}, {500000, 3400000}, 50000);
  const CoordinateTicks ticks = coordinate_ticks_for(view, a4);
  EXPECT_DOUBLE_EQ(ticks.step_m, 2000);
  EXPECT_THAT(texts(ticks.eastings), ElementsAre("496", "498", "500", "502", "504"));
  EXPECT_THAT(texts(ticks.northings), ElementsAre("3398", "3400", "3402"));
  EXPECT_NEAR(ticks.eastings[0].at_mm, 20, 1e-9);
  EXPECT_NEAR(ticks.northings[0].at_mm, 90, 1e-9);
}

// 378 mm are 18.9 km: 490.55..509.45. Every 5 km gives 3, every 2 km gives 9 (492 to 508); every 2.5 km 7.
TEST(CoordinateTicks, stand_at_quarters_of_ten_where_fifths_are_too_fine) {
  const CoordinateTicks ticks = coordinate_ticks_for(MapView({0, 0, 378, 200}, {500000, 3400000}, 50000), a4);
  EXPECT_THAT(texts(ticks.eastings),
              ElementsAre("492.5", "495.0", "497.5", "500.0", "502.5", "505.0", "507.5"));
}

// Frames as on sheets from A4 to A0, at all scales of `fitting_view`.
TEST(CoordinateTicks, there_are_four_to_eight_on_one_side_and_none_at_a_corner) {
  for (const double digit : {1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0}) {
    for (const PaperBox frame : {PaperBox{20, 30, 190, 180}, PaperBox{30, 40, 700, 520},
                                 PaperBox{20, 30, 180, 200}, PaperBox{50, 50, 1000, 780}}) {
      const MapView view(frame, {534321.7, 3412345.6}, digit * 1e4);
      const CoordinateTicks ticks = coordinate_ticks_for(view, a4);
      const std::size_t most = std::max(ticks.eastings.size(), ticks.northings.size());
      EXPECT_TRUE(most >= 4 && most <= 9) << digit << ": " << most;
      EXPECT_GE(std::min(ticks.eastings.size(), ticks.northings.size()), 2U);
      for (const CoordinateTick& e : ticks.eastings) {
        const double half_mm = static_cast<double>(e.text.size()) * 0.3 * a4.small_pt() * pt_mm;
        EXPECT_GE(e.at_mm - half_mm, frame.left);
        EXPECT_LE(e.at_mm + half_mm, frame.right);
      }
      for (const CoordinateTick& n : ticks.northings) {
        const double half_mm = static_cast<double>(n.text.size()) * 0.3 * a4.small_pt() * pt_mm;
        EXPECT_GE(n.at_mm - half_mm, frame.top);
        EXPECT_LE(n.at_mm + half_mm, frame.bottom);
      }
    }
  }
}

// A frame of 24 mm has room for about two numbers: rather fewer ticks than numbers that touch.
TEST(CoordinateTicks, are_fewer_where_their_numbers_would_touch) {
  const CoordinateTicks ticks = coordinate_ticks_for(MapView({0, 0, 24, 24}, {500000, 3400000}, 50000), a4);
  EXPECT_LT(ticks.eastings.size(), 4U);
  for (std::size_t i = 1; i < ticks.eastings.size(); ++i)
    EXPECT_GT(ticks.eastings[i].at_mm - ticks.eastings[i - 1].at_mm, 5);
}

// The layout takes a digit to be no wider than 0.6 of the text's size, without asking the font.
TEST(CoordinateTicks, digits_are_as_narrow_as_supposed) {
  FurnitureSheet sheet;
  const TextStyle style = text_style(6.5);
  EXPECT_LE(sheet.canvas().measure("3412.75", style).width_mm, 7 * 0.6 * 6.5 * pt_mm);
}

TEST(CoordinateTicks, the_grid_is_said_in_words) {
  EXPECT_EQ(grid_words({2000, {}, {}}, Language::zh), "坐标网 2 千米");
  EXPECT_EQ(grid_words({250, {}, {}}, Language::en), "grid 0.25 km");
}

TEST(CoordinateTicks, the_numbers_can_be_found_in_a_pdf) {
  FurnitureSheet sheet(PictureFormat::pdf);
  const MapView view({20, 20, 220, 120}, {500000, 3400000}, 50000);
  draw_coordinate_ticks(sheet.canvas(), view, coordinate_ticks_for(view, a4), a4);
  sheet.canvas().finish();
  CITYGAUGE_READ_PDF_TEXT(text, sheet);
  EXPECT_THAT(text, HasSubstr("496"));
  EXPECT_THAT(text, HasSubstr("504"));
  EXPECT_THAT(text, HasSubstr("3400"));
}

}  // namespace
}  // namespace citygauge
