// Ecological corridors: winding bands with pinched places, noisy banks and islands.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "city/city.hpp"

namespace citygauge::bench {
namespace {

constexpr int stations = 900;

class Corridor {
 public:
  Corridor(const City& city, std::int64_t number)
      : number_(number),
        random_(71, number),
        length_(random_.between(4000, 9000)),
        start_(city.min_x + random_.between(0, std::max(1.0, city.width() - length_))),
        middle_(city.min_y +
                city.height() * (static_cast<double>(number) + 0.5) / static_cast<double>(city.corridors)),
        swing_(random_.between(150, 400)),
        wave_(random_.between(1500, 3500)),
        phase_(random_.between(0, 6.28)),
        width_(random_.between(70, 180)) {
    const auto pinches = 1 + random_.next() % 4;
    for (std::uint64_t m = 0; m < pinches; ++m) {
      const double at = random_.between(0.05, 0.95);
      pinches_.push_back({at, random_.between(25, 60)});
    }
  }

  /// The shell, then the islands.
  [[nodiscard]] std::vector<Ring> rings() {
    std::vector<Ring> result{shell()};
    add_islands(result);
    return result;
  }

 private:
  struct Pinch {
    double at, width;
  };

  [[nodiscard]] double axis(double x) const {
    return middle_ + swing_ * std::sin(x / wave_ * 2 * std::numbers::pi + phase_) * 0.6;
  }

  [[nodiscard]] double width_at(double t) const {
    double width = width_ * (1 + 0.35 * std::sin(t * 17 + phase_) + 0.15 * std::sin(t * 41));
    for (const Pinch& pinch : pinches_) {
      const double d = (t - pinch.at) * length_ / 120;
      width = width - (width - pinch.width) * std::exp(-d * d);
    }
    return std::max(width, 20.0);
  }

  [[nodiscard]] Ring shell() {
    Ring lower, upper;
    for (int m = 0; m <= stations; ++m) {
      const double t = m / static_cast<double>(stations), x = start_ + length_ * t, y = axis(x);
      const double slope = (axis(x + 1) - axis(x - 1)) / 2, norm = std::hypot(1, slope);
      const double half = width_at(t) / 2;
      const double above = half + random_.between(-0.8, 0.8), below = half + random_.between(-0.8, 0.8);
      upper.push_back({x - slope / norm * above, y + 1 / norm * above});
      lower.push_back({x + slope / norm * below, y - 1 / norm * below});
    }
    lower.insert(lower.end(), upper.rbegin(), upper.rend());
    return lower;
  }

  void add_islands(std::vector<Ring>& rings) {
    double last = 0.02;
    const int wished = 4 + static_cast<int>(random_.next() % 6);
    for (int m = 0; m < wished; ++m) {
      const double t = 0.06 + 0.88 * (m + random_.between(0.2, 0.8)) / wished;
      const double width = width_at(t);
      if (width < 70 || (t - last) * length_ < width) continue;
      last = t;
      const double x = start_ + length_ * t;
      Random island(72, number_, m);
      const Point centre{x, axis(x) + random_.between(-0.1, 0.1) * width};
      rings.push_back(blob(island, centre, width * 0.13, 28, 0.1));
    }
  }

  std::int64_t number_;
  Random random_;  // draws the members that follow, in their order
  double length_, start_, middle_, swing_, wave_, phase_, width_;
  std::vector<Pinch> pinches_;
};

}  // namespace

void write_corridors(const City& city, const std::filesystem::path& folder) {
  LayerFile file(folder, "corridors", ShapeKind::polygon, {{"cid", LayerField::Type::integer}});
  for (std::int64_t number = 0; number < city.corridors; ++number)
    file.add_polygon(Corridor(city, number).rings(), std::array<FieldValue, 1>{number});
  file.finish();
}

}  // namespace citygauge::bench
