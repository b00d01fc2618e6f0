// The JSON of `citygauge list --json`.
#include <nlohmann/json.hpp>

#include "evaluate/indicator_needs.hpp"
#include "output/catalogue/catalogue_words.hpp"
#include "output/catalogue/listing.hpp"
#include "output/indicator_formula.hpp"

namespace citygauge {
namespace {

using Json = nlohmann::ordered_json;

Json both(const Text& text) {
  return {{"zh", text.zh}, {"en", text.en}};
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json geometries(const std::vector<LayerGeometry>& all) {
  Json list = Json::array();
  for (const LayerGeometry geometry : all) list.push_back(to_string(geometry));
  return list;
}

Json target(const Target& one) {
  return {{"profile", one.profile},
          {"indicator", one.indicator},
          {"threshold", to_string(one.threshold)},
          {"scope", one.scope},
          {"year", one.year ? Json(*one.year) : Json(nullptr)},
          {"clause", one.clause},
          {"text", one.text},
          {"soft", one.soft}};
}

Json layers(const Indicator& indicator, const Library& library) {
  Json list = Json::array();
  for (const LayerNeed& need : needs_of(indicator, library))
    list.push_back({{"role", need.role}, {"optional", need.optional}, {"attributes", need.attributes}});
  return list;
}

Json parameter(const Parameter& one) {
  return {{"name", one.name}, {"choices", one.choices}, {"help", both(one.help)}};
}

Json options(const Indicator& indicator) {
  Json list = Json::array();
  for (const IndicatorOption& option : options_of(indicator)) {
    Json entry = parameter(*option.parameter);
    entry["value"] = option.set == nullptr ? Json(nullptr) : Json(toml_text(*option.set));
    list.push_back(std::move(entry));
  }
  return list;
}

Json indicators(const Catalogue& catalogue, const ListChoice& choice) {
  Json list = Json::array();
  for (const Indicator* const indicator : chosen_indicators(catalogue, choice)) {
    Json targets = Json::array();
    for (const Target* const one : targets_of(catalogue, *indicator)) targets.push_back(target(*one));
    list.push_back({{"id", indicator->id},
                    {"title", both(indicator->title)},
                    {"definition", both(indicator->definition)},
                    {"formula", both(formula_text(*indicator))},
                    {"unit", indicator->unit},
                    {"margin_unit", indicator->margin_unit},
                    {"subject", indicator->subject.empty() ? "districts" : indicator->subject},
                    {"group_by", text_or_null(indicator->group_by)},
                    {"layers", layers(*indicator, catalogue.library)},
                    {"options", options(*indicator)},
                    {"evidence", evidence_tables_of(*indicator)},
                    {"targets", std::move(targets)}});
  }
  return list;
}

Json profiles(const Catalogue& catalogue) {
  Json list = Json::array();
  for (const Profile& profile : catalogue.profiles) {
    Json targets = Json::array(), demands = Json::array();
    for (const Target& one : profile.targets) targets.push_back(target(one));
    for (const NotComputable& demand : profile.not_computable)
      demands.push_back({{"clause", demand.clause}, {"text", demand.text}, {"reason", both(demand.reason)}});
    list.push_back({{"id", profile.id},
                    {"title", both(profile.title)},
                    {"targets", std::move(targets)},
                    {"not_computable", std::move(demands)}});
  }
  return list;
}

Json attribute(const AttributeSpec& one) {
  Json values = Json::object();
  for (const ValueAliases& value : aliases_of(one)) values[value.canonical] = value.aliases;
  return {{"name", one.name},
          {"type", one.type == AttributeType::number ? "number" : "text"},
          {"unit", text_or_null(one.unit)},
          {"required", one.required},
          {"fields", one.fields},
          {"values", std::move(values)}};
}

Json roles(const Catalogue& catalogue) {
  Json list = Json::array();
  for (const auto& [name, role] : catalogue.library.roles) {
    Json attributes = Json::array();
    for (const AttributeSpec& one : role.attributes) attributes.push_back(attribute(one));
    list.push_back({{"id", name},
                    {"title", both(role.title)},
                    {"geometry", geometries(role.geometry)},
                    {"attributes", std::move(attributes)}});
  }
  return list;
}

Json measures() {
  Json list = Json::array();
  for (const MeasureDeclaration& measure : measure_registry()) {
    Json parameters = Json::array();
    for (const Parameter& one : measure.parameters) parameters.push_back(parameter(one));
    list.push_back({{"id", measure.name},
                    {"summary", both(measure.summary)},
                    {"geometry", geometries(measure.geometry)},
                    {"options", std::move(parameters)},
                    {"evidence", measure.evidence}});
  }
  return list;
}

}  // namespace

std::string listing_json(const Catalogue& catalogue, const ListChoice& choice) {
  Json json = Json::object();
  for (const CatalogueKind kind : choice.kinds) {
    switch (kind) {
      case CatalogueKind::indicators:
        json["indicators"] = indicators(catalogue, choice);
        break;
      case CatalogueKind::profiles:
        json["profiles"] = profiles(catalogue);
        break;
      case CatalogueKind::roles:
        json["roles"] = roles(catalogue);
        break;
      case CatalogueKind::measures:
        json["measures"] = measures();
        break;
    }
  }
  constexpr int indent = 2;
  return json.dump(indent) + '\n';
}

}  // namespace citygauge
