// Any bytes as WKB: read, or refused with the shapes left as they were; what is read is written and read back
// as it is.
#include "geometry/wkb.hpp"

#include <algorithm>

#include "expect.hpp"
#include "read_shapes.hpp"
#include "targets.hpp"

namespace citygauge::fuzz {
namespace {

void check_rings(ShapeView polygon) {
  for (std::size_t i = 0; i < polygon.part_count(); ++i) {
    const auto ring = polygon.part(i);
    expect(ring.size() >= 4 && ring.front() == ring.back(), "a ring is closed and has four points");
  }
}

void check_round_trip(ShapeView shape) {
  Shapes again(shape.kind());
  expect(append_wkb(again, to_wkb(shape)) == WkbOutcome::ok, "what was read is written as good WKB");
  expect(std::ranges::equal(again[0].points(), shape.points()), "... with the same points");
  expect(again[0].part_count() == shape.part_count(), "... and the same parts");
}

}  // namespace

/// The first byte chooses the kind of the layer.
void fuzz_wkb(Input input) {
  if (input.empty()) return;
  Shapes shapes(static_cast<ShapeKind>(input[0] % 3));
  if (!append_as_read(shapes, input.subspan(1))) return;
  if (shapes.kind() == ShapeKind::polygon) check_rings(shapes[0]);
  // A ring that rounding leaves without area has no orientation that writing could keep.
  bool oriented = true;
  for (std::size_t i = 0; i < shapes[0].part_count(); ++i)
    oriented = oriented && doubled_signed_area(shapes[0].part(i)) != 0;
  if (oriented || shapes.kind() != ShapeKind::polygon) check_round_trip(shapes[0]);
}

}  // namespace citygauge::fuzz
