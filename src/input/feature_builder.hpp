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

/// Numbers that had to be read out of a text such as "10,000".
struct NumbersInText {
  std::int64_t count = 0;
  std::string example;  // the least of them, so that threads do not change it

  void add(const std::string& text) { merge({1, text}); }
  void merge(const NumbersInText& other) {
    if (other.count > 0 && (count == 0 || other.example < example)) example = other.example;
    count += other.count;
  }
};

/// A built batch and what happened on the way. The rows of `repaired` are parallel to the batch.
struct BuiltBatch {
  FeatureBatch features;
  std::vector<bool> repaired;
  std::int64_t filtered = 0;  // excluded by the project's `where`
  std::int64_t rejected = 0;
  std::int64_t wrong_kind = 0;          // of those rejected
  std::int64_t dimensions_dropped = 0;  // Z or M
  std::int64_t points_dropped = 0;      // features with repeated points
  std::int64_t rings_turned = 0;        // features with holes that ran around like their shells
  std::map<std::string, NumbersInText> numbers_in_text;  // by attribute
  std::vector<Issue> issues;
  std::map<std::pair<std::string, std::string>, std::int64_t>
      unknown_values;                                                       // (attribute, value) -> features
  std::map<std::pair<std::string, std::string>, ExactSum> unknown_area_m2;  // of polygons
  std::map<std::pair<std::string, std::string>, std::int64_t> flagged_values;
};

/// `duplicates`: parallel to `raw`, what repeats an earlier feature.
[[nodiscard]] BuiltBatch build_batch(const ArrowBatch& raw, const std::vector<bool>& duplicates,
                                     const BuildRules& rules);

}  // namespace citygauge
