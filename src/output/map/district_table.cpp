#include "output/map/district_table.hpp"
#include "output/named_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "output/shown_number.hpp"
#include "output/verdict_words.hpp"

namespace citygauge {
namespace {

constexpr std::array shrinking{1.0, 0.9, 0.8, 0.7};  // of the body size
constexpr double cell_margin_mm = 0.8;               // on A4, at the body size
constexpr double rounding_mm = 1e-6;
constexpr std::size_t longest_cell = 120;  // columns of text
constexpr Colour stripe{242, 242, 242};
constexpr Colour header_ground{222, 226, 232};
constexpr double least_title_share = 0.26;  // of the width; titles are what is long
constexpr std::size_t column_count = 5;

using Cells = std::array<std::string, column_count>;

Cells header_cells(Language language) {
  if (language == Language::zh) return {"指标", "数值", "目标", "差距", "结论"};
  return {"Indicator", "Value", "Target", "Margin", "Verdict"};
}

Cells cells_of(const DistrictTableRow& row) {
  Cells cells{row.indicator, row.value, row.target, row.margin, row.verdict};
  for (std::string& cell : cells) {
    cell = shortened(cell, longest_cell);
  }
  return cells;
}

std::string last_line_words(std::size_t left_out, Language language) {
  return language == Language::zh ? fmt::format("（续）另 {} 项见 results.xlsx", left_out)
                                  : fmt::format("(continued) {} more in results.xlsx", left_out);
}

int importance_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::miss:
      return 2;
    case Verdict::soft_miss:
    case Verdict::not_evaluated:
      return 1;
    case Verdict::pass:
    case Verdict::no_target:
      return 0;
  }
  return 0;
}

/// The table at one size of text.
struct Lettered {
  const Canvas& canvas;
  const Lettering& lettering;
  double shrink = 1;

  [[nodiscard]] double margin() const { return lettering.mm(cell_margin_mm) * shrink; }
  [[nodiscard]] TextStyle style(bool bold) const { return text_style(lettering.body_pt() * shrink, bold); }
  [[nodiscard]] double height(const Cells& cells, bool bold, const std::vector<double>& column_mm) const {
    double highest = 0;
    for (std::size_t c = 0; c < column_count; ++c) {
      const double wrap = std::max(1.0, column_mm[c] - 2 * margin());
      highest = std::max(highest, canvas.measure(cells[c], style(bold), wrap).height_mm);
    }
    return highest + 2 * margin();
  }
};

std::vector<double> column_widths(const Lettered& lettered, const std::vector<DistrictTableRow>& rows,
                                  double width_mm) {
  constexpr double allowance_mm = 0.1;  // a text must not wrap in the width measured for it
  std::vector<double> wanted(column_count, 0);
  const auto widen = [&](const Cells& cells, bool bold) {
    for (std::size_t c = 0; c < column_count; ++c) {
      const double text = lettered.canvas.measure(cells[c], lettered.style(bold)).width_mm;
      wanted[c] = std::max(wanted[c], text + 2 * lettered.margin() + allowance_mm);
    }
  };
  widen(header_cells(lettered.lettering.language), true);
  for (const DistrictTableRow& row : rows) {
    widen(cells_of(row), row.missed);
  }
  std::vector<double> given = shared_width(wanted, width_mm);
  const double least_mm = std::min(wanted[0], least_title_share * width_mm);
  if (given[0] >= least_mm) return given;
  given = shared_width({wanted.begin() + 1, wanted.end()}, width_mm - least_mm);
  given.insert(given.begin(), least_mm);
  return given;
}

/// The rows in the order in which room is given to them.
std::vector<std::size_t> by_importance(const std::vector<DistrictTableRow>& rows) {
  std::vector<std::size_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rows[a].importance > rows[b].importance; });
  return order;
}

/// Everything measured, all rows shown.
DistrictTableLayout whole(const Lettered& lettered, const std::vector<DistrictTableRow>& rows,
                          double width_mm) {
  DistrictTableLayout layout;
  layout.size_pt = lettered.lettering.body_pt() * lettered.shrink;
  layout.column_mm = column_widths(lettered, rows, width_mm);
  layout.header_mm = lettered.height(header_cells(lettered.lettering.language), true, layout.column_mm);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    layout.shown.push_back(i);
    layout.row_mm.push_back(lettered.height(cells_of(rows[i]), rows[i].missed, layout.column_mm));
  }
  return layout;
}

/// Leaves out what does not fit, the least important first; the rows that stay keep their order.
DistrictTableLayout cut_to(const Lettered& lettered, const std::vector<DistrictTableRow>& rows,
                           DistrictTableLayout layout, double height_mm) {
  const std::vector<double> all_mm = layout.row_mm;
  layout.last_line_mm = lettered.canvas.measure("0", lettered.style(false)).height_mm + 2 * lettered.margin();
  double left_mm = height_mm - layout.header_mm - layout.last_line_mm + rounding_mm;
  layout.shown.clear();
  for (const std::size_t row : by_importance(rows)) {
    if (all_mm[row] > left_mm) break;
    left_mm -= all_mm[row];
    layout.shown.push_back(row);
  }
  std::sort(layout.shown.begin(), layout.shown.end());
  layout.row_mm.clear();
  for (const std::size_t row : layout.shown) {
    layout.row_mm.push_back(all_mm[row]);
  }
  layout.left_out = rows.size() - layout.shown.size();
  return layout;
}

void draw_row(Canvas& canvas, const Lettered& lettered, const DistrictTableLayout& layout,
              const PaperBox& row, const Cells& cells, bool bold) {
  double left = row.left;
  for (std::size_t c = 0; c < column_count; ++c) {
    const double wrap = std::max(1.0, layout.column_mm[c] - 2 * lettered.margin());
    const double height = canvas.measure(cells[c], lettered.style(bold), wrap).height_mm;
    canvas.write({left + lettered.margin(), row.centre().y - height / 2}, cells[c], lettered.style(bold),
                 TextAlign::left, wrap);
    left += layout.column_mm[c];
  }
}

void draw_rules(Canvas& canvas, const PaperBox& table, const DistrictTableLayout& layout,
                const Lettering& lettering) {
  const Symbol thin = pen(lettering.mm(0.1), faint_ink);
  double x = table.left;
  for (std::size_t c = 0; c + 1 < layout.column_mm.size(); ++c) {
    x += layout.column_mm[c];
    canvas.draw_line({x, table.top}, {x, table.bottom - layout.last_line_mm}, thin);
  }
  canvas.draw_line({table.left, table.top + layout.header_mm}, {table.right, table.top + layout.header_mm},
                   pen(lettering.mm(0.25)));
  canvas.draw_box(table, filled(Colour{0, 0, 0, 0}, lettering.mm(0.25)));
}

}  // namespace

DistrictTableRow district_table_row(const Result& result, const std::string& indicator_title,
                                    Language language) {
  const bool follows_at_once = result.unit.empty() || result.unit == "%";  // "36.55%", as in the legend
  const std::string unit = (follows_at_once ? "" : " ") + unit_words(result.unit, language);
  DistrictTableRow row;
  row.indicator = indicator_title;
  row.value = result.value ? shown_value(*result.value, result.threshold) + unit : "–";
  row.target = result.threshold.empty() ? "–" : shown_threshold(result.threshold);
  if (result.year)
    row.target += fmt::format(fmt::runtime(language == Language::zh ? "（{}）" : " ({})"), *result.year);
  row.margin = result.margin ? margin_words(result, language) : "–";
  row.verdict = signed_word(result.verdict, language);
  row.missed = result.verdict == Verdict::miss;
  row.importance = importance_of(result.verdict);
  return row;
}

double DistrictTableLayout::height_mm() const {
  return std::accumulate(row_mm.begin(), row_mm.end(), header_mm) + last_line_mm;
}

DistrictTableLayout lay_out_district_table(const Canvas& canvas, const std::vector<DistrictTableRow>& rows,
                                           PaperSize room, const Lettering& lettering) {
  DistrictTableLayout layout;
  for (const double shrink : shrinking) {
    layout = whole({canvas, lettering, shrink}, rows, room.width_mm);
    if (layout.height_mm() <= room.height_mm + rounding_mm) return layout;
  }
  return cut_to({canvas, lettering, shrinking.back()}, rows, std::move(layout), room.height_mm);
}

double district_table_height_mm(const Canvas& canvas, const std::vector<DistrictTableRow>& rows,
                                double width_mm, const Lettering& lettering) {
  return lay_out_district_table(canvas, rows, {width_mm, INFINITY}, lettering).height_mm();
}

DistrictTableLayout draw_district_table(Canvas& canvas, const PaperBox& box,
                                        const std::vector<DistrictTableRow>& rows,
                                        const Lettering& lettering) {
  DistrictTableLayout layout = lay_out_district_table(canvas, rows, {box.width(), box.height()}, lettering);
  const Lettered lettered{canvas, lettering, layout.size_pt / lettering.body_pt()};
  const PaperBox table{box.left, box.top, box.right, box.top + layout.height_mm()};
  PaperBox row{box.left, box.top, box.right, box.top + layout.header_mm};
  canvas.draw_box(row, filled(header_ground));
  draw_row(canvas, lettered, layout, row, header_cells(lettering.language), true);
  for (std::size_t i = 0; i < layout.shown.size(); ++i) {
    row = {box.left, row.bottom, box.right, row.bottom + layout.row_mm[i]};
    if (i % 2 == 1) canvas.draw_box(row, filled(stripe));
    const DistrictTableRow& shown = rows[layout.shown[i]];
    draw_row(canvas, lettered, layout, row, cells_of(shown), shown.missed);
  }
  if (layout.left_out > 0)
    canvas.write({box.left + lettered.margin(), row.bottom + lettered.margin()},
                 last_line_words(layout.left_out, lettering.language), lettered.style(false));
  draw_rules(canvas, table, layout, lettering);
  return layout;
}

}  // namespace citygauge
