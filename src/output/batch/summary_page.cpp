#include "output/batch/summary_page.hpp"

#include <fmt/format.h>

#include <array>
#include <map>

#include "output/batch/summary_words.hpp"
#include "output/named_words.hpp"
#include "output/report/html_text.hpp"
#include "output/report/page_value.hpp"
#include "output/report/report_assets.hpp"
#include "output/report/report_words.hpp"
#include "output/shown_number.hpp"
#include "output/verdict_words.hpp"

namespace citygauge {
namespace {

using namespace html;

constexpr std::string_view page = R"(<!doctype html>
<html lang="{{lang}}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{{policy}}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="citygauge {{version}}">
<title>{{title}}</title>
<style>{{{style}}}</style>
</head>
<body>
<a class="skip" href="#matrix">{{t.skip}}</a>
<header class="head">
  <p class="kind">{{t.kind}}</p>
  <h1>{{title}}</h1>
  <div class="verdict"><p class="sentence">{{totals}}</p></div>
</header>
<main>
<section aria-labelledby="plans-title">
  <h2 id="plans-title">{{t.plans}}</h2>
  <div class="scroll" tabindex="0" role="region" aria-labelledby="plans-title">
  <table class="plans">
    <thead><tr><th scope="col">{{t.plan}}</th><th scope="col">{{t.status}}</th><th scope="col" class="number">{{t.met}}</th><th scope="col" class="number">{{t.missed}}</th><th scope="col" class="number">{{t.soft_missed}}</th><th scope="col" class="number">{{t.not_evaluated}}</th><th scope="col">{{t.remark}}</th></tr></thead>
    <tbody>
    {{#plans}}<tr><th scope="row">{{#link}}<a href="{{link}}">{{plan}}</a>{{/link}}{{^link}}{{plan}}{{/link}}</th><td><span class="mark {{tone}}">{{status}}</span></td><td class="number">{{met}}</td><td class="number">{{missed}}</td><td class="number">{{soft_missed}}</td><td class="number">{{not_evaluated}}</td><td class="note">{{remark}}</td></tr>
    {{/plans}}
    </tbody>
  </table>
  </div>
</section>
<section id="matrix" aria-labelledby="matrix-title">
  <h2 id="matrix-title">{{t.matrix}}</h2>
  <p class="hint">{{t.matrix_hint}}</p>
  <div class="scroll tall" tabindex="0" role="region" aria-labelledby="matrix-title">
  <table class="matrix">
    <thead><tr><th scope="col" class="corner">{{t.plan}}</th>{{#columns}}<th scope="col">{{name}}<span class="target">{{target}}</span></th>{{/columns}}</tr></thead>
    <tbody>
    {{#rows}}<tr><th scope="row">{{plan}}</th>{{#cells}}<td><span class="cell {{tone}}"><span class="sign" aria-hidden="true">{{sign}}</span><span class="unseen">{{word}}</span><span class="value">{{value}}</span></span></td>{{/cells}}</tr>
    {{/rows}}
    </tbody>
  </table>
  </div>
</section>
<section aria-labelledby="worst-title">
  <h2 id="worst-title">{{t.worst}}</h2>
  {{^worst}}<p>{{t.none}}</p>{{/worst}}
  {{#has_worst}}
  <div class="scroll" tabindex="0" role="region" aria-labelledby="worst-title">
  <table class="plans">
    <thead><tr><th scope="col">{{t.plan}}</th><th scope="col">{{t.target}}</th><th scope="col">{{t.verdict}}</th><th scope="col">{{t.where}}</th><th scope="col" class="number">{{t.relative}}</th></tr></thead>
    <tbody>
    {{#worst}}<tr><th scope="row">{{plan}}</th><td>{{target}}</td><td><span class="mark {{tone}}">{{verdict}}</span></td><td>{{words}}</td><td class="number">{{relative}}</td></tr>
    {{/worst}}
    </tbody>
  </table>
  </div>
  {{/has_worst}}
</section>
</main>
</body>
</html>
)";

constexpr std::array words{
    NamedWord{"skip", "跳到判定矩阵", "Skip to the verdict matrix"},
    NamedWord{"kind", "方案批量评估", "Batch of plans"},
    NamedWord{"plans", "方案", "Plans"},
    NamedWord{"plan", "方案", "Plan"},
    NamedWord{"status", "评价", "Status"},
    NamedWord{"met", "✓ 达标", "✓ met"},
    NamedWord{"missed", "✗ 未达标", "✗ missed"},
    NamedWord{"soft_missed", "△ 软性未达标", "△ soft missed"},
    NamedWord{"not_evaluated", "? 无法评价", "? not evaluated"},
    NamedWord{"remark", "说明", "Remark"},
    NamedWord{"matrix", "判定矩阵", "Verdict matrix"},
    NamedWord{"matrix_hint", "每格为该方案中最差评价单元的数值；方案按最差在前排列。",
              "Each cell is the value of the plan's worst district; the worst plans come first."},
    NamedWord{"worst", "未达标与无法评价", "Missed and not evaluated"},
    NamedWord{"none", "没有。", "None."},
    NamedWord{"target", "目标", "Target"},
    NamedWord{"verdict", "判定", "Verdict"},
    NamedWord{"where", "最差评价单元", "Worst district"},
    NamedWord{"relative", "相对余量", "Relative margin"},
};

std::string tone_of(PlanStatus status) {
  switch (status) {
    case PlanStatus::pass:
      return "pass";
    case PlanStatus::miss:
      return "miss";
    case PlanStatus::unevaluated:
      return "not_evaluated";
    case PlanStatus::unreadable:
      return "error";
  }
  return {};
}

/// A path of one folder and one file, in a URL.
std::string link_to(const std::string& folder) {
  std::string url = "./";
  for (const char c : folder) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          c == '-' || c == '_' || c == '.';
    url += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return url + "/report.html";
}

/// What makes two rows of different plans the same target, in the order of the matrix's columns.
std::string target_key(const PlanTarget& target) {
  return fmt::format("{}\n{}\n{}\n{}\n{}", target.profile, target.indicator, target.threshold, target.clause,
                     target.year.value_or(0));
}

PageList plan_rows(const BatchSummary& summary, Language language) {
  PageList rows;
  for (const PlanOutcome& plan : summary.plans) {
    const bool is_read = plan.status != PlanStatus::unreadable;
    const auto count = [&](std::int64_t n) { return is_read ? std::to_string(n) : "–"; };
    rows.push_back(PageObject{{"plan", plan.plan},
                              {"link", is_read ? PageValue(link_to(plan.plan)) : PageValue(false)},
                              {"tone", tone_of(plan.status)},
                              {"status", signed_word(plan.status, language)},
                              {"met", count(plan.met)},
                              {"missed", count(plan.missed)},
                              {"soft_missed", count(plan.soft_missed)},
                              {"not_evaluated", count(plan.not_evaluated)},
                              {"remark", remark_words(plan, language)}});
  }
  return rows;
}

void add_matrix(PageObject& values, const BatchSummary& summary, Language language) {
  std::map<std::string, const PlanTarget*> columns;
  std::map<std::pair<std::string, std::string>, const PlanTarget*> cells;
  for (const PlanTarget& target : summary.targets) {
    columns.emplace(target_key(target), &target);
    cells.emplace(std::pair{target.plan, target_key(target)}, &target);
  }
  PageList heads, rows;
  for (const auto& [key, target] : columns) {
    const std::string& title = target->title.in(language);
    heads.push_back(PageObject{
        {"name", title.empty() ? target->indicator : title},
        {"target", shown_threshold(target->threshold) + " " + unit_words(target->unit, language)}});
  }
  for (const PlanOutcome& plan : summary.plans) {
    if (plan.status == PlanStatus::unreadable) continue;
    PageList row;
    for (const auto& [key, unused] : columns) {
      const auto found = cells.find({plan.plan, key});
      const PlanTarget* const cell = found == cells.end() ? nullptr : found->second;
      const Verdict verdict = cell == nullptr ? Verdict::no_target : cell->verdict;
      row.push_back(PageObject{
          {"tone", to_string(verdict)},
          {"sign", sign_of(verdict)},
          {"word", word_of(verdict, language)},
          {"value", cell != nullptr && cell->value ? shown_value(*cell->value, cell->threshold) : "–"}});
    }
    rows.push_back(PageObject{{"plan", plan.plan}, {"cells", row}});
  }
  values.emplace("columns", heads);
  values.emplace("rows", rows);
}

PageList worst_rows(const BatchSummary& summary, Language language) {
  PageList rows;
  for (const PlanTarget& target : summary.targets)
    if (target.verdict != Verdict::pass)
      rows.push_back(PageObject{{"plan", target.plan},
                                {"target", target_title(target, language)},
                                {"tone", to_string(target.verdict)},
                                {"verdict", signed_word(target.verdict, language)},
                                {"words", target_words(target, language)},
                                {"relative", percent_words(target.relative_margin)}});
  return rows;
}

}  // namespace

std::string summary_page(const BatchSummary& summary, Language language) {
  const std::string style = style_sheet();
  const PageList worst = worst_rows(summary, language);
  PageObject texts;
  for (const NamedWord& word : words) texts.emplace(std::string(word.key), word.in(language));
  PageObject values{
      {"t", texts},
      {"lang", language == Language::zh ? "zh-CN" : "en"},
      {"version", CITYGAUGE_VERSION},
      {"title", summary.title.empty() ? find_word(words, "kind")->in(language) : summary.title},
      {"totals", totals_words(summary, language)},
      {"policy", Markup{fmt::format("default-src 'none'; style-src {}; base-uri 'none'; form-action 'none'",
                                    policy_hash(style))}},
      {"style", Markup{style}},
      {"plans", plan_rows(summary, language)},
      {"worst", worst},
      {"has_worst", !worst.empty()}};
  add_matrix(values, summary, language);
  return rendered(page, values);
}

}  // namespace citygauge
