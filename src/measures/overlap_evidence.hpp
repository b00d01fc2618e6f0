// Evidence of what the input drew more than once: the places where two polygons of a layer overlap.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "model/result.hpp"

namespace citygauge {

class OverlapFinder {
 public:
  /// Only overlaps that reach into `extent` are looked for.
  explicit OverlapFinder(const Box& extent) : extent_(extent) {}

  /// The polygons must outlive the finder.
  void add(const Shapes& polygons, const std::vector<std::int64_t>& fids);

  /// Table `evidence_overlaps`: layer, fid, pair_fid, area_m2; nullopt when nothing overlaps.
  [[nodiscard]] std::optional<Evidence> find(const std::string& layer) const;

 private:
  struct Entry {
    ShapeView shape;
    std::int64_t fid;
    Box box;
  };
  Box extent_;
  std::vector<Entry> entries_;
};

}  // namespace citygauge
