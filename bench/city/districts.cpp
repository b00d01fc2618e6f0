// Districts that tile the city exactly: neighbours draw the border between them from the same numbers.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "city/city.hpp"

namespace citygauge::bench {
namespace {

constexpr int points_per_side = 125;

class Tiling {
 public:
  explicit Tiling(const City& city) : city_(city) {}

  [[nodiscard]] Ring district(int i, int j) const {
    Ring ring = bottom(i, j);
    append(ring, left(i + 1, j));
    append_backwards(ring, bottom(i, j + 1), corner(i + 1, j + 1));
    append_backwards(ring, left(i, j), corner(i, j + 1));
    return ring;
  }

 private:
  [[nodiscard]] Point corner(int i, int j) const {
    Random random(11, i, j);
    const bool on_side = i == 0 || i == city_.columns;
    const bool on_end = j == 0 || j == city_.rows;
    const double dx = on_side ? 0 : random.between(-0.18, 0.18);
    const double dy = on_end ? 0 : random.between(-0.18, 0.18);
    return {city_.min_x + (i + dx) * city_.district_m, city_.min_y + (j + dy) * city_.district_m};
  }

  [[nodiscard]] Ring bottom(int i, int j) const {
    return border(corner(i, j), corner(i + 1, j), border_number(1, i, j), j == 0 || j == city_.rows);
  }
  [[nodiscard]] Ring left(int i, int j) const {
    return border(corner(i, j), corner(i, j + 1), border_number(2, i, j), i == 0 || i == city_.columns);
  }
  static std::int64_t border_number(std::int64_t direction, std::int64_t i, std::int64_t j) {
    return direction << 40 | i << 20 | j;
  }

  /// From a to b without b; the city's own limits are straight.
  static Ring border(Point a, Point b, std::int64_t number, bool straight) {
    const double dx = b.x - a.x, dy = b.y - a.y, length = std::hypot(dx, dy);
    Random random(12, number);
    std::array<double, 6> amplitude{}, phase{};
    for (std::size_t k = 0; k < amplitude.size(); ++k) {
      amplitude[k] = random.normal() * 0.5 / std::pow(1.9, k);
      phase[k] = random.between(0, 2 * std::numbers::pi);
    }
    Ring line;
    for (int i = 0; i < points_per_side; ++i) {
      const double t = i / static_cast<double>(points_per_side);
      double offset = 0;
      if (!straight && i > 0) {
        for (std::size_t k = 0; k < amplitude.size(); ++k)
          offset += amplitude[k] * std::sin((1 << k) * std::numbers::pi * 2 * t * 0.7 + phase[k]);
        const double from_end = std::min(t, 1 - t);
        offset = std::clamp(offset, -1.0, 1.0) * 0.12 * length * std::min(1.0, from_end * 3) +
                 random.between(-1, 1) * 0.0015 * length * std::min(1.0, from_end * 10);
      }
      line.push_back({rounded_to_mm(a.x + dx * t - dy / length * offset),
                      rounded_to_mm(a.y + dy * t + dx / length * offset)});
    }
    return line;
  }

  static void append(Ring& ring, const Ring& line) { ring.insert(ring.end(), line.begin(), line.end()); }
  static void append_backwards(Ring& ring, const Ring& line, Point from) {
    ring.push_back({rounded_to_mm(from.x), rounded_to_mm(from.y)});
    ring.insert(ring.end(), line.rbegin(), line.rend() - 1);
  }

  const City& city_;
};

}  // namespace

Ring district_ring(const City& city, int column, int row) {
  return Tiling(city).district(column, row);
}

void write_districts(const City& city, const std::filesystem::path& folder) {
  LayerFile file(folder, "districts", ShapeKind::polygon,
                 {{"did", LayerField::Type::integer}, {"name", LayerField::Type::text}});
  for (int j = 0; j < city.rows; ++j)
    for (int i = 0; i < city.columns; ++i) {
      const std::int64_t id = j * city.columns + i;
      const std::array<FieldValue, 2> values{id, "D" + std::to_string(id)};
      file.add_polygon(std::array{district_ring(city, i, j)}, values);
    }
  file.finish();
}

}  // namespace citygauge::bench
