#include "input/transit_feed.hpp"

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace citygauge {
namespace {

using Row = OGRFeature;

/// A route_type, basic or extended, as the roles' modes; what none of them is stays a number.
std::string mode_of(int type) {
  const auto within = [&](int first, int last) { return type >= first && type <= last; };
  if (type == 3 || type == 11 || within(700, 799) || type == 800) return "bus";
  if (type == 0 || within(900, 999)) return "tram";
  if (type == 1 || within(400, 499)) return "metro";
  if (type == 2 || within(100, 199)) return "rail";
  if (type == 4 || type == 1000 || type == 1200) return "ferry";
  if (within(5, 7) || type == 1300 || type == 1400) return "cableway";
  return std::to_string(type);
}

/// The tables of a feed, copied into memory one at a time.
class Feed {
 public:
  Feed(MemoryFiles& files, std::string folder, std::string what)
      : files_(files), folder_(std::move(folder)), what_(std::move(what)) {}

  [[nodiscard]] bool has(const std::string& table) const {
    VSIStatBufL status;
    return VSIStatL(path(table).c_str(), &status) == 0;
  }
  /// Calls `use` with each row; the columns named must be there.
  template <class Use>
  void read(const std::string& table, const std::vector<const char*>& columns, Use use) {
    if (!has(table)) throw input_error(fmt::format("{}: the feed has no {}.txt", what_, table));
    const std::string copy = files_.copy(path(table), table + ".csv", what_);
    {
      const DatasetHandle dataset = open_copy(copy, "CSV", what_, {"HEADERS=YES"});
      OGRLayer& rows = *dataset->GetLayer(0);
      for (const char* column : columns)
        if (rows.GetLayerDefn()->GetFieldIndex(column) < 0)
          throw input_error(fmt::format("{}: {}.txt has no column {}", what_, table, column));
      for (const auto& row : rows) use(*row);
    }
    VSIUnlink(copy.c_str());
  }

 private:
  [[nodiscard]] std::string path(const std::string& table) const { return folder_ + "/" + table + ".txt"; }

  MemoryFiles& files_;
  std::string folder_;
  std::string what_;
};

/// A column that need not be there.
std::string text(const Row& row, const char* column) {
  const int field = row.GetDefnRef()->GetFieldIndex(column);
  return field < 0 ? "" : row.GetFieldAsString(field);
}

double number(const Row& row, const char* column) {
  return CPLAtof(row.GetFieldAsString(column));
}

struct Route {
  std::string ref, name, mode;
};

std::map<std::string, Route> routes_of(Feed& feed) {
  std::map<std::string, Route> routes;
  feed.read("routes", {"route_id", "route_type"}, [&](const Row& row) {
    routes[row.GetFieldAsString("route_id")] = {text(row, "route_short_name"), text(row, "route_long_name"),
                                                mode_of(row.GetFieldAsInteger("route_type"))};
  });
  return routes;
}

std::map<std::string, std::set<std::string>> modes_by_stop(Feed& feed) {
  const auto routes = routes_of(feed);
  std::map<std::string, const std::string*> mode_by_trip;
  feed.read("trips", {"trip_id", "route_id"}, [&](const Row& row) {
    const auto route = routes.find(row.GetFieldAsString("route_id"));
    if (route != routes.end()) mode_by_trip[row.GetFieldAsString("trip_id")] = &route->second.mode;
  });
  std::map<std::string, std::set<std::string>> modes;
  feed.read("stop_times", {"trip_id", "stop_id"}, [&](const Row& row) {
    const auto trip = mode_by_trip.find(row.GetFieldAsString("trip_id"));
    if (trip != mode_by_trip.end()) modes[row.GetFieldAsString("stop_id")].insert(*trip->second);
  });
  return modes;
}

OGRLayer& make_layer(GDALDataset& dataset, OGRwkbGeometryType type, const std::vector<const char*>& fields) {
  OGRLayer& layer = *dataset.CreateLayer("feed", nullptr, type, nullptr);
  for (const char* name : fields) {
    OGRFieldDefn field(name, OFTString);
    layer.CreateField(&field);
  }
  return layer;
}

void add(OGRLayer& layer, const OGRGeometry& geometry, const std::vector<std::string>& values) {
  OGRFeature feature(layer.GetLayerDefn());
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!values[i].empty()) feature.SetField(static_cast<int>(i), values[i].c_str());
  feature.SetGeometry(&geometry);
  if (layer.CreateFeature(&feature) != OGRERR_NONE) throw Error(ErrorKind::internal, "a feed's row was lost");
}

/// Stops have location_type 0 or none, entrances 2; stations (1) and nodes on the way (3, 4) are neither.
OGRLayer& read_stops(GDALDataset& dataset, Feed& feed, LayerOpening& opening, const LayerSource& source) {
  const bool entrances = source.role == "rail_exits";
  const auto modes = entrances ? std::map<std::string, std::set<std::string>>() : modes_by_stop(feed);
  OGRLayer& layer = make_layer(dataset, wkbPoint, {"stop_id", "name", "mode"});
  std::int64_t unserved = 0;
  feed.read("stops", {"stop_id", "stop_lat", "stop_lon"}, [&](const Row& row) {
    const std::string kind = text(row, "location_type");
    if (entrances ? kind != "2" : !(kind.empty() || kind == "0")) return;
    const OGRPoint place(number(row, "stop_lon"), number(row, "stop_lat"));
    const std::string id = row.GetFieldAsString("stop_id");
    const auto served = modes.find(id);
    if (entrances) return add(layer, place, {id, text(row, "stop_name"), ""});
    if (served == modes.end()) {
      ++unserved;
      return add(layer, place, {id, text(row, "stop_name"), "unserved"});
    }
    for (const std::string& mode : served->second) add(layer, place, {id, text(row, "stop_name"), mode});
  });
  if (unserved > 0)
    opening.issues.push_back({Severity::warning,
                              "stop_unserved",
                              source.role,
                              {},
                              fmt::format("no trip of the feed serves {} stops", unserved),
                              "not counted",
                              {}});
  return layer;
}

std::map<std::string, OGRLineString> shapes_of(Feed& feed) {
  std::map<std::string, std::vector<std::tuple<double, double, double>>> points;  // sequence, x, y
  feed.read("shapes", {"shape_id", "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence"}, [&](const Row& row) {
    points[row.GetFieldAsString("shape_id")].emplace_back(
        number(row, "shape_pt_sequence"), number(row, "shape_pt_lon"), number(row, "shape_pt_lat"));
  });
  std::map<std::string, OGRLineString> shapes;
  for (auto& [id, vertices] : points) {
    std::ranges::sort(vertices);
    for (const auto& [sequence, x, y] : vertices) shapes[id].addPoint(x, y);
  }
  return shapes;
}

OGRLayer& read_routes(GDALDataset& dataset, Feed& feed) {
  const auto routes = routes_of(feed);
  std::set<std::pair<std::string, std::string>> used;  // route, shape
  feed.read("trips", {"route_id", "shape_id"}, [&](const Row& row) {
    used.emplace(row.GetFieldAsString("route_id"), row.GetFieldAsString("shape_id"));
  });
  const auto shapes = shapes_of(feed);
  OGRLayer& layer = make_layer(dataset, wkbLineString, {"ref", "name", "mode"});
  for (const auto& [route_id, shape_id] : used) {
    const auto route = routes.find(route_id);
    const auto shape = shapes.find(shape_id);
    if (route == routes.end() || shape == shapes.end()) continue;
    add(layer, shape->second, {route->second.ref, route->second.name, route->second.mode});
  }
  return layer;
}

}  // namespace

void open_transit_feed(LayerOpening& opening, const LayerSource& source, const Role& role,
                       const std::string& folder) {
  if (opening.files == nullptr) opening.files = std::make_unique<MemoryFiles>();
  Feed feed(*opening.files, folder, source.source.string());
  opening.dataset.reset(
      GetGDALDriverManager()->GetDriverByName("Memory")->Create("", 0, 0, 0, GDT_Unknown, nullptr));
  const bool points = std::ranges::find(role.geometry, LayerGeometry::point) != role.geometry.end();
  opening.layer =
      points ? &read_stops(*opening.dataset, feed, opening, source) : &read_routes(*opening.dataset, feed);
  opening.crs = crs_from_text("EPSG:4326", source.at);  // as GTFS says
}

}  // namespace citygauge
