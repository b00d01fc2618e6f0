// All fuzz targets. A target takes any bytes, makes its kernel's or reader's input of them, and checks what
// comes out against an oracle or against what the header promises.
#pragma once

#include <span>
#include <string>

#include "bytes.hpp"

namespace citygauge::fuzz {

struct FuzzTarget {
  const char* name;  // of the folder in fuzz/corpus as well
  void (*run)(Input input);
};

[[nodiscard]] std::span<const FuzzTarget> targets();
/// nullptr when there is none.
[[nodiscard]] const FuzzTarget* find_target(const std::string& name);

void fuzz_configuration(Input input);   // configuration.cpp: project, profile, indicator, role, style
void fuzz_code_system(Input input);     // configuration.cpp: CSV
void fuzz_filter(Input input);          // filter.cpp
void fuzz_encoding(Input input);        // encoding.cpp
void fuzz_wkb(Input input);             // wkb.cpp: reading, validity, repair
void fuzz_polygon(Input input);         // polygon.cpp: inner point, simplification, medial axis
void fuzz_union_area(Input input);      // union_area.cpp
void fuzz_district_grid(Input input);   // district_grid.cpp
void fuzz_disc_union(Input input);      // disc_union.cpp
void fuzz_corridor(Input input);        // corridor.cpp
void fuzz_parted_polygon(Input input);  // parted_polygon.cpp
void fuzz_walk_network(Input input);    // walk_network.cpp
void fuzz_pixel_coverage(Input input);  // pixel_coverage.cpp
void fuzz_result(Input input);          // result.cpp: a result.gpkg with changed bytes

}  // namespace citygauge::fuzz
