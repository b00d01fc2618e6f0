#include "geometry/gathered_shapes.hpp"

#include <iterator>

namespace citygauge {
namespace {

constexpr std::size_t points_in_a_piece = 65536;  // 1 MB: given back to the system when it is freed

}  // namespace

void GatheredShapes::add_feature(ShapeView feature) {
  if (pieces_.empty() || pieces_.back().points().size() >= points_in_a_piece) pieces_.emplace_back(kind_);
  pieces_.back().add_feature(feature);
}

Shapes GatheredShapes::take() {
  Shapes all(kind_);
  all.reserve(pieces_);
  for (Shapes& piece : pieces_) {
    for (std::size_t i = 0; i < piece.size(); ++i) all.add_feature(piece[i]);
    piece = Shapes(kind_);
  }
  pieces_.clear();
  return all;
}

void GatheredShapes::append(GatheredShapes&& other) {
  pieces_.insert(pieces_.end(), std::make_move_iterator(other.pieces_.begin()),
                 std::make_move_iterator(other.pieces_.end()));
  other.pieces_.clear();
}

}  // namespace citygauge
