#include "output/map/canvas.hpp"

#include <cairo.h>
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <fstream>

#include "core/error.hpp"
#include "output/map/picture_pixels.hpp"
#include "output/map/sheet_surface.hpp"
#include "output/map/symbol_painter.hpp"
#include "output/map/text_painter.hpp"
#include "output/text_file_output.hpp"

namespace citygauge {
namespace {

/// The file under a temporary name until it is whole.
class SheetFile {
 public:
  explicit SheetFile(std::filesystem::path file) : file_(std::move(file)), part_(file_) {
    part_ += ".part";
    stream_.open(part_, std::ios::binary);
    if (!stream_) throw write_error(file_, last_system_error());
  }
  ~SheetFile() {
    std::error_code ignored;
    if (!is_whole_) std::filesystem::remove(part_, ignored);
  }
  SheetFile(const SheetFile&) = delete;
  SheetFile& operator=(const SheetFile&) = delete;

  void write(const std::string& bytes) {
    stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream_.close();
    if (!stream_) throw write_error(file_, last_system_error());
    std::error_code failed;
    std::filesystem::rename(part_, file_, failed);
    if (failed) throw write_error(file_, failed.message());
    is_whole_ = true;
  }

 private:
  std::filesystem::path file_, part_;
  std::ofstream stream_;
  bool is_whole_ = false;
};

Shapes rectangle(const PaperBox& box) {
  Shapes shape(ShapeKind::polygon);
  const Point corner{box.left, box.top};
  const std::array<Point, 5> ring{
      corner, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}, corner};
  shape.add_part(ring);
  shape.end_feature();
  return shape;
}

/// The largest box of the picture's proportions in the middle of `box`.
PaperBox fitted(const PaperBox& box, const Pixels& picture) {
  const double mm_per_pixel = std::min(box.width() / picture.width, box.height() / picture.height);
  const Point middle = box.centre();
  const Point half{picture.width * mm_per_pixel / 2, picture.height * mm_per_pixel / 2};
  return {middle.x - half.x, middle.y - half.y, middle.x + half.x, middle.y + half.y};
}

}  // namespace

struct Canvas::Parts {
  PictureFormat format;
  PaperSize size;
  SheetFile file;
  SheetSurface surface;
  TextPainter text;

  [[nodiscard]] cairo_t* context() const { return surface.context(); }
};

Canvas::Canvas(const std::filesystem::path& file, PictureFormat format, PaperSize size, double dpi,
               const std::string& title)
    : parts_(new Parts{format, size, SheetFile(file), SheetSurface(format, size, dpi, title),
                       TextPainter(format == PictureFormat::png ? GlyphPaint::outlines : GlyphPaint::text)}) {
}

Canvas::~Canvas() = default;

PaperSize Canvas::size() const {
  return parts_->size;
}

PictureFormat Canvas::format() const {
  return parts_->format;
}

void Canvas::clip(const PaperBox& box) {
  cairo_save(parts_->context());
  cairo_new_path(parts_->context());
  cairo_rectangle(parts_->context(), box.left, box.top, box.width(), box.height());
  cairo_clip(parts_->context());
}

void Canvas::unclip() {
  cairo_restore(parts_->context());
}

void Canvas::draw(const Shapes& on_paper, const Symbol& symbol) {
  paint_features(parts_->context(), on_paper, symbol);
}

void Canvas::draw(ShapeView on_paper, const Symbol& symbol) {
  Shapes single(on_paper.kind());
  single.add_feature(on_paper);
  draw(single, symbol);
}

void Canvas::draw_line(Point from, Point to, const Symbol& line) {
  Shapes single(ShapeKind::line);
  single.add_part(std::array{from, to});
  single.end_feature();
  draw(single, line);
}

void Canvas::draw_box(const PaperBox& box, const Symbol& area) {
  draw(rectangle(box), area);
}

TextSize Canvas::measure(const std::string& text, const TextStyle& style, double wrap_mm) const {
  return parts_->text.measure(text, style, wrap_mm);
}

void Canvas::write(Point at, const std::string& text, const TextStyle& style, TextAlign align,
                   double wrap_mm) {
  parts_->text.write(parts_->context(), at, text, style, align, wrap_mm);
}

void Canvas::write_turned(Point centre, const std::string& text, const TextStyle& style,
                          double angle_degrees) {
  parts_->text.write_turned(parts_->context(), centre, text, style, angle_degrees);
}

void Canvas::write_stacked(Point centre, const std::string& text, const TextStyle& style) {
  parts_->text.write_stacked(parts_->context(), centre, text, style);
}

TextSize Canvas::measure_stacked(const std::string& text, const TextStyle& style) const {
  return parts_->text.measure_stacked(text, style);
}

void Canvas::draw_picture(const PaperBox& box, const std::filesystem::path& picture) {
  constexpr double most_pixels_per_mm = 600 / 25.4;  // finer is not seen in print
  const double side_mm = std::max(box.width(), box.height());
  Pixels pixels = read_pixels(picture, static_cast<int>(std::ceil(side_mm * most_pixels_per_mm)));
  const PaperBox place = fitted(box, pixels);
  cairo_surface_t* const image =
      cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(pixels.argb.data()),
                                          CAIRO_FORMAT_ARGB32, pixels.width, pixels.height, 4 * pixels.width);
  cairo_t* const context = parts_->context();
  cairo_save(context);
  cairo_translate(context, place.left, place.top);
  cairo_scale(context, place.width() / pixels.width, place.height() / pixels.height);
  cairo_set_source_surface(context, image, 0, 0);
  cairo_paint(context);
  cairo_restore(context);
  cairo_surface_finish(image);  // vector surfaces keep a copy
  cairo_surface_destroy(image);
}

void Canvas::finish() {
  parts_->file.write(parts_->surface.finish());
}

}  // namespace citygauge
