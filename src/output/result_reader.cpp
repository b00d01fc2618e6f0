#include "output/result_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "core/error.hpp"
#include "input/crs.hpp"
#include "output/district_columns.hpp"
#include "output/geopackage.hpp"
#include "output/geopackage_reader.hpp"

namespace citygauge {
namespace {

namespace fs = std::filesystem;

constexpr const char* where_results_are =
    "name the folder, or the result.gpkg in it, that `citygauge check` wrote";

/// Nothing of citygauge's, or of a version that wrote less.
void check_is_result(const GeopackageReader& file, const fs::path& path) {
  for (const char* table : {"results", "provenance"})
    if (!file.has(table))
      throw input_error(
          fmt::format("{} is not a result of citygauge: it has no table `{}`", path.string(), table),
          where_results_are);
  for (const char* table : {"districts", "issues", "ledger", "indicators", "targets", "counts"})
    if (!file.has(table))
      file.fail(fmt::format("was written by an older citygauge: it has no table `{}`", table));
}

/// All rows of a table that was written by these columns. `shapes` takes the geometry, if given.
template <class Row>
std::vector<Row> rows_of(const GeopackageReader& file, const std::string& table,
                         std::span<const Column<Row>> columns, Shapes* shapes = nullptr) {
  std::vector<StoredColumn> stored;
  for (const auto& column : columns) stored.push_back({std::string(column.name), column.type});
  std::vector<Row> rows;
  file.read(table, stored, shapes, [&](const std::vector<Cell>& cells) {
    Row& row = rows.emplace_back();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      try {
        columns[i].set(row, cells[i]);
      } catch (const Error& error) {
        file.fail(
            fmt::format("is damaged in table `{}`, column `{}`: {}", table, columns[i].name, error.what()));
      }
    }
  });
  return rows;
}

Districts districts_of(const GeopackageReader& file) {
  Districts districts;
  const std::vector<StoredColumn> columns{{"id", CellType::text},
                                          {"name", CellType::text},
                                          {"scope", CellType::text},
                                          {"population", CellType::real}};
  const auto text = [](const Cell& cell) {
    const auto* const given = std::get_if<std::string>(&cell);
    return given == nullptr ? std::string() : *given;
  };
  file.read("districts", columns, &districts.shapes, [&](const std::vector<Cell>& cells) {
    districts.ids.push_back(text(cells[0]));
    districts.names.push_back(text(cells[1]));
    districts.scope = text(cells[2]);
    const auto* const population = std::get_if<double>(&cells[3]);
    districts.population.push_back(population == nullptr ? std::nullopt : std::optional(*population));
  });
  return districts;
}

std::vector<Issue> issues_of(const GeopackageReader& file) {
  Shapes places(ShapeKind::point);
  std::vector<Issue> issues = rows_of(file, "issues", issue_columns(), &places);
  for (std::size_t i = 0; i < issues.size(); ++i)
    if (!places[i].empty()) issues[i].place = std::pair{places[i].points()[0].x, places[i].points()[0].y};
  return issues;
}

EvidenceColumn empty_column(const StoredColumn& stored) {
  switch (stored.type) {
    case CellType::real:
      return {stored.name, std::vector<double>()};
    case CellType::integer:
    case CellType::boolean:
      return {stored.name, std::vector<std::int64_t>()};
    case CellType::text:
    case CellType::time:
      return {stored.name, std::vector<std::string>()};
  }
  return {};
}

/// An integer cannot say "none": a column with a gap goes on as text.
void become_text(EvidenceColumn& column) {
  std::vector<std::string> texts;
  for (const std::int64_t value : std::get<std::vector<std::int64_t>>(column.values))
    texts.push_back(std::to_string(value));
  column.values = std::move(texts);
}

void add_cell(EvidenceColumn& column, const Cell& cell) {
  const bool is_null = std::holds_alternative<std::monostate>(cell);
  if (is_null && std::holds_alternative<std::vector<std::int64_t>>(column.values)) become_text(column);
  if (auto* const reals = std::get_if<std::vector<double>>(&column.values)) {
    reals->push_back(is_null ? std::numeric_limits<double>::quiet_NaN() : std::get<double>(cell));
  } else if (auto* const integers = std::get_if<std::vector<std::int64_t>>(&column.values)) {
    integers->push_back(std::get<std::int64_t>(cell));
  } else {
    const auto* const integer = std::get_if<std::int64_t>(&cell);  // of a column that has become text
    auto& texts = std::get<std::vector<std::string>>(column.values);
    texts.push_back(is_null              ? ""
                    : integer != nullptr ? std::to_string(*integer)
                                         : std::get<std::string>(cell));
  }
}

Evidence read_evidence(const GeopackageReader& file, const std::string& table, ShapeKind kind) {
  Evidence evidence{table, Shapes(kind), {}};
  std::vector<StoredColumn> columns = file.columns(table);
  for (StoredColumn& column : columns) {
    if (column.type == CellType::boolean) column.type = CellType::integer;
    evidence.columns.push_back(empty_column(column));
  }
  file.read(table, columns, &evidence.shapes, [&](const std::vector<Cell>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) add_cell(evidence.columns[i], cells[i]);
  });
  return evidence;
}

/// Takes what the report says of itself out of the provenance.
void take_project(RunReport& report, const GeopackageReader& file) {
  const auto take = [&](const char* key) {
    const auto row = std::ranges::find_if(
        report.provenance, [&](const ProvenanceRow& r) { return r.topic == project_topic && r.key == key; });
    if (row == report.provenance.end())
      file.fail(fmt::format("was written by an older citygauge: its provenance does not say `{}`", key));
    std::string value = std::move(row->value);
    report.provenance.erase(row);
    return value;
  };
  report.title = take("title");
  report.project = take("file");
  report.crs_name = take("crs");
  report.crs_wkt = take("crs_wkt");
  if (report.crs_wkt.empty()) return;
  try {
    static_cast<void>(crs_from_text(report.crs_wkt, {}));
  } catch (const Error& error) {
    file.fail(fmt::format("is damaged: {}", error.what()));
  }
}

/// What readers of a report rely on.
void check_is_whole(const RunReport& report, const GeopackageReader& file) {
  for (const Result& result : report.results)
    if (indicator_of(report, result.indicator) == nullptr)
      file.fail(fmt::format("is damaged: table `indicators` does not have `{}`", result.indicator));
}

}  // namespace

fs::path result_file(const fs::path& result) {
  std::error_code unknown;
  const fs::path file = fs::is_directory(result, unknown) ? result / "result.gpkg" : result;
  if (!fs::is_regular_file(file, unknown))
    throw input_error(fmt::format("{}: there is no such result", file.string()), where_results_are);
  return file;
}

RunReport read_result(const fs::path& result) {
  const fs::path path = result_file(result);
  const GeopackageReader file(path);
  check_is_result(file, path);
  RunReport report;
  report.districts = districts_of(file);
  report.indicators = rows_of(file, "indicators", indicator_columns());
  report.targets = rows_of(file, "targets", target_columns());
  report.results = rows_of(file, "results", result_columns());
  if (file.has("sensitivity")) report.sensitivity = rows_of(file, "sensitivity", sensitivity_columns());
  report.ledger = rows_of(file, "ledger", ledger_columns());
  for (const std::string& table : file.tables())
    if (const auto kind = file.shape_kind(table); kind && table.starts_with("evidence_"))
      report.evidence.push_back(read_evidence(file, table, *kind));
  report.issues = issues_of(file);
  report.counts = rows_of(file, "counts", count_columns());
  report.provenance = rows_of(file, "provenance", provenance_columns());
  take_project(report, file);
  check_is_whole(report, file);
  return report;
}

}  // namespace citygauge
