// Green space and land use: blobs in cells, every sixth with a second one over it, some of those eight times
// as large, so that overlaps and covered polygons are as common as in real layers.
#include <algorithm>
#include <array>
#include <cmath>

#include "city/city.hpp"

namespace citygauge::bench {
namespace {

struct PatchLayer {
  const char* name;
  std::uint64_t seed;
  double fill;  // radius in half cells
  bool land_cover;
};

std::vector<LayerField> fields_of(const PatchLayer& layer) {
  if (layer.land_cover) return {{"lc", LayerField::Type::integer}, {"permeable", LayerField::Type::integer}};
  return {{"gtype", LayerField::Type::integer}};
}

class PatchWriter {
 public:
  PatchWriter(const City& city, const std::filesystem::path& folder, const PatchLayer& layer)
      : city_(city),
        layer_(layer),
        cells_(city, std::llround(static_cast<double>(city.polygons) * 0.85)),
        file_(folder, layer.name, ShapeKind::polygon, fields_of(layer)) {}

  void write() {
    for (std::int64_t j = 0; j < cells_.rows; ++j)
      for (std::int64_t i = 0; i < cells_.columns; ++i) add_cell(i, j);
    file_.finish();
  }

 private:
  void add_cell(std::int64_t i, std::int64_t j) {
    Random random(layer_.seed, i, j);
    const auto column = static_cast<double>(i), row = static_cast<double>(j);
    const double north = random.between(0.3, 0.7), east = random.between(0.3, 0.7);
    const Point centre = cells_.place(city_, column + east, row + north);
    const Point middle = cells_.place(city_, column + 0.5, row + 0.5);
    const Point corner = cells_.place(city_, column + 1.0, row + 1.0);
    const double half = std::min(corner.x - middle.x, corner.y - middle.y);
    const double radius = std::min(half * layer_.fill * std::exp(0.45 * random.normal() - 0.1), half * 0.95);
    const int vertices = 20 + static_cast<int>(random.next() % 21);
    add(random, centre, radius, vertices);
    if (random.unit() < 0.17) add_second(random, centre, radius);
  }

  void add_second(Random& random, Point first, double first_radius) {
    const bool large = random.unit() < 0.03;
    const double radius = large ? first_radius * 8 : first_radius * random.between(0.5, 1.2);
    const int vertices = large ? 200 : 20 + static_cast<int>(random.next() % 21);
    const double angle = random.between(0, 2 * std::numbers::pi);
    const double away = (large ? 0.0 : 0.8) * first_radius;
    add(random, {first.x + away * std::cos(angle), first.y + away * std::sin(angle)}, radius, vertices);
  }

  void add(Random& random, Point centre, double radius, int vertices) {
    std::vector<Ring> rings{blob(random, centre, radius, vertices, 0.18)};
    if (random.unit() < 0.10) {
      Random hole(layer_.seed, made_, 5);
      rings.push_back(blob(hole, centre, radius * 0.2, 10, 0.1));
    }
    const auto kind = static_cast<std::int64_t>(random.next() % 6);
    if (layer_.land_cover)
      file_.add_polygon(rings, std::array<FieldValue, 2>{kind + 1, std::int64_t{kind < 3}});
    else
      file_.add_polygon(rings, std::array<FieldValue, 1>{kind});
    ++made_;
  }

  const City& city_;
  PatchLayer layer_;
  CellRows cells_;
  LayerFile file_;
  std::int64_t made_ = 0;
};

}  // namespace

void write_patches(const City& city, const std::filesystem::path& folder) {
  PatchWriter(city, folder, {"green", 41, 0.62, false}).write();
  PatchWriter(city, folder, {"landuse", 51, 0.80, true}).write();
}

}  // namespace citygauge::bench
