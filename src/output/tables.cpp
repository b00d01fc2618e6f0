#include "output/tables.hpp"

#include <nlohmann/json.hpp>

#include "output/csv_text.hpp"
#include "output/row_columns.hpp"

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
Json json_row(std::span<const Column<Row>> columns, const Row& row) {
  Json object = Json::object();
  for (const auto& column : columns)
    object[std::string(column.name)] = std::visit(JsonCell{}, column.cell(row));
  return object;
}

template <class Row>
Json json_rows(std::span<const Column<Row>> columns, const std::vector<Row>& rows) {
  Json array = Json::array();
  for (const Row& row : rows) array.push_back(json_row(columns, row));
  return array;
}

Json json_issues(const std::vector<Issue>& issues) {
  Json array = Json::array();
  for (const Issue& issue : issues) {
    Json object = json_row(issue_columns(), issue);
    object["x"] = issue.place ? Json(issue.place->first) : Json(nullptr);
    object["y"] = issue.place ? Json(issue.place->second) : Json(nullptr);
    array.push_back(std::move(object));
  }
  return array;
}

}  // namespace

std::string results_csv(const RunReport& report) {
  return csv_text(result_columns(), report.results);
}

std::string results_json(const RunReport& report) {
  Json json;
  json["citygauge"] = CITYGAUGE_VERSION;
  json["title"] = report.title;
  json["crs"] = report.crs_name;
  json["results"] = json_rows(result_columns(), report.results);
  json["sensitivity"] = json_rows(sensitivity_columns(), report.sensitivity);
  json["ledger"] = json_rows(ledger_columns(), report.ledger);
  json["counts"] = json_rows(count_columns(), report.counts);
  json["indicators"] = json_rows(indicator_columns(), report.indicators);
  json["targets"] = json_rows(target_columns(), report.targets);
  json["issues"] = json_issues(report.issues);
  json["provenance"] = json_rows(provenance_columns(), report.provenance);
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string json_document(const std::vector<JsonMember>& members) {
  Json json = Json::object();
  for (const JsonMember& member : members) {
    if (const auto* text = std::get_if<std::string>(&member.value)) json[member.key] = *text;
    if (const auto* rows = std::get_if<NamedCells>(&member.value)) {
      Json array = Json::array();
      for (const auto& row : *rows) {
        Json object = Json::object();
        for (const auto& [name, cell] : row) object[name] = std::visit(JsonCell{}, cell);
        array.push_back(std::move(object));
      }
      json[member.key] = std::move(array);
    }
  }
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace citygauge
