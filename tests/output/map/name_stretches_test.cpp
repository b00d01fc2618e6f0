// A road is named once for a good stretch, however it is cut.
#include "output/map/name_stretches.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

void add(Shapes& lines, std::vector<Point> points) {
  lines.add_part(points);
  lines.end_feature();
}

TEST(NameStretches, joins_the_pieces_of_a_road) {
  Shapes lines(ShapeKind::line);
  add(lines, {{0, 0}, {20, 0}});
  add(lines, {{40, 0}, {20, 0}});  // drawn the other way round
  add(lines, {{40, 0}, {60, 0}});
  const NameStretches found = name_stretches(lines, {"解放路", "解放路", "解放路"});
  ASSERT_EQ(found.names.size(), 1U);  // 60 mm: one name
  EXPECT_DOUBLE_EQ(length_m(found.lines[0]), 60);
}

TEST(NameStretches, names_a_long_road_once_every_80_mm_or_so) {
  Shapes lines(ShapeKind::line);
  add(lines, {{0, 0}, {250, 0}});
  // 250 / 80 = 3.1: three stretches of 83.3 mm, their middles 83.3 mm apart.
  EXPECT_EQ(name_stretches(lines, {"长江路"}).names.size(), 3U);
}

TEST(NameStretches, names_two_carriageways_once) {
  Shapes lines(ShapeKind::line);
  add(lines, {{0, 0}, {70, 0}});
  add(lines, {{0, 1}, {60, 1}});
  const NameStretches found = name_stretches(lines, {"环路", "环路"});
  ASSERT_EQ(found.names.size(), 1U);
  EXPECT_DOUBLE_EQ(length_m(found.lines[0]), 70);  // the longer one
}

TEST(NameStretches, keeps_other_names_and_passes_over_none) {
  Shapes lines(ShapeKind::line);
  add(lines, {{0, 0}, {20, 0}});
  add(lines, {{20, 0}, {40, 0}});
  add(lines, {{40, 0}, {60, 0}});
  EXPECT_EQ(name_stretches(lines, {"甲", "", "乙"}).names, (std::vector<std::string>{"乙", "甲"}));
}

TEST(NameStretches, survives_rings_and_lines_without_length) {
  Shapes lines(ShapeKind::line);
  add(lines, {{0, 0}, {20, 0}, {20, 20}, {0, 0}});
  add(lines, {{5, 5}, {5, 5}});
  lines.end_feature();  // empty
  const NameStretches found = name_stretches(lines, {"环", "点", "空"});
  EXPECT_EQ(found.names.size(), 2U);
}

TEST(NameStretches, does_not_depend_on_the_order_of_the_features) {
  Shapes there(ShapeKind::line), back(ShapeKind::line);
  const std::vector<std::vector<Point>> pieces{{{0, 0}, {90, 0}}, {{90, 0}, {90, 70}}, {{90, 0}, {130, 20}}};
  for (const auto& piece : pieces) add(there, piece);
  for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece) add(back, *piece);
  const std::vector<std::string> names(3, "路");
  const NameStretches a = name_stretches(there, names);
  const NameStretches b = name_stretches(back, names);
  ASSERT_EQ(a.names, b.names);
  EXPECT_TRUE(std::ranges::equal(a.lines.points(), b.lines.points()));
}

}  // namespace
}  // namespace citygauge
