#include "output/tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "output/row_columns.hpp"

namespace citygauge {
namespace {

using Json = nlohmann::ordered_json;

std::string csv_quoted(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

/// Spreadsheets of East Asia also take the full-width signs for what they look like.
bool begins_as_formula(const std::string& text) {
  constexpr std::array signs{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  return std::ranges::any_of(signs, [&](const char* sign) { return text.starts_with(sign); });
}

struct CsvCell {
  std::string operator()(std::monostate /*null*/) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(std::int64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const {
    std::array<char, 32> digits{};  // the shortest round-trip form in this range takes at most 24
    const double size = std::abs(value);
    const bool is_plain = size == 0 || (size >= 1e-5 && size < 1e15);
    const auto format = is_plain ? std::chars_format::fixed : std::chars_format::scientific;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, format).ptr;
    return {digits.data(), end};
  }
  std::string operator()(const std::string& text) const {
    return csv_quoted(begins_as_formula(text) ? "'" + text : text);
  }
};

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
  std::string csv = "\xEF\xBB\xBF";
  for (const auto& column : result_columns()) {
    if (&column != result_columns().data()) csv += ',';
    csv += column.name;
  }
  csv += "\r\n";
  for (const Result& result : report.results) {
    for (const auto& column : result_columns()) {
      if (&column != result_columns().data()) csv += ',';
      csv += std::visit(CsvCell{}, column.cell(result));
    }
    csv += "\r\n";
  }
  return csv;
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

}  // namespace citygauge
