#include "output/manual/description_json.hpp"

#include <nlohmann/json.hpp>

namespace citygauge {
namespace {

using Json = nlohmann::ordered_json;

Json both(const Text& text) {
  return {{"en", text.en}, {"zh", text.zh}};
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

Json option(const OptionDescription& one) {
  return {{"name", one.name},
          {"short", text_or_null(one.short_name)},
          {"metavar", text_or_null(one.metavar)},
          {"type", to_string(one.type)},
          {"choices", one.choices},
          {"default", text_or_null(one.default_value)},
          {"required", one.required},
          {"many", one.many},
          {"help", both(one.help)}};
}

Json options(const std::vector<OptionDescription>& all) {
  Json list = Json::array();
  for (const OptionDescription& one : all) list.push_back(option(one));
  return list;
}

Json command(const CommandDescription& one) {
  Json exits = Json::array();
  for (const ExitDescription& exit : one.exit_codes)
    exits.push_back({{"code", exit.code}, {"meaning", both(exit.meaning)}});
  return {{"name", one.name},
          {"summary", both(one.summary)},
          {"arguments", options(one.arguments)},
          {"options", options(one.options)},
          {"exit_codes", std::move(exits)}};
}

Json things(const std::vector<NamedThing>& all) {
  Json list = Json::array();
  for (const NamedThing& one : all) list.push_back({{"id", one.id}, {"title", both(one.title)}});
  return list;
}

}  // namespace

std::string description_json(const ProgramDescription& program) {
  Json commands = Json::array(), measures = Json::array();
  for (const CommandDescription& one : program.commands) commands.push_back(command(one));
  for (const std::string& id : program.measures) measures.push_back({{"id", id}});
  const Json json{{"program", "citygauge"},
                  {"version", program.version},
                  {"schema", description_schema},
                  {"summary", both(program.summary)},
                  {"options", options(program.options)},
                  {"commands", std::move(commands)},
                  {"indicators", things(program.indicators)},
                  {"profiles", things(program.profiles)},
                  {"roles", things(program.roles)},
                  {"measures", std::move(measures)}};
  constexpr int indent = 2;
  return json.dump(indent) + '\n';
}

}  // namespace citygauge
