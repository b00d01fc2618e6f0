// The legend: headings with entries (a sample and a text), flowed into columns. What does not fit shrinks,
// and then is counted in words ("… 另 5 类"): nothing is left out silently.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "output/map/lettering.hpp"

namespace citygauge {

struct LegendEntry {
  Symbol symbol;
  std::string text;
};

/// The entries of one layer, the more important first.
struct LegendBlock {
  std::string heading;  // may be ""
  std::vector<LegendEntry> entries;
  double importance = 1;  // where room is short, blocks of less importance lose entries first
};

enum class LegendRowKind : std::uint8_t { title, heading, entry, more };

/// One row as it will be drawn, its place measured from the legend's top left corner.
struct LegendRow {
  LegendRowKind kind = LegendRowKind::entry;
  std::size_t block = 0, entry = 0;  // into the blocks, of headings and entries
  std::string text;
  PaperBox box;
};

struct LegendLayout {
  double size_pt = 8;
  int columns = 1;
  PaperSize used{0, 0};
  std::size_t left_out = 0;  // entries that are only counted
  std::vector<LegendRow> rows;
};

/// As few columns as will do. Long texts wrap; a text of more than 120 columns ends with "…". What is too
/// much for the room shrinks, to 0.7 of the body size at the least, before entries are left out and counted.
/// `room.height_mm` may be infinite; then it is as low as columns make it. REQUIRES room for three lines.
[[nodiscard]] LegendLayout lay_out_legend(const Canvas& canvas, const std::vector<LegendBlock>& blocks,
                                          PaperSize room, const Lettering& lettering);

/// How high it would like to be at a given width, with nothing shrunk.
[[nodiscard]] double legend_height_mm(const Canvas& canvas, const std::vector<LegendBlock>& blocks,
                                      double width_mm, const Lettering& lettering);

/// Draws the word "图例" ("Legend") and the blocks, nothing at all when there are no entries, into the box,
/// from its top left. Returns the layout used.
LegendLayout draw_legend(Canvas& canvas, const PaperBox& box, const std::vector<LegendBlock>& blocks,
                         const Lettering& lettering);

}  // namespace citygauge
