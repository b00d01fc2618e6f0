// What the raw bytes of a file's text say of their encoding, before GDAL decodes them.
#pragma once

#include <cstdint>
#include <string>

#include "input/encoding.hpp"

namespace citygauge {

/// Of a .dbf: its field names and the values of its character fields. Reads the file once; stops, with what
/// it has, where the file is cut. Nothing is found in what is no .dbf.
[[nodiscard]] EncodingEvidence dbf_encoding(const std::string& path);

/// How many rows the head of a .dbf states; -1 where it is no .dbf.
[[nodiscard]] std::int64_t dbf_rows(const std::string& path);

/// Of a file that is text as a whole.
[[nodiscard]] EncodingEvidence plain_text_encoding(const std::string& path);

}  // namespace citygauge
