#include "output/map/district_labels.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

#include "output/shown_number.hpp"
#include "output/verdict_words.hpp"

namespace citygauge {
namespace {

constexpr std::array judged_verdicts{Verdict::miss, Verdict::not_evaluated, Verdict::soft_miss,
                                     Verdict::pass};

std::string below(const std::string& name, const std::string& line) {
  return line.empty() ? name : name + '\n' + line;
}

}  // namespace

std::string verdict_sign(Verdict verdict) {
  const std::string words = signed_word(verdict, Language::en);
  return words.substr(0, words.find(' '));
}

std::string value_words(const std::optional<double>& value, const std::optional<Verdict>& verdict,
                        const std::string& threshold) {
  const std::string sign = verdict && *verdict != Verdict::no_target ? verdict_sign(*verdict) : "";
  if (!value) return sign.empty() ? verdict_sign(Verdict::not_evaluated) : sign;
  return sign + (sign.empty() ? "" : " ") + shown_value(*value, threshold);
}

std::vector<std::optional<Verdict>> worst_verdicts(const Districts& districts,
                                                   const std::vector<DistrictColumn>& columns) {
  std::vector<std::optional<Verdict>> worst(districts.size());
  for (const DistrictColumn& column : columns)
    for (std::size_t d = 0; d < districts.size(); ++d)
      if (const auto& verdict = column.verdicts[d];
          verdict && (!worst[d] || badness(*verdict) > badness(*worst[d])))
        worst[d] = verdict;
  return worst;
}

std::vector<std::string> value_labels(const Districts& districts, const DistrictColumn& column,
                                      const std::string& threshold) {
  std::vector<std::string> labels = name_labels(districts);
  for (std::size_t d = 0; d < labels.size(); ++d)
    labels[d] = below(labels[d], value_words(column.values[d], column.verdicts[d], threshold));
  return labels;
}

std::vector<std::string> count_labels(const Districts& districts,
                                      const std::vector<DistrictColumn>& columns) {
  std::vector<std::string> labels = name_labels(districts);
  for (std::size_t d = 0; d < labels.size(); ++d) {
    std::map<Verdict, int> counts;
    for (const DistrictColumn& column : columns)
      if (column.verdicts[d]) ++counts[*column.verdicts[d]];
    std::string row;
    for (const Verdict verdict : judged_verdicts)
      if (counts[verdict] > 0)
        row += fmt::format("{}{}{}", row.empty() ? "" : " ", verdict_sign(verdict), counts[verdict]);
    labels[d] = below(labels[d], row);
  }
  return labels;
}

std::vector<std::string> name_labels(const Districts& districts) {
  std::vector<std::string> labels;
  for (std::size_t d = 0; d < districts.size(); ++d)
    labels.push_back(districts.names[d].empty() ? districts.ids[d] : districts.names[d]);
  return labels;
}

}  // namespace citygauge
