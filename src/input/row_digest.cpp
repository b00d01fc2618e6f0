#include "input/row_digest.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string_view>

#include "core/digest.hpp"

namespace citygauge {
namespace {

constexpr std::size_t digits_of_part = 16;  // hexadecimal, of 64 bits

/// Lengths stand before texts, so that "ab", "c" and "a", "bc" differ.
struct AddValue {
  std::string& content;
  void operator()(std::monostate /*null*/) const { content += '0'; }
  void operator()(double number) const { content += fmt::format("n{};", number); }
  void operator()(const std::string& text) const { content += fmt::format("t{}:{}", text.size(), text); }
};

}  // namespace

void RowDigest::add(const ArrowBatch& rows, std::size_t field_count) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto wkb = rows.geometry(row);
    std::string content = fmt::format("g{}:", wkb.size());
    content.append(reinterpret_cast<const char*>(wkb.data()), wkb.size());
    for (std::size_t field = 0; field < field_count; ++field)
      std::visit(AddValue{content}, rows.field(field, row));
    const std::string digest = sha256_of(content);
    for (std::size_t part = 0; part < sum_.size(); ++part) {
      std::uint64_t number = 0;
      const char* const digits = digest.data() + part * digits_of_part;
      std::from_chars(digits, digits + digits_of_part, number, 16);
      sum_[part] += number;
    }
  }
  rows_ += static_cast<std::int64_t>(rows.size());
}

std::string RowDigest::text() const {
  return fmt::format("{} rows, SHA-256 {:016x}{:016x}{:016x}{:016x}", rows_, sum_[0], sum_[1], sum_[2],
                     sum_[3]);
}

}  // namespace citygauge
