// What Cairo leaves out of the files that it writes, or puts in that differs from run to run.
#pragma once

#include <string>

namespace citygauge {

/// The PNG with its resolution (a pHYs chunk), so that it prints in its true size. REQUIRES a PNG without.
[[nodiscard]] std::string png_with_density(std::string png, double dpi);

/// Cairo's SVG with a title, with path data of three decimals in place of six, and with an id for its page
/// that does not count the surfaces of this process.
[[nodiscard]] std::string svg_with_title(const std::string& cairos, const std::string& title);

}  // namespace citygauge
