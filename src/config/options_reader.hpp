// Turns a TOML table into the options of a measure, which only the measure interprets.
#pragma once

#include "config/toml_document.hpp"
#include "model/indicator.hpp"

namespace citygauge {

/// The entries of a table other than `reserved` as options, each placed at its key. ERRORS: a date.
[[nodiscard]] Options read_options(const TomlValue::Table& table,
                                   const std::vector<std::string>& reserved = {});

}  // namespace citygauge
