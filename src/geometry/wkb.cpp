#include "geometry/wkb.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace citygauge {
namespace {

enum WkbType : std::uint32_t {
  wkb_point = 1,
  wkb_line = 2,
  wkb_polygon = 3,
  wkb_multi_point = 4,
  wkb_multi_line = 5,
  wkb_multi_polygon = 6,
  wkb_collection = 7,
  wkb_first_curve = 8,
  wkb_last_curve = 14,
};

constexpr int max_nesting = 16;  // of collections; real data have one or two

/// Reads one geometry tree into the parts of `shapes`; stops at the first thing that it cannot read.
class WkbReader {
 public:
  WkbReader(Shapes& shapes, std::span<const std::uint8_t> bytes) : shapes_(shapes), bytes_(bytes) {}

  WkbOutcome read() {
    read_geometry(0);
    if (outcome_ != WkbOutcome::ok) return outcome_;
    if (parts_ > 0) return mended_ || (skipped_kind_ && parts_ > 0) ? WkbOutcome::mended : WkbOutcome::ok;
    if (degenerate_) return WkbOutcome::degenerate;
    return skipped_kind_ ? WkbOutcome::wrong_kind : WkbOutcome::empty;
  }

  [[nodiscard]] const WkbRemarks& remarks() const { return remarks_; }

 private:
  bool failed() const { return outcome_ != WkbOutcome::ok; }

  void fail(WkbOutcome outcome) {
    if (!failed()) outcome_ = outcome;
  }

  template <typename T>
  T number() {
    T value{};
    if (at_ + sizeof(T) > bytes_.size()) {
      fail(WkbOutcome::malformed);
      return value;
    }
    std::memcpy(&value, bytes_.data() + at_, sizeof(T));
    at_ += sizeof(T);
    if (!swap_) return value;
    auto raw = std::bit_cast<std::array<std::uint8_t, sizeof(T)>>(value);
    std::ranges::reverse(raw);
    return std::bit_cast<T>(raw);
  }

  void read_geometry(int depth) {
    if (depth > max_nesting) return fail(WkbOutcome::malformed);
    swap_ = number<std::uint8_t>() == (std::endian::native == std::endian::little ? 0 : 1);
    const auto raw = number<std::uint32_t>();
    if (failed()) return;
    const std::uint32_t flags = raw & 0xE0000000U;  // EWKB: Z, M, SRID
    std::uint32_t type = raw & 0x1FFFFFFFU;
    const std::uint32_t iso = type / 1000;  // ISO: 1 Z, 2 M, 3 ZM
    type %= 1000;
    const bool has_z = (flags & 0x80000000U) != 0 || iso == 1 || iso == 3;
    const bool has_m = (flags & 0x40000000U) != 0 || iso == 2 || iso == 3;
    dimensions_ = 2U + (has_z ? 1U : 0U) + (has_m ? 1U : 0U);
    remarks_.dimensions_dropped = remarks_.dimensions_dropped || dimensions_ > 2;
    if ((flags & 0x20000000U) != 0) number<std::uint32_t>();
    read_body(type, depth);
  }

  void read_body(std::uint32_t type, int depth) {
    switch (type) {
      case wkb_point:
        return read_part(ShapeKind::point, 1);
      case wkb_line:
        return read_part(ShapeKind::line, number<std::uint32_t>());
      case wkb_polygon:
        return read_rings();
      case wkb_multi_point:
      case wkb_multi_line:
      case wkb_multi_polygon:
      case wkb_collection: {
        const auto count = number<std::uint32_t>();
        for (std::uint32_t i = 0; i < count && !failed(); ++i) read_geometry(depth + 1);
        return;
      }
      default:
        return fail(type >= wkb_first_curve && type <= wkb_last_curve ? WkbOutcome::curve
                                                                      : WkbOutcome::malformed);
    }
  }

  /// Reads `count` points into points_; false when they are not there or not finite.
  bool read_points(std::uint32_t count) {
    const std::size_t stride = dimensions_ * sizeof(double);
    if (failed() || count > (bytes_.size() - at_) / stride) {
      fail(WkbOutcome::malformed);
      return false;
    }
    points_.resize(count);
    bool finite = true;
    for (Point& p : points_) {
      const std::size_t next = at_ + stride;
      p.x = number<double>();
      p.y = number<double>();
      at_ = next;
      finite = finite && std::isfinite(p.x) && std::isfinite(p.y);
    }
    return finite;
  }

  void read_part(ShapeKind kind, std::uint32_t count) {
    const bool finite = read_points(count);
    if (failed()) return;
    if (kind != shapes_.kind()) {
      skipped_kind_ = true;
      return;
    }
    if (!finite) {
      // The standard writes an empty point as NaN NaN.
      if (kind == ShapeKind::point && std::isnan(points_[0].x) && std::isnan(points_[0].y)) return;
      return fail(WkbOutcome::not_finite);
    }
    if (points_.empty()) return;
    if (kind == ShapeKind::line &&
        std::ranges::adjacent_find(points_, std::ranges::not_equal_to{}) == points_.end()) {
      degenerate_ = true;
      return;
    }
    drop_repeated_points();
    add_part();
  }

  void read_rings() {
    const auto count = number<std::uint32_t>();
    bool shell_kept = false;
    for (std::uint32_t i = 0; i < count && !failed(); ++i) {
      const bool finite = read_points(number<std::uint32_t>());
      if (failed()) return;
      if (shapes_.kind() != ShapeKind::polygon) {
        skipped_kind_ = true;
        continue;
      }
      if (!finite) return fail(WkbOutcome::not_finite);
      if (i > 0 && !shell_kept) continue;  // holes of a shell that was dropped
      const bool kept = add_ring(i == 0);
      if (i == 0) shell_kept = kept;
    }
  }

  bool add_ring(bool shell) {
    if (points_.empty()) return false;
    drop_repeated_points();
    if (points_.front() != points_.back()) {
      points_.push_back(points_.front());
      mended_ = true;
    }
    const double doubled_area = points_.size() < 4 ? 0 : doubled_signed_area(points_);
    if (doubled_area == 0 && points_.size() < 4) {
      degenerate_ = mended_ = true;
      return false;
    }
    if (shell) shell_turns_left_ = doubled_area > 0;
    if (!shell && doubled_area != 0 && (doubled_area > 0) == shell_turns_left_) remarks_.rings_turned = true;
    if ((doubled_area > 0) != shell) std::ranges::reverse(points_);
    add_part();
    return true;
  }

  void drop_repeated_points() {
    if (shapes_.kind() == ShapeKind::point) return;
    const auto repeated = std::unique(points_.begin(), points_.end());  // Clang 14 cannot take ranges::unique
    if (repeated == points_.end()) return;
    points_.erase(repeated, points_.end());
    remarks_.points_dropped = true;
  }

  void add_part() {
    shapes_.add_part(points_);
    ++parts_;
  }

  Shapes& shapes_;
  std::span<const std::uint8_t> bytes_;
  std::vector<Point> points_;
  std::size_t at_ = 0;
  std::size_t dimensions_ = 2;
  std::size_t parts_ = 0;
  WkbOutcome outcome_ = WkbOutcome::ok;
  WkbRemarks remarks_;
  bool swap_ = false;
  bool shell_turns_left_ = true;
  bool mended_ = false;
  bool degenerate_ = false;
  bool skipped_kind_ = false;
};

class WkbWriter {
 public:
  std::vector<std::uint8_t> bytes;

  void header(std::uint32_t type, std::size_t count) {
    bytes.push_back(1);
    put(type);
    put(static_cast<std::uint32_t>(count));
  }
  void points(std::span<const Point> points) {
    for (const Point p : points) {
      put(p.x);
      put(p.y);
    }
  }
  template <typename T>
  void put(T value) {
    const auto raw = std::bit_cast<std::array<std::uint8_t, sizeof(T)>>(value);
    bytes.insert(bytes.end(), raw.begin(), raw.end());
  }
};

void write_polygons(WkbWriter& writer, ShapeView shape) {
  std::vector<std::size_t> shells;
  for (std::size_t i = 0; i < shape.part_count(); ++i)
    if (doubled_signed_area(shape.part(i)) > 0 || i == 0) shells.push_back(i);
  writer.header(wkb_multi_polygon, shells.size());
  shells.push_back(shape.part_count());
  for (std::size_t s = 0; s + 1 < shells.size(); ++s) {
    writer.header(wkb_polygon, shells[s + 1] - shells[s]);
    for (std::size_t i = shells[s]; i < shells[s + 1]; ++i) {
      writer.put(static_cast<std::uint32_t>(shape.part(i).size()));
      writer.points(shape.part(i));
    }
  }
}

}  // namespace

WkbOutcome append_wkb(Shapes& shapes, std::span<const std::uint8_t> wkb, WkbRemarks* remarks) {
  WkbReader reader(shapes, wkb);
  const WkbOutcome outcome = reader.read();
  if (remarks != nullptr) *remarks = reader.remarks();
  if (outcome == WkbOutcome::ok || outcome == WkbOutcome::mended)
    shapes.end_feature();
  else
    shapes.drop_unfinished();
  return outcome;
}

std::vector<std::uint8_t> to_wkb(ShapeView shape) {
  static_assert(std::endian::native == std::endian::little, "WKB is written little-endian");
  WkbWriter writer;
  switch (shape.kind()) {
    case ShapeKind::point:
      writer.header(wkb_multi_point, shape.points().size());
      for (const Point& p : shape.points()) {
        writer.bytes.push_back(1);
        writer.put(static_cast<std::uint32_t>(wkb_point));
        writer.points({&p, 1});
      }
      break;
    case ShapeKind::line:
      writer.header(wkb_multi_line, shape.part_count());
      for (std::size_t i = 0; i < shape.part_count(); ++i) {
        writer.header(wkb_line, shape.part(i).size());
        writer.points(shape.part(i));
      }
      break;
    case ShapeKind::polygon:
      write_polygons(writer, shape);
      break;
  }
  return std::move(writer.bytes);
}

}  // namespace citygauge
