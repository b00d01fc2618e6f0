#include "output/map/title_block.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace citygauge {
namespace {

// On A4.
constexpr double sheet_margin_mm = 6;
constexpr double frame_gap_mm = 1.2;
constexpr double thick_mm = 0.7;
constexpr double thin_mm = 0.2;
constexpr double logo_width_mm = 30;
constexpr double logo_height_mm = 12;
constexpr double gap_mm = 1;
constexpr double cell_margin_mm = 1.2;
constexpr double label_to_value = 0.85;  // size of the text

constexpr Colour no_colour{0, 0, 0, 0};
constexpr std::size_t longest_title = 200;  // columns
constexpr std::size_t longest_imprint = 600;

struct Line {
  std::string text;
  TextStyle style;
};

std::vector<Line> lines_of(const SheetHeading& heading, const Lettering& lettering) {
  std::vector<Line> lines;
  if (!heading.title.empty())
    lines.push_back({shortened(heading.title, longest_title), text_style(lettering.title_pt(), true)});
  if (!heading.subtitle.empty())
    lines.push_back(
        {shortened(heading.subtitle, longest_title), text_style(lettering.subtitle_pt(), false, faint_ink)});
  return lines;
}

/// The title is centred on the sheet, so a logo at the left takes its width on both sides.
double text_width_mm(const SheetHeading& heading, double width_mm, const Lettering& lettering) {
  const double logo = heading.logo ? 2 * lettering.mm(logo_width_mm + gap_mm) : 0;
  return std::max(width_mm - logo, width_mm / 3);
}

/// A cell of the imprint: a small word above what it is about.
struct Cell {
  std::string label, value;
};

std::string page_words(const SheetImprint& imprint, Language language) {
  if (imprint.page <= 0) return {};
  if (language == Language::zh) return fmt::format("第 {} / {} 页", imprint.page, imprint.pages);
  return fmt::format("{} / {}", imprint.page, imprint.pages);
}

/// Only cells that say something.
std::vector<Cell> cells_of(const SheetImprint& imprint, const Lettering& lettering) {
  const std::string made_by = imprint.version.empty() ? "" : "citygauge " + imprint.version;
  const std::string between = imprint.crs.empty() || imprint.grid.empty() ? "" : lettering.either("；", "; ");
  std::vector<Cell> cells{
      {lettering.either("编制单位", "Prepared by"), imprint.institute},
      {lettering.either("数据来源", "Source"), imprint.source},
      {lettering.either("坐标系", "Coordinate system"), imprint.crs + between + imprint.grid},
      {lettering.either("比例尺", "Scale"), imprint.scale},
      {lettering.either("日期", "Date"), imprint.date},
      {lettering.either("制图软件", "Made with"), made_by},
      {lettering.either("图号", "Sheet"), page_words(imprint, lettering.language)}};
  std::erase_if(cells, [](const Cell& cell) { return cell.value.empty(); });
  for (Cell& cell : cells) {
    cell.value = shortened(cell.value, longest_imprint);
  }
  return cells;
}

TextStyle label_style(const Lettering& lettering) {
  return text_style(lettering.small_pt() * label_to_value, false, faint_ink);
}

std::vector<double> cell_widths(const Canvas& canvas, const std::vector<Cell>& cells, double width_mm,
                                const Lettering& lettering) {
  // Rounded up a little: a text must not wrap in the width that was measured for it.
  constexpr double allowance_mm = 0.1;
  const double margins = 2 * lettering.mm(cell_margin_mm) + allowance_mm;
  std::vector<double> wanted;
  wanted.reserve(cells.size());
  for (const Cell& cell : cells) {
    const double label = canvas.measure(cell.label, label_style(lettering)).width_mm;
    const double value = canvas.measure(cell.value, text_style(lettering.small_pt())).width_mm;
    wanted.push_back(std::max(label, value) + margins);
  }
  const double spare = width_mm - std::accumulate(wanted.begin(), wanted.end(), 0.0);
  for (double& cell : wanted) {
    cell += std::max(0.0, spare) / static_cast<double>(wanted.size());
  }
  return shared_width(wanted, width_mm);
}

double value_height_mm(const Canvas& canvas, const Cell& cell, double cell_width_mm,
                       const Lettering& lettering) {
  const double wrap = std::max(1.0, cell_width_mm - 2 * lettering.mm(cell_margin_mm));
  return canvas.measure(cell.value, text_style(lettering.small_pt()), wrap).height_mm;
}

PaperBox outer_frame(PaperSize sheet, const Lettering& lettering) {
  return PaperBox{0, 0, sheet.width_mm, sheet.height_mm}.shrunk(lettering.mm(sheet_margin_mm));
}

}  // namespace

std::string crs_words(const std::string& crs_wkt, const std::string& crs_name) {
  const std::size_t open = crs_wkt.find('"');
  const std::size_t close = open == std::string::npos ? open : crs_wkt.find('"', open + 1);
  if (close == std::string::npos) return crs_name;
  const std::string title = crs_wkt.substr(open + 1, close - open - 1);
  if (title.empty() || title == crs_name) return crs_name;
  return crs_name.empty() ? title : title + ", " + crs_name;
}

PaperBox sheet_interior(PaperSize sheet, const Lettering& lettering) {
  return outer_frame(sheet, lettering).shrunk(lettering.mm(frame_gap_mm));
}

void draw_sheet_frame(Canvas& canvas, const Lettering& lettering) {
  const PaperSize sheet = canvas.size();
  canvas.draw_box(outer_frame(sheet, lettering), filled(no_colour, lettering.mm(thick_mm)));
  canvas.draw_box(sheet_interior(sheet, lettering), filled(no_colour, lettering.mm(thin_mm)));
}

double heading_height_mm(const Canvas& canvas, const SheetHeading& heading, double width_mm,
                         const Lettering& lettering) {
  double height = 0;
  for (const Line& line : lines_of(heading, lettering)) {
    if (height > 0) height += lettering.mm(gap_mm);
    height += canvas.measure(line.text, line.style, text_width_mm(heading, width_mm, lettering)).height_mm;
  }
  return heading.logo ? std::max(height, lettering.mm(logo_height_mm)) : height;
}

void draw_heading(Canvas& canvas, const PaperBox& box, const SheetHeading& heading,
                  const Lettering& lettering) {
  if (heading.logo) {
    const PaperBox slot{box.left, box.top, box.left + lettering.mm(logo_width_mm), box.bottom};
    canvas.draw_picture(slot, *heading.logo);
  }
  const double wrap = text_width_mm(heading, box.width(), lettering);
  double y = box.top;
  for (const Line& line : lines_of(heading, lettering)) {
    canvas.write({box.centre().x, y}, line.text, line.style, TextAlign::centre, wrap);
    y += canvas.measure(line.text, line.style, wrap).height_mm + lettering.mm(gap_mm);
  }
}

double imprint_height_mm(const Canvas& canvas, const SheetImprint& imprint, double width_mm,
                         const Lettering& lettering) {
  const std::vector<Cell> cells = cells_of(imprint, lettering);
  const std::vector<double> widths = cell_widths(canvas, cells, width_mm, lettering);
  double highest = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    highest = std::max(highest, value_height_mm(canvas, cells[i], widths[i], lettering));
  }
  if (cells.empty()) return 0;
  return canvas.measure("0", label_style(lettering)).height_mm + highest + lettering.mm(cell_margin_mm);
}

void draw_imprint(Canvas& canvas, const PaperBox& box, const SheetImprint& imprint,
                  const Lettering& lettering) {
  const std::vector<Cell> cells = cells_of(imprint, lettering);
  const std::vector<double> widths = cell_widths(canvas, cells, box.width(), lettering);
  const double margin = lettering.mm(cell_margin_mm);
  const double label_mm = canvas.measure("0", label_style(lettering)).height_mm;
  double left = box.left;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const PaperBox cell{left, box.top, left + widths[i], box.bottom};
    canvas.draw_box(cell, filled(no_colour, lettering.mm(thin_mm)));
    const Point at{cell.left + margin, cell.top + margin / 2};
    canvas.write(at, cells[i].label, label_style(lettering));
    canvas.write(at + Point{0, label_mm}, cells[i].value, text_style(lettering.small_pt()), TextAlign::left,
                 std::max(1.0, widths[i] - 2 * margin));
    left = cell.right;
  }
}

}  // namespace citygauge
