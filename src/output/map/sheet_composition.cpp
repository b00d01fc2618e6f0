#include "output/map/sheet_composition.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "input/crs.hpp"
#include "output/map/crowded_districts.hpp"
#include "output/map/inset.hpp"
#include "output/map/north_arrow.hpp"
#include "output/map/sheet_legend.hpp"
#include "output/map/sheet_words.hpp"
#include "output/sentences.hpp"

namespace citygauge {
namespace {

constexpr double drawing_tolerance_mm = 0.05;  // half of the finest line that print can show
constexpr double coarse_tolerance_mm = 0.2;    // of a simplified SVG
constexpr double least_coarse_mm = 0.5;        // features smaller than this are not in a simplified SVG
constexpr double map_margin_mm = 4;            // on A4, around what the sheet is about
constexpr double district_margin_mm = 10;      // a district is shown with its surroundings
constexpr double least_labelled_mm = 4;        // on A4: typical districts below this bear no labels
constexpr double scale_bar_share = 0.25;       // of the map frame's width
constexpr double scale_bar_step = 0.9;         // by which a bar that is too wide with its numbers shrinks

class Composer {
 public:
  Composer(const Canvas& canvas, const SheetSources& sources, const SheetSettings& settings,
           ComposedSheet& sheet)
      : canvas_(canvas), sources_(sources), settings_(settings), sheet_(sheet) {}

  /// Height of the imprint and of a panel below the map depend on what the map shows, and the map on them: a
  /// second round settles it.
  void run(SheetPage page) {
    const RunReport& report = sources_.report;
    sheet_.lettering = lettering_for(canvas_.size(), settings_.language);
    sheet_.stack = layers_of_sheet(sources_, sheet_.plan);
    sheet_.stack.scale_symbols(sheet_.lettering.scale);
    sheet_.table = district_table_rows(report, sheet_.plan, settings_.language);
    sheet_.heading = {settings_.title.empty() ? report.title : settings_.title,
                      settings_.subtitle.empty() ? subject_words(report, sheet_.plan, settings_.language)
                                                 : settings_.subtitle,
                      settings_.logo};
    sheet_.imprint.institute = settings_.institute;
    sheet_.imprint.date = settings_.date;
    sheet_.imprint.crs = crs_words(report.crs_wkt, report.crs_name);
    sheet_.imprint.version = CITYGAUGE_VERSION;
    sheet_.imprint.page = page.number;
    sheet_.imprint.pages = page.of;
    compose();
    const double imprint_mm = imprint_height_mm();
    const bool is_settled = sheet_.frames.panel_beside && imprint_mm <= sheet_.frames.imprint.height();
    if (!is_settled) compose();
  }

 private:
  void compose() {
    lay_out();
    unlabelled_ +=
        ease_crowding(sheet_.stack, typical_district_mm(sources_.report.districts.shapes, sheet_.view),
                      sheet_.lettering.mm(least_labelled_mm));
    draw_features(drawing_tolerance_mm, 0);
    sheet_.simplified = canvas_.format() == PictureFormat::svg && drawn_features() > most_svg_features;
    if (sheet_.simplified) draw_features(coarse_tolerance_mm, least_coarse_mm);
    sheet_.labels = place_map_labels(canvas_, sheet_.layers, sheet_.view, sheet_.lettering);
    sheet_.labels.unnamed_districts += unlabelled_;
    sheet_.legend = legend_of(sheet_.layers, sheet_.labels, legend_heading(), settings_.language);
    lay_out_parts();
    write_imprint();
  }

  /// The labels of the overview are counts, which only the legend can tell.
  [[nodiscard]] std::string legend_heading() const {
    if (!sheet_.plan.indicator.empty())
      return indicator_words(sources_.report, sheet_.plan.indicator, settings_.language);
    return settings_.language == Language::zh ? "达标情况（注记为项数）" : "Targets (labels are counts)";
  }

  void lay_out() {
    const Lettering& lettering = sheet_.lettering;
    const PaperBox interior = sheet_interior(canvas_.size(), lettering);
    const double width = interior.width() - 2 * lettering.mm(sheet_gap_mm);
    sheet_.frames = lay_out_frames(
        interior,
        {heading_height_mm(canvas_, sheet_.heading, width, lettering),
         citygauge::imprint_height_mm(canvas_, sheet_.imprint, width, lettering),
         coordinate_tick_margin_mm(canvas_, lettering), !sheet_.table.empty(), sheet_.panel.wanted_height_mm},
        lettering);
    const Box area = area_of_interest();
    const double margin = lettering.mm(sheet_.plan.district ? district_margin_mm : map_margin_mm);
    const PaperBox& frame = sheet_.frames.map;
    sheet_.view = settings_.scale_denominator ? MapView(frame, area.centre(), *settings_.scale_denominator)
                                              : fitting_view(area, frame, margin);
    const Box shown = sheet_.view.world();
    sheet_.fits = shown.contains({area.min_x, area.min_y}) && shown.contains({area.max_x, area.max_y});
  }

  /// What has to be on the sheet: the district, or all of them and, for an indicator of things, its evidence.
  [[nodiscard]] Box area_of_interest() const {
    const Districts& districts = sources_.report.districts;
    if (sheet_.plan.district) return districts.shapes[*sheet_.plan.district].box();
    Box area = districts.shapes.box();
    const Indicator* indicator = indicator_of(sources_.report, sheet_.plan.indicator);
    if (indicator != nullptr && !indicator->subject.empty())
      for (const Evidence& evidence : sheet_.stack.evidence) area.add(evidence.shapes.box());
    return area;
  }

  void draw_features(double tolerance_mm, double least_mm) {
    sheet_.layers.clear();
    sheet_.unreadable.clear();
    for (const MapLayer& layer : sheet_.stack.layers) {
      sheet_.layers.push_back(on_paper(layer, sheet_.view, tolerance_mm, least_mm));
      for (Text& dropped : drop_unreadable(sheet_.layers.back(), districts_on_paper_mm2()))
        sheet_.unreadable.push_back(std::move(dropped));
    }
  }

  /// Of all districts, also where the frame cuts them.
  [[nodiscard]] double districts_on_paper_mm2() const {
    const Shapes& districts = sources_.report.districts.shapes;
    double area = 0;
    for (std::size_t d = 0; d < districts.size(); ++d) area += area_m2(districts[d]);
    const double metres_per_mm = sheet_.view.metres_per_mm();
    const PaperBox& frame = sheet_.view.frame();
    return std::min(area / (metres_per_mm * metres_per_mm), frame.width() * frame.height());
  }

  [[nodiscard]] std::size_t drawn_features() const {
    std::size_t count = 0;
    for (const PaperLayer& layer : sheet_.layers) count += layer.drawn;
    return count;
  }

  void lay_out_parts() {
    const Lettering& lettering = sheet_.lettering;
    sheet_.ticks = coordinate_ticks_for(sheet_.view, lettering);
    sheet_.convergence_degrees =
        grid_convergence_degrees(sources_.report.crs_wkt, sheet_.view.world().centre()).value_or(0);
    PanelNeeds needs;
    needs.legend_height = [&](double width) {
      return legend_height_mm(canvas_, sheet_.legend, width, lettering);
    };
    needs.scale_size = [&](double width) { return scale_bar_within(width); };
    needs.north_arrow = north_arrow_size(canvas_, sheet_.convergence_degrees, lettering);
    if (!sheet_.table.empty())
      needs.table_height = [&](double width) {
        return district_table_height_mm(canvas_, sheet_.table, width, lettering);
      };
    if (sheet_.plan.district || !sheet_.fits)
      needs.inset_size = [&](PaperSize room) {
        return inset_size(canvas_, sources_.report.districts.shapes, room, lettering);
      };
    sheet_.panel = lay_out_panel(sheet_.frames, needs, lettering);
  }

  PaperSize scale_bar_within(double width_mm) {
    double bar_mm = std::min(width_mm, scale_bar_share * sheet_.frames.map.width());
    for (;; bar_mm *= scale_bar_step) {
      sheet_.scale_bar = scale_bar_for(sheet_.view.metres_per_mm(), bar_mm);
      const PaperSize size = scale_bar_size(canvas_, sheet_.scale_bar, sheet_.lettering);
      constexpr double least_bar_mm = 5;
      if (size.width_mm <= width_mm || bar_mm < least_bar_mm) return size;
    }
  }

  void write_imprint() {
    const bool zh = settings_.language == Language::zh;
    std::vector<std::string> remarks;
    for (const Text& remark : settings_.context_remarks) remarks.push_back(remark.in(settings_.language));
    std::string dense;
    for (const Text& text : sheet_.unreadable)
      dense += (dense.empty() ? "" : zh ? "、" : ", ") + text.in(settings_.language);
    if (!dense.empty())
      remarks.push_back(
          (zh ? "此比例尺下过密或过小而未绘：" : "not drawn, too dense or small at this scale: ") + dense);
    if (const std::string reason = why_not_evaluated(sources_.report, sheet_.plan); !reason.empty())
      remarks.push_back((zh ? "无法评价：" : "not evaluated: ") + note_words(reason, settings_.language));
    if (const std::size_t count = sheet_.labels.unnamed_districts; count > 0)
      remarks.push_back(fmt::format(
          fmt::runtime(zh ? "{} 个单元无处注记" : "districts without a label for want of room: {}"), count));
    if (sheet_.simplified)
      remarks.push_back(fmt::format(
          fmt::runtime(zh ? "要素超过 {} 个：本 SVG 简化至 {} 毫米，小于 {} 毫米者未绘；PDF 为全图"
                          : "above {} features: this SVG is simplified to {} mm and leaves out what is "
                            "smaller than {} mm; the PDF is complete"),
          most_svg_features, coarse_tolerance_mm, least_coarse_mm));
    sheet_.imprint.grid = grid_words(sheet_.ticks, settings_.language);
    sheet_.imprint.source = source_words(sources_.report, remarks, settings_.language);
    sheet_.imprint.scale =
        scale_words(sheet_.view.scale_denominator(), map_scale_factor(), settings_.language);
  }

  /// Length on the map by length on the ground, in the middle of the sheet.
  [[nodiscard]] double map_scale_factor() const {
    if (sources_.report.crs_wkt.empty()) return 1;
    Box middle;
    middle.add(sheet_.view.world().centre());
    const Distortion found = distortion(crs_from_text(sources_.report.crs_wkt, {}), middle);
    return (found.least_scale + found.greatest_scale) / 2;
  }

  [[nodiscard]] double imprint_height_mm() const {
    return citygauge::imprint_height_mm(canvas_, sheet_.imprint, sheet_.frames.imprint.width(),
                                        sheet_.lettering);
  }

  const Canvas& canvas_;
  const SheetSources& sources_;
  const SheetSettings& settings_;
  ComposedSheet& sheet_;
  std::size_t unlabelled_ = 0;  // districts
};

}  // namespace

std::unique_ptr<ComposedSheet> compose_sheet(const Canvas& canvas, const SheetSources& sources,
                                             const PlannedSheet& plan, const SheetSettings& settings,
                                             SheetPage page) {
  auto sheet = std::make_unique<ComposedSheet>();
  sheet->plan = plan;
  Composer(canvas, sources, settings, *sheet).run(page);
  return sheet;
}

}  // namespace citygauge
