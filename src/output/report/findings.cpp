#include "output/report/findings.hpp"
#include "output/named_words.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

#include "output/district_columns.hpp"
#include "output/report/html_text.hpp"
#include "output/sentences.hpp"
#include "output/shown_number.hpp"
#include "output/verdict_words.hpp"

namespace citygauge::html {
namespace {

/// Where things that are no districts lie: around the evidence that names them in a column "<thing>_id".
class Whereabouts {
 public:
  explicit Whereabouts(const std::vector<Evidence>& evidence) {
    for (const Evidence& table : evidence)
      for (const EvidenceColumn& column : table.columns)
        if (column.name.ends_with("_id") && column.name != "district_id") add(table.shapes, column);
  }

  [[nodiscard]] Box of(const std::string& id) const {
    const auto found = boxes_.find(id);
    return found == boxes_.end() ? Box{} : found->second;
  }

 private:
  void add(const Shapes& shapes, const EvidenceColumn& column) {
    const auto* const ids = std::get_if<std::vector<std::string>>(&column.values);
    if (ids == nullptr) return;
    for (std::size_t i = 0; i < shapes.size(); ++i) boxes_[(*ids)[i]].add(shapes[i].box());
  }

  std::unordered_map<std::string, Box> boxes_;
};

/// Reads the results from first to last; what is new gets a place when it is met.
class FindingsBuilder {
 public:
  FindingsBuilder(const RunReport& report, Language language)
      : report_(report), language_(language), whereabouts_(report.evidence) {
    add_group("");
    const Districts& districts = report.districts;
    for (std::size_t i = 0; i < districts.size(); ++i)
      add_subject(0, districts.ids[i], districts.names[i], districts.shapes[i].box());
  }

  Findings build() {
    for (const Result& result : report_.results)
      if (const Indicator* indicator = indicator_of(report_, result.indicator)) add(result, *indicator);
    for (ValueColumn& column : findings_.columns) complete(column);
    return std::move(findings_);
  }

 private:
  std::size_t add_group(const std::string& kind) {
    const auto [place, is_new] = group_of_kind_.emplace(kind, findings_.groups.size());
    if (is_new) {
      findings_.groups.push_back({kind, {}});
      subject_of_id_.emplace_back();
    }
    return place->second;
  }

  std::size_t add_subject(std::size_t group, const std::string& id, const std::string& name, const Box& box) {
    auto& subjects = findings_.groups[group].subjects;
    const auto [place, is_new] = subject_of_id_[group].emplace(id, subjects.size());
    if (is_new) subjects.push_back({id, !name.empty() ? name : !id.empty() ? id : "–", box});
    return place->second;
  }

  std::size_t add_column(const Result& result, const Indicator& indicator) {
    const auto [place, is_new] = column_of_indicator_.emplace(result.indicator, findings_.columns.size());
    if (!is_new) return place->second;
    ValueColumn column;
    column.indicator = result.indicator;
    column.title = indicator.title.in(language_);
    if (result.indicator.size() > indicator.id.size())
      column.of_class = result.indicator.substr(indicator.id.size() + 1);
    column.layer = indicator.numerator.layer;
    column.unit = unit_words(result.unit, language_);
    column.group = add_group(indicator.subject);
    findings_.columns.push_back(column);
    const auto of_indicator = [&](const Section& s) { return s.indicator == &indicator; };
    auto section = std::ranges::find_if(findings_.sections, of_indicator);
    if (section == findings_.sections.end())
      section = findings_.sections.insert(findings_.sections.end(), Section{&indicator, {}});
    section->columns.push_back(place->second);
    return place->second;
  }

  [[nodiscard]] ColumnTarget target_of(const Result& result, const Indicator& indicator) const {
    ColumnTarget target{result.profile, result.threshold, "", result.clause, "", result.year, result.soft};
    for (const JudgedTarget& judged : report_.targets) {
      const bool is_it = judged.profile == result.profile && judged.threshold == result.threshold &&
                         judged.clause == result.clause && judged.year == result.year &&
                         (judged.indicator == result.indicator || judged.indicator == indicator.id);
      if (!is_it) continue;
      target.profile = judged.profile_title.in(language_);
      if (target.profile.empty()) target.profile = judged.profile;
      target.scope = judged.scope;
      target.quote = judged.text;
      return target;
    }
    return target;
  }

  /// The place of the result's target among those of its column.
  std::size_t add_target(std::size_t column, const Result& result, const Indicator& indicator) {
    const auto key = std::tuple(column, result.profile, result.threshold, result.clause, result.year);
    auto& targets = findings_.columns[column].targets;
    const auto [place, is_new] = place_of_target_.emplace(key, targets.size());
    if (is_new) targets.push_back(target_of(result, indicator));
    return place->second;
  }

  void add(const Result& result, const Indicator& indicator) {
    const std::size_t place = add_column(result, indicator);
    const std::size_t target = result.threshold.empty() ? 0 : add_target(place, result, indicator);
    ValueColumn& column = findings_.columns[place];
    const std::size_t subject = add_subject(column.group, result.district_id, result.district_name,
                                            whereabouts_.of(result.district_id));
    if (column.judgements.size() <= target) column.judgements.resize(target + 1);
    auto& judgements = column.judgements[target];
    if (judgements.size() <= subject) judgements.resize(subject + 1);
    judgements[subject] = Judgement{result.verdict, result.margin, grouped(margin_words(result, language_))};
    column.values.resize(std::max(column.values.size(), subject + 1));
    if (result.value) column.values[subject] = result.value;
    add_note(column, subject, note_words(result.note, language_));
  }

  void add_note(ValueColumn& column, std::size_t subject, const std::string& note) const {
    column.notes.resize(std::max(column.notes.size(), subject + 1));
    std::string& notes = column.notes[subject];
    if (note.empty() || notes.find(note) != std::string::npos) return;
    notes += (notes.empty() ? "" : language_ == Language::zh ? "；" : "; ") + note;
  }

  /// Every list of a column as long as its group.
  void complete(ValueColumn& column) {
    const std::size_t size = findings_.groups[column.group].subjects.size();
    column.values.resize(size);
    column.notes.resize(size);
    for (auto& judgements : column.judgements) judgements.resize(size);
  }

  const RunReport& report_;
  Language language_;
  Whereabouts whereabouts_;
  Findings findings_;
  std::map<std::string, std::size_t> group_of_kind_;
  std::map<std::string, std::size_t> column_of_indicator_;
  std::vector<std::unordered_map<std::string, std::size_t>> subject_of_id_;  // by group
  std::map<std::tuple<std::size_t, std::string, std::string, std::string, std::optional<int>>, std::size_t>
      place_of_target_;
};

}  // namespace

std::optional<Judgement> ValueColumn::worst(std::size_t subject) const {
  std::optional<Judgement> worst;
  for (const auto& of_target : judgements)
    if (const auto& j = of_target[subject]; j && (!worst || badness(j->verdict) > badness(worst->verdict)))
      worst = j;
  return worst;
}

std::string ValueColumn::shown(std::size_t subject) const {
  if (!values[subject]) return "–";
  std::string longest = shown_number(*values[subject]);
  for (const ColumnTarget& target : targets) {
    const std::string text = shown_value(*values[subject], target.threshold);
    if (text.size() > longest.size()) longest = text;
  }
  return longest;
}

Findings findings_of(const RunReport& report, Language language) {
  return FindingsBuilder(report, language).build();
}

VerdictCounts verdict_counts(const ValueColumn& column, std::size_t target) {
  VerdictCounts counts{};
  for (const auto& judgement : column.judgements[target])
    if (judgement) ++counts[static_cast<std::size_t>(judgement->verdict)];
  return counts;
}

std::vector<std::size_t> from_the_worst(const ValueColumn& column) {
  std::vector<std::pair<int, double>> rank(column.values.size());  // less is worse
  for (std::size_t i = 0; i < rank.size(); ++i) {
    const std::optional<Judgement> worst = column.worst(i);
    const double margin = worst && worst->margin ? *worst->margin : std::numeric_limits<double>::infinity();
    rank[i] = {worst ? -badness(worst->verdict) : 1, margin};
  }
  std::vector<std::size_t> order(rank.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return rank[i]; });
  return order;
}

}  // namespace citygauge::html
