#include "input/place_table.hpp"
#include "input/open_dataset.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "input/field_binding.hpp"
#include "input/text_in_utf8.hpp"

namespace citygauge {
namespace {

constexpr const char* wkt_names = "GEOM_POSSIBLE_NAMES=WKT,geom,geometry,the_geom,wkt_geom,几何";
constexpr std::array<std::pair<const char*, const char*>, 5> degree_columns{
    {{"lon", "lat"}, {"lng", "lat"}, {"long", "lat"}, {"longitude", "latitude"}, {"经度", "纬度"}}};
// 横坐标 and 东坐标 are eastings; a Chinese surveyor's bare X would be the northing, a GIS table's is not.
constexpr std::array<std::pair<const char*, const char*>, 5> metre_columns{
    {{"x", "y"}, {"easting", "northing"}, {"东坐标", "北坐标"}, {"横坐标", "纵坐标"}, {"x坐标", "y坐标"}}};

DatasetHandle open_at(const LayerOpening& opening, const LayerSource& source, const std::string& path,
                      const std::vector<std::string>& options) {
  if (opening.files != nullptr && opening.files->holds(path))
    return open_copy(path, "CSV", source.source.string(), options);
  return open_vector_dataset(path, options);
}

template <class Columns>
std::optional<std::pair<std::string, std::string>> find_pair(const std::vector<std::string>& fields,
                                                             const Columns& known) {
  for (const auto& [x, y] : known) {
    const auto first = find_field(fields, x);
    const auto second = find_field(fields, y);
    if (first && second) return std::pair{*first, *second};
  }
  return std::nullopt;
}

std::vector<std::string> columns_of(OGRLayer& layer) {
  std::vector<std::string> names;
  for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i)
    names.emplace_back(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
  return names;
}

/// "540,600": 540 600 to one spreadsheet, 540.6 to another.
bool is_ambiguous(std::string_view number) {
  const std::size_t comma = number.find(',');
  if (comma == std::string_view::npos || comma == 0 || comma > 3) return false;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const std::string_view rest = number.substr(comma + 1);
  return std::ranges::all_of(number.substr(0, comma), is_digit) && rest.size() >= 3 &&
         std::ranges::all_of(rest.substr(0, 3), is_digit) && (rest.size() == 3 || !is_digit(rest[3]));
}

/// GDAL would take the comma for a decimal one. `layer`: opened without places, its columns as they are.
void refuse_ambiguous_numbers(OGRLayer& layer, const std::pair<std::string, std::string>& place,
                              const LayerSource& source) {
  const OGRFeatureDefn& columns = *layer.GetLayerDefn();
  const std::array fields{columns.GetFieldIndex(place.first.c_str()),
                          columns.GetFieldIndex(place.second.c_str())};
  for (const auto& row : layer)
    for (const int field : fields)
      if (const std::string number = row->GetFieldAsString(field); is_ambiguous(number))
        throw input_error(
            fmt::format("{}: row {}: `{}` may be read in two ways", describe(source), row->GetFID(), number),
            "write coordinates without a comma between thousands, and with a decimal point");
}

}  // namespace

void open_place_table(LayerOpening& opening, const LayerSource& source, const Role& role,
                      const std::string& stated_path) {
  const std::string path = text_in_utf8(opening, source, stated_path);
  opening.dataset = open_at(opening, source, path, {"HEADERS=YES"});
  const auto columns = columns_of(find_layer(*opening.dataset, "", describe(source)));
  std::vector<std::string> options{"HEADERS=YES", wkt_names};
  const auto degrees = find_pair(columns, degree_columns);
  const auto place = degrees ? degrees : find_pair(columns, metre_columns);
  if (place) {
    refuse_ambiguous_numbers(find_layer(*opening.dataset, "", describe(source)), *place, source);
    options.push_back("X_POSSIBLE_NAMES=" + place->first);
    options.push_back("Y_POSSIBLE_NAMES=" + place->second);
  }
  opening.dataset = open_at(opening, source, path, options);
  opening.layer = &find_layer(*opening.dataset, "", describe(source));
  if (wkbFlatten(opening.layer->GetGeomType()) == wkbNone && !role.name.empty())
    throw input_error(fmt::format("{}: the table says no places", describe(source)),
                      "give it columns x and y, lon and lat, or WKT");
  if (!degrees || !source.crs.empty()) return;
  opening.crs = crs_from_text("EPSG:4326", source.at);
  opening.issues.push_back(
      {Severity::note,
       "crs_assumed",
       source.role,
       {},
       fmt::format("the columns are longitude and latitude; {} was taken", opening.crs->name),
       "kept",
       {}});
}

}  // namespace citygauge
