// The fuzzer's bytes, taken piece by piece. Beyond their end everything is 0.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace citygauge::fuzz {

using Input = std::span<const std::uint8_t>;

class Bytes {
 public:
  explicit Bytes(Input bytes) : bytes_(bytes) {}

  [[nodiscard]] bool empty() const { return at_ >= bytes_.size(); }
  std::uint8_t byte() { return empty() ? std::uint8_t{0} : bytes_[at_++]; }
  /// 0 to count - 1. REQUIRES 0 < count <= 256.
  std::size_t choice(std::size_t count) { return byte() % count; }
  /// -32768 to 32767, low byte first.
  int number() {
    const int low = byte();
    return static_cast<std::int16_t>(low | byte() << 8);
  }
  [[nodiscard]] Input rest() const { return bytes_.subspan(at_ < bytes_.size() ? at_ : bytes_.size()); }

 private:
  Input bytes_;
  std::size_t at_ = 0;
};

inline std::string as_text(Input bytes) {
  return {bytes.begin(), bytes.end()};
}

}  // namespace citygauge::fuzz
