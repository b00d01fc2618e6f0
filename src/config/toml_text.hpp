// TOML as text: what a generated project file is written with.
#pragma once

#include <string>

#include "config/toml_document.hpp"

namespace citygauge {

/// A text as TOML writes it: "\"G1\"".
[[nodiscard]] std::string toml_text(const std::string& text);

/// A whole document that read_toml_file reads back as the same values: tables of tables under headers, what
/// lies deeper inline; keys in their order. Comments are not kept. REQUIRES a table without dates.
[[nodiscard]] std::string toml_document_text(const TomlValue& root);

}  // namespace citygauge
