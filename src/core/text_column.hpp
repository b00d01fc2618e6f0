// A column of texts in which few are different: each is kept once, a row is its number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace citygauge {

class TextColumn {
 public:
  TextColumn() = default;
  TextColumn(std::initializer_list<std::string_view> texts) {
    for (const std::string_view text : texts) push_back(text);
  }

  [[nodiscard]] std::size_t size() const { return codes_.size(); }
  [[nodiscard]] bool empty() const { return codes_.empty(); }
  [[nodiscard]] const std::string& operator[](std::size_t row) const { return texts_[codes_[row]]; }

  void push_back(std::string_view text) { codes_.push_back(code_of(text)); }
  void set(std::size_t row, std::string_view text) { codes_[row] = code_of(text); }
  void append(const TextColumn& other);

  /// The row's text as its place among the different texts of the column, in the order of their letters and
  /// from 1; 0 for "".
  [[nodiscard]] std::vector<std::uint32_t> in_alphabetical_order() const;

 private:
  std::uint32_t code_of(std::string_view text);

  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> code_of_;
  std::vector<std::string> texts_;    // by code
  std::vector<std::uint32_t> codes_;  // by row
};

}  // namespace citygauge
