// An Excel workbook that is being written: sheets filled cell by cell, row by row. All of libxlsxwriter stays
// behind this. Rows go to temporary files beside the workbook, so a sheet may be as long as Excel allows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace citygauge {

/// How a cell looks. Paragraphs are broken into lines; a remark runs over its neighbours and does not widen
/// its column.
enum class CellLook : std::uint8_t { plain, paragraph, heading, title, remark };

/// Fills that go with words, never alone.
enum class Tint : std::uint8_t { good, bad, fair, unknown, none };

/// One sheet, valid until its workbook is closed. Rows and columns count from 0.
class WorkbookSheet {
 public:
  /// The next cell of the row. A text stays a text whatever it begins with; it is written on one line, and is
  /// cut, visibly, at Excel's 32,767 characters.
  void text(std::string_view utf8, CellLook look = CellLook::plain);
  /// A number to 16 digits, one more than Excel shows; `decimals` of them are seen. Not finite: an empty
  /// cell.
  void number(double value, int decimals);
  /// A whole number; beyond 2^53, which Excel cannot hold, as text.
  void integer(std::int64_t value);
  /// A number of things; 0 is shown as a dash, so that the others are seen.
  void count(std::int64_t value);
  void skip();
  void end_row();
  [[nodiscard]] std::size_t row() const { return row_; }

  /// Keeps the rows above the present one and the first `columns` in view.
  void freeze(int columns);
  /// Filter buttons on row `heading` over the first `columns`, for all rows written so far.
  void filter(std::size_t heading, int columns);
  /// Tints the cells of `column` in rows `first` to the present one where `formula`, written for the first of
  /// them, is true.
  void tint_where(std::size_t first, int column, const std::string& formula, Tint tint);

  struct Parts;
  explicit WorkbookSheet(std::unique_ptr<Parts> parts);
  WorkbookSheet(WorkbookSheet&&) noexcept;
  ~WorkbookSheet();  // sets the widths of the columns

 private:
  void write_number(double value, const std::string& pattern);
  void widen(std::size_t width);
  std::unique_ptr<Parts> parts_;
  std::size_t row_ = 0;
  int column_ = 0;
  std::size_t lines_ = 1;  // of the present row
  std::vector<std::size_t> widths_;
};

class WorkbookFile {
 public:
  /// `title` is the document's. The same cells give the same bytes. ERRORS: Error{input} when the file cannot
  /// be made.
  WorkbookFile(const std::filesystem::path& file, const std::string& title);
  /// Without `close` there is no workbook.
  ~WorkbookFile();
  WorkbookFile(const WorkbookFile&) = delete;
  WorkbookFile& operator=(const WorkbookFile&) = delete;

  /// A new sheet; names have at most 31 characters.
  [[nodiscard]] WorkbookSheet add_sheet(const std::string& name);
  /// Writes the file. REQUIRES that no sheet is used any more. ERRORS: Error{input} when it cannot be written
  /// in whole.
  void close();

  struct Parts;

 private:
  std::unique_ptr<Parts> parts_;
};

/// `utf8` as a cell may hold it: one line, without what XML forbids, `_x0041_` (which Excel would take for an
/// escaped A) made literal, at most 32,767 UTF-16 units.
[[nodiscard]] std::string spreadsheet_text(std::string_view utf8);

}  // namespace citygauge
