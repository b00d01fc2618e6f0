#include "targets.hpp"

#include <algorithm>
#include <array>

namespace citygauge::fuzz {

std::span<const FuzzTarget> targets() {
  static constexpr std::array all{
      FuzzTarget{"configuration", fuzz_configuration},
      FuzzTarget{"code_system", fuzz_code_system},
      FuzzTarget{"filter", fuzz_filter},
      FuzzTarget{"encoding", fuzz_encoding},
      FuzzTarget{"wkb", fuzz_wkb},
      FuzzTarget{"polygon", fuzz_polygon},
      FuzzTarget{"union_area", fuzz_union_area},
      FuzzTarget{"district_grid", fuzz_district_grid},
      FuzzTarget{"disc_union", fuzz_disc_union},
      FuzzTarget{"corridor", fuzz_corridor},
      FuzzTarget{"parted_polygon", fuzz_parted_polygon},
      FuzzTarget{"walk_network", fuzz_walk_network},
      FuzzTarget{"pixel_coverage", fuzz_pixel_coverage},
      FuzzTarget{"result", fuzz_result},
  };
  return all;
}

const FuzzTarget* find_target(const std::string& name) {
  const auto found = std::ranges::find(targets(), name, [](const FuzzTarget& target) { return target.name; });
  return found == targets().end() ? nullptr : &*found;
}

}  // namespace citygauge::fuzz
