#include "output/map/name_stretches.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>

namespace citygauge {
namespace {

using Line = std::vector<Point>;

double length(std::span<const Point> line) {
  double sum = 0;
  for (std::size_t i = 1; i < line.size(); ++i) sum += distance(line[i - 1], line[i]);
  return sum;
}

/// Joins lines at the places where just two of them end, into lines as long as can be.
class Joining {
 public:
  explicit Joining(std::vector<Line> lines) : lines_(std::move(lines)), used_(lines_.size(), false) {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      ends_[lines_[i].front()].push_back(i);
      ends_[lines_[i].back()].push_back(i);
    }
  }

  std::vector<Line> run() {
    std::vector<Line> joined;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (used_[i]) continue;
      used_[i] = true;
      Line line = lines_[i];
      extend(line);
      std::ranges::reverse(line);
      extend(line);
      joined.push_back(std::move(line));
    }
    return joined;
  }

 private:
  /// Adds at the back what goes on from there.
  void extend(Line& line) {
    for (;;) {
      const std::vector<std::size_t>& there = ends_.at(line.back());
      if (there.size() != 2) return;
      const std::size_t next = used_[there[0]] ? there[1] : there[0];
      if (used_[next]) return;
      used_[next] = true;
      Line more = lines_[next];
      if (more.front() != line.back()) std::ranges::reverse(more);
      line.insert(line.end(), more.begin() + 1, more.end());
    }
  }

  std::vector<Line> lines_;
  std::vector<bool> used_;
  std::map<Point, std::vector<std::size_t>> ends_;
};

Point point_at(std::span<const Point> line, double along) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double step = distance(line[i - 1], line[i]);
    if (along <= step && step > 0) return between(line[i - 1], line[i], along / step);
    along -= step;
  }
  return line.back();
}

Line part_of(std::span<const Point> line, double from, double to) {
  Line part{point_at(line, from)};
  double along = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    along += distance(line[i - 1], line[i]);
    if (along > from && along < to) part.push_back(line[i]);
  }
  part.push_back(point_at(line, to));
  return part;
}

/// Equal pieces of about the distance at which a name stands again.
std::vector<Line> pieces_of(const Line& line) {
  const double whole = length(line);
  const int count = std::max(1, static_cast<int>(whole / name_distance_mm));
  std::vector<Line> pieces;
  for (int i = 0; i < count; ++i) pieces.push_back(part_of(line, whole * i / count, whole * (i + 1) / count));
  return pieces;
}

void add_stretches(std::vector<Line> lines, const std::string& name, NameStretches& found) {
  std::ranges::sort(lines);  // so that the order of the features counts for nothing
  std::vector<Line> pieces;
  for (const Line& line : Joining(std::move(lines)).run())
    for (Line& piece : pieces_of(line)) pieces.push_back(std::move(piece));
  std::ranges::stable_sort(pieces, std::greater{}, [](const Line& line) { return length(line); });
  std::vector<Point> middles;
  for (const Line& piece : pieces) {
    const Point middle = point_at(piece, length(piece) / 2);
    const bool is_near =
        std::ranges::any_of(middles, [&](Point other) { return distance(middle, other) < name_distance_mm; });
    if (is_near) continue;
    middles.push_back(middle);
    found.lines.add_part(piece);
    found.lines.end_feature();
    found.names.push_back(name);
  }
}

}  // namespace

NameStretches name_stretches(const Shapes& lines, const std::vector<std::string>& names) {
  std::map<std::string, std::vector<Line>> by_name;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (names[i].empty()) continue;
    for (std::size_t p = 0; p < lines[i].part_count(); ++p) {
      const auto part = lines[i].part(p);
      if (part.size() < 2) continue;
      Line line(part.begin(), part.end());
      if (line.back() < line.front()) std::ranges::reverse(line);
      by_name[names[i]].push_back(std::move(line));
    }
  }
  NameStretches found;
  for (auto& [name, pieces] : by_name) add_stretches(std::move(pieces), name, found);
  return found;
}

}  // namespace citygauge
