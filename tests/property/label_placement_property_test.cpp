#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <deque>
#include <numbers>
#include <random>
#include <set>
#include <vector>

#include "output/map/label_placement.hpp"

namespace citygauge {
namespace {

constexpr PaperBox frame{10, 20, 210, 170};

/// Requests of all kinds, and the shapes they look at.
struct Sheet {
  std::deque<Shapes> shapes;
  std::vector<LabelRequest> requests;
  std::vector<PaperBox> obstacles;
};

class RandomSheet {
 public:
  explicit RandomSheet(unsigned seed) : random_(seed) {}

  [[nodiscard]] Sheet make(std::size_t count) {
    Sheet sheet;
    for (std::size_t i = 0; i < count; ++i) add(sheet);
    if (count % 2 == 0) sheet.obstacles.push_back({150, 120, 210, 170});
    return sheet;
  }

 private:
  double number(double from, double to) { return std::uniform_real_distribution<double>(from, to)(random_); }
  Point place() { return {number(0, 220), number(10, 180)}; }

  void add(Sheet& sheet) {
    const int kind = static_cast<int>(number(0, 3));
    Shapes& shapes = sheet.shapes.emplace_back(kind == 0   ? ShapeKind::point
                                               : kind == 1 ? ShapeKind::line
                                                           : ShapeKind::polygon);
    if (kind == 0) shapes.add_part(std::vector<Point>{place()});
    if (kind == 1) shapes.add_part(line());
    if (kind == 2) shapes.add_part(star());
    shapes.end_feature();
    LabelRequest request{shapes[0], number(3, 25), number(2, 5)};
    if (number(0, 1) < 0.5) {
      request.stacked_width_mm = request.height_mm;
      request.stacked_height_mm = request.width_mm;
    }
    request.priority = std::floor(number(0, 4));
    request.clear_mm = number(0, 1);
    sheet.requests.push_back(request);
  }

  std::vector<Point> line() {
    std::vector<Point> points{place()};
    double heading = number(0, 2 * std::numbers::pi);
    for (int i = 0; i < 12; ++i) {
      heading += number(-0.4, 0.4);
      const double step = number(0.2, 12);
      points.push_back(points.back() + Point{std::cos(heading), std::sin(heading)} * step);
    }
    return points;
  }

  /// A ring around a place, clockwise or not.
  std::vector<Point> star() {
    const Point centre = place();
    const double size = number(1, 40);
    std::vector<Point> ring;
    for (int i = 0; i < 9; ++i) {
      const double angle = i * 2 * std::numbers::pi / 9;
      ring.push_back(centre + Point{std::cos(angle), std::sin(angle)} * (size * number(0.3, 1)));
    }
    ring.push_back(ring.front());
    return ring;
  }

  std::mt19937 random_;
};

// ---- A check of its own, from the corners alone.

struct Range {
  double from = std::numeric_limits<double>::infinity(), to = -std::numeric_limits<double>::infinity();
};

Range shadow(const std::vector<Point>& corners, Point axis) {
  Range range;
  for (const Point corner : corners) {
    range.from = std::min(range.from, dot(corner, axis));
    range.to = std::max(range.to, dot(corner, axis));
  }
  return range;
}

/// The widest gap between two convex outlines over the directions of their sides; below 0 they overlap.
double gap_between(const std::vector<Point>& a, const std::vector<Point>& b) {
  double widest = -std::numeric_limits<double>::infinity();
  for (const auto* box : {&a, &b}) {
    for (std::size_t i = 0; i < box->size(); ++i) {
      const Point side = (*box)[(i + 1) % box->size()] - (*box)[i];
      const double length = std::sqrt(squared_length(side));
      if (length == 0) continue;
      const Point axis{-side.y / length, side.x / length};
      const Range ra = shadow(a, axis);
      const Range rb = shadow(b, axis);
      widest = std::max({widest, ra.from - rb.to, rb.from - ra.to});
    }
  }
  return widest;
}

std::vector<Point> corners_of(const PaperBox& box) {
  return {{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}};
}

constexpr double rounding_mm = 1e-6;

void check_sheet(const Sheet& sheet, const std::vector<PlacedLabel>& placed) {
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const double clear = sheet.requests[placed[i].request].clear_mm;
    const auto corners = placed[i].corners();
    for (const Point corner : corners) {
      RC_ASSERT(corner.x >= frame.left + clear - rounding_mm &&
                corner.x <= frame.right - clear + rounding_mm);
      RC_ASSERT(corner.y >= frame.top + clear - rounding_mm &&
                corner.y <= frame.bottom - clear + rounding_mm);
    }
    RC_ASSERT(placed[i].angle_degrees > -90 && placed[i].angle_degrees <= 90);
    for (const PaperBox& obstacle : sheet.obstacles) {
      RC_ASSERT(gap_between(corners, corners_of(obstacle)) >= clear - rounding_mm);
    }
    for (std::size_t j = 0; j < placed.size(); ++j) {
      if (j == i) continue;
      if (j > i) RC_ASSERT(gap_between(corners, placed[j].corners()) >= clear - rounding_mm);
      if (!placed[j].leader) continue;
      const std::vector<Point> leader{placed[j].anchor, placed[j].leader_end()};
      RC_ASSERT(gap_between(corners, leader) >= clear - rounding_mm);
    }
  }
}

RC_GTEST_PROP(LabelPlacementProperty, no_label_meets_another_or_an_obstacle_or_the_frame, ()) {
  const auto seed = *rc::gen::arbitrary<unsigned>();
  const auto count = *rc::gen::inRange<std::size_t>(1, 150);
  const Sheet sheet = RandomSheet(seed).make(count);
  check_sheet(sheet, place_labels(sheet.requests, frame, sheet.obstacles));
}

RC_GTEST_PROP(LabelPlacementProperty, is_deterministic_and_lists_each_request_once_in_order, ()) {
  const auto seed = *rc::gen::arbitrary<unsigned>();
  const Sheet sheet = RandomSheet(seed).make(80);
  const auto first = place_labels(sheet.requests, frame, sheet.obstacles);
  const auto second = place_labels(sheet.requests, frame, sheet.obstacles);
  RC_ASSERT(first.size() == second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    RC_ASSERT(first[i].request == second[i].request);
    RC_ASSERT(first[i].centre == second[i].centre);
    RC_ASSERT(first[i].angle_degrees == second[i].angle_degrees);
    if (i > 0) RC_ASSERT(first[i - 1].request < first[i].request);
  }
}

RC_GTEST_PROP(LabelPlacementProperty, a_request_alone_always_gets_its_place_inside, ()) {
  // A polygon is built around a box of the text's size with 0.3 mm to spare, so that it fits for certain.
  const auto seed = *rc::gen::arbitrary<unsigned>();
  std::mt19937 random(seed);
  const auto number = [&](double from, double to) {
    return std::uniform_real_distribution<double>(from, to)(random);
  };
  const double width = number(2, 60);
  const double height = number(2, 8);
  const Point c{number(45, 175), number(30, 160)};
  const double x = width / 2 + 0.3;
  const double y = height / 2 + 0.3;
  const auto out = [&] { return std::pow(number(0, 1), 3) * 60; };
  // The box's corners, and between them points further out.
  const std::vector<Point> ring{
      {c.x - x, c.y - y}, {c.x + number(-x, x), c.y - y - out()}, {c.x + x, c.y - y}, {c.x + x + out(), c.y},
      {c.x + x, c.y + y}, {c.x + number(-x, x), c.y + y + out()}, {c.x - x, c.y + y}, {c.x - x - out(), c.y},
      {c.x - x, c.y - y}};
  Shapes shapes(ShapeKind::polygon);
  shapes.add_part(ring);
  shapes.end_feature();
  const auto placed = place_labels({LabelRequest{shapes[0], width, height}}, {0, 0, 220, 190}, {});
  RC_ASSERT(placed.size() == 1U);
  RC_ASSERT(!placed[0].leader);
  RC_ASSERT(placed[0].angle_degrees == 0);
  for (const Point corner : placed[0].corners()) {
    // Inside, or on the border within rounding: drawn towards the centre by a micrometre.
    RC_ASSERT(contains(shapes[0], between(corner, placed[0].centre, 1e-4)));
  }
}

/// The label of the one request that goes before all others, among these and by itself.
struct Foremost {
  explicit Foremost(unsigned seed) : sheet(RandomSheet(seed).make(60)) {
    LabelRequest& foremost = sheet.requests[17];
    foremost.priority = 100;
    alone = place_labels({foremost}, frame, sheet.obstacles);
    const auto all = place_labels(sheet.requests, frame, sheet.obstacles);
    placed = std::any_of(all.begin(), all.end(), [](const PlacedLabel& l) { return l.request == 17; });
  }

  [[nodiscard]] bool is_polygon_led_to() const {
    return sheet.requests[17].shape.kind() == ShapeKind::polygon && !alone.empty() && alone[0].leader;
  }

  Sheet sheet;
  std::vector<PlacedLabel> alone;
  bool placed = false;
};

RC_GTEST_PROP(LabelPlacementProperty, the_highest_priority_is_placed_as_if_it_were_alone, ()) {
  const Foremost foremost(*rc::gen::arbitrary<unsigned>());
  RC_ASSERT(!foremost.placed || !foremost.alone.empty());
  // The text of a polygon's leader may not stand on neighbours, whatever their priority.
  RC_ASSERT(foremost.placed || foremost.alone.empty() || foremost.is_polygon_led_to());
}

TEST(LabelPlacement, leaves_out_the_highest_priority_where_its_leader_would_end_on_neighbours) {
  const Foremost foremost(9071);
  EXPECT_TRUE(foremost.is_polygon_led_to());
  EXPECT_FALSE(foremost.placed);
}

}  // namespace
}  // namespace citygauge
