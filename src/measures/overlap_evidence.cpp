#include "measures/overlap_evidence.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <iterator>

#include "geometry/overlap_outline.hpp"
#include "measures/evidence_builder.hpp"

namespace citygauge {
namespace {

namespace bg = boost::geometry;
using TreeBox = bg::model::box<bg::model::d2::point_xy<double>>;
using TreeEntry = std::pair<TreeBox, std::size_t>;
using Tree = bg::index::rtree<TreeEntry, bg::index::rstar<16>>;

constexpr double least_overlap_m2 = 1;  // slivers of digitising are counted, but not drawn
constexpr std::size_t tried_of_a_stack = 8;
constexpr std::ptrdiff_t most_stacks = 64;  // looked through; a park has thousands of plots, each its own

TreeBox tree_box(const Box& b) {
  return {{b.min_x, b.min_y}, {b.max_x, b.max_y}};
}

/// Whether each box covers half of the other: their polygons may lie on top of one another. Neighbours, and a
/// park with the plots in it, do not.
bool covers_half(const Box& a, const Box& b) {
  const auto area = [](const Box& box) { return (box.max_x - box.min_x) * (box.max_y - box.min_y); };
  const Box common{std::max(a.min_x, b.min_x), std::max(a.min_y, b.min_y), std::min(a.max_x, b.max_x),
                   std::min(a.max_y, b.max_y)};
  return 2 * area(common) > std::max(area(a), area(b));
}

}  // namespace

void OverlapFinder::add(ShapeView polygon, std::int64_t fid) {
  const Box box = polygon.box();
  if (box.intersects(extent_)) entries_.push_back({polygon, fid, box});
}

/// The pairs of one polygon after another; one per thread.
class OverlapFinder::Search {
 public:
  Search(const std::vector<Entry>& entries, const Tree& tree, const std::string& layer)
      : entries_(entries), tree_(tree), layer_(layer) {}

  /// Draws the overlaps of entry `i` with those after it, each pair once.
  void draw_pairs(std::size_t i) {
    find_later(i);
    stacks_.clear();
    for (const std::size_t j : later_) {
      Stack& stack = stack_of(entries_[j].box);
      if (stack.tried == tried_of_a_stack) {
        passed_over += stack.overlaps ? 1 : 0;
        continue;
      }
      ++stack.tried;
      if (draw(entries_[i], entries_[j])) stack.overlaps = true;
    }
  }

  EvidenceBuilder evidence{"evidence_overlaps", ShapeKind::polygon};
  std::int64_t passed_over = 0;

 private:
  /// Those whose boxes meet that of entry `i` and that come after it, by number.
  void find_later(std::size_t i) {
    const auto number = [&](std::size_t entry) { return std::pair(entries_[entry].fid, entry); };
    hits_.clear();
    tree_.query(bg::index::intersects(tree_box(entries_[i].box)), std::back_inserter(hits_));
    later_.clear();
    for (const auto& [box, j] : hits_)
      if (number(i) < number(j)) later_.push_back(j);
    std::ranges::sort(later_, {}, number);
  }

  bool draw(const Entry& a, const Entry& b) {
    Shapes overlap(ShapeKind::polygon);
    if (!append_overlap(overlap, a.shape, b.shape, least_overlap_m2)) return false;
    if (area_m2(overlap[0]) < least_overlap_m2) return false;
    evidence.add_shape(overlap[0]);
    evidence.set("layer", layer_);
    evidence.set("fid", a.fid);
    evidence.set("pair_fid", b.fid);
    evidence.set("area_m2", area_m2(overlap[0]));
    return true;
  }

  /// Polygons on top of one another, as far as one polygon has met them.
  struct Stack {
    Box first;
    std::size_t tried = 0;
    bool overlaps = false;
  };

  Stack& stack_of(const Box& box) {
    const auto fewest = std::ssize(stacks_) > most_stacks ? stacks_.end() - most_stacks : stacks_.begin();
    const auto known =
        std::find_if(fewest, stacks_.end(), [&](const Stack& s) { return covers_half(s.first, box); });
    return known != stacks_.end() ? *known : stacks_.emplace_back(Stack{box});
  }

  const std::vector<Entry>& entries_;
  const Tree& tree_;
  const std::string& layer_;
  std::vector<TreeEntry> hits_;
  std::vector<std::size_t> later_;
  std::vector<Stack> stacks_;
};

std::optional<Evidence> OverlapFinder::find(const std::string& layer) {
  std::vector<TreeEntry> boxes;
  for (std::size_t i = 0; i < entries_.size(); ++i) boxes.emplace_back(tree_box(entries_[i].box), i);
  const Tree tree(boxes);
  tbb::enumerable_thread_specific<Search> searches([&] { return Search(entries_, tree, layer); });
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, entries_.size()), [&](const auto& range) {
    tbb::this_task_arena::isolate([&] {  // a sweep that waits must not begin another range with this search
      Search& search = searches.local();
      for (std::size_t i = range.begin(); i < range.end(); ++i) search.draw_pairs(i);
    });
  });
  EvidenceBuilder all("evidence_overlaps", ShapeKind::polygon);
  passed_over_ = 0;
  for (Search& search : searches) {
    all.absorb(std::move(search.evidence));
    passed_over_ += search.passed_over;
  }
  if (all.empty()) return std::nullopt;
  return std::move(all).build();
}

}  // namespace citygauge
