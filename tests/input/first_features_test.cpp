#include "input/first_features.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace citygauge {
namespace {

TEST(FeatureNumbers, are_found_by_place_across_gaps_and_repetitions) {
  const std::vector<std::int64_t> fids{1, 2, 3, 7, 8, 8, -4, 9'000'000'000, 9'000'000'001};
  FeatureNumbers numbers;
  for (const std::int64_t fid : fids) numbers.add(fid);
  ASSERT_EQ(numbers.size(), fids.size());
  for (std::uint32_t place = 0; place < fids.size(); ++place) EXPECT_EQ(numbers.at(place), fids[place]);
}

// Every feature is found by its own hash and by no other, among so many that each part grows several times.
TEST(FirstFeatures, know_the_first_of_each_hash) {
  std::mt19937_64 random(7);
  std::map<std::uint64_t, std::uint32_t> expected;
  FirstFeatures first;
  for (std::uint32_t place = 0; place < 200'000; ++place) {
    const std::uint64_t hash = random();
    EXPECT_EQ(first.find_or_add(hash, place), std::nullopt);
    expected.emplace(hash, place);
  }
  for (const auto& [hash, place] : expected) EXPECT_EQ(first.find_or_add(hash, 999'999), place);
}

TEST(FirstFeatures, take_hashes_that_share_their_low_bits_for_different_parts) {
  FirstFeatures first;
  EXPECT_EQ(first.find_or_add(5, 0), std::nullopt);
  EXPECT_EQ(first.find_or_add((std::uint64_t{1} << 52U) + 5, 1), std::nullopt);
  EXPECT_EQ(first.find_or_add((std::uint64_t{1} << 40U) + 5, 2), 0U) << "44 bits are known";
}

}  // namespace
}  // namespace citygauge
