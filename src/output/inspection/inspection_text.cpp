#include "output/inspection/inspection_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text_width.hpp"
#include "output/inspection/finding_words.hpp"
#include "output/text_table.hpp"

namespace citygauge {
namespace {

constexpr std::size_t shown_places = 3;
constexpr std::size_t shown_values = 3;
constexpr std::size_t longest_value = 24;  // bytes

class Writer {
 public:
  explicit Writer(Language language) : zh_(language == Language::zh), language_(language) {}

  std::string write(const Inspection& inspection) {
    for (const UnreadableFile& file : inspection.unreadable)
      text_ += fmt::format("✗ {}\n", printable(file.reason));
    for (const InspectedLayer& layer : inspection.layers) write(layer);
    write_sum(inspection);
    return std::move(text_);
  }

 private:
  const char* word(const char* zh, const char* en) const { return zh_ ? zh : en; }

  void write(const InspectedLayer& layer) {
    const StoredLayer& stored = layer.stored;
    text_ += fmt::format("{} : {}\n", printable(stored.source.filename().string()), printable(stored.name));
    std::vector<TextRow> rows;
    rows.push_back({{word("几何", "geometry")}, {stored.geometry}});
    rows.push_back({{stored.raster ? word("像元", "cells") : word("要素", "features")},
                    {std::to_string(stored.feature_count)}});
    rows.push_back({{word("坐标系", "CRS")}, {crs_words(layer)}});
    if (!stored.encoding.detected.empty())
      rows.push_back({{word("编码", "encoding")}, {encoding_words(stored.encoding)}});
    rows.push_back({{word("角色", "role")}, {role_words(layer)}});
    text_ += laid_out(rows, "  ");
    write_fields(layer);
    for (const Finding& finding : layer.findings) write(finding);
    text_ += '\n';
  }

  std::string crs_words(const InspectedLayer& layer) const {
    std::string words = layer.stored.crs ? layer.stored.crs->name : word("无", "none");
    for (const Finding& finding : layer.findings)
      if (!finding.suggested_crs.empty())
        words += fmt::format(fmt::runtime(word("；疑为 {}", "; looks like {}")), finding.suggested_crs);
    return words;
  }

  std::string encoding_words(const StoredEncoding& encoding) const {
    return fmt::format(fmt::runtime(word("注明 {}，检出 {}", "stated {}, detected {}")),
                       encoding.stated.empty() ? word("无", "none") : encoding.stated, encoding.detected);
  }

  std::string role_words(const InspectedLayer& layer) const {
    if (layer.roles.empty()) return word("看不出", "none that is known");
    std::string words;
    for (const RoleGuess& guess : layer.roles) {
      if (&guess != &layer.roles.front() && guess.score < layer.roles.front().score / 2) break;
      words += (words.empty() ? "" : ", ") + guess.role + (guess.sure ? "" : "?");
    }
    return words;
  }

  void write_fields(const InspectedLayer& layer) {
    std::vector<TextRow> rows;
    for (const StoredField& field : layer.stored.fields)
      rows.push_back({{field.name},
                      {field.number ? word("数值", "number") : word("文本", "text")},
                      {fmt::format("{}/{}", field.filled, layer.stored.feature_count), Align::right},
                      {attribute_of(layer, field.name)},
                      {examples(field)}});
    if (!rows.empty())
      rows.insert(rows.begin(), {{word("字段", "field")},
                                 {word("类型", "type")},
                                 {word("有值", "filled"), Align::right},
                                 {word("用作", "serves")},
                                 {word("例", "examples")}});
    text_ += laid_out(rows, "    ");
  }

  static std::string attribute_of(const InspectedLayer& layer, const std::string& field) {
    std::string words;
    if (layer.roles.empty()) return words;
    for (const auto& [attribute, bound] : layer.roles.front().fields)
      if (bound == field) words += (words.empty() ? "" : ", ") + attribute;
    return words;
  }

  static std::string examples(const StoredField& field) {
    std::string words;
    for (std::size_t i = 0; i < std::min(shown_values, field.values.size()); ++i) {
      std::string value = field.values[i];
      if (value.size() > longest_value) {
        std::size_t cut = longest_value;
        while (cut > 0 && (static_cast<unsigned char>(value[cut]) & 0xC0) == 0x80) --cut;
        value = value.substr(0, cut) + "…";
      }
      words += (words.empty() ? "" : " | ") + value;
    }
    return words;
  }

  void write(const Finding& finding) {
    const char* mark = finding.severity == Severity::note      ? "·"
                       : finding.severity == Severity::warning ? "!"
                                                               : "✗";
    text_ +=
        fmt::format("  {} {} [{}]\n", mark, printable(finding_words(finding).in(language_)), finding.code);
    if (finding.severity == Severity::note) return;
    std::vector<TextRow> rows;
    for (std::size_t i = 0; i < std::min(shown_places, finding.places.size()); ++i) {
      const FindingPlace& place = finding.places[i];
      rows.push_back({{place.fid ? fmt::format("fid {}", *place.fid) : ""},
                      {place.place ? fmt::format("({:.2f}, {:.2f})", place.place->x, place.place->y) : ""},
                      {place.detail}});
    }
    text_ += laid_out(rows, "      ");
    if (finding.places.size() > shown_places) text_ += "      …\n";
  }

  void write_sum(const Inspection& inspection) {
    std::size_t problems = inspection.unreadable.size();
    for (const InspectedLayer& layer : inspection.layers)
      problems += static_cast<std::size_t>(std::ranges::count_if(
          layer.findings, [](const Finding& finding) { return finding.severity != Severity::note; }));
    text_ += fmt::format(fmt::runtime(word("{} 个图层，{} 类问题。", "{} layers, {} kinds of problems.")),
                         inspection.layers.size(), problems);
    if (!inspection.crs_name.empty())
      text_ += fmt::format(fmt::runtime(word("位置坐标系：{}", " Places are in {}")), inspection.crs_name);
    text_ += '\n';
  }

  bool zh_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string inspection_text(const Inspection& inspection, Language language) {
  return Writer(language).write(inspection);
}

}  // namespace citygauge
