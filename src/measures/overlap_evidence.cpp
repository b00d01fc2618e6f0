#include "measures/overlap_evidence.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

#include "geometry/overlap_outline.hpp"
#include "measures/evidence_builder.hpp"

namespace citygauge {
namespace {

namespace bg = boost::geometry;
using TreeBox = bg::model::box<bg::model::d2::point_xy<double>>;
using TreeEntry = std::pair<TreeBox, std::size_t>;

constexpr double least_overlap_m2 = 1;  // slivers of digitising are counted, but not drawn

TreeBox tree_box(const Box& b) {
  return {{b.min_x, b.min_y}, {b.max_x, b.max_y}};
}

}  // namespace

void OverlapFinder::add(const Shapes& polygons, const std::vector<std::int64_t>& fids) {
  for (std::size_t i = 0; i < polygons.size(); ++i) {
    const Box box = polygons[i].box();
    if (box.intersects(extent_)) entries_.push_back({polygons[i], fids[i], box});
  }
}

std::optional<Evidence> OverlapFinder::find(const std::string& layer) const {
  std::vector<TreeEntry> boxes;
  for (std::size_t i = 0; i < entries_.size(); ++i) boxes.emplace_back(tree_box(entries_[i].box), i);
  const bg::index::rtree<TreeEntry, bg::index::rstar<16>> tree(boxes);
  tbb::enumerable_thread_specific<EvidenceBuilder> found("evidence_overlaps", ShapeKind::polygon);
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, entries_.size()), [&](const auto& range) {
    EvidenceBuilder& evidence = found.local();
    std::vector<TreeEntry> hits;
    for (std::size_t i = range.begin(); i < range.end(); ++i) {
      hits.clear();
      tree.query(bg::index::intersects(boxes[i].first), std::back_inserter(hits));
      for (const auto& [box, j] : hits) {
        const Entry& a = entries_[i];
        const Entry& b = entries_[j];
        if (std::pair(a.fid, i) >= std::pair(b.fid, j)) continue;  // each pair once
        Shapes overlap(ShapeKind::polygon);
        if (!append_overlap(overlap, a.shape, b.shape) || area_m2(overlap[0]) < least_overlap_m2) continue;
        evidence.add_shape(overlap[0]);
        evidence.set("layer", layer);
        evidence.set("fid", a.fid);
        evidence.set("pair_fid", b.fid);
        evidence.set("area_m2", area_m2(overlap[0]));
      }
    }
  });
  EvidenceBuilder all("evidence_overlaps", ShapeKind::polygon);
  for (EvidenceBuilder& part : found) all.absorb(std::move(part));
  if (all.empty()) return std::nullopt;
  return std::move(all).build();
}

}  // namespace citygauge
