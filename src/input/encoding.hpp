// In which encoding the text of a file without a (right) declaration is: UTF-8, or the Chinese CP936 (GBK)
// and its larger form GB18030. Bytes alone decide; a pure function, safe on any bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace citygauge {

enum class TextEncoding : std::uint8_t { ascii, utf8, cp936, gb18030, unknown };

/// The name that GDAL and iconv know it by; "" for ascii and unknown.
[[nodiscard]] std::string to_string(TextEncoding encoding);

/// Gathers what the texts of one file say. A text may be cut within its last character, as the fields and the
/// 10-byte field names of a .dbf are.
class EncodingEvidence {
 public:
  void add(std::string_view text);

  /// UTF-8 when all is valid UTF-8, but for a few hanzi that happen to be (一 is U+04BB); CP936 or GB18030
  /// when all is valid in it and most characters are of GB 2312, as Chinese names are; unknown otherwise.
  [[nodiscard]] TextEncoding guess() const;
  /// Whether the guess also stands against a declared encoding in which any bytes are valid: UTF-8 with
  /// characters of three bytes; hanzi of GB 2312 nearly throughout.
  [[nodiscard]] bool sure() const;

 private:
  void add_as_utf8(std::string_view text);
  void add_as_gb18030(std::string_view text);

  bool any_ = false;
  bool valid_utf8_ = true;
  bool valid_gb18030_ = true;
  std::int64_t long_sequences_ = 0;   // UTF-8 of three or four bytes
  std::int64_t latin_sequences_ = 0;  // UTF-8 of U+0080 to U+024F
  std::int64_t pairs_ = 0;            // GBK characters of two bytes
  std::int64_t common_pairs_ = 0;     // of them those of GB 2312
  std::int64_t quads_ = 0;            // GB18030 characters of four bytes
};

/// `text` without the incomplete character at its end, if it is UTF-8 but for that.
[[nodiscard]] std::string_view without_cut_character(std::string_view text);

/// Whether it is valid UTF-8 as a whole (no overlong forms, no surrogates).
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace citygauge
