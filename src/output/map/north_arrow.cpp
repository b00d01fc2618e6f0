#include "output/map/north_arrow.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace citygauge {
namespace {

constexpr double arrow_mm = 12;             // on A4
constexpr double half_width_mm = 2.4;       // of the arrow when it stands alone
constexpr double slim_half_width_mm = 1.3;  // beside that of true north
constexpr double gap_mm = 0.6;
constexpr double least_turn_degrees = 15;
constexpr double greatest_turn_degrees = 30;

/// The words at the tips and below.
struct Words {
  std::string grid, truth, angle;  // the latter two "" where grid north passes for true north
};

Words words_for(double convergence_degrees, const Lettering& lettering) {
  if (!shows_convergence(convergence_degrees)) return {lettering.either("北", "N"), "", ""};
  return {lettering.either("坐标北", "Grid N"), lettering.either("真北", "True N"),
          convergence_words(convergence_degrees)};
}

double half_width(double convergence_degrees, const Lettering& lettering) {
  return lettering.mm(shows_convergence(convergence_degrees) ? slim_half_width_mm : half_width_mm);
}

/// Where everything stands, measured from the foot of the arrows, y downwards.
struct Arrangement {
  Words words;
  Point grid_words, true_words, angle_words;  // top middle of each
  PaperBox box;
};

void include(PaperBox& box, Point top_middle, TextSize size) {
  box.left = std::min(box.left, top_middle.x - size.width_mm / 2);
  box.right = std::max(box.right, top_middle.x + size.width_mm / 2);
  box.top = std::min(box.top, top_middle.y);
  box.bottom = std::max(box.bottom, top_middle.y + size.height_mm);
}

/// The words at the two tips stand side by side: each is pushed away from the other.
Arrangement arrange(const Canvas& canvas, double convergence_degrees, const Lettering& lettering) {
  const TextStyle style = text_style(lettering.small_pt(), true);
  Arrangement out;
  out.words = words_for(convergence_degrees, lettering);
  const double half = half_width(convergence_degrees, lettering);
  const double length = lettering.mm(arrow_mm);
  out.box = {-half, -length, half, 0};
  const TextSize grid = canvas.measure(out.words.grid, style);
  out.grid_words = {0, -length - lettering.mm(gap_mm) - grid.height_mm};
  if (!out.words.truth.empty()) {
    const TextSize truth = canvas.measure(out.words.truth, style);
    const Point tip = true_north_offset(convergence_degrees, length);
    const double side = tip.x < 0 ? -1 : 1;
    const double apart = (grid.width_mm + truth.width_mm) / 2 + lettering.mm(2 * gap_mm);
    const double push = std::max(0.0, (apart - std::abs(tip.x)) / 2);
    out.grid_words.x = -side * push;
    out.true_words = {tip.x + side * push, out.grid_words.y};
    include(out.box, out.true_words, truth);
    const TextStyle plain = text_style(lettering.small_pt());
    out.angle_words = {0, lettering.mm(gap_mm)};
    include(out.box, out.angle_words, canvas.measure(out.words.angle, plain));
  }
  include(out.box, out.grid_words, grid);
  return out;
}

void draw_polygon(Canvas& canvas, const std::vector<Point>& ring, const Symbol& symbol) {
  Shapes shape(ShapeKind::polygon);
  shape.add_part(ring);
  shape.end_feature();
  canvas.draw(shape, symbol);
}

/// A dart with its left half filled, its tip above `foot`.
void draw_grid_north(Canvas& canvas, Point foot, double half, const Lettering& lettering) {
  const Point tip{foot.x, foot.y - lettering.mm(arrow_mm)};
  const Point notch{foot.x, foot.y - lettering.mm(arrow_mm) * 0.2};
  const double outline = lettering.mm(0.2);
  draw_polygon(canvas, {tip, {foot.x - half, foot.y}, notch, tip}, filled(ink, outline));
  draw_polygon(canvas, {tip, notch, {foot.x + half, foot.y}, tip}, filled(paper_white, outline));
}

/// A thin line with an open head.
void draw_true_north(Canvas& canvas, Point foot, double convergence_degrees, const Lettering& lettering) {
  const Point way = true_north_offset(convergence_degrees, lettering.mm(arrow_mm));
  const Point tip = foot + way;
  const Point along = way * (1 / lettering.mm(arrow_mm));
  const Point across{-along.y, along.x};
  const Symbol line = pen(lettering.mm(0.3));
  const Point back = tip - along * lettering.mm(2);
  canvas.draw_line(foot, tip, line);
  canvas.draw_line(back + across * lettering.mm(0.8), tip, line);
  canvas.draw_line(back - across * lettering.mm(0.8), tip, line);
}

}  // namespace

bool shows_convergence(double convergence_degrees) {
  return std::abs(convergence_degrees) >= least_convergence_degrees;
}

std::string convergence_words(double convergence_degrees) {
  const long minutes = std::lround(std::abs(convergence_degrees) * 60);
  const char* sign = minutes == 0 ? "" : convergence_degrees < 0 ? "−" : "+";
  return fmt::format("γ = {}{}°{:02}′", sign, minutes / 60, minutes % 60);
}

Point true_north_offset(double convergence_degrees, double length_mm) {
  const double turn = std::clamp(std::abs(convergence_degrees), least_turn_degrees, greatest_turn_degrees);
  const double angle = (convergence_degrees < 0 ? turn : -turn) * std::numbers::pi / 180;
  return {length_mm * std::sin(angle), -length_mm * std::cos(angle)};
}

PaperSize north_arrow_size(const Canvas& canvas, double convergence_degrees, const Lettering& lettering) {
  const PaperBox box = arrange(canvas, convergence_degrees, lettering).box;
  return {box.width(), box.height()};
}

void draw_north_arrow(Canvas& canvas, Point at, double convergence_degrees, const Lettering& lettering) {
  const Arrangement place = arrange(canvas, convergence_degrees, lettering);
  const Point foot{at.x - place.box.left, at.y - place.box.top};
  const TextStyle bold = text_style(lettering.small_pt(), true);
  draw_grid_north(canvas, foot, half_width(convergence_degrees, lettering), lettering);
  canvas.write(foot + place.grid_words, place.words.grid, bold, TextAlign::centre);
  if (place.words.truth.empty()) return;
  draw_true_north(canvas, foot, convergence_degrees, lettering);
  canvas.write(foot + place.true_words, place.words.truth, bold, TextAlign::centre);
  canvas.write(foot + place.angle_words, place.words.angle, text_style(lettering.small_pt()),
               TextAlign::centre);
}

}  // namespace citygauge
