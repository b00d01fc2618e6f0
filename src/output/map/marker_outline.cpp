#include "output/map/marker_outline.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <numbers>

#include "core/error.hpp"

namespace citygauge {
namespace {

/// A polygon with one corner at the top; every other corner lies at `inner` of the radius.
std::vector<Point> corners(int count, double inner = 1) {
  std::vector<Point> ring;
  for (int i = 0; i < count; ++i) {
    const double turn = 2 * std::numbers::pi * i / count;
    const double radius = i % 2 == 0 ? 1 : inner;
    ring.push_back({radius * std::sin(turn), -radius * std::cos(turn)});
  }
  return ring;
}

}  // namespace

const std::vector<std::string>& marker_names() {
  static const std::vector<std::string> names{"circle",  "square", "triangle", "diamond", "pentagon",
                                              "hexagon", "star",   "cross",    "cross2"};
  return names;
}

MarkerOutline marker_outline(const std::string& name) {
  constexpr double pentagram = 0.381966;  // where the sides of a five-pointed star cross: (3 - √5) / 2
  if (name == "circle") return {};
  if (name == "square") return {true, {{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}}}};
  if (name == "triangle") return {true, {{{-1, 1}, {1, 1}, {0, -1}}}};
  if (name == "diamond") return {true, {corners(4)}};
  if (name == "pentagon") return {true, {corners(5)}};
  if (name == "hexagon") return {true, {corners(6)}};
  if (name == "star") return {true, {corners(10, pentagram)}};
  if (name == "cross") return {false, {{{-1, 0}, {1, 0}}, {{0, -1}, {0, 1}}}};
  if (name == "cross2") return {false, {{{-1, -1}, {1, 1}}, {{-1, 1}, {1, -1}}}};
  throw Error(ErrorKind::config, fmt::format("unknown marker \"{}\"", name),
              fmt::format("known are {}", fmt::join(marker_names(), ", ")));
}

}  // namespace citygauge
