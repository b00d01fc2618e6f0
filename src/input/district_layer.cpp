#include "input/district_layer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numeric>

#include "core/natural_order.hpp"
#include "input/zone_prefix.hpp"

namespace citygauge {
namespace {

/// The project's `crs`, checked to be one that can be measured in.
std::optional<Crs> stated_working_crs(const Project& project) {
  if (project.crs.empty()) return std::nullopt;
  Crs crs = crs_from_text(project.crs, project.crs_at);
  if (crs.web_mercator)
    throw config_error(
        project.crs_at, "lengths and areas cannot be measured in EPSG:3857 (Web Mercator)",
        "near Wanzhou 8.00 km/km² would read 6.87; use a CRS such as EPSG:4545, or leave `crs` out");
  if (!crs.metric)
    throw config_error(project.crs_at, fmt::format("{} is not a projected CRS in metres", crs.name),
                       "use one such as EPSG:4545, or leave `crs` out and a fitting one is chosen");
  return crs;
}

/// The CRS of the districts' layer: its own, or the one stated for it.
Crs layer_crs(const VectorLayer& layer, const DistrictSource& source, const std::optional<Crs>& stated,
              std::vector<Issue>& issues) {
  if (layer.crs()) return *layer.crs();
  if (source.crs.empty() && !stated)
    throw input_error(
        fmt::format("{}: the districts have no coordinate reference system", source.source.string()),
        "state one in the project: crs = \"EPSG:4545\"");
  const Crs assumed = source.crs.empty() ? *stated : crs_from_text(source.crs, source.at);
  if (assumed.projected && looks_like_degrees(layer.measured_extent()))
    throw input_error(
        fmt::format("{}: the districts have no CRS and their coordinates look like degrees, not like {}",
                    source.source.string(), assumed.name),
        "state the layer's own CRS: [districts] crs = \"EPSG:4490\"");
  issues.push_back({Severity::warning,
                    "crs_assumed",
                    "districts",
                    {},
                    fmt::format("the layer has no CRS; {} is taken as the project says", assumed.name),
                    "kept",
                    {}});
  return assumed;
}

/// The rows in order of their ids; ids must be there and differ.
std::vector<std::size_t> sorted_rows(const std::vector<std::string>& ids, const std::string& file) {
  std::vector<std::size_t> rows(ids.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::ranges::sort(rows, [&](std::size_t a, std::size_t b) { return natural_less(ids[a], ids[b]); });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (ids[rows[i]].empty())
      throw input_error(fmt::format("{}: a district has no id", file),
                        "every district needs an id of its own");
    if (i > 0 && ids[rows[i]] == ids[rows[i - 1]])
      throw input_error(fmt::format("{}: two districts have the id `{}`", file, ids[rows[i]]),
                        "every district needs an id of its own; unite the parts of one district first");
  }
  return rows;
}

/// A district with fewer than no people: an empty value of another system, like −1 or −9999.
Issue negative_population(const FeatureBatch& all, std::size_t row) {
  return {Severity::warning,
          "negative_population",
          "districts",
          all.fids[row],
          "the district's population is negative",
          "taken as not known",
          {}};
}

Districts assemble(const FeatureBatch& all, const DistrictSource& source, std::vector<Issue>& issues) {
  Districts districts;
  districts.scope = source.scope;
  districts.shapes.reserve(all.shapes);
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < all.size(); ++i)
    ids.push_back(all.text("id").empty() ? std::to_string(all.fids[i]) : all.text("id")[i]);
  for (const std::size_t row : sorted_rows(ids, source.source.string())) {
    districts.shapes.add_feature(all.shapes[row]);
    districts.ids.push_back(ids[row]);
    const std::string& name = value_or_empty(all.text("name"), row);
    districts.names.push_back(name.empty() ? ids[row] : name);
    const double population = value_or_nan(all.number("population"), row);
    if (population < 0) issues.push_back(negative_population(all, row));
    districts.population.push_back(population >= 0 ? std::optional(population) : std::nullopt);
  }
  return districts;
}

void append(FeatureBatch& all, const FeatureBatch& batch) {
  for (std::size_t i = 0; i < batch.size(); ++i) all.shapes.add_feature(batch.shapes[i]);
  all.fids.insert(all.fids.end(), batch.fids.begin(), batch.fids.end());
  const auto append_columns = [](auto& columns, const auto& more) {
    if (columns.empty()) columns.resize(more.size());
    for (std::size_t i = 0; i < more.size(); ++i) {
      columns[i].first = more[i].first;
      columns[i].second.insert(columns[i].second.end(), more[i].second.begin(), more[i].second.end());
    }
  };
  append_columns(all.texts, batch.texts);
  append_columns(all.numbers, batch.numbers);
}

/// The project names the districts' fields directly; the reader takes them as field mappings.
DistrictSource with_field_mapping(DistrictSource source) {
  const auto map = [&](const char* attribute, const std::string& field) {
    if (!field.empty()) source.fields[attribute] = field;
  };
  map("id", source.id);
  map("name", source.name);
  map("population", source.population);
  return source;
}

}  // namespace

DistrictReading read_districts(const Project& project, const Role& role) {
  const DistrictSource source = with_field_mapping(project.districts);
  static const std::map<std::string, CodeSystem> no_codes;
  VectorLayer layer(source, role, {"id", "name", "population"}, no_codes);
  DistrictReading reading;
  const auto stated = stated_working_crs(project);
  const Crs said = layer_crs(layer, source, stated, reading.issues);
  const Crs own = crs_with_fitting_zone(said, layer.doubtful_eastings(said), "districts",
                                        source.source.string(), reading.issues);
  if (stated || own.metric)  // then nobody need go through all districts
    reading.working = stated.value_or(own);
  else
    reading.working = metric_crs_for(own, layer.measured_extent());
  if (!stated && reading.working.name != own.name)
    reading.issues.push_back(
        {Severity::note,
         "crs_chosen",
         "districts",
         {},
         fmt::format("{} cannot be measured in; {} was chosen", own.name, reading.working.name),
         "transformed",
         {}});
  FeatureBatch all;
  std::mutex mutex;
  LayerReading read =
      layer.read(CrsTransform(own, reading.working, source.source.string()), [&](const FeatureBatch& batch) {
        const std::scoped_lock lock(mutex);
        append(all, batch);
        return std::vector<bool>(batch.size(), true);
      });
  if (all.size() == 0)
    throw input_error(fmt::format("{}: there is no usable district in it", source.source.string()),
                      read.issues.empty() ? "" : fmt::format("for example: {}", read.issues.front().message));
  reading.counts = read.counts;
  reading.digest = read.digest;
  reading.issues.insert(reading.issues.end(), read.issues.begin(), read.issues.end());
  reading.districts = assemble(all, source, reading.issues);
  return reading;
}

}  // namespace citygauge
