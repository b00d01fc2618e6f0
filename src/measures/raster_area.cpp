#include "measures/raster_area.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace citygauge {
namespace {

constexpr std::int64_t window_rows = 64;  // read at a time: a few MB for a city

/// The rows of a raster that one district covers, read some at a time.
class RowWindow {
 public:
  RowWindow(Raster& raster, std::int64_t first_column, std::int64_t columns)
      : raster_(raster), first_column_(first_column), columns_(columns) {}

  std::span<const double> row(std::int64_t row, std::int64_t column, std::size_t count) {
    if (row < first_row_ || row >= first_row_ + rows_) load(row);
    const auto offset = static_cast<std::size_t>((row - first_row_) * columns_ + column - first_column_);
    return std::span<const double>(values_).subspan(offset, count);
  }

 private:
  void load(std::int64_t row) {
    first_row_ = row;
    rows_ = std::min(window_rows, raster_.grid().rows - row);
    values_.resize(static_cast<std::size_t>(rows_ * columns_));
    raster_.read(row, rows_, first_column_, columns_, values_);
  }

  Raster& raster_;
  std::int64_t first_column_, columns_;
  std::int64_t first_row_ = 0, rows_ = 0;
  std::vector<double> values_;
};

/// Areas of a run of neighbouring cells. In another CRS they change along the row as a parabola does, to far
/// better than 1e-9: exact at the first, middle and last cell.
class CellAreas {
 public:
  CellAreas(const Raster& raster, std::int64_t row, std::int64_t column, std::int64_t count)
      : half_(static_cast<double>((count - 1) / 2)),
        last_(static_cast<double>(count - 1)),
        first_area_(raster.cell_area_m2(row, column)) {
    if (count < 3) {
      slope_ = count == 2 ? raster.cell_area_m2(row, column + 1) - first_area_ : 0;
      return;
    }
    const double at_half = (raster.cell_area_m2(row, column + (count - 1) / 2) - first_area_) / half_;
    const double at_last = (raster.cell_area_m2(row, column + count - 1) - first_area_) / last_;
    curvature_ = (at_last - at_half) / (last_ - half_);
    slope_ = at_half - curvature_ * half_;
  }
  [[nodiscard]] double of(std::size_t index) const {
    const auto i = static_cast<double>(index);
    return first_area_ + i * (slope_ + i * curvature_);
  }

 private:
  double half_, last_, first_area_;
  double slope_ = 0, curvature_ = 0;
};

/// The weight of a cell value; NaN where the cell says nothing.
class CellWeights {
 public:
  CellWeights(const Raster& raster, const Weighting& weighting) : shares_(raster.classes().empty()) {
    for (const auto& [value, name] : raster.classes()) {
      const auto standing = weighting.of(name, std::nan(""));
      const double weight = standing ? standing->weight : std::nan("");
      weights_[value] = weight;
      if (is_small(value)) of_small_[static_cast<std::size_t>(value)] = weight;
    }
  }
  double of(double value) const {
    if (shares_) return value >= 0 && value <= 1 ? value : std::nan("");
    if (is_small(value)) return of_small_[static_cast<std::size_t>(value)];
    const auto found = weights_.find(value);
    return found == weights_.end() ? std::nan("") : found->second;
  }

 private:
  /// A whole number of a byte, as classes nearly always are.
  static bool is_small(double value) {
    return value >= 0 && value < 256 && value == static_cast<double>(static_cast<int>(value));
  }

  bool shares_;
  std::unordered_map<double, double> weights_;
  std::vector<double> of_small_ = std::vector<double>(256, std::nan(""));
};

constexpr double unknown_share_noted = 1e-6;  // of a district

/// Ledger: gross − the share that does not count = counted. What has no data or no meaning stands beside it.
void add_district(Measured& measured, std::size_t d, double whole, double counted, double covered,
                  double meaningless) {
  const double no_data = std::max(0.0, whole - covered - meaningless);
  measured.ledger.push_back({d, "gross", covered, "m2"});
  measured.ledger.push_back({d, "uncounted_share", counted - covered, "m2"});
  measured.ledger.push_back({d, "counted", covered + (counted - covered), "m2"});
  measured.ledger.push_back({d, "no_data", no_data, "m2"});
  measured.ledger.push_back({d, "no_meaning", meaningless, "m2"});
  if (covered == 0)
    return measured.quantities.push_back({std::nullopt, "the raster says nothing of the district"});
  std::string note;
  const auto say = [&](double area, const char* what) {
    if (area / whole > unknown_share_noted)
      note +=
          fmt::format("{}{:.2f} % of the district {}", note.empty() ? "" : "; ", 100 * area / whole, what);
  };
  say(no_data, "has no data");
  say(meaningless, "has cell values without a meaning");
  measured.quantities.push_back({covered + (counted - covered), note});
}

}  // namespace

void for_each_run(Raster& raster, ShapeView district, const std::function<void(const CellRun&)>& visit) {
  const Shapes own = raster.to_raster_crs(district);
  const PixelGrid& grid = raster.grid();
  const Box box = own.box();
  const auto column_at = [&](double x) {
    return std::clamp<std::int64_t>(
        static_cast<std::int64_t>(std::floor((x - grid.origin.x) / grid.cell_width)), 0, grid.columns - 1);
  };
  const std::int64_t first = column_at(box.min_x - grid.cell_width);
  const std::int64_t last = column_at(box.max_x + grid.cell_width);
  RowWindow window(raster, first, last - first + 1);
  std::vector<double> areas_m2;
  for_each_covered_pixel(
      own[0], grid, [&](std::int64_t row, std::int64_t column, std::span<const double> shares) {
        const auto values = window.row(row, column, shares.size());
        const CellAreas cell_areas(raster, row, column, static_cast<std::int64_t>(shares.size()));
        areas_m2.resize(shares.size());
        for (std::size_t i = 0; i < shares.size(); ++i) areas_m2[i] = shares[i] * cell_areas.of(i);
        visit({values, areas_m2, shares});
      });
}

Measured raster_area(Raster& raster, const Weighting& weighting, const Districts& districts) {
  const CellWeights weights(raster, weighting);
  Measured measured;
  double meaningless_everywhere = 0;
  for (std::size_t d = 0; d < districts.size(); ++d) {
    double counted = 0, covered = 0, meaningless = 0;
    for_each_cell(raster, districts.shapes[d], [&](double value, double area, double) {
      const double weight = weights.of(value);
      if (std::isnan(weight)) {
        if (!std::isnan(value)) meaningless += area;
        return;
      }
      covered += area;
      counted += area * weight;
    });
    meaningless_everywhere += meaningless;
    add_district(measured, d, area_m2(districts.shapes[d]), counted, covered, meaningless);
  }
  if (meaningless_everywhere > 0)
    measured.issues.push_back(
        {Severity::warning,
         "cell_values",
         "land_cover",
         {},
         fmt::format("{:.0f} m2 have cell values that are no share in 0…1 and have no class",
                     meaningless_everywhere),
         "not counted",
         {}});
  return measured;
}

}  // namespace citygauge
