#include "output/map/sheet_files.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "output/hidden_folder.hpp"
#include "output/map/picture_files.hpp"
#include "output/map/sheet_drawing.hpp"
#include "output/map/sheet_words.hpp"

namespace citygauge {
namespace fs = std::filesystem;
namespace {

class SheetWriter {
 public:
  SheetWriter(const SheetSources& sources, const SheetSettings& settings, const SheetFiles& files)
      : sources_(sources), settings_(settings), files_(files) {}

  void draw(const PlannedSheet& sheet, PictureFormat format, SheetPage page, const fs::path& folder) {
    const std::string name = picture_name(sheet, format);
    Canvas canvas(folder / name, format, paper_for(sheet), files_.dpi, document_title(sheet));
    const auto composed = compose_sheet(canvas, sources_, sheet, settings_, page);
    draw_sheet(canvas, sources_, *composed);
    canvas.finish();
    names_.push_back(name);
    remark_on(*composed, name);
  }

  /// Gives the files of `folder` their places.
  void move_out_of(const fs::path& folder) { written_.files = move_pictures(names_, folder, files_.folder); }

  [[nodiscard]] WrittenSheets written() && { return std::move(written_); }

 private:
  [[nodiscard]] PaperSize paper_for(const PlannedSheet& sheet) const {
    const PaperSize given = files_.paper;
    if (!files_.either_way_up) return given;
    const Shapes& districts = sources_.report.districts.shapes;
    const Box area = sheet.district ? districts[*sheet.district].box() : districts.box();
    const auto [less, more] = std::minmax(given.width_mm, given.height_mm);
    return area.width() >= area.height() ? PaperSize{more, less} : PaperSize{less, more};
  }

  [[nodiscard]] std::string document_title(const PlannedSheet& sheet) const {
    const std::string title = settings_.title.empty() ? sources_.report.title : settings_.title;
    return title + " · " + subject_words(sources_.report, sheet, settings_.language);
  }

  void remark_on(const ComposedSheet& sheet, const std::string& name) {
    if (!sheet.fits)
      written_.remarks.push_back(
          {fmt::format("{}：按 1:{} 图幅放不下全部范围", name, sheet.view.scale_denominator()),
           fmt::format("{}: at 1:{} not all of the area fits on the sheet", name,
                       sheet.view.scale_denominator())});
    if (sheet.simplified)
      written_.remarks.push_back(
          {fmt::format("{}：要素超过 {} 个，SVG 已简化", name, most_svg_features),
           fmt::format("{}: simplified, it has more than {} features", name, most_svg_features)});
    if (const std::size_t count = sheet.labels.unnamed_districts; count > 0)
      written_.remarks.push_back(
          {fmt::format("{}：{} 个单元无处注记，可用更大图幅", name, count),
           fmt::format("{}: districts without a label for want of room: {}; use larger paper", name, count)});
  }

  const SheetSources& sources_;
  const SheetSettings& settings_;
  const SheetFiles& files_;
  std::vector<std::string> names_;
  WrittenSheets written_;
};

}  // namespace

WrittenSheets write_sheets(const SheetSources& sources, const std::vector<PlannedSheet>& sheets,
                           const SheetSettings& settings, const SheetFiles& files, Progress& progress) {
  refuse_to_cover(files.untouched, files.folder, sheets, files.formats);
  make_picture_folder(files.folder);
  SheetWriter writer(sources, settings, files);
  const HiddenFolder hidden(files.folder);
  const auto count = static_cast<double>(sheets.size());
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    progress.update(sheets[i].file_name, static_cast<double>(i) / count);
    const SheetPage page{static_cast<int>(i) + 1, static_cast<int>(sheets.size())};
    for (const PictureFormat format : files.formats) writer.draw(sheets[i], format, page, hidden.path());
  }
  writer.move_out_of(hidden.path());
  return std::move(writer).written();
}

}  // namespace citygauge
