// The surface behind a canvas: a Cairo context in millimetres, and the bytes of the file that it becomes.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "output/map/cairo_types.hpp"
#include "output/map/canvas.hpp"

namespace citygauge {

class SheetSurface {
 public:
  /// ERRORS: Error{input} when a PNG would have more than 32,000 pixels a side or 250 million in all.
  SheetSurface(PictureFormat format, PaperSize size, double dpi, const std::string& title);
  ~SheetSurface();
  SheetSurface(const SheetSurface&) = delete;
  SheetSurface& operator=(const SheetSurface&) = delete;

  /// Its unit is a millimetre, y downwards from the top left corner.
  [[nodiscard]] cairo_t* context() const;

  /// Ends the drawing and returns the file's bytes, the same for the same drawing. To be called once.
  [[nodiscard]] std::string finish();

 private:
  struct Handles;
  std::unique_ptr<Handles> handles_;
};

}  // namespace citygauge
