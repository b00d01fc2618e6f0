// The places of what the layer doctor found, as points to click through in QGIS.
#pragma once

#include <filesystem>

#include "inspect/inspection.hpp"

namespace citygauge {

/// One table `problems`: severity, code, source, layer, feature, message, message_zh, detail, and a point
/// where the place is known. The file comes whole or not at all. ERRORS: Error{config} when `file` is there
/// already or does not end in
/// ".gpkg"; Error{input} when it cannot be written.
void write_problem_points(const Inspection& inspection, const std::filesystem::path& file);

}  // namespace citygauge
