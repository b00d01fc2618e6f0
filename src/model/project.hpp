// A project file: which layers, which profiles, which options. Loaded from project.toml.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "model/connection.hpp"
#include "model/indicator.hpp"

namespace citygauge {

/// A table whose rows add attributes to the features of a layer.
struct TableJoin {
  std::filesystem::path source;
  std::string sheet;  // empty: the only one
  std::string key;    // the name of a field of the layer and of a column of the table
};

struct LayerSource {
  std::string role;
  std::filesystem::path source;  // absolute, or relative to the working directory: resolved by the loader
  std::optional<Connection> database;         // that `source` names as "PG:<name>"; else it is a file
  std::string layer;                          // layer name inside the source; empty: the only one
  std::string where;                          // attribute filter; empty: all
  std::string crs;                            // stands in for a layer that has none
  std::string encoding;                       // of a shapefile's .dbf; empty: detected
  std::string code_system;                    // of a land-use code field
  std::map<std::string, std::string> fields;  // role attribute -> field
  std::map<std::string, std::map<std::string, std::string>>
      values;                                       // role attribute -> value -> canonical value
  std::map<std::string, Location> field_locations;  // role attribute -> where `fields` names it
  std::optional<TableJoin> join;
  Location at;
  bool keep_duplicates = false;  // features that repeat another altogether; else the repetition is left out
};

struct DistrictSource : LayerSource {
  std::string id;  // field names
  std::string name;
  std::string population;
  std::string scope;  // what the districts are; mandatory
};

enum class Metric : std::uint8_t { planar, ellipsoidal };

struct Project {
  std::filesystem::path file;
  std::string title;
  std::string crs;  // working CRS; empty: chosen and said
  Location crs_at;
  Metric metric = Metric::planar;
  std::vector<std::string> profiles;    // shipped names, or paths (already resolved)
  std::vector<std::string> indicators;  // measured too, without a target
  bool sensitivity = true;              // values by the alternatives of each definition are told as well
  bool evidence = true;                 // what proves the values is drawn
  std::vector<Location> profile_locations, indicator_locations;
  std::map<std::string, Connection> connections;
  DistrictSource districts;
  std::vector<LayerSource> layers;
  std::map<std::string, Options> options;            // indicator -> its options
  std::map<std::string, Location> option_locations;  // indicator -> where [options.<indicator>] stands

  [[nodiscard]] const LayerSource* layer(const std::string& role) const;
};

}  // namespace citygauge
