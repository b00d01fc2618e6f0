// Which features of a layer of millions were the first with their geometry, in some 14 bytes each.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace citygauge {

/// Numbers of features by the place at which they come: mostly consecutive, so kept as runs.
class FeatureNumbers {
 public:
  void add(std::int64_t fid);
  [[nodiscard]] std::uint32_t size() const { return size_; }
  /// REQUIRES place < size().
  [[nodiscard]] std::int64_t at(std::uint32_t place) const;

 private:
  std::vector<std::pair<std::uint32_t, std::int64_t>> runs_;  // first place, its number
  std::uint32_t size_ = 0;
};

/// A hash table in many small parts, so that none doubles while all wait. It knows 44 bits of a hash: now and
/// then two features among millions agree by chance, so what it finds has to be looked at.
class FirstFeatures {
 public:
  FirstFeatures() : parts_(part_count) {}

  /// The place of an earlier feature with this hash; where there is none, `place` is kept as the first.
  std::optional<std::uint32_t> find_or_add(std::uint64_t hash, std::uint32_t place);

 private:
  static constexpr std::size_t part_count = 4096;

  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t place = 0;  // counted from 1; 0: nothing is here
  };
  struct Part {
    std::vector<Slot> slots;  // a power of two, at most 4/5 full
    std::size_t used = 0;
  };
  static Slot& slot_for(Part& part, std::uint32_t hash);
  static void grow(Part& part);

  std::vector<Part> parts_;
};

}  // namespace citygauge
