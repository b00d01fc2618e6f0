#include "output/map/picture_bytes.hpp"

#include <gtest/gtest.h>

namespace citygauge {
namespace {

TEST(PngWithDensity, says_the_resolution_after_the_header) {
  // 300 dpi are 300 / 0.0254 = 11811 pixels a metre, 0x2E23. The checksum is the one that every program
  // writes for this chunk: 78 A5 3F 76.
  const std::string header(33, 'h');
  const std::string chunk("\0\0\0\x09pHYs\0\0\x2E\x23\0\0\x2E\x23\x01\x78\xA5\x3F\x76", 21);
  EXPECT_EQ(png_with_density(header + "rest", 300), header + chunk + "rest");
}

TEST(SvgWithTitle, escapes_the_title_and_forgets_the_count_of_surfaces) {
  const std::string svg = "<?xml?>\n<svg width=\"1pt\">\n<g id=\"surface12\">\n</g>\n</svg>\n";
  EXPECT_EQ(svg_with_title(svg, "<script> & Co"),
            "<?xml?>\n<svg width=\"1pt\">\n<title>&lt;script&gt; &amp; Co</title>\n<g id=\"surface\">\n</g>\n"
            "</svg>\n");
}

TEST(SvgWithTitle, shortens_path_data_and_nothing_else) {
  const std::string svg =
      "<svg >\n<path style=\"stroke-width:0.352778;\" d=\"M 210.000618 -164.9 L 1.25 12 Z \" "
      "transform=\"matrix(2.834646,0)\"/>\n</svg>";
  EXPECT_EQ(svg_with_title(svg, ""),
            "<svg >\n<title></title>\n<path style=\"stroke-width:0.352778;\" d=\"M 210 -164.9 L 1.25 12 Z \" "
            "transform=\"matrix(2.834646,0)\"/>\n</svg>");
}

}  // namespace
}  // namespace citygauge
