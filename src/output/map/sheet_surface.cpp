#include "output/map/sheet_surface.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <fmt/format.h>

#include <cmath>
#include <new>
#include <vector>

#include "core/error.hpp"
#include "core/text_width.hpp"
#include "output/map/picture_bytes.hpp"
#include "output/source_date.hpp"

namespace citygauge {
namespace {

constexpr double mm_per_inch = 25.4;
constexpr double points_per_inch = 72;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned int length) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status) {
  if (status == CAIRO_STATUS_SUCCESS) return;
  if (status == CAIRO_STATUS_NO_MEMORY) throw std::bad_alloc();
  throw Error(ErrorKind::internal, fmt::format("drawing failed: {}", cairo_status_to_string(status)));
}

/// Without a date but SOURCE_DATE_EPOCH: the same sheet is the same file.
cairo_surface_t* pdf_surface(std::string& bytes, PaperSize size, const std::string& title) {
  const double unit = points_per_inch / mm_per_inch;
  cairo_surface_t* const surface =
      cairo_pdf_surface_create_for_stream(append, &bytes, size.width_mm * unit, size.height_mm * unit);
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, printable(title).c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "citygauge");
  const std::string date = source_date().value_or("");
  const std::string to_the_second = date.empty() ? date : date.substr(0, date.find('.')) + 'Z';
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, to_the_second.c_str());
  return surface;
}

/// In points: Cairo rounds coordinates to 1/256 of a unit, which is 1.4 µm.
cairo_surface_t* svg_surface(std::string& bytes, PaperSize size) {
  const double unit = points_per_inch / mm_per_inch;
  return cairo_svg_surface_create_for_stream(append, &bytes, size.width_mm * unit, size.height_mm * unit);
}

cairo_surface_t* png_surface(PaperSize size, double dpi) {
  constexpr double most_pixels_a_side = 32'000;
  constexpr double most_pixels = 250e6;  // 1 GB of memory
  const double width = std::round(size.width_mm / mm_per_inch * dpi);
  const double height = std::round(size.height_mm / mm_per_inch * dpi);
  if (!(width >= 1 && height >= 1)) {
    throw Error(ErrorKind::config, fmt::format("a PNG at {} dpi has no pixels", dpi),
                "give a resolution such as 300 dpi");
  }
  if (width > most_pixels_a_side || height > most_pixels_a_side || width * height > most_pixels) {
    throw Error(ErrorKind::config,
                fmt::format("a PNG of {:.0f} x {:.0f} mm at {} dpi would have {:.0f} x {:.0f} pixels",
                            size.width_mm, size.height_mm, dpi, width, height),
                "choose fewer dpi, a smaller sheet, or PDF; the most are 32,000 pixels a side and 250 "
                "million in all");
  }
  return cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height));
}

}  // namespace

struct SheetSurface::Handles {
  PictureFormat format;
  double dpi;
  std::string title;
  std::string bytes;
  cairo_surface_t* surface = nullptr;
  cairo_t* context = nullptr;

  ~Handles() {
    cairo_destroy(context);
    cairo_surface_destroy(surface);  // may still write to `bytes`
  }
  void begin(PaperSize size) {
    switch (format) {
      case PictureFormat::pdf:
        surface = pdf_surface(bytes, size, title);
        break;
      case PictureFormat::svg:
        surface = svg_surface(bytes, size);
        break;
      case PictureFormat::png:
        surface = png_surface(size, dpi);
        break;
    }
    check(cairo_surface_status(surface));
    context = cairo_create(surface);
    check(cairo_status(context));
    const double unit = (format == PictureFormat::png ? dpi : points_per_inch) / mm_per_inch;
    cairo_scale(context, unit, unit);
    cairo_set_source_rgb(context, 1, 1, 1);
    if (format != PictureFormat::pdf) cairo_paint(context);  // a PDF's paper is white by itself
  }
};

SheetSurface::SheetSurface(PictureFormat format, PaperSize size, double dpi, const std::string& title)
    : handles_(new Handles{.format = format, .dpi = dpi, .title = title, .bytes = {}}) {
  handles_->begin(size);
}

SheetSurface::~SheetSurface() = default;

cairo_t* SheetSurface::context() const {
  return handles_->context;
}

std::string SheetSurface::finish() {
  Handles& h = *handles_;
  check(cairo_status(h.context));
  if (h.format == PictureFormat::png) {
    check(cairo_surface_write_to_png_stream(h.surface, append, &h.bytes));
    return png_with_density(std::move(h.bytes), h.dpi);
  }
  cairo_surface_finish(h.surface);
  check(cairo_surface_status(h.surface));
  return h.format == PictureFormat::svg ? svg_with_title(h.bytes, h.title) : std::move(h.bytes);
}

}  // namespace citygauge
