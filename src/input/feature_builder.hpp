// From raw columns to a feature batch: geometry parsed, transformed, checked and mended; attributes
// classified.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/exact_sum.hpp"
#include "input/arrow_stream.hpp"
#include "input/crs.hpp"
#include "input/field_binding.hpp"
#include "model/feature_batch.hpp"
#include "model/result.hpp"

namespace citygauge {

/// What the builder of a layer's batches needs to know.
struct BuildRules {
  const LayerSource* source = nullptr;
  const Role* role = nullptr;
  const std::map<std::string, CodeSystem>* code_systems = nullptr;
  const CrsTransform* to_working = nullptr;
  ShapeKind kind = ShapeKind::polygon;
  std::vector<FieldBinding> bindings;                          // bindings[i].field is field i of the batches
  std::vector<std::pair<std::string, std::string>> fallbacks;  // attributes without a field -> their value
  Filter filter;
  std::vector<std::size_t> filter_fields;  // filter field -> field of the batches
};

/// A built batch and what happened on the way. The rows of `repaired` are parallel to the batch.
struct BuiltBatch {
  FeatureBatch features;
  std::vector<bool> repaired;
  std::int64_t filtered = 0;  // excluded by the project's `where`
  std::int64_t rejected = 0;
  std::int64_t wrong_kind = 0;  // of those rejected
  std::vector<Issue> issues;
  std::map<std::pair<std::string, std::string>, std::int64_t>
      unknown_values;                                                       // (attribute, value) -> features
  std::map<std::pair<std::string, std::string>, ExactSum> unknown_area_m2;  // of polygons
  std::map<std::pair<std::string, std::string>, std::int64_t> flagged_values;
};

[[nodiscard]] BuiltBatch build_batch(const ArrowBatch& raw, const BuildRules& rules);

}  // namespace citygauge
