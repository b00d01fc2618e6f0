#include "config/code_system_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "config/nearest.hpp"
#include "config/table_reader.hpp"
#include "config/text_file.hpp"

namespace citygauge {
namespace {

using Row = std::vector<PlacedText>;

bool begins_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// One line's cells; a cell in "double quotes" may hold commas, and "" is a quote. `at` moves along with it.
Row read_row(std::string_view line, Location at) {
  Row row{{"", at}};
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    std::string& cell = row.back().text;
    if (begins_character(line[i])) ++at.column;
    if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      cell += line[i++];
      ++at.column;
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == ',' && !quoted) {
      row.push_back({"", at});
    } else {
      cell += line[i];
    }
  }
  if (quoted) throw config_error(row.back().at, "the quote is not closed");
  return row;
}

std::vector<Row> read_rows(std::string_view text, const std::string& file) {
  std::vector<Row> rows;
  Location at{file, 1, 1};
  for (; !text.empty(); ++at.line) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) rows.push_back(read_row(line, at));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return rows;
}

const std::map<std::string, std::vector<std::string>> column_values = {
    {"code_prefix", {}},
    {"name", {}},
    {"green", {"0", "1", "part"}},
    {"park", {"0", "1"}},
    {"permeable", {"0", "1", "part", "attribute", "water", "warn"}},
    {"class",
     {"construction", "residential", "rural", "transport", "road", "plaza", "open", "farmland", "forest",
      "wetland", "water", "attached"}},
    {"osm_equivalent", {}}};

/// Column -> index. ERRORS: a column that is unknown, given twice or missing.
std::map<std::string, std::size_t> read_header(const Row& row) {
  std::map<std::string, std::size_t> columns;
  for (std::size_t i = 0; i < row.size(); ++i) {
    expect_known(row[i], "column", names_of(column_values));
    if (!columns.emplace(row[i].text, i).second)
      throw config_error(row[i].at, fmt::format("column `{}` stands here twice", row[i].text));
  }
  for (const auto& [name, values] : column_values)
    if (name != "osm_equivalent" && !columns.contains(name))
      throw config_error(row.front().at, fmt::format("column `{}` is missing", name));
  return columns;
}

CodeSystem::Entry read_entry(const Row& row, const std::map<std::string, std::size_t>& columns) {
  if (row.size() != columns.size())
    throw config_error(row.front().at, fmt::format("{} cells, but {} columns", row.size(), columns.size()));
  const auto cell = [&](const std::string& column) {
    const PlacedText& value = row[columns.at(column)];
    const std::vector<std::string>& known = column_values.at(column);
    if (!known.empty()) expect_known(value, column, known);
    if (value.text.empty()) throw config_error(value.at, fmt::format("`{}` must not be empty", column));
    return value.text;
  };
  return {cell("code_prefix"), cell("name"), cell("green"), cell("park"), cell("permeable"), cell("class")};
}

}  // namespace

CodeSystem load_code_system(const std::filesystem::path& path) {
  const std::string text = read_text_file(path);
  const std::vector<Row> rows = read_rows(text, path.string());
  if (rows.empty()) throw config_error({path.string(), 1, 1}, "the file has no header");
  const auto columns = read_header(rows.front());
  CodeSystem system;
  system.name = name_of(path);
  std::set<std::string> prefixes;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    system.entries.push_back(read_entry(rows[i], columns));
    const std::string& prefix = system.entries.back().prefix;
    if (!prefixes.insert(prefix).second)
      throw config_error(rows[i].front().at, fmt::format("prefix `{}` stands here twice", prefix));
  }
  return system;
}

}  // namespace citygauge
