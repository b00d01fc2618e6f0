// The command line as plain data, read from CLI11's own objects, so that it cannot differ from what is
// parsed.
#pragma once

#include "output/catalogue/catalogue.hpp"
#include "output/manual/program_description.hpp"

namespace CLI {
class App;
}

namespace citygauge {

/// The commands that `--help` lists, and what of the catalogue can be named in their options.
[[nodiscard]] ProgramDescription described(const CLI::App& app, const Catalogue& catalogue);

}  // namespace citygauge
