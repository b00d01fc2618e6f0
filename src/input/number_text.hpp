// Numbers as planners' tables hold them in text columns: "１２０００", "10,000", "35%", "1.2万", "12 m".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace citygauge {

struct NumberInText {
  double value = 0;
  bool mended = false;  // it was not written as a plain number
};

/// The finite number that the text is as a whole; nullopt when it is none, or when something
/// follows it that is no way to write `unit` as roles name it ("m", "m2", "people", …, "" for shares and
/// counts). "35%" is 0.35 where there is no unit, and 35 where the unit is %. A comma is taken for a
/// thousands separator alone, and only where three digits follow each: "1,5" is no number.
[[nodiscard]] std::optional<NumberInText> number_in_text(std::string_view text, std::string_view unit);

}  // namespace citygauge
