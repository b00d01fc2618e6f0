// Evidence of what the input drew more than once: the places where two polygons of a layer overlap.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "model/result.hpp"

namespace citygauge {

class OverlapFinder {
 public:
  /// Only overlaps that reach into `extent` are looked for.
  explicit OverlapFinder(const Box& extent) : extent_(extent) {}

  /// The polygon must outlive the finder.
  void add(ShapeView polygon, std::int64_t fid);

  /// Table `evidence_overlaps`: layer, fid, pair_fid, area_m2; nullopt when nothing overlaps. Of many
  /// polygons on top of one another each is drawn with the next few only, so that a stack costs as much as
  /// its polygons do, not as its pairs.
  [[nodiscard]] std::optional<Evidence> find(const std::string& layer);
  /// Pairs that the last search passed over for that.
  [[nodiscard]] std::int64_t passed_over() const { return passed_over_; }

 private:
  struct Entry {
    ShapeView shape;
    std::int64_t fid;
    Box box;
  };
  class Search;

  Box extent_;
  std::vector<Entry> entries_;
  std::int64_t passed_over_ = 0;
};

}  // namespace citygauge
