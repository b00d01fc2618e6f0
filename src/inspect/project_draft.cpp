#include "inspect/project_draft.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "config/toml_text.hpp"
#include "inspect/drafted_indicators.hpp"
#include "inspect/drafted_values.hpp"

namespace citygauge {
namespace {

struct Choice {
  const InspectedLayer* layer = nullptr;
  const RoleGuess* guess = nullptr;
};

bool better(const Choice& a, const Choice& b) {
  const auto rank = [](const Choice& choice) {
    return std::tuple(choice.layer->stored.feature_count > 0, !choice.layer->stored.raster,
                      choice.guess->sure, choice.guess->score);
  };
  return rank(a) > rank(b);
}

/// role -> the layers that may serve it, best first.
std::map<std::string, std::vector<Choice>> choices(const Inspection& inspection) {
  std::map<std::string, std::vector<Choice>> found;
  for (const InspectedLayer& layer : inspection.layers)
    if (!layer.roles.empty()) found[layer.roles.front().role].push_back({&layer, &layer.roles.front()});
  for (auto& [role, layers] : found) std::ranges::stable_sort(layers, better);
  return found;
}

class Writer {
 public:
  Writer(const Library& library, std::filesystem::path folder, Language language)
      : library_(library), folder_(std::move(folder)), zh_(language == Language::zh), language_(language) {}

  ProjectDraft write(const Inspection& inspection) {
    auto layers = choices(inspection);
    write_head(inspection, layers);
    const auto districts = layers.find("districts");
    draft_.has_districts = districts != layers.end();
    if (draft_.has_districts)
      write_districts(districts->second);
    else
      check(word("没有找到像评价单元的面图层；请补写 [districts] source、scope",
                 "no layer looks like districts; write [districts] with source and scope"));
    for (const auto& [role, of_role] : layers)
      if (role != "districts") write_layer(role, of_role);
    write_leftovers(inspection);
    return std::move(draft_);
  }

 private:
  const char* word(const char* zh, const char* en) const { return zh_ ? zh : en; }
  void line(const std::string& text) { draft_.toml += text + '\n'; }
  /// Names from data stay in one comment line.
  static std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
    return text;
  }
  std::string checked(const std::string& why) {
    ++draft_.to_check;
    return "# check: " + one_line(why);
  }
  void check(const std::string& why) { line(checked(why)); }
  std::string titled(const std::string& role) const {
    return fmt::format("{} ({})", role, library_.roles.at(role).title.in(language_));
  }

  void write_head(const Inspection& inspection, const std::map<std::string, std::vector<Choice>>& layers) {
    line(word("# 由 citygauge init 起草。标有 # check: 的行请核对。",
              "# Drafted by citygauge init. Look at the lines marked with the word check."));
    line("");
    const std::filesystem::path name = std::filesystem::weakly_canonical(folder_).filename();
    line("title = " + toml_text(name.string()));
    if (inspection.crs_name.starts_with("EPSG:"))
      line(fmt::format("crs = {}    {}", toml_text(inspection.crs_name),
                       word("# 量算用的米制坐标系", "# metric, in which everything is measured")));
    line(fmt::format("profiles = []    {}", word("# 例如 \"mianyang-2030\"；见 citygauge list profiles",
                                                 "# e.g. \"mianyang-2030\"; see citygauge list profiles")));
    std::map<std::string, const RoleGuess*> chosen;
    for (const auto& [role, of_role] : layers) chosen[role] = of_role.front().guess;
    line(word("# 图层齐备的指标；不需要的删去", "# what these layers can answer; strike what is not wanted"));
    line("indicators = [");
    for (const std::string& id : possible_indicators(chosen, library_))
      line(fmt::format("  {},    # {}", toml_text(id),
                       one_line(library_.indicators.at(id).title.in(language_))));
    line("]");
  }

  void write_source(const InspectedLayer& layer) {
    const auto relative = layer.stored.source.lexically_proximate(folder_);
    line("source = " + toml_text(relative.generic_string()));
    if (!layer.stored.single) line("layer = " + toml_text(layer.stored.name));
    if (layer.stored.encoding.detected == "GBK") line("encoding = \"CP936\"");
    if (!layer.stored.crs && layer.crs)
      line(fmt::format(
          "crs = {}    {}", toml_text(layer.crs->name),
          checked(word("图层没有坐标系，按坐标推断", "the layer has no CRS; told from its coordinates"))));
    for (const Finding& finding : layer.findings)
      if (finding.severity != Severity::note) check(finding.message.in(language_));
  }

  void write_rivals(const std::vector<Choice>& of_role) {
    for (std::size_t i = 1; i < of_role.size(); ++i) {
      const StoredLayer& stored = of_role[i].layer->stored;
      check(fmt::format(fmt::runtime(word("也可能是：{}，图层 {}", "this may be it, too: {}, layer {}")),
                        stored.source.lexically_proximate(folder_).generic_string(), stored.name));
    }
  }

  void write_doubt(const Choice& choice) {
    if (!choice.guess->sure)
      check(fmt::format(fmt::runtime(word("角色 {} 由名称、几何和字段推断",
                                          "role {} is told from name, geometry and fields")),
                        titled(choice.guess->role)));
  }

  void write_districts(const std::vector<Choice>& of_role) {
    const Choice& choice = of_role.front();
    line("\n[districts]");
    write_doubt(choice);
    write_source(*choice.layer);
    for (const auto& [attribute, field] : choice.guess->fields)
      line(fmt::format("{} = {}{}", attribute, toml_text(field), doubt_of_field(*choice.guess, attribute)));
    line("scope = \"建成区\"    " + checked(word("评价单元的范围口径：目标按口径适用",
                                                 "what the districts are: targets hold for one scope")));
    write_rivals(of_role);
  }

  std::string doubt_of_field(const RoleGuess& guess, const std::string& attribute) {
    if (std::ranges::find(guess.unsure_attributes, attribute) == guess.unsure_attributes.end()) return "";
    return "    " + checked(fmt::format(fmt::runtime(word("字段 {} 为推测", "the field for {} is a guess")),
                                        attribute));
  }

  void write_layer(const std::string& role, const std::vector<Choice>& of_role) {
    const Choice& choice = of_role.front();
    line(fmt::format("\n[layers.{}]    # {}", role, library_.roles.at(role).title.in(language_)));
    write_doubt(choice);
    write_source(*choice.layer);
    write_fields(choice);
    write_rivals(of_role);
    write_values(choice);
  }

  void write_fields(const Choice& choice) {
    if (choice.guess->fields.empty()) return;
    std::vector<std::string> pairs;
    std::string doubts;
    for (const auto& [attribute, field] : choice.guess->fields) {
      pairs.push_back(fmt::format("{} = {}", attribute, toml_text(field)));
      if (doubts.empty()) doubts = doubt_of_field(*choice.guess, attribute);
    }
    line(fmt::format("fields = {{ {} }}{}", fmt::join(pairs, ", "), doubts));
    const Role& role = library_.roles.at(choice.guess->role);
    for (const auto& [attribute, field] : choice.guess->fields) {
      if (role.name != "roads" || attribute != "status") continue;  // red lines are plans by nature
      if (const auto where = built_only(*role.attribute(attribute), stored_field(*choice.layer, field)))
        line(fmt::format("where = {}    {}", toml_text(*where),
                         checked(word("只算已建成的；评价规划时删去此行",
                                      "only what is built counts; strike this line to judge the plan"))));
    }
  }

  static const StoredField& stored_field(const InspectedLayer& layer, const std::string& name) {
    return *std::ranges::find(layer.stored.fields, name, &StoredField::name);
  }

  void write_values(const Choice& choice) {
    const Role& role = library_.roles.at(choice.guess->role);
    for (const auto& [attribute, field] : choice.guess->fields) {
      const AttributeSpec& spec = *role.attribute(attribute);
      const auto unknown = unknown_values(spec, stored_field(*choice.layer, field), role, library_);
      if (unknown.empty()) continue;
      line(fmt::format("[layers.{}.values.{}]", role.name, attribute));
      for (const auto& [value, canonical] : unknown) {
        if (canonical.empty())
          check(fmt::format(
              fmt::runtime(word("不认识的值 {} = \"?\"；可填 {}", "unknown: {} = \"?\"; one of {}")),
              toml_text(value), fmt::join(spec.canonical_values(), ", ")));
        else
          line(fmt::format("{} = {}    {}", toml_text(value), toml_text(canonical),
                           checked(word("按词义推测", "by the word in it"))));
      }
    }
  }

  void write_leftovers(const Inspection& inspection) {
    line("");
    for (const InspectedLayer& layer : inspection.layers)
      if (layer.roles.empty())
        check(fmt::format(fmt::runtime(word("没有用到：{}，图层 {}", "not used: {}, layer {}")),
                          layer.stored.source.lexically_proximate(folder_).generic_string(),
                          layer.stored.name));
    for (const UnreadableFile& file : inspection.unreadable) check(file.reason);
  }

  const Library& library_;
  std::filesystem::path folder_;
  bool zh_;
  Language language_;
  ProjectDraft draft_;
};

}  // namespace

ProjectDraft draft_project(const Inspection& inspection, const Library& library,
                           const std::filesystem::path& folder, Language language) {
  return Writer(library, folder, language).write(inspection);
}

}  // namespace citygauge
