#include "output/measure_spec_json.hpp"

#include <nlohmann/json.hpp>

namespace citygauge {
namespace {

using Json = nlohmann::ordered_json;

constexpr int max_nesting = 16;  // of options; indicators have three

struct JsonOption {
  Json operator()(const Option::List& list) const {
    Json array = Json::array();
    for (const Option& element : list) array.push_back(std::visit(JsonOption{}, element.value));
    return array;
  }
  Json operator()(const Option::Table& table) const {
    Json object = Json::object();
    for (const auto& [key, element] : table) object[key] = std::visit(JsonOption{}, element.value);
    return object;
  }
  template <class Plain>
  Json operator()(const Plain& value) const {
    return value;
  }
};

Option option_of(const Json& json, int depth) {
  if (depth > max_nesting) throw input_error("a measure's options are nested too deep");
  if (json.is_boolean()) return {json.get<bool>(), {}};
  if (json.is_number()) return {json.get<double>(), {}};
  if (json.is_string()) return {json.get<std::string>(), {}};
  if (json.is_array()) {
    Option::List list;
    for (const Json& element : json) list.push_back(option_of(element, depth + 1));
    return {std::move(list), {}};
  }
  Option::Table table;
  for (const auto& [key, element] : json.get_ref<const Json::object_t&>())  // throws when it is none
    table.emplace(key, option_of(element, depth + 1));
  return {std::move(table), {}};
}

RangeFilter range_of(const Json& json) {
  RangeFilter range;
  for (const auto& [attribute, text] : json.get_ref<const Json::object_t&>()) {
    const auto threshold = parse_threshold(text.get<std::string>());
    if (!threshold) throw input_error("a measure's range of `" + attribute + "` is none");
    range.emplace(attribute, *threshold);
  }
  return range;
}

}  // namespace

std::string to_json_text(const MeasureSpec& spec) {
  Json json;
  json["measure"] = spec.measure;
  json["layer"] = spec.layer;
  json["where"] = spec.where;
  for (const auto& [attribute, threshold] : spec.range) json["range"][attribute] = to_string(threshold);
  json["options"] = JsonOption{}(spec.options);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

MeasureSpec measure_spec_of(const std::string& text) {
  try {
    const Json json = Json::parse(text);
    MeasureSpec spec;
    spec.measure = json.at("measure").get<std::string>();
    spec.layer = json.at("layer").get<std::string>();
    spec.where = json.at("where").get<ClassFilter>();
    if (json.contains("range")) spec.range = range_of(json.at("range"));
    spec.options = std::get<Option::Table>(option_of(json.at("options"), 0).value);
    return spec;
  } catch (const Json::exception& error) {
    throw input_error(std::string("a measure is not described as citygauge does: ") + error.what());
  } catch (const std::bad_variant_access&) {
    throw input_error("a measure's options are not a table");
  }
}

}  // namespace citygauge
