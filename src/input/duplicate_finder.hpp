// Finds features that repeat an earlier feature of their layer altogether: the same geometry, byte for byte,
// and the same value in every field, whether the run needs the field or not. Two kindergartens at one spot
// whose names differ are two; a polygon drawn twice with another number in its id field is two as well.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "input/arrow_stream.hpp"
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
  bool repeats(std::int64_t first, std::int64_t fid);
  std::optional<std::string> digest(std::int64_t fid);
  void digest_all();

  std::function<DatasetHandle()> open_;
  std::string layer_name_;
  DatasetHandle dataset_;
  OGRLayer* layer_ = nullptr;
  bool random_read_ = false;
  std::unordered_map<std::size_t, std::int64_t> first_with_;          // hash of a geometry -> first feature
  std::unordered_set<std::string> met_;                               // digests of features looked up
  std::unordered_map<std::int64_t, std::string> digests_by_feature_;  // where there is no random access
};

}  // namespace citygauge
