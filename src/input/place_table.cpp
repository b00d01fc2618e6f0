#include "input/place_table.hpp"
#include "input/open_dataset.hpp"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>

#include "input/dbf_text.hpp"
#include "input/field_binding.hpp"

namespace citygauge {
namespace {

constexpr const char* wkt_names = "GEOM_POSSIBLE_NAMES=WKT,geom,geometry,the_geom,wkt_geom,几何";
constexpr std::array<std::pair<const char*, const char*>, 5> degree_columns{
    {{"lon", "lat"}, {"lng", "lat"}, {"long", "lat"}, {"longitude", "latitude"}, {"经度", "纬度"}}};
// 横坐标 and 东坐标 are eastings; a Chinese surveyor's bare X would be the northing, a GIS table's is not.
constexpr std::array<std::pair<const char*, const char*>, 5> metre_columns{
    {{"x", "y"}, {"easting", "northing"}, {"东坐标", "北坐标"}, {"横坐标", "纵坐标"}, {"x坐标", "y坐标"}}};

std::string content_of(const std::string& path, const std::string& what) {
  constexpr GIntBig most_bytes = GIntBig{1} << 30;
  GByte* bytes = nullptr;
  vsi_l_offset size = 0;
  if (VSIIngestFile(nullptr, path.c_str(), &bytes, &size, most_bytes) == 0)
    throw input_error(fmt::format("{}: cannot be read, or is larger than 1 GiB", what));
  std::string content(reinterpret_cast<const char*>(bytes), size);
  VSIFree(bytes);
  return content;
}

std::string recoded(const std::string& content, const std::string& encoding) {
  char* text = CPLRecode(content.c_str(), encoding.c_str(), CPL_ENC_UTF8);
  std::string utf8 = text;
  CPLFree(text);
  return utf8;
}

/// The table in UTF-8: the file itself, or a copy of it.
std::string in_utf8(LayerOpening& opening, const LayerSource& source, const std::string& path) {
  std::string encoding = source.encoding;
  if (encoding.empty()) {
    const TextEncoding guess = plain_text_encoding(path).guess();
    if (guess == TextEncoding::ascii || guess == TextEncoding::utf8) return path;
    const bool known = guess != TextEncoding::unknown;
    encoding = known ? to_string(guess) : "ISO-8859-1";
    opening.issues.push_back(
        {known ? Severity::note : Severity::warning,
         known ? "encoding_detected" : "encoding_unknown",
         source.role,
         {},
         known ? fmt::format("the file does not say the encoding of its text; {} was detected", encoding)
               : fmt::format("the text is in no known encoding; it is read as {}", encoding),
         "decoded",
         {}});
  }
  if (opening.files == nullptr) opening.files = std::make_unique<MemoryFiles>();
  return opening.files->write(recoded(content_of(path, source.source.string()), encoding),
                              "table_in_utf8.csv");
}

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

}  // namespace

void open_place_table(LayerOpening& opening, const LayerSource& source, const std::string& stated_path) {
  const std::string path = in_utf8(opening, source, stated_path);
  opening.dataset = open_at(opening, source, path, {"HEADERS=YES"});
  const auto columns = columns_of(find_layer(*opening.dataset, "", describe(source)));
  std::vector<std::string> options{"HEADERS=YES", wkt_names};
  const auto degrees = find_pair(columns, degree_columns);
  const auto place = degrees ? degrees : find_pair(columns, metre_columns);
  if (place) {
    options.push_back("X_POSSIBLE_NAMES=" + place->first);
    options.push_back("Y_POSSIBLE_NAMES=" + place->second);
  }
  opening.dataset = open_at(opening, source, path, options);
  opening.layer = &find_layer(*opening.dataset, "", describe(source));
  if (wkbFlatten(opening.layer->GetGeomType()) == wkbNone)
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
