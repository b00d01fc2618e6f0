#include "output/report/map_names.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/text_width.hpp"
#include "output/district_styles.hpp"
#include "output/named_words.hpp"
#include "output/report/html_text.hpp"
#include "output/report/page_closing.hpp"
#include "output/report/report_words.hpp"
#include "output/report/screen_symbol.hpp"
#include "output/sentences.hpp"
#include "output/shown_number.hpp"

namespace citygauge::html {
namespace {

using Json = nlohmann::ordered_json;

Json symbol(const Symbol& symbol) {
  return Json::parse(symbol_json(symbol));
}

Json classes_of(const LayerStyle& style, Language language) {
  Json classes = Json::array();
  for (const StyleClass& c : style.classes)
    classes.push_back({{"label", printable(c.label.in(language))}, {"symbol", symbol(c.symbol)}});
  return classes;
}

Json group_json(const SubjectGroup& group, const MapFrame& frame, Language language) {
  Json ids = Json::array(), names = Json::array(), boxes = Json::array();
  for (const Subject& subject : group.subjects) {
    ids.push_back(printable(subject.id));
    names.push_back(printable(subject.name));
    boxes.push_back(Json::parse(coded(subject.box, frame)));
  }
  return {{"kind", kind_words(group.kind, language)}, {"ids", ids}, {"names", names}, {"boxes", boxes}};
}

/// How the map colours districts by this column's values: the classes, and the class of each district.
Json value_classes_json(const ValueColumn& column, const StyleBook& styles, Language language) {
  const std::string threshold = column.targets.empty() ? "" : column.targets.front().threshold;
  const LayerStyle style = district_value_style(styles, "value", column.values, threshold, column.unit);
  Json of_subject = Json::array();
  for (const auto& value : column.values) {
    const StyleClass* const drawn = class_of(style, value);
    of_subject.push_back(drawn == nullptr ? -1 : static_cast<int>(drawn - style.classes.data()));
  }
  return {{"classes", classes_of(style, language)}, {"of", of_subject}};
}

Json column_json(const ReportView& view, const ValueColumn& column) {
  const Language language = view.language;
  Json values = Json::array(), shown = Json::array(), margins = Json::array();
  std::string verdicts;
  for (std::size_t i = 0; i < column.values.size(); ++i) {
    const auto worst = column.worst(i);
    values.push_back(column.values[i] ? Json(*column.values[i]) : Json(nullptr));
    shown.push_back(grouped(column.shown(i)));
    margins.push_back(worst ? printable(worst->margin_words) : "");
    verdicts += worst ? std::to_string(static_cast<int>(worst->verdict)) : " ";
  }
  std::vector<std::string> targets;  // each once: several profiles may set the same
  for (const ColumnTarget& target : column.targets) {
    std::string text = shown_threshold(target.threshold);
    if (std::ranges::find(targets, text) == targets.end()) targets.push_back(std::move(text));
  }
  std::string title = column.title;
  if (!column.of_class.empty()) title += " · " + class_title(view, column);
  Json json{{"title", printable(title)}, {"unit", printable(column.unit)},
            {"group", column.group},     {"targets", Json(targets)},
            {"values", values},          {"shown", shown},
            {"verdicts", verdicts},      {"margins", margins}};
  if (column.group == 0) json["byValue"] = value_classes_json(column, view.styles, language);
  return json;
}

/// Each verdict's sign, words and symbol, in the order of their numbers.
Json verdicts_json(const StyleBook& styles, Language language) {
  const LayerStyle style = district_verdict_style(styles, "verdict");
  Json json = Json::array();
  for (const Verdict verdict :
       {Verdict::pass, Verdict::miss, Verdict::soft_miss, Verdict::not_evaluated, Verdict::no_target}) {
    const StyleClass* const drawn = class_of(style, to_string(verdict));
    json.push_back({{"tone", to_string(verdict)},
                    {"sign", sign_of(verdict)},
                    {"word", word_of(verdict, language)},
                    {"symbol", drawn ? symbol(drawn->symbol) : Json(nullptr)}});
  }
  return json;
}

Json words_json(Language language) {
  Json json = Json::object();
  for (const NamedWord& word : page_words()) json[std::string(word.key)] = word.in(language);
  return json;
}

Json issues_json(const ReportView& view) {
  const Language language = view.language;
  Json json = Json::array();
  for (const std::size_t i : issue_order(view.report.issues)) {
    if (json.size() == most_issues_on_map) break;
    const Issue& issue = view.report.issues[i];
    if (!issue.place) {
      json.push_back(nullptr);
      continue;
    }
    const Point place{issue.place->first, issue.place->second};
    const Json box = Json::parse(coded(Box{place.x, place.y, place.x, place.y}, view.frame));
    const LayerStyle& style = view.styles.of("issues", ShapeKind::point);
    const StyleClass* const drawn = class_of(style, to_string(issue.severity));
    const auto place_of_class = drawn ? drawn - style.classes.data() : 0;
    json.push_back({box[0], box[1], place_of_class,
                    printable(layer_title(view.styles, issue.layer, language)),
                    printable(sentence_words(issue.message, language))});
  }
  return json;
}

/// As it goes into the page, without the closing brace: more members follow.
std::string open_object(const Json& object) {
  std::string text = json_for_script(object.dump(-1, ' ', false, Json::error_handler_t::replace));
  text.pop_back();
  return text;
}

}  // namespace

std::string map_names(const ReportView& view) {
  const Language language = view.language;
  Json head{{"unit", map_unit_m},
            {"words", words_json(language)},
            {"verdicts", verdicts_json(view.styles, language)},
            {"outline", symbol(district_verdict_style(view.styles, "").classes.front().symbol)},
            {"issueClasses", classes_of(view.styles.of("issues", ShapeKind::point), language)},
            {"groups", Json::array()},
            {"columns", Json::array()},
            {"issues", issues_json(view)}};
  for (const SubjectGroup& group : view.findings.groups)
    head["groups"].push_back(group_json(group, view.frame, language));
  for (const ValueColumn& column : view.findings.columns)
    head["columns"].push_back(column_json(view, column));
  return open_object(head);
}

std::string layer_names(const ReportView& view, const EvidenceLayer& layer) {
  const Shapes& shapes = layer.evidence->shapes;
  const LayerStyle& style = view.styles.of(layer.evidence->table, shapes.kind());
  Json fields = Json::array(), columns = Json::array();
  for (const EvidenceColumn& column : layer.evidence->columns)
    fields.push_back(printable(column_words(column.name, view.language)));
  for (const Section& section : view.findings.sections)
    if (proves(layer.part, *section.indicator))
      for (const std::size_t column : section.columns) columns.push_back(column);
  return open_object({{"title", printable(title_of(layer, view.styles, view.language))},
                      {"kind", to_string(shapes.kind())},
                      {"classes", classes_of(style, view.language)},
                      {"fields", fields},
                      {"columns", columns},
                      {"order", style.order}});
}

}  // namespace citygauge::html
