// The table on the sheet of one district: each indicator with value, target, margin and verdict.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/result.hpp"
#include "output/map/lettering.hpp"

namespace citygauge {

struct DistrictTableRow {
  std::string indicator;  // title
  std::string value;      // with unit; "–" without a value
  std::string target;
  std::string margin;
  std::string verdict;  // signed word
  bool missed = false;  // bold
  int importance = 0;   // where room is short: 2 missed, 1 missed softly or not evaluated, 0 the rest

  [[nodiscard]] bool operator==(const DistrictTableRow&) const = default;
};

/// The row of one result, in words.
[[nodiscard]] DistrictTableRow district_table_row(const Result& result, const std::string& indicator_title,
                                                  Language language);

struct DistrictTableLayout {
  double size_pt = 8;
  std::vector<double> column_mm;   // five widths
  double header_mm = 0;            // height
  std::vector<std::size_t> shown;  // rows, in their order
  std::vector<double> row_mm;      // heights of the rows shown
  std::size_t left_out = 0;        // rows beyond those shown, counted in a last line
  double last_line_mm = 0;         // height of that line, 0 without it
  [[nodiscard]] double height_mm() const;
};

/// REQUIRES room for the header and two lines; `room.height_mm` may be infinite. Texts wrap, then shrink to
/// 0.7 of the body size; what does not fit even so is counted in the last line, which points to results.xlsx.
/// The rows of the least importance are left out first, of these the last.
[[nodiscard]] DistrictTableLayout lay_out_district_table(const Canvas& canvas,
                                                         const std::vector<DistrictTableRow>& rows,
                                                         PaperSize room, const Lettering& lettering);

/// How high it would like to be at a given width, with nothing shrunk.
[[nodiscard]] double district_table_height_mm(const Canvas& canvas, const std::vector<DistrictTableRow>& rows,
                                              double width_mm, const Lettering& lettering);

/// Draws it from the top of the box. Returns the layout used.
DistrictTableLayout draw_district_table(Canvas& canvas, const PaperBox& box,
                                        const std::vector<DistrictTableRow>& rows,
                                        const Lettering& lettering);

}  // namespace citygauge
