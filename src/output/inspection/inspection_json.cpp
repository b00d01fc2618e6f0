#include "output/inspection/inspection_json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "output/inspection/finding_words.hpp"

namespace citygauge {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t listed_places = 10;  // the first; --gpkg has all

Json as_json(const FindingPlace& place) {
  Json json = Json::object();
  json["fid"] = place.fid ? Json(*place.fid) : Json();
  json["x"] = place.place ? Json(place.place->x) : Json();
  json["y"] = place.place ? Json(place.place->y) : Json();
  if (!place.detail.empty()) json["detail"] = place.detail;
  return json;
}

Json as_json(const Finding& finding) {
  const Text words = finding_words(finding);
  Json json = {{"severity", to_string(finding.severity)},
               {"code", finding.code},
               {"message", {{"zh", words.zh}, {"en", words.en}}},
               {"count", finding.places.size()}};
  if (!finding.suggested_crs.empty()) json["suggested_crs"] = finding.suggested_crs;
  Json places = Json::array();
  for (std::size_t i = 0; i < std::min(listed_places, finding.places.size()); ++i)
    places.push_back(as_json(finding.places[i]));
  json["places"] = std::move(places);
  return json;
}

Json as_json(const RoleGuess& guess) {
  Json fields = Json::object();
  for (const auto& [attribute, field] : guess.fields) fields[attribute] = field;
  return {{"role", guess.role}, {"sure", guess.sure}, {"score", guess.score}, {"fields", std::move(fields)}};
}

Json as_json(const StoredField& field) {
  return {{"name", field.name},
          {"type", field.number ? "number" : "text"},
          {"filled", field.filled},
          {"different", field.values.size()},
          {"more", field.more_values}};
}

Json as_json(const InspectedLayer& layer) {
  const StoredLayer& stored = layer.stored;
  Json json = {{"source", stored.source.generic_string()},
               {"layer", stored.name},
               {"geometry", stored.geometry},
               {"features", stored.feature_count},
               {"crs", stored.crs ? Json(stored.crs->name) : Json()},
               {"crs_taken", layer.crs ? Json(layer.crs->name) : Json()}};
  if (!stored.encoding.detected.empty())
    json["encoding"] = {{"stated", stored.encoding.stated}, {"detected", stored.encoding.detected}};
  for (const char* list : {"roles", "fields", "findings"}) json[list] = Json::array();
  for (const RoleGuess& guess : layer.roles) json["roles"].push_back(as_json(guess));
  for (const StoredField& field : stored.fields) json["fields"].push_back(as_json(field));
  for (const Finding& finding : layer.findings) json["findings"].push_back(as_json(finding));
  return json;
}

}  // namespace

std::string inspection_json(const Inspection& inspection) {
  Json json = {{"crs", inspection.crs_name}, {"problems", inspection.has_problems()}};
  json["layers"] = Json::array();
  for (const InspectedLayer& layer : inspection.layers) json["layers"].push_back(as_json(layer));
  json["unreadable"] = Json::array();
  for (const UnreadableFile& file : inspection.unreadable)
    json["unreadable"].push_back({{"source", file.source.generic_string()}, {"reason", file.reason}});
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace citygauge
