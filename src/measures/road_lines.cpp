#include "measures/road_lines.hpp"

#include <utility>

namespace citygauge {
namespace {

/// The role's canonical values: 1 along the line, -1 against it, 0 two-way, 2 unknown.
std::int8_t parse_oneway(const std::string& canonical) {
  if (canonical == "yes") return 1;
  if (canonical == "reverse") return -1;
  return canonical == "no" ? 0 : 2;
}

template <typename Column>
void append_rows(Column& into, const Column& from) {
  into.insert(into.end(), from.begin(), from.end());
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
  const auto take_text = [&](TextColumn& into, std::span<const std::string> column) {
    for (const std::size_t i : counted) into.push_back(value_or_empty(column, i));
  };
  const auto take_number = [&](std::vector<double>& into, std::span<const double> column) {
    for (const std::size_t i : counted) into.push_back(value_or_nan(column, i));
  };
  for (const std::size_t i : counted) shapes.add_feature(batch.shapes[i]);
  for (const std::size_t i : counted) fids.push_back(batch.fids[i]);
  take_text(classes, groups);
  take_text(attributes.road_id, batch.text("road_id"));
  take_text(attributes.name, batch.text("name"));
  take_text(attributes.ref, batch.text("ref"));
  take_text(attributes.road_class, batch.text("class"));
  take_text(attributes.level, batch.text("level"));
  const auto oneways = batch.text("oneway");
  for (const std::size_t i : counted) attributes.oneway.push_back(parse_oneway(value_or_empty(oneways, i)));
  take_number(attributes.lanes, batch.number("lanes"));
  take_number(attributes.width_m, batch.number("width"));
}

void RoadLines::append(RoadLines&& other) {
  shapes.append(std::move(other.shapes));
  append_rows(fids, other.fids);
  classes.append(other.classes);
  attributes.road_id.append(other.attributes.road_id);
  attributes.name.append(other.attributes.name);
  attributes.ref.append(other.attributes.ref);
  attributes.road_class.append(other.attributes.road_class);
  attributes.level.append(other.attributes.level);
  append_rows(attributes.oneway, other.attributes.oneway);
  append_rows(attributes.lanes, other.attributes.lanes);
  append_rows(attributes.width_m, other.attributes.width_m);
}

}  // namespace citygauge
