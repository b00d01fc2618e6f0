// Measures on tiny layers in memory, without an indicator: what they say, their ledgers and their evidence.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "config/library.hpp"
#include "evaluate/feature_selector.hpp"
#include "measures/measure.hpp"
#include "measures/options.hpp"
#include "measures/shared_product.hpp"
#include "support/memory_layers.hpp"

namespace citygauge::test {

inline const Library& data_library() {
  static const Library loaded = load_library(CITYGAUGE_SOURCE_DIR);
  return loaded;
}

struct MeasureRun {
  MeasureSpec spec;
  MemoryLayers::Layers layers;
  Districts districts;
  std::string group_by = {};
  std::optional<double> threshold = {};
  Asked asked = Asked::evidence;
};

/// A square kilometre at the origin.
inline const std::string square = "POLYGON((0 0,1000 0,1000 1000,0 1000,0 0))";

template <typename Value>
Option option(const Value& value) {
  Option made;
  if constexpr (std::is_convertible_v<Value, std::string>)
    made.value = std::string(value);
  else
    made.value = value;
  return made;
}

/// `near = { role = {} }`
inline Option every(const std::string& role) {
  Option::Table roles;
  roles[role].value = Option::Table();
  return option(roles);
}

/// Reads each layer once for all measures, as a run does: a batch has what any of them asked for.
inline void feed(const std::vector<std::unique_ptr<Measure>>& measures, MemoryLayers& provider) {
  struct Use {
    Measure* measure;
    std::size_t need;
    LayerNeed wanted;
  };
  std::map<std::string, std::vector<Use>> uses;  // by role
  std::map<std::string, std::vector<std::string>> attributes;
  for (const auto& measure : measures) {
    const std::vector<LayerNeed> needs = measure->needs();
    for (std::size_t n = 0; n < needs.size(); ++n) {
      uses[needs[n].role].push_back({measure.get(), n, needs[n]});
      for (const std::string& name : needs[n].attributes) attributes[needs[n].role].push_back(name);
      for (const auto& [name, values] : needs[n].where) attributes[needs[n].role].push_back(name);
    }
  }
  for (const auto& [role, users] : uses) {
    if (!provider.has(role)) continue;
    (void)provider.read(role, attributes[role], [&](const FeatureBatch& batch) {
      std::vector<bool> counts;
      for (const Use& use : users) {
        counts = FeatureSelector(use.wanted).select(batch);
        use.measure->take(use.need, {batch, counts});
      }
      return counts;
    });
  }
}

enum class Others : std::uint8_t { value_only, whole };

/// What measures of one run say that share their products, fed one after another and finished in their order.
/// All but the first are `others`.
inline std::vector<Measured> measured_together(const std::vector<MeasureSpec>& specs, const MeasureRun& run,
                                               Others others = Others::whole) {
  const DistrictGrid grid(run.districts.shapes);
  const auto shared = std::make_shared<SharedProducts>();
  MemoryLayers provider(run.layers, data_library().roles);
  std::vector<std::unique_ptr<Measure>> measures;
  for (const MeasureSpec& spec : specs) {
    const MeasureDeclaration& declaration = *find_measure(spec.measure);
    check_options(spec.options, declaration);
    const bool is_other = others == Others::value_only && !measures.empty();
    const Asked asked = is_other ? Asked::values : run.asked;
    measures.push_back(
        declaration.make(spec, {run.districts, grid, run.group_by, run.threshold, shared, asked}));
  }
  feed(measures, provider);
  std::vector<Measured> found;
  for (const auto& measure : measures) found.push_back(measure->finish());
  return found;
}

inline Measured measured(const MeasureRun& run) {
  return measured_together({run.spec}, run).front();
}

inline std::vector<std::optional<double>> values(const Measured& found) {
  std::vector<std::optional<double>> all;
  for (const Quantity& quantity : found.quantities) all.push_back(quantity.value);
  return all;
}

/// A row of the ledger of one district; NaN when it is not there.
inline double ledger(const Measured& found, const std::string& step, std::size_t district = 0) {
  for (const LedgerEntry& row : found.ledger)
    if (row.subject == district && row.step == step) return row.quantity;
  return std::nan("");
}

/// Whether the rows before `counted` add up to it, and it is the value.
inline bool adds_up(const Measured& found, std::size_t district = 0) {
  double sum = 0, counted = std::nan("");
  for (const LedgerEntry& row : found.ledger) {
    if (row.subject != district) continue;
    if (row.step == "counted")
      counted = row.quantity;
    else
      sum += row.quantity;
  }
  return std::abs(sum - counted) <= 1e-9 * std::max(1.0, std::abs(counted)) &&
         counted == found.quantities[district].value;
}

inline std::size_t evidence_rows(const Measured& found) {
  std::size_t rows = 0;
  for (const Evidence& evidence : found.evidence) rows += evidence.shapes.size();
  return rows;
}

}  // namespace citygauge::test
