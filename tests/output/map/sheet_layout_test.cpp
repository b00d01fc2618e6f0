// The parts of a sheet never overlap, whatever the paper.
#include "output/map/sheet_layout.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "output/map/title_block.hpp"

namespace citygauge {
namespace {

constexpr double rounding_mm = 1e-6;

struct Case {
  PaperSize paper;
  bool has_table, has_inset;
  double legend_mm;  // height that the legend would like to have, on A4
};

std::string name_of(const Case& c) {
  return std::to_string(c.paper.width_mm) + " x " + std::to_string(c.paper.height_mm) +
         (c.has_table ? ", table" : "") + (c.has_inset ? ", inset" : "") + ", legend " +
         std::to_string(c.legend_mm);
}

std::vector<Case> cases() {
  std::vector<Case> all;
  const std::vector<PaperSize> papers{{297, 210},  {420, 297}, {594, 420},  {841, 594},
                                      {1189, 841}, {140, 140}, {300, 140},  {700, 140},
                                      {2000, 400}, {500, 500}, {2000, 2000}};
  for (const PaperSize paper : papers)
    for (const PaperSize turned : {paper, PaperSize{paper.height_mm, paper.width_mm}})
      for (const bool has_table : {false, true})
        for (const bool has_inset : {false, true})
          for (const double legend_mm : {10.0, 60.0, 1000.0})
            all.push_back({turned, has_table, has_inset, legend_mm});
  return all;
}

struct Laid {
  PaperBox interior;
  SheetFrames frames;
  SheetPanel panel;
};

/// Lays a sheet out as its composer does, with parts of plausible sizes.
Laid lay_out(const Case& c) {
  const Lettering lettering = lettering_for(c.paper, Language::zh);
  Laid laid;
  laid.interior = sheet_interior(c.paper, lettering);
  PanelNeeds needs;
  needs.legend_height = [&](double) { return lettering.mm(c.legend_mm); };
  needs.scale_size = [&](double width) {
    return PaperSize{std::min(width, lettering.mm(40)), lettering.mm(8)};
  };
  needs.north_arrow = {lettering.mm(9), lettering.mm(16)};
  if (c.has_table) needs.table_height = [&](double) { return lettering.mm(90); };
  if (c.has_inset)
    needs.inset_size = [&](PaperSize room) {
      const double side = std::max(0.0, std::min(room.width_mm, room.height_mm));
      return PaperSize{side, side};
    };
  FrameNeeds frame{lettering.mm(14), lettering.mm(8), lettering.mm(4), c.has_table, 0};
  for (int round = 0; round < 2; ++round) {
    laid.frames = lay_out_frames(laid.interior, frame, lettering);
    laid.panel = lay_out_panel(laid.frames, needs, lettering);
    frame.panel_height_mm = laid.panel.wanted_height_mm;
  }
  return laid;
}

std::vector<std::pair<std::string, PaperBox>> parts_of(const Laid& laid) {
  std::vector<std::pair<std::string, PaperBox>> parts{
      {"heading", laid.frames.heading},    {"map", laid.frames.map},
      {"imprint", laid.frames.imprint},    {"legend", laid.panel.legend},
      {"scale bar", laid.panel.scale_bar}, {"north arrow", laid.panel.north_arrow}};
  if (laid.panel.table) parts.emplace_back("table", *laid.panel.table);
  if (laid.panel.inset) parts.emplace_back("inset", *laid.panel.inset);
  return parts;
}

TEST(SheetLayout, no_two_parts_overlap_and_none_leaves_the_frame) {
  for (const Case& c : cases()) {
    const Laid laid = lay_out(c);
    const auto parts = parts_of(laid);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto& [name, box] = parts[i];
      EXPECT_GE(box.left, laid.interior.left - rounding_mm) << name << ": " << name_of(c);
      EXPECT_GE(box.top, laid.interior.top - rounding_mm) << name << ": " << name_of(c);
      EXPECT_LE(box.right, laid.interior.right + rounding_mm) << name << ": " << name_of(c);
      EXPECT_LE(box.bottom, laid.interior.bottom + rounding_mm) << name << ": " << name_of(c);
      EXPECT_GE(box.width(), 0) << name << ": " << name_of(c);
      EXPECT_GE(box.height(), 0) << name << ": " << name_of(c);
      for (std::size_t j = 0; j < i; ++j)
        EXPECT_FALSE(box.shrunk(rounding_mm).overlaps(parts[j].second))
            << name << " and " << parts[j].first << ": " << name_of(c);
    }
  }
}

TEST(SheetLayout, refuses_sheets_without_room) {
  EXPECT_TRUE(can_be_laid_out({297, 210}));
  EXPECT_TRUE(can_be_laid_out({140, 700}));
  EXPECT_FALSE(can_be_laid_out({139, 300}));
  EXPECT_FALSE(can_be_laid_out({2001, 1000}));
  EXPECT_FALSE(can_be_laid_out({140, 701}));
  EXPECT_FALSE(can_be_laid_out({std::nan(""), 300}));
  EXPECT_FALSE(can_be_laid_out({-297, -210}));
}

TEST(SheetLayout, the_map_is_the_largest_part_on_standard_paper) {
  for (const Case& c : cases()) {
    if (c.paper.width_mm == c.paper.height_mm || std::min(c.paper.width_mm, c.paper.height_mm) < 200)
      continue;
    const Laid laid = lay_out(c);
    const double share =
        laid.frames.map.width() * laid.frames.map.height() / (laid.interior.width() * laid.interior.height());
    EXPECT_GT(share, 0.38) << name_of(c);
  }
}

TEST(SheetLayout, the_panel_stands_beside_the_map_on_landscape_and_below_it_on_portrait) {
  const Laid landscape = lay_out({{420, 297}, false, false, 60});
  EXPECT_GT(landscape.panel.legend.left, landscape.frames.map.right);
  const Laid portrait = lay_out({{297, 420}, false, false, 60});
  EXPECT_GT(portrait.panel.legend.top, portrait.frames.map.bottom);
}

TEST(SheetLayout, a_panel_below_grows_with_the_legend) {
  const Laid small = lay_out({{297, 420}, false, false, 10});
  const Laid large = lay_out({{297, 420}, false, false, 80});
  EXPECT_LT(small.panel.legend.height(), large.panel.legend.height());
  const Lettering lettering = lettering_for({297, 420}, Language::zh);
  EXPECT_GE(large.panel.legend.height(), lettering.mm(80) - rounding_mm);
}

}  // namespace
}  // namespace citygauge
