#include "output/map/inset.hpp"

#include <gtest/gtest.h>

#include "furniture_sheet.hpp"

namespace citygauge {
namespace {

using samples::drawn_box;
using samples::FurnitureSheet;
using samples::SheetPixels;
using samples::within;

const Lettering zh{Language::zh, 1};

/// Squares of 1 km side by side from west to east.
Shapes squares(int count) {
  Shapes shapes(ShapeKind::polygon);
  for (int i = 0; i < count; ++i) {
    const double x = 500000 + 1000.0 * i, y = 3400000;
    shapes.add_part(
        std::array<Point, 5>{{{x, y}, {x + 1000, y}, {x + 1000, y + 1000}, {x, y + 1000}, {x, y}}});
    shapes.end_feature();
  }
  return shapes;
}

// What is not picture (margins, heading) is the same for both: the pictures are (w - e) x (h - t).
// Two squares in 60 x 100 mm: the width binds, the height is half of it; one square: as high as wide.
TEST(Inset, has_the_proportions_of_the_districts) {
  FurnitureSheet sheet;
  const PaperSize one = inset_size(sheet.canvas(), squares(1), {60, 200}, zh);
  const PaperSize two = inset_size(sheet.canvas(), squares(2), {60, 200}, zh);
  EXPECT_NEAR(one.width_mm, 60, 1e-9);
  EXPECT_NEAR(two.width_mm, 60, 1e-9);
  constexpr double margins_mm = 2.4;
  EXPECT_NEAR(one.height_mm - two.height_mm, (60 - margins_mm) / 2, 1e-9);
}

TEST(Inset, of_a_long_city_is_no_strip) {
  FurnitureSheet sheet;
  const PaperSize three = inset_size(sheet.canvas(), squares(3), {60, 200}, zh);
  const PaperSize ten = inset_size(sheet.canvas(), squares(10), {60, 200}, zh);
  EXPECT_NEAR(three.height_mm, ten.height_mm, 1e-9);
}

TEST(Inset, is_left_out_where_it_would_be_a_stamp) {
  FurnitureSheet sheet;
  EXPECT_DOUBLE_EQ(inset_size(sheet.canvas(), squares(2), {60, 8}, zh).height_mm, 0);
  EXPECT_DOUBLE_EQ(inset_size(sheet.canvas(), squares(2), {8, 60}, zh).width_mm, 0);
  EXPECT_DOUBLE_EQ(inset_size(sheet.canvas(), Shapes(ShapeKind::polygon), {60, 60}, zh).width_mm, 0);
  draw_inset(sheet.canvas(), {10, 10, 10, 10}, squares(2), {}, zh);
  sheet.canvas().finish();
  EXPECT_LT(drawn_box(SheetPixels(sheet)).right, 0);
}

// Two squares, the eastern one marked: in the right half of the picture the ground is darker. The sheet shows
// the western square's middle 400 m: red lines at 300 m and 700 m of the 2000 m.
TEST(Inset, marks_its_district_and_the_extent_of_the_sheet) {
  FurnitureSheet sheet(PictureFormat::png, {100, 100});
  const Shapes districts = squares(2);
  const PaperSize size = inset_size(sheet.canvas(), districts, {80, 80}, zh);
  const PaperBox box{10, 10, 10 + size.width_mm, 10 + size.height_mm};
  draw_inset(sheet.canvas(), box, districts, {{1}, Box{500300, 3400300, 500700, 3400700}}, zh);
  sheet.canvas().finish();
  const SheetPixels pixels(sheet);
  constexpr double margin_mm = 1.2;
  const double picture_mm = size.width_mm - 2 * margin_mm;
  const double middle = box.bottom - margin_mm - picture_mm / 4;  // of the lower half: y = 500 m
  const auto at = [&](double metres) {
    return pixels.at(Point{10 + margin_mm + metres / 2000 * picture_mm, middle});
  };
  EXPECT_GT(at(500).red, 200);   // light land
  EXPECT_LT(at(1500).red, 100);  // dark
  EXPECT_GT(at(300).red - at(300).green, 100);
  EXPECT_GT(at(700).red - at(700).green, 100);
  EXPECT_TRUE(within(drawn_box(pixels), box, 0.2));
}

// An extent that is larger than the city is drawn along the inside of the frame, half a margin from it.
TEST(Inset, an_extent_beyond_the_frame_is_closed) {
  FurnitureSheet sheet(PictureFormat::png, {100, 100});
  const PaperSize size = inset_size(sheet.canvas(), squares(2), {80, 80}, zh);
  const PaperBox box{10, 10, 10 + size.width_mm, 10 + size.height_mm};
  draw_inset(sheet.canvas(), box, squares(2), {{}, Box{400000, 3300000, 600000, 3500000}}, zh);
  sheet.canvas().finish();
  const SheetPixels pixels(sheet);
  for (const Point edge : {Point{box.left + 0.6, box.bottom - 10}, Point{box.right - 0.6, box.bottom - 10},
                           Point{box.centre().x, box.bottom - 0.6}})
    EXPECT_GT(pixels.at(edge).red - pixels.at(edge).green, 100);
}

// 10 m of 2000 m would be 0.4 mm on paper; it is drawn 2 mm wide, so 0.9 mm from its middle it is red.
TEST(Inset, a_tiny_extent_can_be_found) {
  FurnitureSheet sheet(PictureFormat::png, {100, 100});
  const PaperSize size = inset_size(sheet.canvas(), squares(2), {80, 80}, zh);
  const PaperBox box{10, 10, 10 + size.width_mm, 10 + size.height_mm};
  draw_inset(sheet.canvas(), box, squares(2), {{}, Box{500995, 3400495, 501005, 3400505}}, zh);
  sheet.canvas().finish();
  constexpr double margin_mm = 1.2;
  const double middle_y = box.bottom - margin_mm - (size.width_mm - 2 * margin_mm) / 4;
  const Colour edge = SheetPixels(sheet).at(Point{box.centre().x - 1, middle_y});
  EXPECT_GT(edge.red - edge.green, 100);
}

}  // namespace
}  // namespace citygauge
