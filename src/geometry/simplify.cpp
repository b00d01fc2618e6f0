#include "geometry/simplify.hpp"

#include <numeric>

#include "geometry/douglas_peucker.hpp"

namespace citygauge {

namespace {

/// How many points are given back, one at a time, to a ring that has collapsed, before it gets them all.
constexpr int most_points_given_back = 32;

Shapes simplified_lines(const Shapes& lines, double tolerance_m) {
  Shapes out(ShapeKind::line);
  for (std::size_t f = 0; f < lines.size(); ++f) {
    const ShapeView line = lines[f];
    for (std::size_t i = 0; i < line.part_count(); ++i) {
      const auto part = line.part(i);
      for (const std::size_t place : kept_places(part, tolerance_m)) out.add_point(part[place]);
      out.end_part();
    }
    out.end_feature();
  }
  return out;
}

/// Arcs and which of their points are kept. Rings that share an arc see the same points of it.
class ThinnedArcs {
 public:
  ThinnedArcs(const BorderNetwork& borders, double tolerance_m)
      : borders_(borders), tolerance_m_(tolerance_m) {
    kept_.reserve(borders.arcs.size());
    for (const auto& arc : borders.arcs) kept_.push_back(kept_places(arc, tolerance_m));
  }

  /// The closed ring of the points that are kept.
  [[nodiscard]] std::vector<Point> ring(const std::vector<ArcUse>& uses) const {
    std::vector<Point> points;
    for (const ArcUse use : uses) {
      const auto& kept = kept_[use.arc];
      for (std::size_t i = 0; i + 1 < kept.size(); ++i) {
        const std::size_t place = use.backwards ? kept[kept.size() - 1 - i] : kept[i];
        points.push_back(borders_.arcs[use.arc][place]);
      }
    }
    points.push_back(points.front());
    return points;
  }

  /// Gives points back to a ring until it is one again: at least a triangle, and the same way round. Returns
  /// whether there was anything to mend.
  bool mend(const std::vector<ArcUse>& uses, double doubled_area) {
    int given_back = 0;
    while (!sound(ring(uses), doubled_area)) {
      const bool found = given_back < most_points_given_back ? give_back_farthest(uses) : give_back_all(uses);
      if (!found) break;
      ++given_back;
    }
    return given_back > 0;
  }

 private:
  static bool sound(const std::vector<Point>& ring, double doubled_area) {
    if (ring.size() < 4) return false;
    const double now = doubled_signed_area(ring);
    return doubled_area > 0 ? now > 0 : doubled_area < 0 ? now < 0 : true;
  }

  bool give_back_farthest(const std::vector<ArcUse>& uses) {
    std::size_t arc = 0;
    std::size_t gap = 0;  // between which kept points
    FarPoint farthest{0, -1};
    for (const ArcUse use : uses) {
      const auto& kept = kept_[use.arc];
      for (std::size_t i = 0; i + 1 < kept.size(); ++i) {
        if (kept[i + 1] - kept[i] < 2) continue;
        const FarPoint far = farthest_from_chord(borders_.arcs[use.arc], kept[i], kept[i + 1]);
        if (far.distance_m <= farthest.distance_m) continue;
        farthest = far;
        arc = use.arc;
        gap = i;
      }
    }
    if (farthest.distance_m < 0) return false;
    split(arc, gap, farthest.place);
    return true;
  }

  /// Keeps `place` too; the two chords that replace the one across it need points of their own where the
  /// arc would leave their tolerance.
  void split(std::size_t arc, std::size_t gap, std::size_t place) {
    auto& kept = kept_[arc];
    const std::span<const Point> points(borders_.arcs[arc]);
    const auto between_kept = [&](std::size_t from, std::size_t to) {
      std::vector<std::size_t> places = kept_places(points.subspan(from, to - from + 1), tolerance_m_);
      for (std::size_t& p : places) p += from;
      return places;
    };
    std::vector<std::size_t> places = between_kept(kept[gap], place);
    const std::vector<std::size_t> rest = between_kept(place, kept[gap + 1]);
    places.insert(places.end(), rest.begin() + 1, rest.end() - 1);
    kept.insert(kept.begin() + gap + 1, places.begin() + 1, places.end());
  }

  bool give_back_all(const std::vector<ArcUse>& uses) {
    bool any = false;
    for (const ArcUse use : uses) {
      auto& kept = kept_[use.arc];
      if (kept.size() == borders_.arcs[use.arc].size()) continue;
      kept.resize(borders_.arcs[use.arc].size());
      std::iota(kept.begin(), kept.end(), std::size_t{0});
      any = true;
    }
    return any;
  }

  const BorderNetwork& borders_;
  double tolerance_m_;
  std::vector<std::vector<std::size_t>> kept_;  // places, ascending, for each arc
};

/// Visits each part of the shapes with its running number.
template <typename Visit>
void for_each_ring(const Shapes& polygons, Visit visit) {
  std::size_t ring = 0;
  for (std::size_t f = 0; f < polygons.size(); ++f) {
    for (std::size_t i = 0; i < polygons[f].part_count(); ++i) visit(ring++, polygons[f].part(i));
  }
}

/// Points given back to one ring change its neighbours too, so that all are looked at until none changes.
void mend_rings(const Shapes& polygons, const BorderNetwork& borders, ThinnedArcs& thinned) {
  bool mended = true;
  while (mended) {
    mended = false;
    for_each_ring(polygons, [&](std::size_t ring, std::span<const Point> points) {
      const auto& uses = borders.rings[ring];
      if (!uses.empty() && thinned.mend(uses, doubled_signed_area(points))) mended = true;
    });
  }
}

}  // namespace

Shapes simplified(const Shapes& polygons, const BorderNetwork& borders, double tolerance_m) {
  if (!(tolerance_m > 0)) return polygons;
  ThinnedArcs thinned(borders, tolerance_m);
  mend_rings(polygons, borders, thinned);
  Shapes out(ShapeKind::polygon);
  std::size_t ring = 0;
  for (std::size_t f = 0; f < polygons.size(); ++f) {
    for (std::size_t i = 0; i < polygons[f].part_count(); ++i) {
      const auto& uses = borders.rings[ring++];
      if (uses.empty()) {
        out.add_part(polygons[f].part(i));
      } else {
        out.add_part(thinned.ring(uses));
      }
    }
    out.end_feature();
  }
  return out;
}

Shapes simplified(const Shapes& shapes, double tolerance_m) {
  if (!(tolerance_m > 0) || shapes.kind() == ShapeKind::point) return shapes;
  return shapes.kind() == ShapeKind::line ? simplified_lines(shapes, tolerance_m)
                                          : simplified(shapes, border_network(shapes), tolerance_m);
}

}  // namespace citygauge
