#include "output/json_document.hpp"

#include <nlohmann/json.hpp>

namespace citygauge {
namespace {

using Json = nlohmann::ordered_json;

struct JsonCell {
  Json operator()(std::monostate /*null*/) const { return nullptr; }
  template <class Value>
  Json operator()(const Value& value) const {
    return value;
  }
};

struct JsonValue {
  Json operator()(const std::string& text) const { return text; }
  Json operator()(const NamedRow& row) const {
    Json object = Json::object();
    for (const auto& [name, cell] : row) object[name] = std::visit(JsonCell{}, cell);
    return object;
  }
  Json operator()(const NamedRows& rows) const {
    Json array = Json::array();
    for (const NamedRow& row : rows) array.push_back((*this)(row));
    return array;
  }
};

}  // namespace

std::string json_document(const std::vector<JsonMember>& members) {
  Json json = Json::object();
  for (const JsonMember& member : members) json[member.key] = std::visit(JsonValue{}, member.value);
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace citygauge
