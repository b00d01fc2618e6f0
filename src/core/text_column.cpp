#include "core/text_column.hpp"

#include <map>

namespace citygauge {

std::uint32_t TextColumn::code_of(std::string_view text) {
  const auto known = code_of_.find(text);
  if (known != code_of_.end()) return known->second;
  const auto code = static_cast<std::uint32_t>(texts_.size());
  code_of_.emplace(text, code);
  texts_.emplace_back(text);
  return code;
}

void TextColumn::append(const TextColumn& other) {
  std::vector<std::uint32_t> own;  // by the other's code
  for (const std::string& text : other.texts_) own.push_back(code_of(text));
  codes_.reserve(codes_.size() + other.codes_.size());
  for (const std::uint32_t code : other.codes_) codes_.push_back(own[code]);
}

std::vector<std::uint32_t> TextColumn::in_alphabetical_order() const {
  const std::map<std::string_view, std::uint32_t> sorted(code_of_.begin(), code_of_.end());
  std::vector<std::uint32_t> places(texts_.size(), 0);
  std::uint32_t place = 0;
  for (const auto& [text, code] : sorted)
    if (!text.empty()) places[code] = ++place;
  std::vector<std::uint32_t> rows;
  rows.reserve(codes_.size());
  for (const std::uint32_t code : codes_) rows.push_back(places[code]);
  return rows;
}

}  // namespace citygauge
