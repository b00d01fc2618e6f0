// Finds features that repeat an earlier feature of their layer altogether: the same geometry, byte for byte,
// and the same value in every field, whether the run needs the field or not. Two kindergartens at one spot
// whose names differ are two; a polygon drawn twice with another number in its id field is two as well.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "input/arrow_stream.hpp"
#include "input/first_features.hpp"
#include "input/gdal_session.hpp"

class OGRLayer;

namespace citygauge {

/// For one layer, read once and in order. Geometries are told apart by a hash while they stream by; only
/// where two agree are both features looked up with all their fields, through a handle of its own.
class DuplicateFinder {
 public:
  /// `open` opens the layer's dataset once more; called when the first two geometries agree.
  DuplicateFinder(std::function<DatasetHandle()> open, std::string layer);
  ~DuplicateFinder();

  /// Whether each feature of the batch repeats one before it, of this batch or an earlier one. Features
  /// without a geometry repeat nothing.
  [[nodiscard]] std::vector<bool> find(const ArrowBatch& batch);

 private:
  using Digest = std::array<std::uint64_t, 2>;  // the first half of a SHA-256

  bool repeats(std::uint32_t first, std::uint32_t place);
  std::optional<Digest> digest(std::uint32_t place);
  void open_again();

  std::function<DatasetHandle()> open_;
  std::string layer_name_;
  DatasetHandle dataset_;
  OGRLayer* layer_ = nullptr;
  bool by_number_ = false;
  FeatureNumbers numbers_;
  FirstFeatures first_with_;
  std::set<std::uint32_t> looked_at_;  // firsts whose digest is among those met
  std::set<Digest> met_;               // of the features looked up
  std::vector<Digest> digests_;        // of all features in their order, where none can be had by its number
};

}  // namespace citygauge
