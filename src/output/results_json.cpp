#include "output/results_json.hpp"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "output/row_columns.hpp"

namespace citygauge {
namespace {

using Json = nlohmann::json;

Cell cell_of(const Json& value, CellType type) {
  if (value.is_null()) return {};
  switch (type) {
    case CellType::text:
    case CellType::time:
      return value.get<std::string>();
    case CellType::real:
      return value.get<double>();
    case CellType::integer:
      return value.get<std::int64_t>();
    case CellType::boolean:
      return value.get<bool>();
  }
  return {};
}

template <class Row>
std::vector<Row> rows_of(const Json& array, std::span<const Column<Row>> columns) {
  std::vector<Row> rows;
  for (const Json& object : array) {
    Row& row = rows.emplace_back();
    for (const auto& column : columns)
      column.set(row, cell_of(object.at(std::string(column.name)), column.type));
  }
  return rows;
}

}  // namespace

RunReport read_results_json(const std::filesystem::path& file) {
  try {
    std::ifstream stream(file, std::ios::binary);
    const Json json = Json::parse(stream);
    RunReport report;
    report.title = json.at("title").get<std::string>();
    report.results = rows_of(json.at("results"), result_columns());
    report.indicators = rows_of(json.at("indicators"), indicator_columns());
    report.targets = rows_of(json.at("targets"), target_columns());
    return report;
  } catch (const Json::exception& error) {
    throw input_error(fmt::format("{}: not a results.json of citygauge ({})", file.string(), error.what()));
  }
}

}  // namespace citygauge
