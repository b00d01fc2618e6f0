// Manual pages in roff, one for the program and one for each command.
#pragma once

#include <string>
#include <vector>

#include "output/manual/program_description.hpp"

namespace citygauge {

struct ManPage {
  std::string name;  // "citygauge-check.1"
  std::string text;
};

/// `date` stands in the foot line, "2025-01-31".
[[nodiscard]] std::vector<ManPage> man_pages(const ProgramDescription& program, const std::string& date,
                                             Language language);

/// `text` as roff prints it and nothing else: no request, escape or quote in it has a meaning. Line ends
/// become spaces.
[[nodiscard]] std::string roff_text(const std::string& text);

}  // namespace citygauge
