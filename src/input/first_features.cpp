#include "input/first_features.hpp"

#include <algorithm>
#include <iterator>
#include <limits>

#include "core/error.hpp"

namespace citygauge {

void FeatureNumbers::add(std::int64_t fid) {
  if (size_ == std::numeric_limits<std::uint32_t>::max() - 1)
    throw input_error("a layer has more than four thousand million features");
  const bool goes_on = !runs_.empty() && fid == runs_.back().second + (size_ - runs_.back().first);
  if (!goes_on) runs_.emplace_back(size_, fid);
  ++size_;
}

std::int64_t FeatureNumbers::at(std::uint32_t place) const {
  const auto next =
      std::ranges::upper_bound(runs_, place, {}, &std::pair<std::uint32_t, std::int64_t>::first);
  const auto& [first_place, first_number] = *std::prev(next);
  return first_number + (place - first_place);
}

FirstFeatures::Slot& FirstFeatures::slot_for(Part& part, std::uint32_t hash) {
  const std::size_t mask = part.slots.size() - 1;
  std::size_t at = hash & mask;
  while (part.slots[at].place != 0 && part.slots[at].hash != hash) at = (at + 1) & mask;
  return part.slots[at];
}

void FirstFeatures::grow(Part& part) {
  constexpr std::size_t least_slots = 8;
  Part larger{std::vector<Slot>(std::max(least_slots, 2 * part.slots.size())), part.used};
  for (const Slot& slot : part.slots)
    if (slot.place != 0) slot_for(larger, slot.hash) = slot;
  part = std::move(larger);
}

std::optional<std::uint32_t> FirstFeatures::find_or_add(std::uint64_t hash, std::uint32_t place) {
  Part& part = parts_[hash >> 52U];
  if (5 * (part.used + 1) > 4 * part.slots.size()) grow(part);
  const auto low = static_cast<std::uint32_t>(hash);
  Slot& slot = slot_for(part, low);
  if (slot.place != 0) return slot.place - 1;
  slot = {low, place + 1};
  ++part.used;
  return std::nullopt;
}

}  // namespace citygauge
