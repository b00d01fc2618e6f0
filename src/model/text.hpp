// A text in the two languages of the tool.
#pragma once

#include <cstdint>
#include <string>

namespace citygauge {

enum class Language : std::uint8_t { zh, en };

struct Text {
  std::string zh;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const {
    const std::string& wanted = language == Language::zh ? zh : en;
    const std::string& other = language == Language::zh ? en : zh;
    return wanted.empty() ? other : wanted;
  }
};

}  // namespace citygauge
