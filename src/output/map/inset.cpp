#include "output/map/inset.hpp"

#include <algorithm>

namespace citygauge {
namespace {

constexpr double margin_mm = 1.2;          // on A4, between the frame and the districts
constexpr double least_picture_mm = 12;    // on A4, of the shorter side
constexpr double greatest_proportion = 3;  // of the sides
constexpr double least_extent_mm = 2;      // of the drawn rectangle, so that it can be found
constexpr double tolerance_mm = 0.08;
constexpr double mm_per_m = 1000;
constexpr Colour land{226, 226, 226};
constexpr Colour border{140, 140, 140};
constexpr Colour marked_land{60, 100, 150};
constexpr Colour extent_red{200, 30, 30};

TextStyle heading_style(const Lettering& lettering) {
  return text_style(lettering.small_pt(), true);
}

std::string heading(const Lettering& lettering) {
  return lettering.either("位置图", "Location");
}

double heading_mm(const Canvas& canvas, const Lettering& lettering) {
  return canvas.measure(heading(lettering), heading_style(lettering)).height_mm + lettering.mm(0.6);
}

MapView view_of(const Box& world, const PaperBox& frame) {
  constexpr double least_side_m = 1e-3;
  const double metres_per_mm =
      std::max({world.width() / frame.width(), world.height() / frame.height(), least_side_m});
  return {frame, world.centre(), metres_per_mm * mm_per_m};
}

/// A rectangle on paper, never smaller than can be seen, and closed along the frame where it reaches beyond.
PaperBox extent_on_paper(const MapView& view, const Box& extent, double least_mm, const PaperBox& frame) {
  const Point middle = view.to_paper(extent.centre());
  const double half_width = std::max(extent.width() / view.metres_per_mm(), least_mm) / 2;
  const double half_height = std::max(extent.height() / view.metres_per_mm(), least_mm) / 2;
  return {std::max(middle.x - half_width, frame.left), std::max(middle.y - half_height, frame.top),
          std::min(middle.x + half_width, frame.right), std::min(middle.y + half_height, frame.bottom)};
}

}  // namespace

PaperSize inset_size(const Canvas& canvas, const Shapes& districts, PaperSize room,
                     const Lettering& lettering) {
  const Box world = districts.box();
  if (world.empty()) return {0, 0};
  const double edges = 2 * lettering.mm(margin_mm);
  const double top = heading_mm(canvas, lettering);
  const double width = room.width_mm - edges;
  const double height = room.height_mm - edges - top;
  const double least = lettering.mm(least_picture_mm);
  if (width < least || height < least) return {0, 0};
  const double proportion = world.height() > 0 ? world.width() / world.height() : greatest_proportion;
  const double shown = std::clamp(proportion, 1 / greatest_proportion, greatest_proportion);
  const double picture_width = std::min(width, height * shown);
  return {picture_width + edges, picture_width / shown + edges + top};
}

void draw_inset(Canvas& canvas, const PaperBox& box, const Shapes& districts, const Inset& inset,
                const Lettering& lettering) {
  if (box.width() <= 0 || box.height() <= 0 || districts.box().empty()) return;
  const double top = heading_mm(canvas, lettering);
  canvas.draw_box(box, filled(paper_white));
  canvas.write({box.centre().x, box.top + lettering.mm(0.3)}, heading(lettering), heading_style(lettering),
               TextAlign::centre);
  const PaperBox frame{box.left, box.top + top, box.right, box.bottom};
  const MapView view = view_of(districts.box(), frame.shrunk(lettering.mm(margin_mm)));
  const Shapes on_paper = view.to_paper(districts, tolerance_mm);
  Shapes marked(ShapeKind::polygon);
  for (const std::size_t district : inset.marked) {
    marked.add_feature(on_paper[district]);
  }
  canvas.clip(frame);
  canvas.draw(on_paper, filled(land, lettering.mm(0.12), border));
  canvas.draw(marked, filled(marked_land, lettering.mm(0.2)));
  if (inset.sheet_extent) {
    canvas.draw_box(extent_on_paper(view, *inset.sheet_extent, lettering.mm(least_extent_mm),
                                    frame.shrunk(lettering.mm(margin_mm / 2))),
                    filled(Colour{0, 0, 0, 0}, lettering.mm(0.4), extent_red));
  }
  canvas.unclip();
  canvas.draw_box(box, filled(Colour{0, 0, 0, 0}, lettering.mm(0.25)));
}

}  // namespace citygauge
