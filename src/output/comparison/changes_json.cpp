#include <nlohmann/json.hpp>

#include "output/comparison/change_columns.hpp"
#include "output/comparison/change_files.hpp"
#include "output/comparison/change_words.hpp"

namespace citygauge {
namespace {

using Json = nlohmann::ordered_json;

struct JsonCell {
  Json operator()(std::monostate /*null*/) const { return nullptr; }
  template <class Value>
  Json operator()(const Value& value) const {
    return value;
  }
};

template <class Row>
Json json_rows(std::span<const Column<Row>> columns, const std::vector<Row>& rows) {
  Json array = Json::array();
  for (const Row& row : rows) {
    Json object = Json::object();
    for (const auto& column : columns)
      object[std::string(column.name)] = std::visit(JsonCell{}, column.cell(row));
    array.push_back(std::move(object));
  }
  return array;
}

Json json_totals(const Comparison& comparison) {
  Json totals = Json::object();
  for (const ChangeKind kind : all_change_kinds) totals[to_string(kind)] = count_of(comparison, kind);
  return totals;
}

Json json_districts(const Comparison& comparison) {
  Json districts = Json::array();
  for (std::size_t d = 0; d < comparison.districts.size(); ++d)
    districts.push_back({{"id", comparison.districts.ids[d]},
                         {"name", comparison.districts.names[d]},
                         {"change", to_string(comparison.district_changes[d])}});
  return districts;
}

Json json_evidence(const std::vector<Evidence>& evidence) {
  Json tables = Json::array();
  for (const Evidence& table : evidence) {
    const auto& changes = *find_cells<std::string>(table, change_column);
    const auto fresh = std::ranges::count(changes, "new");
    tables.push_back({{"table", table.table},
                      {"new", fresh},
                      {"resolved", static_cast<std::ptrdiff_t>(changes.size()) - fresh}});
  }
  return tables;
}

}  // namespace

std::string changes_json(const Comparison& comparison) {
  Json json;
  json["citygauge"] = CITYGAUGE_VERSION;
  json["base"] = {{"title", comparison.base.title}, {"name", comparison.base_name}};
  json["plan"] = {{"title", comparison.plan.title}, {"name", comparison.plan_name}};
  json["crs"] = comparison.plan.crs_name;
  json["totals"] = json_totals(comparison);
  json["yardsticks"] = json_rows(yardstick_columns(), comparison.yardsticks);
  json["districts"] = json_districts(comparison);
  json["changes"] = json_rows(change_columns(), comparison.changes);
  json["evidence"] = json_evidence(comparison.evidence);
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace citygauge
