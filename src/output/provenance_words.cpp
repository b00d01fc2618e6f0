#include "output/provenance_words.hpp"

#include <array>

#include "output/district_columns.hpp"
#include "output/named_words.hpp"
#include "output/option_words.hpp"
#include "output/sentences.hpp"

namespace citygauge {
namespace {

constexpr std::array topic_names{
    NamedWord{"project", "项目", "Project"},         NamedWord{"input", "输入文件", "Input files"},
    NamedWord{"crs", "坐标系", "Coordinate system"}, NamedWord{"counts", "要素计数", "Feature counts"},
    NamedWord{"option", "选项", "Options"},          NamedWord{"profile", "目标文件", "Profiles"},
    NamedWord{"version", "软件版本", "Versions"},
};

constexpr std::array crs_keys{
    NamedWord{"working", "量算所用坐标系", ""},
    NamedWord{"scale", "评价单元内的长度比", ""},
};

// What evaluate/provenance.cpp writes. They stand apart from the sentences of results, among which "{} to {}"
// would fit too much.
constexpr std::array values{
    SentencePattern{"read over the network, no digest", "经网络读取，无摘要"},
    SentencePattern{"{rows} rows, SHA-256 {digest}", "{rows} 行，SHA-256 {digest}"},
    SentencePattern{"{bytes} bytes, modified {when}, SHA-256 {digest}",
                    "{bytes} 字节，修改于 {when}，SHA-256 {digest}"},
    SentencePattern{
        "read {read} = used {used} + excluded {excluded} + repaired {repaired} + rejected {rejected}",
        "读入 {read} = 采用 {used} + 排除 {excluded} + 修复后采用 {repaired} + 剔除 {rejected}"},
    SentencePattern{"{least} to {greatest}", "{least} 至 {greatest}"},
};

/// "green_ratio.weights" belongs to the indicator green_ratio.
std::pair<std::string, std::string> option_row(const RunReport& report, const ProvenanceRow& row) {
  const Indicator* const indicator = indicator_of(report, row.key);
  if (indicator == nullptr || row.key.size() <= indicator->id.size()) return {row.key, row.value};
  const std::string option = row.key.substr(indicator->id.size() + 1);
  return {indicator->title.in(Language::zh) + "：" + option_words(option, Language::zh),
          option_value_words(option, indicator->numerator.layer, row.value, Language::zh)};
}

}  // namespace

std::pair<std::string, std::string> provenance_words(const RunReport& report, const ProvenanceRow& row,
                                                     Language language) {
  if (language == Language::en) return {row.key, row.value};
  if (row.topic == "option") return option_row(report, row);
  const std::string value = in_chinese(values, row.value).value_or(row.value);
  if (row.topic == "crs") return {word_or_key(crs_keys, row.key, language), value};
  if (row.topic == "counts") return {role_words(row.key, language), value};
  return {row.key, row.topic == "input" ? value : row.value};
}

std::string topic_words(const std::string& topic, Language language) {
  return word_or_key(topic_names, topic, language);
}

}  // namespace citygauge
