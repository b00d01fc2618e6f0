#include "measures/weighed_areas.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "model/feature_batch.hpp"

namespace citygauge {
namespace {

/// How a polygon stands by each of the weightings; none: its class says nothing.
using Standings = std::vector<std::optional<Standing>>;

bool is_lower(const std::optional<Standing>& a, const std::optional<Standing>& b) {
  return a && b ? *a < *b : !a && b;
}

struct Lower {
  bool operator()(const Standings& a, const Standings& b) const {
    return std::ranges::lexicographical_compare(a, b, is_lower);
  }
};

using LevelOf = std::map<Standings, Level, Lower>;

/// The polygons of one chunk by their standings.
struct Weighed {
  LevelOf numbers;                      // of the standings that occur
  std::vector<std::uint32_t> numbered;  // of each polygon
  std::vector<WeightGaps> gaps;         // of each weighting
};

Weighed weighed(const ClassedChunk& chunk, std::span<const Weighting> weightings) {
  Weighed all;
  all.gaps.resize(weightings.size());
  std::vector<std::span<const double>> shares;
  for (const Weighting& weighting : weightings) shares.push_back(chunk.shares_by(weighting.attribute()));
  Standings standings(weightings.size());
  for (std::size_t i = 0; i < chunk.polygons.size(); ++i) {
    for (std::size_t w = 0; w < weightings.size(); ++w) {
      const Weighting& weighting = weightings[w];
      const double share = value_or_nan(shares[w], i);
      standings[w] = weighting.of(chunk.classes[i], share);
      all.gaps[w].add({standings[w] ? 0 : 1, Weighting::outside_range(share) ? 1 : 0,
                       weighting.waits_for_attribute(chunk.classes[i], share)});
    }
    const auto next = static_cast<Level>(all.numbers.size());
    all.numbered.push_back(all.numbers.emplace(standings, next).first->second);
  }
  return all;
}

/// The standings by some of the weightings.
Standings of_group(const Standings& standings, std::span<const std::size_t> group) {
  Standings some;
  for (const std::size_t w : group) some.push_back(standings[w]);
  return some;
}

/// The levels of a group of weightings, lowest first, without polygons that count for none of them.
std::vector<Standings> levels_of(const std::set<Standings, Lower>& all, std::span<const std::size_t> group) {
  std::set<Standings, Lower> some;
  for (const Standings& standings : all) some.insert(of_group(standings, group));
  some.erase(Standings(group.size()));
  return {some.begin(), some.end()};
}

/// Whether by each weighting of the group a higher level stands no lower, and all of them know the same
/// polygons: then the level on top for the group is on top for each.
bool agree(const std::vector<Standings>& levels) {
  for (std::size_t l = 0; l < levels.size(); ++l)
    for (std::size_t w = 0; w < levels[l].size(); ++w) {
      if (!levels[l][w]) return false;
      if (l > 0 && is_lower(levels[l][w], levels[l - 1][w])) return false;
    }
  return true;
}

/// The weightings in groups that agree. One that agrees with no other is a group of its own.
std::vector<std::vector<std::size_t>> groups_of(const std::set<Standings, Lower>& all,
                                                std::size_t weightings) {
  std::vector<std::vector<std::size_t>> groups;
  for (std::size_t w = 0; w < weightings; ++w) {
    const auto fits = std::ranges::find_if(groups, [&](std::vector<std::size_t> group) {
      group.push_back(w);
      return agree(levels_of(all, group));
    });
    if (fits != groups.end())
      fits->push_back(w);
    else
      groups.push_back({w});
  }
  return groups;
}

class Sweep {
 public:
  Sweep(std::span<const ClassedChunk* const> chunks, std::span<const Weighting> weightings,
        const Shapes& districts)
      : chunks_(chunks), districts_(districts), weighed_(chunks.size()) {
    tbb::parallel_for(std::size_t{0}, chunks.size(),
                      [&](std::size_t c) { weighed_[c] = weighed(*chunks[c], weightings); });
    for (const Weighed& part : weighed_)
      for (const auto& [standings, number] : part.numbers) occurring_.insert(standings);
  }

  [[nodiscard]] std::vector<WeighedAreas> for_all(std::size_t weightings) const {
    std::vector<WeighedAreas> all(weightings, {{}, LevelAreas(0, 0), {}});
    for (const auto& group : groups_of(occurring_, weightings)) {
      const std::vector<Standings> levels = levels_of(occurring_, group);
      const LevelAreas areas = swept(group, levels);
      for (std::size_t w = 0; w < group.size(); ++w) all[group[w]] = for_one(levels, w, areas);
    }
    for (const Weighed& part : weighed_)
      for (std::size_t w = 0; w < weightings; ++w) all[w].gaps.add(part.gaps[w]);
    return all;
  }

 private:
  [[nodiscard]] LevelAreas swept(std::span<const std::size_t> group,
                                 const std::vector<Standings>& levels) const {
    const Box extent = districts_.box();
    const std::size_t count = std::max<std::size_t>(levels.size(), 1);
    tbb::enumerable_thread_specific<UnionArea> collectors(extent, count);
    tbb::parallel_for(std::size_t{0}, chunks_.size(), [&](std::size_t c) {
      const auto level = levels_by_number(weighed_[c], group, levels);
      UnionArea& collector = collectors.local();
      for (std::size_t i = 0; i < chunks_[c]->polygons.size(); ++i)
        if (const auto own = level[weighed_[c].numbered[i]]) collector.add(chunks_[c]->polygons[i], *own);
    });
    UnionArea sweep(extent, count);
    for (UnionArea& collector : collectors) sweep.absorb(std::move(collector));
    return sweep.areas(districts_);
  }

  static std::vector<std::optional<Level>> levels_by_number(const Weighed& part,
                                                            std::span<const std::size_t> group,
                                                            const std::vector<Standings>& levels) {
    std::vector<std::optional<Level>> found(part.numbers.size());
    for (const auto& [standings, number] : part.numbers) {
      const Standings own = of_group(standings, group);
      const auto at = std::ranges::lower_bound(levels, own, Lower());
      if (at != levels.end() && !Lower()(own, *at)) found[number] = static_cast<Level>(at - levels.begin());
    }
    return found;
  }

  /// For the weighting that is number `w` of its group.
  [[nodiscard]] WeighedAreas for_one(const std::vector<Standings>& levels, std::size_t w,
                                     const LevelAreas& areas) const {
    std::set<Standing> own;
    for (const Standings& standings : levels) own.insert(*standings[w]);
    WeighedAreas one{{own.begin(), own.end()}, LevelAreas(districts_.size(), own.size()), {}};
    for (std::size_t d = 0; d < districts_.size(); ++d) {
      one.areas.gross(d) = areas.gross(d);
      for (std::size_t l = 0; l < levels.size(); ++l) {
        const auto level = std::distance(own.begin(), own.find(*levels[l][w]));
        one.areas.at(d, static_cast<Level>(level)) += areas.at(d, static_cast<Level>(l));
      }
    }
    return one;
  }

  std::span<const ClassedChunk* const> chunks_;
  const Shapes& districts_;
  std::vector<Weighed> weighed_;  // of each chunk
  std::set<Standings, Lower> occurring_;
};

}  // namespace

void WeightGaps::add(const WeightGaps& other) {
  without_weight += other.without_weight;
  bad_shares += other.bad_shares;
  lower_bound |= other.lower_bound;
}

std::span<const double> ClassedChunk::shares_by(const std::string& attribute) const {
  const auto column = shares.find(attribute);
  return column == shares.end() ? std::span<const double>() : column->second;
}

std::vector<WeighedAreas> weighed_areas(std::span<const ClassedChunk* const> chunks,
                                        std::span<const Weighting> weightings, const Shapes& districts) {
  return Sweep(chunks, weightings, districts).for_all(weightings.size());
}

}  // namespace citygauge
