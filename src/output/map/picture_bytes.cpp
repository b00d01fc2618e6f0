#include "output/map/picture_bytes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "core/error.hpp"
#include "core/text_width.hpp"

namespace citygauge {
namespace {

std::string big_endian(std::uint32_t number) {
  std::string bytes;
  for (const unsigned shift : {24u, 16u, 8u, 0u}) bytes += static_cast<char>((number >> shift) & 0xFFu);
  return bytes;
}

/// The checksum of PNG chunks (ISO 3309, polynomial 0xEDB88320).
std::uint32_t crc(std::string_view bytes) {
  std::uint32_t value = 0xFFFFFFFFu;
  for (const char byte : bytes) {
    value ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1u) ^ ((value & 1u) != 0 ? 0xEDB88320u : 0u);
  }
  return ~value;
}

std::string xml(std::string_view text) {
  std::string escaped;
  for (const char c : printable(text)) {
    if (c == '&') {
      escaped += "&amp;";
    } else if (c == '<') {
      escaped += "&lt;";
    } else if (c == '>') {
      escaped += "&gt;";
    } else {
      escaped += c;
    }
  }
  return escaped;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// "12.340" as "12.34", "12.000" as "12".
void drop_closing_zeros(std::string& number) {
  while (number.back() == '0') number.pop_back();
  if (number.back() == '.') number.pop_back();
}

/// Appends path data with at most three decimals: a thousandth of a millimetre or point.
void append_shortened(std::string& to, std::string_view path) {
  constexpr int most_decimals = 3;
  int decimals = -1;  // -1: before the point
  for (const char c : path) {
    if (c == '.') {
      decimals = 0;
    } else if (!is_digit(c)) {
      if (decimals >= 0) drop_closing_zeros(to);
      decimals = -1;
    } else if (decimals >= 0 && ++decimals > most_decimals) {
      continue;
    }
    to += c;
  }
}

/// Cairo writes six decimals, which makes a third of a large drawing.
std::string with_short_numbers(std::string_view svg) {
  constexpr std::string_view path_begins = " d=\"";
  std::string shortened;
  shortened.reserve(svg.size());
  std::size_t done = 0;
  for (std::size_t at = svg.find(path_begins); at != std::string_view::npos;
       at = svg.find(path_begins, done)) {
    const std::size_t path = at + path_begins.size();
    const std::size_t end = std::min(svg.find('"', path), svg.size());
    shortened += svg.substr(done, path - done);
    append_shortened(shortened, svg.substr(path, end - path));
    done = end;
  }
  shortened += svg.substr(done);
  return shortened;
}

}  // namespace

std::string png_with_density(std::string png, double dpi) {
  constexpr std::size_t after_header = 8 + 25;  // signature and IHDR
  constexpr double inches_per_metre = 1 / 0.0254;
  const std::string per_metre = big_endian(static_cast<std::uint32_t>(std::lround(dpi * inches_per_metre)));
  const std::string content = "pHYs" + per_metre + per_metre + '\x01';
  const auto length = static_cast<std::uint32_t>(content.size() - 4);
  return png.insert(after_header, big_endian(length) + content + big_endian(crc(content)));
}

std::string svg_with_title(const std::string& cairos, const std::string& title) {
  std::string svg = with_short_numbers(cairos);
  const std::size_t element = svg.find("<svg ");
  const std::size_t content = svg.find(">\n", element);
  if (content == std::string::npos) throw Error(ErrorKind::internal, "Cairo's SVG has no beginning");
  const std::string_view id = "<g id=\"surface";
  const std::size_t page = svg.find(id, content);
  if (page != std::string::npos) {
    const std::size_t number = page + id.size();
    svg.erase(number, svg.find('"', number) - number);
  }
  return svg.insert(content + 2, "<title>" + xml(title) + "</title>\n");
}

}  // namespace citygauge
