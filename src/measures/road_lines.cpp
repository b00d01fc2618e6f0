#include "measures/road_lines.hpp"

#include <cmath>
#include <functional>
#include <string_view>
#include <utility>

namespace citygauge {
namespace {

/// The role's canonical values: 1 along the line, -1 against it, 0 two-way, 2 unknown.
std::int8_t parse_oneway(const std::string& canonical) {
  if (canonical == "yes") return 1;
  if (canonical == "reverse") return -1;
  return canonical == "no" ? 0 : 2;
}

/// The unknown value of a column's kind.
double unknown_of(const std::vector<double>&) {
  return std::nan("");
}
std::int8_t unknown_of(const std::vector<std::int8_t>&) {
  return 2;
}
std::string_view unknown_of(const TextColumn&) {
  return "";
}

template <typename Column>
void fill(Column& column, std::size_t rows) {
  while (column.size() < rows) column.push_back(unknown_of(column));
}

template <typename Value>
void append_rows(std::vector<Value>& into, const std::vector<Value>& from) {
  into.insert(into.end(), from.begin(), from.end());
}
void append_rows(TextColumn& into, const TextColumn& from) {
  into.append(from);
}

/// Columns that nothing was put in stay empty.
template <typename Column>
void append_column(Column& into, std::size_t rows, const Column& from, std::size_t more_rows) {
  if (into.empty() && from.empty()) return;
  fill(into, rows);
  append_rows(into, from);
  fill(into, rows + more_rows);
}

}  // namespace

std::vector<std::string> RoadLines::attribute_names() {
  return {"road_id", "name", "ref", "class", "level", "oneway", "lanes", "width"};
}

void RoadLines::take(const FeatureBatch& batch, const std::vector<ShareStanding>& standings,
                     std::span<const std::string> groups) {
  std::vector<std::size_t> counted;
  for (std::size_t i = 0; i < batch.size(); ++i)
    if (standings[i] == ShareStanding::counts) counted.push_back(i);
  const std::size_t rows = fids.size();
  for (const std::size_t i : counted) shapes.add_feature(batch.shapes[i]);
  for (const std::size_t i : counted) fids.push_back(batch.fids[i]);
  for (const std::size_t i : counted) classes.push_back(value_or_empty(groups, i));
  const auto take_column = [&](auto& into, auto column, const auto& value) {
    if (column.empty()) return;
    fill(into, rows);
    for (const std::size_t i : counted) into.push_back(value(column[i]));
  };
  const std::identity as_it_is;
  take_column(attributes.road_id, batch.text("road_id"), as_it_is);
  take_column(attributes.name, batch.text("name"), as_it_is);
  take_column(attributes.ref, batch.text("ref"), as_it_is);
  take_column(attributes.road_class, batch.text("class"), as_it_is);
  take_column(attributes.level, batch.text("level"), as_it_is);
  take_column(attributes.oneway, batch.text("oneway"), parse_oneway);
  take_column(attributes.lanes, batch.number("lanes"), as_it_is);
  take_column(attributes.width_m, batch.number("width"), as_it_is);
}

void RoadLines::append(RoadLines&& other) {
  const std::size_t rows = fids.size(), more_rows = other.fids.size();
  shapes.append(std::move(other.shapes));
  append_rows(fids, other.fids);
  classes.append(other.classes);
  const auto append_attribute = [&](auto RoadAttributes::*column) {
    append_column(attributes.*column, rows, other.attributes.*column, more_rows);
  };
  append_attribute(&RoadAttributes::road_id);
  append_attribute(&RoadAttributes::name);
  append_attribute(&RoadAttributes::ref);
  append_attribute(&RoadAttributes::road_class);
  append_attribute(&RoadAttributes::level);
  append_attribute(&RoadAttributes::oneway);
  append_attribute(&RoadAttributes::lanes);
  append_attribute(&RoadAttributes::width_m);
}

}  // namespace citygauge
