// Cities that are hard to measure, each with as many vertices as a normal one, so that the cost can be
// compared. usage: hard_cities OUT [SCALE]      (build: see hard_cities.py; SCALE 1 is a million vertices of
// land)
//
// A city is a folder with districts, land, roads, stops and corridors as GeoPackages in EPSG:4545. Everything
// is derived from seeds: the same SCALE gives the same coordinates.
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <iostream>
#include <memory>
#include <numbers>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

constexpr double left = 480000, bottom = 3760000, side = 20000;  // the city's square, m
constexpr int rows_of_districts = 10;
constexpr int district_side_points = 50;
constexpr double pi = std::numbers::pi;

struct Place {
  double x, y;
};
using Ring = std::vector<Place>;

/// The same numbers on every computer, as the distributions of the standard library are not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  double between(double low, double high) {
    return low + (high - low) * static_cast<double>(engine_() >> 11) * 0x1p-53;
  }
  /// As often near 1e-7 m as near 1e-3 m, to either side.
  double hairbreadth() {
    const double size = std::pow(10.0, between(-7, -3));
    return between(-1, 1) < 0 ? -size : size;
  }

 private:
  std::mt19937_64 engine_;
};

/// The features of a layer, written to a GeoPackage of their own.
class Layer {
 public:
  Layer(const std::filesystem::path& city, const char* name, OGRwkbGeometryType type) {
    OGRSpatialReference crs;
    crs.importFromEPSG(4545);
    const std::string file = (city / (std::string(name) + ".gpkg")).string();
    std::filesystem::remove(file);
    dataset_.reset(
        GetGDALDriverManager()->GetDriverByName("GPKG")->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!dataset_) throw std::runtime_error("cannot write " + file);
    layer_ = dataset_->CreateLayer(name, &crs, type, nullptr);
    OGRFieldDefn id("id", OFTInteger), kind("kind", OFTInteger);
    layer_->CreateField(&id);
    layer_->CreateField(&kind);
    dataset_->StartTransaction();
  }
  ~Layer() { dataset_->CommitTransaction(); }
  Layer(const Layer&) = delete;
  Layer& operator=(const Layer&) = delete;

  void add(std::unique_ptr<OGRGeometry> geometry) {
    OGRFeature feature(layer_->GetLayerDefn());
    feature.SetField("id", count_);
    feature.SetField("kind", 1 + count_ % 6);
    feature.SetGeometryDirectly(geometry.release());
    if (layer_->CreateFeature(&feature) != OGRERR_NONE) throw std::runtime_error("cannot write a feature");
    ++count_;
  }
  void add_polygon(const Ring& ring) {
    auto shell = std::make_unique<OGRLinearRing>();
    for (const Place& p : ring) shell->addPoint(p.x, p.y);
    shell->closeRings();
    auto polygon = std::make_unique<OGRPolygon>();
    polygon->addRingDirectly(shell.release());
    add(std::move(polygon));
  }
  void add_line(const Ring& way) {
    auto line = std::make_unique<OGRLineString>();
    for (const Place& p : way) line->addPoint(p.x, p.y);
    add(std::move(line));
  }
  void add_point(Place p) { add(std::make_unique<OGRPoint>(p.x, p.y)); }

 private:
  std::unique_ptr<GDALDataset> dataset_;
  OGRLayer* layer_ = nullptr;
  int count_ = 0;
};

/// How many of each, at SCALE 1.
struct Amounts {
  explicit Amounts(double scale)
      : polygons(static_cast<int>(50000 * scale)),
        roads(static_cast<int>(50000 * scale)),
        stops(static_cast<int>(20000 * scale)),
        many_stops(static_cast<int>(1000000 * scale)),
        corridor_points(static_cast<int>(200000 * scale)) {}
  int polygons, roads, stops, many_stops, corridor_points;
  static constexpr int polygon_points = 20, road_points = 10, corridors = 100;
};

// ---- districts
// -----------------------------------------------------------------------------------------------

/// A point of the border between two corners of the districts' lattice, wavy inside the city.
Place border_point(Place from, Place to, double t, bool is_outer) {
  const double dx = to.x - from.x, dy = to.y - from.y;
  const double bend =
      is_outer ? 0 : 0.08 * std::sin(2 * pi * t + 0.001 * (from.x + from.y)) + 0.02 * std::sin(14 * pi * t);
  return {from.x + dx * t - dy * bend * std::sin(pi * t), from.y + dy * t + dx * bend * std::sin(pi * t)};
}

/// The ring of a district, `points` to a side. `stray` moves each point that is not a corner.
Ring district_ring(int column, int row, int points, const std::function<double()>& stray) {
  const double step = side / rows_of_districts;
  const auto corner = [&](int i, int j) { return Place{left + i * step, bottom + j * step}; };
  const std::array corners{corner(column, row), corner(column + 1, row), corner(column + 1, row + 1),
                           corner(column, row + 1)};
  const std::array outer{row == 0, column + 1 == rows_of_districts, row + 1 == rows_of_districts,
                         column == 0};
  Ring ring;
  for (int s = 0; s < 4; ++s) {
    // Each side is computed from its lower or left end, so that neighbours agree to the last bit.
    const bool is_backward = s >= 2;
    const Place from = corners[is_backward ? (s + 1) % 4 : s], to = corners[is_backward ? s : s + 1];
    for (int i = 0; i < points; ++i) {
      Place p =
          border_point(from, to, (is_backward ? points - i : i) / static_cast<double>(points), outer[s]);
      if (i > 0) p = {p.x + stray(), p.y + stray()};
      ring.push_back(p);
    }
  }
  return ring;
}

double exactly() {
  return 0;
}

void each_district(const std::function<void(int column, int row)>& visit) {
  for (int row = 0; row < rows_of_districts; ++row)
    for (int column = 0; column < rows_of_districts; ++column) visit(column, row);
}

void districts(const std::filesystem::path& city) {
  Layer layer(city, "districts", wkbPolygon);
  each_district([&](int column, int row) {
    layer.add_polygon(district_ring(column, row, district_side_points, exactly));
  });
}

/// One district around everything, with as many vertices as a hundred have.
void one_district(const std::filesystem::path& city) {
  Layer layer(city, "districts", wkbPolygon);
  const int points = rows_of_districts * rows_of_districts * 4 * district_side_points;
  Ring ring;
  for (int i = 0; i < points; ++i) {
    const double angle = 2 * pi * i / points, radius = side * (0.72 + 0.01 * std::sin(200 * angle));
    ring.push_back(
        {left + side / 2 + radius * std::cos(angle), bottom + side / 2 + radius * std::sin(angle)});
  }
  layer.add_polygon(ring);
}

/// Neighbours that follow each other at a hairbreadth: gaps and overlaps of 1e-7 to 1e-3 m.
void hairbreadth_districts(const std::filesystem::path& city) {
  Layer layer(city, "districts", wkbPolygon);
  Dice dice(5);
  each_district([&](int column, int row) {
    layer.add_polygon(district_ring(column, row, district_side_points, [&] { return dice.hairbreadth(); }));
  });
}

// ---- land
// ----------------------------------------------------------------------------------------------------

/// A star-shaped ring: simple, whatever the dice say.
Ring blob(Dice& dice, Place centre, double radius, int points) {
  Ring ring;
  for (int i = 0; i < points; ++i) {
    const double angle = 2 * pi * (i + dice.between(0, 0.3)) / points, r = radius * dice.between(0.8, 1);
    ring.push_back({centre.x + r * std::cos(angle), centre.y + r * std::sin(angle)});
  }
  return ring;
}

/// `sites` places on a jittered lattice over a square.
std::vector<Place> lattice(Dice& dice, int sites, Place corner, double width) {
  const int across = static_cast<int>(std::ceil(std::sqrt(sites)));
  const double step = width / across;
  std::vector<Place> places;
  for (int i = 0; i < sites; ++i)
    places.push_back({corner.x + (i % across + dice.between(0.4, 0.6)) * step,
                      corner.y + (i / across + dice.between(0.4, 0.6)) * step});
  return places;
}

/// Land in a square, `depth` polygons over one another at each site.
void land(const std::filesystem::path& city, const Amounts& amounts, int depth, Place corner, double width) {
  Layer layer(city, "land", wkbPolygon);
  Dice dice(7);
  const int sites = amounts.polygons / depth;
  const double radius = 0.55 * width / std::ceil(std::sqrt(sites));
  for (const Place& site : lattice(dice, sites, corner, width))
    for (int i = 0; i < depth; ++i) layer.add_polygon(blob(dice, site, radius, Amounts::polygon_points));
}

/// One polygon with a ragged coast.
void giant_land(const std::filesystem::path& city, const Amounts& amounts) {
  Layer layer(city, "land", wkbPolygon);
  Dice dice(8);
  Ring ring;
  const int points = amounts.polygons * Amounts::polygon_points;
  for (int i = 0; i < points; ++i) {
    const double angle = 2 * pi * i / points;
    const double radius = side * (0.35 + 0.1 * std::sin(40 * angle) + 0.002 * dice.between(-1, 1));
    ring.push_back(
        {left + side / 2 + radius * std::cos(angle), bottom + side / 2 + radius * std::sin(angle)});
  }
  layer.add_polygon(ring);
}

/// One polygon whose thousand teeth reach through the whole city.
void comb_land(const std::filesystem::path& city, const Amounts& amounts) {
  Layer layer(city, "land", wkbPolygon);
  constexpr int teeth = 1000;
  const int points = amounts.polygons * Amounts::polygon_points / (2 * teeth);
  const double pitch = side / teeth;
  Ring ring;
  for (int tooth = 0; tooth < teeth; ++tooth)
    for (const bool is_down : {false, true})
      for (int i = 0; i < points; ++i) {
        const double t = (is_down ? points - 1 - i : i) / (points - 1.0);
        const double x = left + (tooth + (is_down ? 0.7 : 0.2)) * pitch + 0.1 * pitch * std::sin(60 * pi * t);
        ring.push_back({x, bottom + 100 + (side - 200) * t});
      }
  ring.push_back({left + side - 0.01 * pitch, bottom + 10});
  ring.push_back({left, bottom + 10});
  layer.add_polygon(ring);
}

/// Every district twenty times over, each time a hairbreadth beside its borders.
void hairbreadth_land(const std::filesystem::path& city, const Amounts& amounts) {
  Layer layer(city, "land", wkbPolygon);
  Dice dice(9);
  constexpr int copies = 20;
  const int points =
      amounts.polygons * Amounts::polygon_points / (copies * 4 * rows_of_districts * rows_of_districts);
  each_district([&](int column, int row) {
    for (int copy = 0; copy < copies; ++copy)
      layer.add_polygon(district_ring(column, row, points, [&] { return dice.hairbreadth(); }));
  });
}

// ---- roads, which are walkways too
// ---------------------------------------------------------------------------

Ring street(Dice& dice, Place from, Place to) {
  Ring way;
  for (int i = 0; i < Amounts::road_points; ++i) {
    const double t = i / (Amounts::road_points - 1.0), bend = dice.between(-0.02, 0.02) * std::sin(pi * t);
    way.push_back({from.x + (to.x - from.x) * t - (to.y - from.y) * bend,
                   from.y + (to.y - from.y) * t + (to.x - from.x) * bend});
  }
  way.front() = from, way.back() = to;
  return way;
}

/// A lattice of streets over a square.
void roads(const std::filesystem::path& city, const Amounts& amounts, Place corner, double width) {
  Layer layer(city, "roads", wkbLineString);
  Dice dice(11);
  const int across = static_cast<int>(std::sqrt(amounts.roads / 2));
  const double step = width / across;
  const auto junction = [&](int i, int j) {
    Dice own(static_cast<std::uint64_t>(i) * 1000003 + static_cast<std::uint64_t>(j));
    return Place{corner.x + (i + own.between(0.2, 0.8)) * step,
                 corner.y + (j + own.between(0.2, 0.8)) * step};
  };
  for (int j = 0; j + 1 < across; ++j)
    for (int i = 0; i + 1 < across; ++i) {
      layer.add_line(street(dice, junction(i, j), junction(i + 1, j)));
      layer.add_line(street(dice, junction(i, j), junction(i, j + 1)));
    }
}

/// One road that sweeps the whole city to and fro.
void giant_road(const std::filesystem::path& city, const Amounts& amounts) {
  Layer layer(city, "roads", wkbLineString);
  Dice dice(12);
  constexpr int sweeps = 200;
  const int points = amounts.roads * Amounts::road_points / sweeps;
  Ring way;
  for (int sweep = 0; sweep < sweeps; ++sweep)
    for (int i = 0; i < points; ++i) {
      const double t = (i + 0.5) / points;
      way.push_back({left + side * (sweep % 2 == 0 ? t : 1 - t),
                     bottom + side * (sweep + dice.between(0.2, 0.8)) / sweeps});
    }
  layer.add_line(way);
}

/// All ways lead to one square.
void star_of_roads(const std::filesystem::path& city, const Amounts& amounts) {
  Layer layer(city, "roads", wkbLineString);
  Dice dice(13);
  const Place centre{left + side / 2 + 3, bottom + side / 2 + 3};
  for (int i = 0; i < amounts.roads; ++i) {
    const double angle = 2 * pi * i / amounts.roads, length = dice.between(400, 9000);
    layer.add_line(
        street(dice, centre, {centre.x + length * std::cos(angle), centre.y + length * std::sin(angle)}));
  }
}

/// Streets that follow the districts' borders at a hairbreadth.
void hairbreadth_roads(const std::filesystem::path& city, const Amounts& amounts) {
  Layer layer(city, "roads", wkbLineString);
  Dice dice(14);
  const int copies = amounts.roads * Amounts::road_points /
                     (rows_of_districts * rows_of_districts * 4 * district_side_points);
  each_district([&](int column, int row) {
    for (int copy = 0; copy < copies; ++copy) {
      const Ring ring = district_ring(column, row, district_side_points, [&] { return dice.hairbreadth(); });
      for (std::size_t i = 0; i + Amounts::road_points <= ring.size(); i += Amounts::road_points)
        layer.add_line(Ring(ring.begin() + static_cast<std::ptrdiff_t>(i),
                            ring.begin() + static_cast<std::ptrdiff_t>(i) + Amounts::road_points));
    }
  });
}

// ---- stops and corridors
// ---------------------------------------------------------------------------------------

void stops(const std::filesystem::path& city, int count, Place corner, double width) {
  Layer layer(city, "stops", wkbPoint);
  Dice dice(21);
  for (int i = 0; i < count; ++i)
    layer.add_point({corner.x + dice.between(0, width), corner.y + dice.between(0, width)});
}

/// One strip from west to east between wavy banks.
Ring corridor(Dice& dice, double west, double middle, double length, int points) {
  Ring banks;
  const auto bank = [&](int i, double sign) {
    const double x = west + length * i / (points / 2 - 1.0);
    const double width = 60 + 25 * std::sin(x / 300) + dice.between(-0.5, 0.5);
    return Place{x, middle + 60 * std::sin(x / 700) + sign * width};
  };
  for (int i = 0; i < points / 2; ++i) banks.push_back(bank(i, -1));
  for (int i = points / 2; i-- > 0;) banks.push_back(bank(i, 1));
  return banks;
}

void corridors(const std::filesystem::path& city, int count, int points) {
  Layer layer(city, "corridors", wkbPolygon);
  Dice dice(31);
  const double length = side * 0.9 / (count == 1 ? 1 : 4);
  for (int i = 0; i < count; ++i) {
    const double middle = bottom + side * (i / 4 + 0.5) / ((count + 3) / 4);
    layer.add_polygon(corridor(dice, left + 50 + (i % 4) * side / 4, middle, length, points / count));
  }
}

// ---- the cities
// --------------------------------------------------------------------------------------------------

using Maker = std::function<void(const std::filesystem::path&)>;

struct City {
  const char* name;
  Maker districts, land, roads, stops, corridors;  // null: the normal city's
};

std::vector<City> all_cities(const Amounts& a) {
  const Place corner{left, bottom};
  const Place centre{left + side / 2 + 100, bottom + side / 2 + 100};
  const double small = side / rows_of_districts - 400;
  const auto crowded_stops = [=](const auto& city) { stops(city, a.stops, centre, small); };
  const auto stops_within = [=](double width) -> Maker {
    return [=](const auto& city) { stops(city, a.many_stops, centre, width); };
  };
  return {
      {"normal", districts, [=](const auto& city) { land(city, a, 1, corner, side); },
       [=](const auto& city) { roads(city, a, corner, side); },
       [=](const auto& city) { stops(city, a.stops, corner, side); },
       [=](const auto& city) { corridors(city, Amounts::corridors, a.corridor_points); }},
      {"stacked", {}, [=](const auto& city) { land(city, a, 20, corner, side); }, {}, {}, {}},
      {"giant",
       {},
       [=](const auto& city) { giant_land(city, a); },
       [=](const auto& city) { giant_road(city, a); },
       {},
       [=](const auto& city) { corridors(city, 1, a.corridor_points); }},
      {"comb", {}, [=](const auto& city) { comb_land(city, a); }, {}, {}, {}},
      {"one_district", one_district, {}, {}, {}, {}},
      {"crowded",
       {},
       [=](const auto& city) { land(city, a, 1, centre, small); },
       [=](const auto& city) { roads(city, a, centre, small); },
       crowded_stops,
       {}},
      {"star", {}, {}, [=](const auto& city) { star_of_roads(city, a); }, {}, {}},
      {"near_districts", hairbreadth_districts, {}, {}, {}, {}},
      {"near_land",
       {},
       [=](const auto& city) { hairbreadth_land(city, a); },
       [=](const auto& city) { hairbreadth_roads(city, a); },
       {},
       {}},
      {"many_stops", {}, {}, {}, stops_within(side), {}},
      {"stops_in_100_m", {}, {}, {}, stops_within(100), {}},
      {"stops_on_one_spot", {}, {}, {}, stops_within(0), {}},
  };
}

void make(const City& city, const std::filesystem::path& out) {
  const auto folder = out / city.name;
  std::filesystem::create_directories(folder);
  const auto layer = [&](const Maker& maker, const char* name) {
    const auto file = std::string(name) + ".gpkg";
    std::filesystem::remove(folder / file);
    if (maker)
      maker(folder);
    else
      std::filesystem::create_hard_link(out / "normal" / file, folder / file);
  };
  layer(city.districts, "districts");
  layer(city.land, "land");
  layer(city.roads, "roads");
  layer(city.stops, "stops");
  layer(city.corridors, "corridors");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: hard_cities OUT [SCALE]\n";
    return 2;
  }
  GDALAllRegister();
  CPLSetConfigOption("OGR_SQLITE_SYNCHRONOUS", "OFF");
  const Amounts amounts(argc > 2 ? std::stod(argv[2]) : 1);
  for (const City& city : all_cities(amounts)) make(city, argv[1]);
}
