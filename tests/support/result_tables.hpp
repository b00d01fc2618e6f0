// Reads what a run has written: results.csv, results.json and the tables of result.gpkg.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "support/tiny_city.hpp"

namespace citygauge::test {

using Row = std::map<std::string, std::string>;
using ValueKey = std::pair<std::string, std::string>;  // district (or corridor) and indicator

/// The cells of one CSV text: RFC 4180, quoted cells may hold line ends.
inline std::vector<std::vector<std::string>> csv_cells(const std::string& text) {
  std::vector<std::vector<std::string>> lines(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
      lines.back().back() += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (quoted || (c != ',' && c != '\r' && c != '\n')) {
      lines.back().back() += c;
    } else if (c == ',') {
      lines.back().emplace_back();
    } else if (c == '\n') {
      lines.emplace_back(1);
    }
  }
  if (lines.back() == std::vector<std::string>(1)) lines.pop_back();
  return lines;
}

/// The rows of a CSV file by the names in its first line; a byte order mark is passed over.
inline std::vector<Row> read_csv(const std::filesystem::path& file) {
  std::string text = read_text(file);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  const auto lines = csv_cells(text);
  std::vector<Row> rows;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    EXPECT_EQ(lines[i].size(), lines[0].size()) << file << ", row " << i;
    Row row;
    for (std::size_t j = 0; j < std::min(lines[0].size(), lines[i].size()); ++j)
      row[lines[0][j]] = lines[i][j];
    rows.push_back(row);
  }
  return rows;
}

/// The values of results.csv; rows without a value are left out.
inline std::map<ValueKey, double> read_values(const std::filesystem::path& out) {
  std::map<ValueKey, double> values;
  for (const Row& row : read_csv(out / "results.csv"))
    if (!row.at("value").empty())
      values[{row.at("district_id"), row.at("indicator")}] = std::stod(row.at("value"));
  return values;
}

inline nlohmann::json read_json(const std::filesystem::path& file) {
  return nlohmann::json::parse(read_text(file));
}

/// Every value that was there before is there again and differs by at most `relative` of itself.
inline void expect_same_values(const std::map<ValueKey, double>& before,
                               const std::map<ValueKey, double>& after, double relative) {
  for (const auto& [key, value] : before) {
    const auto found = after.find(key);
    ASSERT_NE(found, after.end()) << key.first << " " << key.second;
    EXPECT_NEAR(found->second, value, relative * std::abs(value)) << key.first << " " << key.second;
  }
}

/// The largest relative difference between two runs, for the record.
inline double largest_difference(const std::map<ValueKey, double>& before,
                                 const std::map<ValueKey, double>& after) {
  double largest = 0;
  for (const auto& [key, value] : before)
    if (const auto found = after.find(key); found != after.end() && value != 0)
      largest = std::max(largest, std::abs(found->second - value) / std::abs(value));
  return largest;
}

}  // namespace citygauge::test
