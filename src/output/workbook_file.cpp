#include "output/workbook_file.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "core/error.hpp"
#include "core/text_width.hpp"
#include "output/text_file_output.hpp"
#include "output/zip_check.hpp"

namespace citygauge {
namespace {

constexpr const char* font = "Microsoft YaHei";  // programs without it take their own for Chinese
constexpr double font_size_pt = 10;
constexpr double heading_height_pt = 32;  // two lines
constexpr double title_height_pt = 26;
constexpr double line_height_pt = 14;
constexpr std::size_t most_lines = 28;     // Excel's rows are at most 409 pt high
constexpr std::size_t least_width = 7;     // of a column, in digits
constexpr std::size_t most_units = 32767;  // UTF-16 units in a cell
constexpr std::int64_t greatest_whole = std::int64_t{1} << 53;
constexpr const char* as_text = "@";
constexpr const char* as_identifier = "0";  // without separators: a year, a feature's number
constexpr const char* as_count = "0;-0;\"–\"";
constexpr time_t zip_epoch = 315532800;  // 1980-01-01: a document's date that changes with nothing

struct Colours {
  lxw_color_t fill, letters;
};

/// Light fills in the hues of Okabe and Ito, dark letters of the same hue.
Colours colours_of(Tint tint) {
  switch (tint) {
    case Tint::good:
      return {0xD9F0E8, 0x00563D};
    case Tint::bad:
      return {0xF8DCC8, 0x8A3500};
    case Tint::fair:
      return {0xFFF1CC, 0x6B4E00};
    case Tint::unknown:
      return {0xF0DFE9, 0x6E2F55};
    case Tint::none:
      return {0xEDEDED, 0x595959};
  }
  return {};
}

/// In digits: what a text may add to the width of its column.
std::size_t greatest_width(CellLook look) {
  switch (look) {
    case CellLook::plain:
    case CellLook::heading:
      return 60;
    case CellLook::paragraph:
      return 70;
    case CellLook::title:
    case CellLook::remark:
      return 0;
  }
  return 0;
}

/// The width of the widest line.
std::size_t width_of_lines(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    width = std::max(width, display_width(text.substr(at, end - at)));
    at = end + 1;
  }
  return width;
}

void check(lxw_error error, const std::string& file) {
  if (error != LXW_NO_ERROR) throw write_error(file, lxw_strerror(error));
}

std::string pattern_of(int decimals) {
  return decimals == 0 ? "#,##0" : "#,##0." + std::string(static_cast<std::size_t>(decimals), '0');
}

/// Puts `_x005F_` for the underscore of what looks like an escaped character.
std::string with_literal_escapes(std::string text) {
  const auto is_escape = [&](std::size_t at) {
    if (at + 7 > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') return false;
    return text.find_first_not_of("0123456789abcdefABCDEF", at + 2) == at + 6;
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_escape(at)) continue;
    text.insert(at, "_x005F");
    at += 6;  // to the underscore that was there
  }
  return text;
}

/// The longest beginning of at most `units` UTF-16 units. REQUIRES valid UTF-8.
std::string_view beginning(std::string_view utf8, std::size_t units) {
  std::size_t taken = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if ((byte & 0xC0U) == 0x80U) continue;
    taken += byte >= 0xF0 ? 2 : 1;
    if (taken > units) return utf8.substr(0, i);
  }
  return utf8;
}

}  // namespace

std::string spreadsheet_text(std::string_view utf8) {
  const std::string text = with_literal_escapes(printable(utf8));
  if (beginning(text, most_units).size() == text.size()) return text;
  const std::string mark = " …（截断 cut）";
  return std::string(beginning(text, most_units - 12)) + mark;
}

// The workbook, with the formats that its sheets share.

struct WorkbookFile::Parts {
  std::string file;
  std::string folder;  // for temporary files
  lxw_workbook* workbook = nullptr;
  std::map<std::pair<CellLook, std::string>, lxw_format*> formats;
  std::map<Tint, lxw_format*> tints;

  [[nodiscard]] lxw_format* new_format() const {
    lxw_format* const format = workbook_add_format(workbook);
    if (format == nullptr) throw write_error(file, lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED));
    format_set_font_name(format, font);
    format_set_font_size(format, font_size_pt);
    return format;
  }

  /// `pattern` is how Excel is to show the value; by as_text a text stays one when it is edited.
  lxw_format* format(CellLook look, const std::string& pattern) {
    lxw_format*& format = formats[{look, pattern}];
    if (format != nullptr) return format;
    format = new_format();
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(format, pattern.c_str());
    if (pattern == as_text) format_set_indent(format, 1);  // away from the number before it
    if (look == CellLook::paragraph) format_set_text_wrap(format);
    if (look == CellLook::title) format_set_font_size(format, 16);
    if (look == CellLook::title || look == CellLook::heading) format_set_bold(format);
    if (look != CellLook::heading) return format;
    format_set_text_wrap(format);
    format_set_bg_color(format, 0xDCE6F0);
    format_set_bottom(format, LXW_BORDER_MEDIUM);
    format_set_bottom_color(format, 0x44617B);
    return format;
  }

  lxw_format* format(Tint tint) {
    lxw_format*& format = tints[tint];
    if (format != nullptr) return format;
    format = workbook_add_format(workbook);  // laid over the cell's own: it names no font
    format_set_bg_color(format, colours_of(tint).fill);
    format_set_font_color(format, colours_of(tint).letters);
    if (tint == Tint::bad) format_set_bold(format);
    return format;
  }
};

struct WorkbookSheet::Parts {
  WorkbookFile::Parts* file;
  lxw_worksheet* sheet;
};

WorkbookFile::WorkbookFile(const std::filesystem::path& file, const std::string& title)
    : parts_(std::make_unique<Parts>()) {
  parts_->file = file.string();
  write_text_file(file, "");  // the library would print that it cannot
  parts_->folder = file.has_parent_path() ? file.parent_path().string() : ".";
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = parts_->folder.data();
  parts_->workbook = workbook_new_opt(parts_->file.c_str(), &options);
  if (parts_->workbook == nullptr) throw write_error(file, last_system_error());
  std::string shown_title = spreadsheet_text(title);
  lxw_doc_properties properties{};
  properties.title = shown_title.data();
  properties.created = zip_epoch;
  check(workbook_set_properties(parts_->workbook, &properties), parts_->file);
}

WorkbookFile::~WorkbookFile() {
  if (parts_->workbook != nullptr) lxw_workbook_free(parts_->workbook);
}

WorkbookSheet WorkbookFile::add_sheet(const std::string& name) {
  lxw_worksheet* const sheet = workbook_add_worksheet(parts_->workbook, name.c_str());
  if (sheet == nullptr) throw write_error(parts_->file, "sheet " + name + " cannot be added");
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 8);  // A3
  constexpr double margin_inch = 0.4;
  worksheet_set_margins(sheet, margin_inch, margin_inch, margin_inch, margin_inch);
  worksheet_fit_to_pages(sheet, 1, 0);
  return WorkbookSheet(std::make_unique<WorkbookSheet::Parts>(WorkbookSheet::Parts{parts_.get(), sheet}));
}

void WorkbookFile::close() {
  lxw_workbook* const workbook = std::exchange(parts_->workbook, nullptr);
  check(workbook_close(workbook), parts_->file);  // frees it, too
  // The library does not notice when its temporary files cannot be written in whole.
  if (!zip_holds_whole_xml(parts_->file)) throw write_error(parts_->file, "it is not complete");
}

WorkbookSheet::WorkbookSheet(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
WorkbookSheet::WorkbookSheet(WorkbookSheet&&) noexcept = default;

WorkbookSheet::~WorkbookSheet() {
  if (!parts_) return;
  for (std::size_t i = 0; i < widths_.size(); ++i) {
    const double width = static_cast<double>(std::max(widths_[i] + 3, least_width));
    worksheet_set_column(parts_->sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), width, nullptr);
  }
}

void WorkbookSheet::widen(std::size_t width) {
  const auto column = static_cast<std::size_t>(column_);
  if (widths_.size() <= column) widths_.resize(column + 1);
  widths_[column] = std::max(widths_[column], width);
}

void WorkbookSheet::text(std::string_view utf8, CellLook look) {
  // A heading is ours and has two lines; what comes from data has one.
  const std::string text = look == CellLook::heading ? std::string(utf8) : spreadsheet_text(utf8);
  const std::size_t width = width_of_lines(text), most = greatest_width(look);
  widen(std::min(width, most));
  if (look == CellLook::paragraph)
    // Words that do not fit leave a line short.
    lines_ = std::max(lines_, std::min(most_lines, (width * 21 / 20 + most - 1) / most));
  const auto row = static_cast<lxw_row_t>(row_);
  if (look == CellLook::heading) worksheet_set_row(parts_->sheet, row, heading_height_pt, nullptr);
  if (look == CellLook::title) worksheet_set_row(parts_->sheet, row, title_height_pt, nullptr);
  check(worksheet_write_string(parts_->sheet, row, static_cast<lxw_col_t>(column_), text.c_str(),
                               parts_->file->format(look, as_text)),
        parts_->file->file);
  ++column_;
}

void WorkbookSheet::write_number(double value, const std::string& pattern) {
  check(worksheet_write_number(parts_->sheet, static_cast<lxw_row_t>(row_), static_cast<lxw_col_t>(column_),
                               value, parts_->file->format(CellLook::plain, pattern)),
        parts_->file->file);
  ++column_;
}

void WorkbookSheet::number(double value, int decimals) {
  if (!std::isfinite(value)) return skip();
  const auto places =
      static_cast<std::size_t>(std::max(0.0, std::floor(std::log10(std::abs(value) + 1)))) + 1;
  widen(places + places / 3 + static_cast<std::size_t>(decimals));
  write_number(value, pattern_of(decimals));
}

void WorkbookSheet::integer(std::int64_t value) {
  if (value > greatest_whole || value < -greatest_whole) return text(std::to_string(value));
  widen(std::to_string(value).size());
  write_number(static_cast<double>(value), as_identifier);
}

void WorkbookSheet::count(std::int64_t value) {
  widen(std::to_string(value).size());
  write_number(static_cast<double>(value), as_count);
}

void WorkbookSheet::skip() {
  ++column_;
}

void WorkbookSheet::end_row() {
  if (lines_ > 1)  // not every program finds the height by itself
    worksheet_set_row(parts_->sheet, static_cast<lxw_row_t>(row_),
                      line_height_pt * static_cast<double>(lines_) + 2, nullptr);
  lines_ = 1;
  ++row_;
  column_ = 0;
}

void WorkbookSheet::freeze(int columns) {
  worksheet_freeze_panes(parts_->sheet, static_cast<lxw_row_t>(row_), static_cast<lxw_col_t>(columns));
  if (row_ > 0)
    worksheet_repeat_rows(parts_->sheet, static_cast<lxw_row_t>(row_ - 1), static_cast<lxw_row_t>(row_ - 1));
}

void WorkbookSheet::filter(std::size_t heading, int columns) {
  check(worksheet_autofilter(parts_->sheet, static_cast<lxw_row_t>(heading), 0,
                             static_cast<lxw_row_t>(row_ - 1), static_cast<lxw_col_t>(columns - 1)),
        parts_->file->file);
}

void WorkbookSheet::tint_where(std::size_t first, int column, const std::string& formula, Tint tint) {
  if (row_ <= first) return;
  lxw_conditional_format condition{};
  std::string text = formula;
  condition.type = LXW_CONDITIONAL_TYPE_FORMULA;
  condition.value_string = text.data();
  condition.format = parts_->file->format(tint);
  check(worksheet_conditional_format_range(parts_->sheet, static_cast<lxw_row_t>(first),
                                           static_cast<lxw_col_t>(column), static_cast<lxw_row_t>(row_ - 1),
                                           static_cast<lxw_col_t>(column), &condition),
        parts_->file->file);
}

}  // namespace citygauge
