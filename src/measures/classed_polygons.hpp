// The polygons of a layer that count, with their classes and shares: what areas by different weights have in
// common.
#pragma once

#include <tbb/enumerable_thread_specific.h>

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/text_column.hpp"
#include "measures/shared_product.hpp"

namespace citygauge {

class ClassedPolygons {
 public:
  /// Those of one batch.
  struct Chunk {
    Shapes polygons{ShapeKind::polygon};
    std::vector<std::int64_t> fids;
    TextColumn classes;                                 // "" where the class is not known
    std::map<std::string, std::vector<double>> shares;  // by attribute; NaN where it is not known
  };

  /// Those of a measure's layer, `where` and `range`.
  [[nodiscard]] static Shared<ClassedPolygons> of(const MeasureSpec& spec, const MeasureContext& context);

  /// Asks for the shares that an attribute gives; "" for none. Before the first batch. Who asks needs the
  /// attribute too: a layer is read once, with all that any measure needs of it.
  void ask_for(const std::string& attribute);
  /// May be called from several threads at once.
  void take(const Selection& selection);
  /// After the last batch; in an order that depends on threads.
  [[nodiscard]] std::vector<const Chunk*> chunks() const;

 private:
  std::set<std::string> attributes_;
  tbb::enumerable_thread_specific<std::vector<Chunk>> gathered_;
};

}  // namespace citygauge
