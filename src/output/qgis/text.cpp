#include "output/qgis/text.hpp"

#include <array>

#include "output/xml_text.hpp"

namespace citygauge {
namespace {

/// The sign of a verdict and the space behind it, if the text begins so.
std::string_view leading_sign(std::string_view text) {
  constexpr std::array<std::string_view, 5> signs{"✓ ", "✗ ", "△ ", "? ", "– "};
  for (const std::string_view sign : signs)
    if (text.starts_with(sign)) return sign;
  return {};
}

}  // namespace

std::string qgis_text(std::string_view utf8) {
  std::string inert = xml_text(utf8);
  for (std::size_t at = inert.find("[%"); at != std::string::npos; at = inert.find("[%", at + 2))
    inert.insert(at + 1, " ");
  return inert;
}

std::string in_both_languages(const Text& text) {
  if (text.zh.empty() || text.en.empty() || text.zh == text.en) return text.in(Language::zh);
  const std::string_view sign = leading_sign(text.zh);
  const bool shared = !sign.empty() && leading_sign(text.en) == sign;
  return text.zh + ' ' + (shared ? text.en.substr(sign.size()) : text.en);
}

}  // namespace citygauge
