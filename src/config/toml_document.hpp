// A TOML file as plain values that know where they stand. toml++ stays behind this header: no other source
// includes it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/error.hpp"

namespace citygauge {

struct TomlDate {};  // no configuration of ours has one; kept apart so that errors can name it

struct TomlValue {
  using List = std::vector<TomlValue>;
  using Table = std::map<std::string, TomlValue>;
  std::variant<bool, std::int64_t, double, std::string, TomlDate, List, Table> content;
  Location at;
  Location key_at;  // where its key stands; that of the value for elements of a list
};

/// What a value is, for an error message: "a list".
[[nodiscard]] std::string kind_of(const TomlValue& value);

/// The root table of a file. Numbers are finite.
/// ERRORS: Error{config} with the place, for whatever read_text_file refuses and for a syntax error.
[[nodiscard]] TomlValue read_toml_file(const std::filesystem::path& path);

}  // namespace citygauge
