#include "input/joined_table.hpp"
#include "input/open_dataset.hpp"

#include <cpl_conv.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include <map>
#include <set>

#include "input/field_binding.hpp"
#include "input/text_in_utf8.hpp"

namespace citygauge {
namespace {

/// A table's columns but for the key, and its rows by key.
struct Table {
  std::vector<std::string> columns;
  std::map<std::string, std::vector<std::string>> rows;
};

std::vector<std::string> names_of(OGRLayer& layer) {
  std::vector<std::string> names;
  for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i)
    names.emplace_back(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
  return names;
}

int key_field(OGRLayer& layer, const std::string& key, const std::string& what) {
  const auto names = names_of(layer);
  const auto field = find_field(names, key);
  if (!field) throw input_error(fmt::format("{}: there is no column `{}` to join by", what, key));
  return layer.GetLayerDefn()->GetFieldIndex(field->c_str());
}

bool is_comma_separated(const std::filesystem::path& file) {
  const std::string ending = file.extension().string();
  return ending == ".csv" || ending == ".CSV";
}

/// The table and what it was opened with.
LayerOpening open_table(const TableJoin& join, const std::string& role) {
  LayerOpening opening;
  std::string path = join.source.string();
  const std::vector<std::string> options{"HEADERS=YES"};
  if (!is_comma_separated(join.source)) {
    opening.dataset = open_vector_dataset(path);
    return opening;
  }
  LayerSource source;
  source.source = join.source;
  source.role = role;
  if (std::filesystem::is_regular_file(path)) path = text_in_utf8(opening, source, path);
  const bool copied = opening.files != nullptr && opening.files->holds(path);
  opening.dataset =
      copied ? open_copy(path, "CSV", join.source.string(), options) : open_vector_dataset(path, options);
  return opening;
}

Table read_table(const TableJoin& join, OGRLayer& rows) {
  const std::string what = join.source.string();
  const int key = key_field(rows, join.key, what);
  Table table;
  table.columns = names_of(rows);
  table.columns.erase(table.columns.begin() + key);
  for (const auto& row : rows) {
    const std::string name = row->GetFieldAsString(key);
    if (name.empty()) continue;
    std::vector<std::string> values;
    for (int i = 0; i < row->GetFieldCount(); ++i)
      if (i != key) values.emplace_back(row->IsFieldSetAndNotNull(i) != 0 ? row->GetFieldAsString(i) : "");
    if (!table.rows.emplace(name, std::move(values)).second)
      throw input_error(fmt::format("{}: two rows have the key `{}`", what, name),
                        "each may stand there once");
  }
  return table;
}

/// A layer in memory with the fields of both; the layer's own go before columns of the same name.
OGRLayer& make_layer(GDALDataset& memory, OGRLayer& from, const Table& table) {
  OGRLayer& to = *memory.CreateLayer(from.GetName(), from.GetSpatialRef(), from.GetGeomType(), nullptr);
  for (int i = 0; i < from.GetLayerDefn()->GetFieldCount(); ++i)
    to.CreateField(from.GetLayerDefn()->GetFieldDefn(i));
  for (const std::string& column : table.columns) {
    OGRFieldDefn field(column.c_str(), OFTString);
    to.CreateField(&field);
  }
  return to;
}

}  // namespace

void join_table(LayerOpening& opening, const LayerSource& source) {
  const CPLConfigOptionSetter headers("OGR_XLSX_HEADERS", "FORCE",
                                      false);  // a table of texts alone has one too
  const LayerOpening opened = open_table(*source.join, source.role);
  opening.issues.insert(opening.issues.end(), opened.issues.begin(), opened.issues.end());
  const Table table =
      read_table(*source.join, find_layer(*opened.dataset, source.join->sheet, source.join->source.string()));
  OGRLayer& from = *opening.layer;
  const int key = key_field(from, source.join->key, describe(source));
  DatasetHandle memory(
      GetGDALDriverManager()->GetDriverByName("Memory")->Create("", 0, 0, 0, GDT_Unknown, nullptr));
  OGRLayer& to = make_layer(*memory, from, table);
  const int own_fields = from.GetLayerDefn()->GetFieldCount();
  std::int64_t without_row = 0;
  CPLErrorReset();
  for (const auto& feature : from) {
    OGRFeature joined(to.GetLayerDefn());
    joined.SetFrom(feature.get());
    joined.SetFID(feature->GetFID());
    const auto row = table.rows.find(feature->GetFieldAsString(key));
    if (row == table.rows.end()) {
      ++without_row;
    } else {
      for (std::size_t i = 0; i < row->second.size(); ++i)
        if (!row->second[i].empty())
          joined.SetField(own_fields + static_cast<int>(i), row->second[i].c_str());
    }
    if (to.CreateFeature(&joined) != OGRERR_NONE)
      throw Error(ErrorKind::internal, "a joined feature was lost");
  }
  if (CPLGetLastErrorType() >= CE_Failure)
    throw input_error(fmt::format("{}: damaged, reading stopped{}", describe(source), gdal_reason()));
  if (without_row > 0)
    opening.issues.push_back({Severity::warning,
                              "join_without_row",
                              source.role,
                              {},
                              fmt::format("{} features have no row in the joined table", without_row),
                              "kept",
                              {}});
  opening.layer = &to;
  opening.dataset = std::move(memory);
}

}  // namespace citygauge
