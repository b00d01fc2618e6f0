#include "geometry/carriageway_parts.hpp"

#include <algorithm>
#include <cmath>
#include <compare>

namespace citygauge::twins {
namespace {

constexpr double max_half_width_m = 20;  // wider carriageways are slips of the pen

/// The codes of the levels, the ground floor "0" being the same as none.
std::vector<AttributeCode> encode_levels(const TextColumn& column) {
  std::vector<AttributeCode> encoded = column.in_alphabetical_order();
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column[i] == "0") encoded[i] = 0;
  }
  return encoded;
}

template <typename T>
T value_or(const std::vector<T>& column, std::size_t i, T otherwise) {
  return i < column.size() ? column[i] : otherwise;
}

bool is_positive(double value) {
  return std::isfinite(value) && value > 0;
}

/// Reads one row of the attribute table.
class AttributeTable {
 public:
  AttributeTable(const RoadAttributes& attributes, const TwinRules& rules)
      : attributes_(attributes),
        rules_(rules),
        road_id_(attributes.road_id.in_alphabetical_order()),
        name_(attributes.name.in_alphabetical_order()),
        ref_(attributes.ref.in_alphabetical_order()),
        road_class_(attributes.road_class.in_alphabetical_order()),
        level_(encode_levels(attributes.level)) {}

  void describe(std::size_t line, RoadPart& part) const {
    part.road_id = value_or(road_id_, line, AttributeCode{0});
    part.name = value_or(name_, line, AttributeCode{0});
    part.ref = value_or(ref_, line, AttributeCode{0});
    part.road_class = value_or(road_class_, line, AttributeCode{0});
    part.level = value_or(level_, line, AttributeCode{0});
    part.flow = flow(line, part.flipped);
    part.half_width_m = half_width_m(line);
  }

 private:
  [[nodiscard]] Flow flow(std::size_t line, bool flipped) const {
    switch (value_or(attributes_.oneway, line, std::int8_t{2})) {
      case 0:
        return Flow::both;
      case 1:
        return flipped ? Flow::against : Flow::along;
      case -1:
        return flipped ? Flow::along : Flow::against;
      default:
        return Flow::unknown;
    }
  }

  [[nodiscard]] double half_width_m(std::size_t line) const {
    return std::min(width_m(line) / 2, max_half_width_m);
  }

  [[nodiscard]] double width_m(std::size_t line) const {
    const double width = value_or(attributes_.width_m, line, 0.0);
    if (is_positive(width)) return width;
    const double lanes = value_or(attributes_.lanes, line, 0.0);
    if (is_positive(lanes)) return lanes * rules_.lane_width_m;
    if (line < attributes_.road_class.size()) {
      const auto usual = rules_.default_width_m.find(attributes_.road_class[line]);
      if (usual != rules_.default_width_m.end()) return usual->second;
    }
    return rules_.default_lanes * rules_.lane_width_m;
  }

  const RoadAttributes& attributes_;
  const TwinRules& rules_;
  std::vector<AttributeCode> road_id_, name_, ref_, road_class_, level_;
};

/// Length of a part, m; 0 when it has none or is not finite.
double usable_length_m(std::span<const Point> points) {
  double length = 0;
  for (std::size_t i = 1; i < points.size(); ++i) length += distance(points[i - 1], points[i]);
  return std::isfinite(length) ? length : 0;
}

bool reads_backwards(std::span<const Point> points) {
  for (std::size_t i = 0, j = points.size() - 1; i < j; ++i, --j) {
    const auto order = points[i] <=> points[j];
    if (order != 0) return order > 0;
  }
  return false;
}

/// A part before copies are joined. The first two points are held here because they decide most comparisons.
struct Drawn {
  Point first, second;
  PartCopy copy;
  AttributeCode level = 0;
};

class DrawnOrder {
 public:
  explicit DrawnOrder(const Shapes& roads) : roads_(roads) {}

  bool operator()(const Drawn& a, const Drawn& b) const {
    const auto order = compare(a, b);
    if (order != 0) return order < 0;
    return std::pair(a.copy.line, a.copy.part) < std::pair(b.copy.line, b.copy.part);
  }

  [[nodiscard]] bool same_shape(const Drawn& a, const Drawn& b) const { return compare(a, b) == 0; }

 private:
  [[nodiscard]] std::partial_ordering compare(const Drawn& a, const Drawn& b) const {
    if (const auto order = a.first <=> b.first; order != 0) return order;
    if (const auto order = a.second <=> b.second; order != 0) return order;
    const auto pa = roads_[a.copy.line].part(a.copy.part);
    const auto pb = roads_[b.copy.line].part(b.copy.part);
    for (std::size_t i = 2; i < std::min(pa.size(), pb.size()); ++i) {
      const Point qa = pa[a.copy.flipped ? pa.size() - 1 - i : i];
      const Point qb = pb[b.copy.flipped ? pb.size() - 1 - i : i];
      if (const auto order = qa <=> qb; order != 0) return order;
    }
    if (pa.size() != pb.size()) return pa.size() <=> pb.size();
    return a.level <=> b.level;
  }

  const Shapes& roads_;
};

std::vector<Drawn> drawn_parts(const Shapes& roads, const std::vector<AttributeCode>& levels) {
  std::vector<Drawn> drawn;
  drawn.reserve(roads.size());
  for (std::size_t line = 0; line < roads.size(); ++line) {
    const ShapeView view = roads[line];
    for (std::size_t part = 0; part < view.part_count(); ++part) {
      const auto points = view.part(part);
      if (points.size() < 2 || usable_length_m(points) == 0) continue;
      const bool flipped = reads_backwards(points);
      const std::size_t last = points.size() - 1;
      drawn.push_back({points[flipped ? last : 0],
                       points[flipped ? last - 1 : 1],
                       {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(part), flipped},
                       value_or(levels, line, AttributeCode{0})});
    }
  }
  return drawn;
}

Flow merged(Flow a, Flow b) {
  if (a == Flow::unknown) return b;
  if (b == Flow::unknown) return a;
  return a == b ? a : Flow::both;
}

void merge_attributes(RoadPart& part, const RoadPart& copy) {
  part.road_id = std::max(part.road_id, copy.road_id);
  part.name = std::max(part.name, copy.name);
  part.ref = std::max(part.ref, copy.ref);
  part.road_class = std::max(part.road_class, copy.road_class);
  part.flow = merged(part.flow, copy.flow);
  part.half_width_m = std::max(part.half_width_m, copy.half_width_m);
}

}  // namespace

RoadParts collect_road_parts(const Shapes& roads, const RoadAttributes& attributes, const TwinRules& rules) {
  const AttributeTable table(attributes, rules);
  std::vector<Drawn> drawn = drawn_parts(roads, encode_levels(attributes.level));
  const DrawnOrder order(roads);
  std::sort(drawn.begin(), drawn.end(), order);

  RoadParts result;
  result.parts.reserve(drawn.size());
  result.copies.reserve(drawn.size());
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    RoadPart part;
    part.points = roads[drawn[i].copy.line].part(drawn[i].copy.part);
    part.flipped = drawn[i].copy.flipped;
    part.first_copy = static_cast<std::uint32_t>(i);
    table.describe(drawn[i].copy.line, part);
    result.copies.push_back(drawn[i].copy);
    if (i > 0 && order.same_shape(drawn[i - 1], drawn[i])) {
      merge_attributes(result.parts.back(), part);
      ++result.parts.back().copy_count;
      continue;
    }
    part.length_m = usable_length_m(part.points);
    result.parts.push_back(part);
  }
  return result;
}

}  // namespace citygauge::twins
