#include "output/map/legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

#include "output/map/column_flow.hpp"

namespace citygauge {
namespace {

constexpr std::array shrinking{1.0, 0.9, 0.8, 0.7};  // of the body size
constexpr double heading_to_body = 1.1;
constexpr double title_to_body = 1.3;
// At the body size on A4; they shrink with the text.
constexpr double sample_width_mm = 7;
constexpr double sample_height_mm = 3.4;
constexpr double sample_gap_mm = 1.5;
constexpr double row_gap_mm = 0.7;
constexpr double block_gap_mm = 1.6;
constexpr double column_gap_mm = 4;
constexpr double rounding_mm = 1e-6;
constexpr double least_column_mm = 26;
constexpr double wide_column_mm = 58;  // a column need not be wider, texts wrap

/// The legend at one size of text.
struct Lettered {
  const Canvas& canvas;
  const Lettering& lettering;
  double shrink = 1;

  [[nodiscard]] double mm(double on_a4) const { return lettering.mm(on_a4) * shrink; }
  [[nodiscard]] TextStyle style(LegendRowKind kind) const {
    const double body = lettering.body_pt() * shrink;
    switch (kind) {
      case LegendRowKind::title:
        return text_style(body * title_to_body, true);
      case LegendRowKind::heading:
        return text_style(body * heading_to_body, true);
      case LegendRowKind::entry:
        return text_style(body);
      case LegendRowKind::more:
        return text_style(body, false, faint_ink);
    }
    return {};
  }
  [[nodiscard]] double indent(LegendRowKind kind) const {
    return kind == LegendRowKind::entry ? mm(sample_width_mm + sample_gap_mm) : 0;
  }
  [[nodiscard]] double height(LegendRowKind kind, const std::string& text, double width_mm) const {
    const double wrap = std::max(1.0, width_mm - indent(kind));
    const double needed = canvas.measure(text, style(kind), wrap).height_mm;
    return kind == LegendRowKind::entry ? std::max(needed, mm(sample_height_mm)) : needed;
  }
};

std::string legend_word(const Lettering& lettering) {
  return lettering.either("图例", "Legend");
}

std::string more_words(std::size_t left_out, Language language) {
  return language == Language::zh ? fmt::format("… 另 {} 类", left_out) : fmt::format("… {} more", left_out);
}

/// All rows but the title, in one column from the top; a block's gap lies above its first row.
std::vector<LegendRow> rows_of(const std::vector<LegendBlock>& blocks) {
  std::vector<LegendRow> rows;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (blocks[b].entries.empty()) continue;
    if (!blocks[b].heading.empty())
      rows.push_back({LegendRowKind::heading, b, 0, shortened(blocks[b].heading), {}});
    for (std::size_t e = 0; e < blocks[b].entries.size(); ++e) {
      rows.push_back({LegendRowKind::entry, b, e, shortened(blocks[b].entries[e].text), {}});
    }
  }
  return rows;
}

std::vector<FlowRow> measured(const Lettered& lettered, const std::vector<LegendRow>& rows, double width_mm) {
  std::vector<FlowRow> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool new_block = i > 0 && rows[i].block != rows[i - 1].block;
    out.push_back({lettered.height(rows[i].kind, rows[i].text, width_mm),
                   lettered.mm(new_block ? block_gap_mm : row_gap_mm),
                   rows[i].kind == LegendRowKind::heading});
  }
  return out;
}

/// How wide a column would like to be: the widest row, within limits.
double wanted_column_mm(const Lettered& lettered, const std::vector<LegendRow>& rows) {
  double widest = lettered.mm(least_column_mm);
  for (const LegendRow& row : rows) {
    const double text = lettered.canvas.measure(row.text, lettered.style(row.kind)).width_mm;
    widest = std::max(widest, text + lettered.indent(row.kind));
  }
  return std::min(widest, lettered.mm(wide_column_mm));
}

int columns_within(const Lettered& lettered, double width_mm, double column_mm) {
  const double gap = lettered.mm(column_gap_mm);
  return std::max(1, static_cast<int>((width_mm + gap) / (column_mm + gap)));
}

/// Drops the `count` rows of entries that matter least, and headings that lose all theirs; says so at the
/// end.
std::vector<LegendRow> without_least(const std::vector<LegendBlock>& blocks, std::size_t count,
                                     Language language) {
  std::vector<std::size_t> by_importance(blocks.size());
  std::iota(by_importance.begin(), by_importance.end(), 0);
  std::stable_sort(by_importance.begin(), by_importance.end(),
                   [&](std::size_t a, std::size_t b) { return blocks[a].importance > blocks[b].importance; });
  std::vector<LegendBlock> kept = blocks;
  std::size_t left = count;
  for (auto block = by_importance.rbegin(); block != by_importance.rend() && left > 0; ++block) {
    std::vector<LegendEntry>& entries = kept[*block].entries;
    const std::size_t dropped = std::min(left, entries.size());
    entries.resize(entries.size() - dropped);
    left -= dropped;
  }
  std::vector<LegendRow> rows = rows_of(kept);
  if (count > 0) rows.push_back({LegendRowKind::more, blocks.size(), 0, more_words(count, language), {}});
  return rows;
}

LegendLayout placed(const Lettered& lettered, const std::vector<LegendRow>& rows,
                    const std::vector<FlowRow>& heights, const ColumnFlow& flow, PaperSize title,
                    double column_mm) {
  LegendLayout out;
  out.size_pt = lettered.lettering.body_pt() * lettered.shrink;
  out.columns = flow.columns;
  out.used = {title.width_mm, title.height_mm + lettered.mm(row_gap_mm) + flow.height_mm};
  out.rows.push_back(
      {LegendRowKind::title, 0, 0, legend_word(lettered.lettering), {0, 0, title.width_mm, title.height_mm}});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double left = flow.places[i].column * (column_mm + lettered.mm(column_gap_mm));
    const double top = title.height_mm + lettered.mm(row_gap_mm) + flow.places[i].top_mm;
    out.rows.push_back(rows[i]);
    out.rows.back().box = {left, top, left + column_mm, top + heights[i].height_mm};
  }
  return out;
}

/// The rows with the title above, in as few columns as fit into the room; nullopt when they do not.
std::optional<LegendLayout> laid_out(const Lettered& lettered, const std::vector<LegendRow>& rows,
                                     PaperSize room) {
  const double title_mm =
      lettered.height(LegendRowKind::title, legend_word(lettered.lettering), room.width_mm);
  const double room_below = room.height_mm - title_mm - lettered.mm(row_gap_mm);
  const bool as_low_as_can_be = std::isinf(room.height_mm);
  const double least_mm = as_low_as_can_be ? wanted_column_mm(lettered, rows) : lettered.mm(least_column_mm);
  const int most = columns_within(lettered, room.width_mm, least_mm);
  for (int columns = as_low_as_can_be ? most : 1; columns <= most; ++columns) {
    const double gaps = (columns - 1) * lettered.mm(column_gap_mm);
    const double column_mm = (room.width_mm - gaps) / columns;
    const std::vector<FlowRow> heights = measured(lettered, rows, column_mm);
    const ColumnFlow flow = balanced_columns(heights, columns);
    if (flow.height_mm <= room_below + rounding_mm)
      return placed(lettered, rows, heights, flow, {room.width_mm, title_mm}, column_mm);
  }
  return std::nullopt;
}

std::size_t entries_of(const std::vector<LegendBlock>& blocks) {
  return std::accumulate(
      blocks.begin(), blocks.end(), std::size_t{0},
      [](std::size_t sum, const LegendBlock& block) { return sum + block.entries.size(); });
}

/// With as few entries left out as it takes; where not even their count fits, it is written all the same.
LegendLayout with_entries_left_out(const Lettered& lettered, const std::vector<LegendBlock>& blocks,
                                   PaperSize room) {
  const auto attempt = [&](std::size_t left_out, PaperSize within) {
    auto layout = laid_out(lettered, without_least(blocks, left_out, lettered.lettering.language), within);
    if (layout) layout->left_out = left_out;
    return layout;
  };
  std::size_t too_few = 0;
  std::size_t enough = entries_of(blocks);
  std::optional<LegendLayout> best = attempt(enough, {room.width_mm, INFINITY});
  while (enough - too_few > 1) {
    const std::size_t middle = (too_few + enough) / 2;
    auto tried = attempt(middle, room);
    (tried ? enough : too_few) = middle;
    if (tried) best = std::move(tried);
  }
  return std::move(*best);
}

/// The sample of an area as a rectangle, of a line across the middle, of a point as its marker; none larger
/// than its row.
void draw_sample(Canvas& canvas, const PaperBox& box, Symbol symbol) {
  const Point middle = box.centre();
  switch (symbol.kind) {
    case ShapeKind::polygon:
      canvas.draw_box(box, symbol);
      return;
    case ShapeKind::line: {
      symbol.size_mm = std::min(symbol.size_mm, box.height() / 2);
      const double half_pen = symbol.size_mm / 2;  // lines have round ends
      canvas.draw_line({box.left + half_pen, middle.y}, {box.right - half_pen, middle.y}, symbol);
      return;
    }
    case ShapeKind::point: {
      symbol.size_mm = std::min(symbol.size_mm, box.height());
      Shapes point(ShapeKind::point);
      point.add_part(std::array{middle});
      point.end_feature();
      canvas.draw(point, symbol);
      return;
    }
  }
}

/// Beside the first line of an entry's text.
PaperBox sample_box(const Lettered& lettered, const PaperBox& row) {
  const double line_mm = lettered.canvas.measure("0", lettered.style(LegendRowKind::entry)).height_mm;
  const double height = lettered.mm(sample_height_mm);
  const double top = row.top + std::max(0.0, (line_mm - height) / 2);
  return {row.left, top, row.left + lettered.mm(sample_width_mm), top + height};
}

void draw_row(Canvas& canvas, const Lettered& lettered, const PaperBox& place, const LegendRow& row) {
  const double indent = lettered.indent(row.kind);
  const TextStyle style = lettered.style(row.kind);
  const double wrap = std::max(1.0, place.width() - indent);
  // A text lower than its sample stands in its middle, a longer one begins at the top.
  const double spare = std::max(0.0, place.height() - canvas.measure(row.text, style, wrap).height_mm);
  canvas.write({place.left + indent, place.top + spare / 2}, row.text, style, TextAlign::left, wrap);
}

}  // namespace

LegendLayout lay_out_legend(const Canvas& canvas, const std::vector<LegendBlock>& blocks, PaperSize room,
                            const Lettering& lettering) {
  if (entries_of(blocks) == 0) return {};
  for (const double shrink : shrinking) {
    if (auto layout = laid_out({canvas, lettering, shrink}, rows_of(blocks), room)) return std::move(*layout);
  }
  return with_entries_left_out({canvas, lettering, shrinking.back()}, blocks, room);
}

double legend_height_mm(const Canvas& canvas, const std::vector<LegendBlock>& blocks, double width_mm,
                        const Lettering& lettering) {
  return lay_out_legend(canvas, blocks, {width_mm, INFINITY}, lettering).used.height_mm;
}

LegendLayout draw_legend(Canvas& canvas, const PaperBox& box, const std::vector<LegendBlock>& blocks,
                         const Lettering& lettering) {
  LegendLayout layout = lay_out_legend(canvas, blocks, {box.width(), box.height()}, lettering);
  const Lettered lettered{canvas, lettering, layout.size_pt / lettering.body_pt()};
  for (const LegendRow& row : layout.rows) {
    const PaperBox place{box.left + row.box.left, box.top + row.box.top, box.left + row.box.right,
                         box.top + row.box.bottom};
    draw_row(canvas, lettered, place, row);
    if (row.kind != LegendRowKind::entry) continue;
    draw_sample(canvas, sample_box(lettered, place), blocks[row.block].entries[row.entry].symbol);
  }
  return layout;
}

}  // namespace citygauge
