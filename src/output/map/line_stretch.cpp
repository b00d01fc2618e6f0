#include "output/map/line_stretch.hpp"

#include <optional>

namespace citygauge {

namespace {

constexpr int most_steps = 48;       // stretches looked at on one line
constexpr int steps_per_length = 4;  // unless it is long

/// A line with the distance of each of its points from the beginning.
class MeasuredLine {
 public:
  explicit MeasuredLine(std::span<const Point> line) : line_(line), from_begin_(line.size(), 0.0) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      from_begin_[i] = from_begin_[i - 1] + distance(line[i - 1], line[i]);
    }
  }

  [[nodiscard]] double length() const { return from_begin_.empty() ? 0 : from_begin_.back(); }

  [[nodiscard]] Point at(double s) const {
    const std::size_t i = std::min(first_beyond(s), line_.size() - 1);
    if (i == 0) return line_[0];
    const double step = from_begin_[i] - from_begin_[i - 1];
    const double t = step > 0 ? std::clamp((s - from_begin_[i - 1]) / step, 0.0, 1.0) : 0;
    return between(line_[i - 1], line_[i], t);
  }

  /// The line's own points strictly between two places.
  [[nodiscard]] std::span<const Point> points_between(double from, double to) const {
    const std::size_t begin = first_beyond(from);
    const std::size_t end =
        std::lower_bound(from_begin_.begin(), from_begin_.end(), to) - from_begin_.begin();
    return begin < end ? line_.subspan(begin, end - begin) : std::span<const Point>();
  }

 private:
  [[nodiscard]] std::size_t first_beyond(double s) const {
    return std::upper_bound(from_begin_.begin(), from_begin_.end(), s) - from_begin_.begin();
  }

  std::span<const Point> line_;
  std::vector<double> from_begin_;
};

std::optional<LineStretch> stretch_at(const MeasuredLine& line, double from, double length_mm) {
  const Point a = line.at(from);
  const Point b = line.at(from + length_mm);
  const double chord = distance(a, b);
  if (!(chord > length_mm / 2)) return std::nullopt;
  const Point along = (b - a) * (1 / chord);
  double left = 0;
  double right = 0;
  for (const Point p : line.points_between(from, from + length_mm)) {
    const double off = cross(along, p - a);
    left = std::min(left, off);
    right = std::max(right, off);
  }
  const Point across{-along.y, along.x};
  const double off_mid = std::abs((from + length_mm / 2) / line.length() - 0.5);
  return LineStretch{between(a, b, 0.5) + across * ((left + right) / 2), along, (right - left) / 2, off_mid};
}

}  // namespace

std::vector<LineStretch> line_stretches(std::span<const Point> line, double length_mm) {
  const MeasuredLine measured(line);
  const double spare = measured.length() - length_mm;
  if (line.size() < 2 || !(spare >= 0)) return {};
  const double wanted = std::ceil(spare * steps_per_length / length_mm / 2) * 2;  // even: the middle is one
  const int steps = static_cast<int>(std::clamp(wanted, 0.0, double{most_steps}));
  std::vector<LineStretch> found;
  for (int i = 0; i <= steps; ++i) {
    const double from = steps == 0 ? 0 : spare * i / steps;
    if (const auto stretch = stretch_at(measured, from, length_mm)) found.push_back(*stretch);
  }
  return found;
}

double length_of(std::span<const Point> line) {
  return MeasuredLine(line).length();
}

Point halfway(std::span<const Point> line) {
  const MeasuredLine measured(line);
  return measured.at(measured.length() / 2);
}

}  // namespace citygauge
