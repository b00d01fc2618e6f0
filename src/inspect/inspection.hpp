// What the layer doctor found: plain data, for the terminal, JSON, the points on a map, and the draft of a
// project.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/issue.hpp"
#include "geometry/point.hpp"
#include "input/stored_layer.hpp"
#include "model/text.hpp"

namespace citygauge {

struct FindingPlace {
  std::optional<std::int64_t> fid;
  std::optional<Point> place;  // in the inspection's CRS; none where the layer cannot be brought there
  std::string detail{};        // "3.2 m2"; the same in both languages
};

/// One kind of thing found in a layer. Notes are worth knowing; warnings and errors are problems.
struct Finding {
  Severity severity = Severity::warning;
  std::string code;  // stable, snake_case
  Text message;
  std::vector<FindingPlace> places{};  // all of them; empty when it is about the layer as a whole
  std::string suggested_crs{};         // what the coordinates look like, of a finding about the CRS
};

/// What a layer may be: one of the roles, with the attributes that its fields would serve.
struct RoleGuess {
  std::string role;
  double score = 0;   // above 0; the higher, the better
  bool sure = false;  // by a name that means this role and none else, with all that the role requires
  std::vector<std::pair<std::string, std::string>> fields{};  // attribute, field
  std::vector<std::string> unsure_attributes{};               // by a name cut at 10 bytes, or by values
};

struct InspectedLayer {
  StoredLayer stored;
  std::vector<RoleGuess> roles;  // best first; empty: none fits
  std::optional<Crs> crs;        // the one that the checks took: stored, or as suspected
  bool transformed = false;      // the shapes are in the inspection's CRS
  std::vector<Finding> findings;

  [[nodiscard]] std::string role() const { return roles.empty() ? "" : roles.front().role; }
};

struct UnreadableFile {
  std::filesystem::path source;
  std::string reason;
  std::string hint;
};

struct Inspection {
  std::string crs_wkt, crs_name;  // metric; of all places; "" when no layer has a usable one
  std::vector<InspectedLayer> layers;
  std::vector<UnreadableFile> unreadable;

  /// Whether there is anything but notes.
  [[nodiscard]] bool has_problems() const;
};

}  // namespace citygauge
