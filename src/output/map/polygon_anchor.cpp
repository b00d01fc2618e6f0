#include "output/map/polygon_anchor.hpp"

#include <array>
#include <numbers>
#include <queue>
#include <utility>

namespace citygauge {

namespace {

constexpr double pull_to_centroid = 0.15;    // mm of room given up per mm nearer to the centroid
constexpr double fits_with_mm = 0.01;        // what must be to spare for a fit to be worth searching
constexpr double precision_mm = 0.15;        // a place better by less is not searched for
constexpr double coarse_precision_mm = 0.4;  // where the box need not fit
constexpr int first_cells = 16;
constexpr int most_tries = 1500;
constexpr int most_coarse_tries = 200;
constexpr std::size_t most_spots = 8;

/// The box about the origin grown or shrunk on all sides: by how much, until it touches `p`.
double gap_to(Point p, double half_width, double half_height) {
  return std::max(std::abs(p.x) - half_width, std::abs(p.y) - half_height);
}

/// The least distance from zero within the range of two numbers.
double nearest_to_zero(double a, double b) {
  return (a < 0) != (b < 0) ? 0 : std::min(std::abs(a), std::abs(b));
}

/// The least `gap_to` on a segment, or anything from `bound` up when it is not below that. The gap is convex
/// and piecewise linear along the segment, so that its least value lies at an end or at a bend.
double gap_to(Point a, Point b, double half_width, double half_height, double bound) {
  const double at_least =
      std::max(nearest_to_zero(a.x, b.x) - half_width, nearest_to_zero(a.y, b.y) - half_height);
  if (at_least >= bound) return bound;
  double least = std::min(gap_to(a, half_width, half_height), gap_to(b, half_width, half_height));
  const Point d = b - a;
  const auto try_bend = [&](double numerator, double denominator) {
    if (denominator == 0) return;
    const double t = numerator / denominator;
    if (t > 0 && t < 1) least = std::min(least, gap_to(a + d * t, half_width, half_height));
  };
  try_bend(-a.x, d.x);
  try_bend(-a.y, d.y);
  const double lead = half_width - half_height;
  for (const double sx : {-1.0, 1.0}) {
    for (const double sy : {-1.0, 1.0}) try_bend(lead - sx * a.x + sy * a.y, sx * d.x - sy * d.y);
  }
  return least;
}

double gap_to_border(const PolygonOutline& outline, Point centre, double half_width, double half_height) {
  double least = std::numeric_limits<double>::infinity();
  for (const auto* rings : {&outline.rings, &outline.covered}) {
    for (const auto& ring : *rings) {
      for (std::size_t i = 1; i < ring.size(); ++i) {
        least =
            std::min(least, gap_to(ring[i - 1] - centre, ring[i] - centre, half_width, half_height, least));
      }
    }
  }
  return least;
}

struct Cell {
  BoxSpot spot;
  double half_width = 0, half_height = 0;
  int number = 0;  // of the try, for ties

  /// No place in the cell has more: the room changes by 1 mm at most per mm of x or y.
  [[nodiscard]] double reach() const { return std::max(half_width, half_height); }
  [[nodiscard]] double best_room() const { return spot.room_mm + reach(); }
  [[nodiscard]] double best_score() const {
    return spot.score_mm + reach() + pull_to_centroid * std::hypot(half_width, half_height);
  }
  friend bool operator<(const Cell& a, const Cell& b) {
    return std::pair(a.best_room(), -a.number) < std::pair(b.best_room(), -b.number);
  }
};

class SpotSearch {
 public:
  SpotSearch(const PolygonOutline& outline, double width_mm, double height_mm)
      : outline_(outline), half_width_(width_mm / 2), half_height_(height_mm / 2) {}

  /// The places where the box fits.
  [[nodiscard]] std::vector<BoxSpot> fitting() {
    if (outline_.box.width() < 2 * half_width_ || outline_.box.height() < 2 * half_height_) return {};
    run(most_tries, [&](const Cell& cell) {
      return fitting_.empty() ? cell.best_room() > fits_with_mm
                              : cell.best_score() > best_.score_mm + precision_mm;
    });
    return well_apart();
  }

  /// The best place, whether the box fits there or not.
  [[nodiscard]] BoxSpot best() {
    run(most_coarse_tries,
        [&](const Cell& cell) { return cell.best_score() > best_.score_mm + coarse_precision_mm; });
    return best_;
  }

 private:
  /// Quarters cells as long as there are any that may hold a better place.
  template <typename MayBeBetter>
  void run(int tries, MayBeBetter may_be_better) {
    try_at(outline_.centroid, 0, 0);
    add_first_cells();
    while (!cells_.empty() && tries_ < tries) {
      const Cell cell = cells_.top();
      cells_.pop();
      if (may_be_better(cell)) quarter(cell);
    }
  }

  [[nodiscard]] double room_at(Point centre) const {
    if (outline_.contains(centre)) return gap_to_border(outline_, centre, half_width_, half_height_);
    return -std::min(half_width_, half_height_) - gap_to_border(outline_, centre, 0, 0);
  }

  void try_at(Point centre, double cell_half_width, double cell_half_height) {
    Cell cell{{centre, room_at(centre), 0}, cell_half_width, cell_half_height, tries_++};
    cell.spot.score_mm = cell.spot.room_mm - pull_to_centroid * distance(centre, outline_.centroid);
    if (cell.spot.room_mm >= 0) fitting_.push_back(cell.spot);
    const bool better = cell.spot.score_mm > best_.score_mm;
    if (tries_ == 1 || better) best_ = cell.spot;
    if (cell_half_width > 0) cells_.push(cell);
  }

  void add_first_cells() {
    const Box& box = outline_.box;
    const double side = std::sqrt(box.width() * box.height() / first_cells);
    const auto count = [&](double length) {
      return std::clamp(static_cast<int>(std::lround(length / side)), 1, 4 * first_cells);
    };
    const int columns = count(box.width());
    const int rows = count(box.height());
    const Point half{box.width() / columns / 2, box.height() / rows / 2};
    for (int row = 0; row < rows; ++row) {
      for (int column = 0; column < columns; ++column) {
        try_at({box.min_x + (2 * column + 1) * half.x, box.min_y + (2 * row + 1) * half.y}, half.x, half.y);
      }
    }
  }

  void quarter(const Cell& cell) {
    const double half_width = cell.half_width / 2;
    const double half_height = cell.half_height / 2;
    for (const double sx : {-1.0, 1.0}) {
      for (const double sy : {-1.0, 1.0}) {
        try_at(cell.spot.centre + Point{sx * half_width, sy * half_height}, half_width, half_height);
      }
    }
  }

  /// The best, such that a text at one of them stands hardly in the way of one at another.
  [[nodiscard]] std::vector<BoxSpot> well_apart() {
    std::stable_sort(fitting_.begin(), fitting_.end(),
                     [](const BoxSpot& a, const BoxSpot& b) { return a.score_mm > b.score_mm; });
    std::vector<BoxSpot> chosen;
    for (const BoxSpot& spot : fitting_) {
      const bool apart = std::all_of(chosen.begin(), chosen.end(), [&](const BoxSpot& other) {
        const Point d = spot.centre - other.centre;
        return std::abs(d.x) >= 2 * half_width_ || std::abs(d.y) >= 3 * half_height_;
      });
      if (apart) chosen.push_back(spot);
      if (chosen.size() == most_spots) break;
    }
    return chosen;
  }

  const PolygonOutline& outline_;
  double half_width_, half_height_;
  std::priority_queue<Cell> cells_;
  std::vector<BoxSpot> fitting_;
  BoxSpot best_;  // by score, fitting or not
  int tries_ = 0;
};

}  // namespace

std::vector<BoxSpot> fitting_spots(const PolygonOutline& outline, double width_mm, double height_mm) {
  return SpotSearch(outline, width_mm, height_mm).fitting();
}

BoxSpot least_crossing_spot(const PolygonOutline& outline, double width_mm, double height_mm) {
  return SpotSearch(outline, width_mm, height_mm).best();
}

Point pole_of(const PolygonOutline& outline) {
  return SpotSearch(outline, 0, 0).best().centre;
}

}  // namespace citygauge
