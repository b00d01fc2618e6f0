#include "input/raster_layer.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>

#include <array>
#include <charconv>
#include <cmath>

#include "input/open_dataset.hpp"

namespace citygauge {
namespace {

constexpr double longest_straight_m = 100;  // edges are cut to this before they are bent into another CRS

PixelGrid grid_of(GDALDataset& dataset, const std::string& file) {
  std::array<double, 6> geo{};
  if (dataset.GetGeoTransform(geo.data()) != CE_None)
    throw input_error(fmt::format("{}: the raster has no georeference", file));
  if (geo[2] != 0 || geo[4] != 0 || geo[1] <= 0 || geo[5] >= 0)
    throw input_error(fmt::format("{}: the raster is rotated or not north-up", file),
                      "warp it with gdalwarp first");
  return {{geo[0], geo[3]}, geo[1], -geo[5], dataset.GetRasterXSize(), dataset.GetRasterYSize()};
}

std::map<double, std::string> classes_of(const LayerSource& source) {
  std::map<double, std::string> classes;
  const auto mapped = source.values.find("class");
  if (mapped == source.values.end()) return classes;
  for (const auto& [cell, name] : mapped->second) {
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size())
      throw config_error(source.at, fmt::format("values.class: `{}` is not a cell value of a raster", cell),
                         "raster cells are numbers: values.class = { 1 = \"road\" }");
    classes[value] = name;
  }
  return classes;
}

void add_densified(Shapes& out, std::span<const Point> ring) {
  for (std::size_t i = 0; i < ring.size(); ++i) {
    if (i > 0) {
      const int steps = static_cast<int>(std::ceil(distance(ring[i - 1], ring[i]) / longest_straight_m));
      for (int s = 1; s < steps; ++s)
        out.add_point(between(ring[i - 1], ring[i], static_cast<double>(s) / steps));
    }
    out.add_point(ring[i]);
  }
  out.end_part();
}

}  // namespace

struct RasterLayer::State {
  std::string file;
  DatasetHandle dataset;
  PixelGrid grid;
  std::optional<Crs> crs;
  std::optional<double> no_data;
  double scale = 1;  // value = stored · scale + offset
  double offset = 0;
  std::map<double, std::string> classes;
  std::optional<CrsTransform> from_working, to_working;
};

RasterLayer::RasterLayer(const LayerSource& source) : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.file = source.source.string();
  s.dataset = open_raster_dataset(source.source);
  if (s.dataset->GetRasterCount() != 1)
    throw input_error(
        fmt::format("{}: the raster has {} bands; one is needed", s.file, s.dataset->GetRasterCount()),
        "an image is no land cover; take out the band with gdal_translate -b");
  s.grid = grid_of(*s.dataset, s.file);
  s.crs = crs_of(s.dataset->GetSpatialRef());
  int has_no_data = 0;
  const double no_data = s.dataset->GetRasterBand(1)->GetNoDataValue(&has_no_data);
  if (has_no_data != 0) s.no_data = no_data;
  s.scale = s.dataset->GetRasterBand(1)->GetScale();
  s.offset = s.dataset->GetRasterBand(1)->GetOffset();
  s.classes = classes_of(source);
}

RasterLayer::~RasterLayer() = default;

const std::optional<Crs>& RasterLayer::crs() const {
  return state_->crs;
}

void RasterLayer::set_working_crs(const Crs& own, const Crs& working) {
  state_->from_working.emplace(working, own, state_->file);
  state_->to_working.emplace(own, working, state_->file);
}

const PixelGrid& RasterLayer::grid() const {
  return state_->grid;
}

void RasterLayer::read(std::int64_t row, std::int64_t rows, std::int64_t column, std::int64_t columns,
                       std::span<double> values) {
  GDALRasterBand& band = *state_->dataset->GetRasterBand(1);
  CPLErrorReset();
  if (band.RasterIO(GF_Read, static_cast<int>(column), static_cast<int>(row), static_cast<int>(columns),
                    static_cast<int>(rows), values.data(), static_cast<int>(columns), static_cast<int>(rows),
                    GDT_Float64, 0, 0, nullptr) != CE_None)
    throw input_error(fmt::format("{}: damaged, reading stopped{}", state_->file, gdal_reason()));
  for (double& value : values)
    value =
        state_->no_data && value == *state_->no_data ? std::nan("") : value * state_->scale + state_->offset;
}

Shapes RasterLayer::to_raster_crs(ShapeView polygon) const {
  Shapes shapes(ShapeKind::polygon);
  if (state_->from_working->identity()) {
    shapes.add_feature(polygon);
    return shapes;
  }
  for (std::size_t i = 0; i < polygon.part_count(); ++i) add_densified(shapes, polygon.part(i));
  shapes.end_feature();
  state_->from_working->apply(shapes.mutable_points());
  return shapes;
}

double RasterLayer::cell_area_m2(std::int64_t row, std::int64_t column) const {
  const PixelGrid& g = state_->grid;
  if (state_->to_working->identity()) return g.cell_width * g.cell_height;
  const double left = g.origin.x + g.cell_width * static_cast<double>(column);
  const double top = g.origin.y - g.cell_height * static_cast<double>(row);
  const double right = left + g.cell_width;
  const double bottom = top - g.cell_height;
  std::array<Point, 5> ring{{{left, bottom}, {right, bottom}, {right, top}, {left, top}, {left, bottom}}};
  state_->to_working->apply(ring);
  return doubled_signed_area(ring) / 2;
}

const std::map<double, std::string>& RasterLayer::classes() const {
  return state_->classes;
}

void RasterLayer::to_raster_crs(std::span<Point> points) const {
  state_->from_working->apply(points);
}

}  // namespace citygauge
