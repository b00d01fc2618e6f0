// What a measure is: something that takes the features of one or more layers and yields one quantity per
// district (or per thing), with its ledger and evidence.
//
// A measure declares which layers, attributes and parameters it needs; the plan checks a project against that
// declaration, and help and documentation come from it. To add a measure, write one .hpp/.cpp pair and one
// line in registry.cpp.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geometry/district_grid.hpp"
#include "model/district.hpp"
#include "model/feature_batch.hpp"
#include "model/indicator.hpp"
#include "model/raster.hpp"
#include "model/result.hpp"
#include "model/role.hpp"

namespace citygauge {

/// A layer that a measure reads.
struct LayerNeed {
  std::string role;
  ClassFilter where;                    // features that count; the measure sees the others too, marked
  std::vector<std::string> attributes;  // asked for if the layer has them
  bool optional = false;                // without it the measure still has a value
  RangeFilter range = {};               // of the measure's own layer; set by the plan
};

/// A batch with the features that count marked.
struct Selection {
  const FeatureBatch& batch;
  const std::vector<bool>& counts;
};

/// The quantity of one subject, SI units; or the reason why there is none.
struct Quantity {
  std::optional<double> value;
  std::string note;
};

struct Subject {
  std::string id;
  std::string name;
  std::string scope;
};

struct LedgerEntry {
  std::size_t subject = 0;
  std::string step;
  double quantity = 0;
  std::string unit;
};

struct Measured {
  /// Things that have the quantities; empty: the districts.
  std::vector<Subject> subjects;
  std::vector<Quantity> quantities;                                   // one per subject
  std::vector<std::pair<std::string, std::vector<Quantity>>> groups;  // with group_by: class -> quantities
  std::vector<LedgerEntry> ledger;
  std::vector<Evidence> evidence;
  std::vector<Issue> issues;
};

class Measure {
 public:
  Measure() = default;
  Measure(const Measure&) = delete;
  Measure& operator=(const Measure&) = delete;
  virtual ~Measure() = default;

  [[nodiscard]] virtual std::vector<LayerNeed> needs() const = 0;
  /// Takes a batch of layer `need` (index into needs()). Called from several threads at once; one layer after
  /// another, in an order that is not the measure's.
  virtual void take(std::size_t need, const Selection& selection) = 0;
  /// Takes a raster layer. Called once, after the last batch of all vector layers.
  virtual void take(std::size_t need, Raster& raster);
  /// Called once, after the last batch.
  [[nodiscard]] virtual Measured finish() = 0;
};

class SharedProducts;  // measures/shared_product.hpp

/// How much of Measured is asked for; each includes what stands before it.
enum class Asked : std::uint8_t {
  values,   // subjects, quantities and groups: of an alternative, and of what is divided by
  ledger,   // and the ledger and issues: where the project wants no evidence
  evidence  // all
};

/// What every measure may use.
struct MeasureContext {
  const Districts& districts;
  const DistrictGrid& grid;  // over the districts
  std::string group_by;      // attribute by which the indicator wants the quantity split; "" for none
  std::optional<double>
      threshold;  // where its strictest target's verdict turns, for evidence ("too narrow?")
  std::shared_ptr<SharedProducts> shared = nullptr;  // of the run; none: the measure shares nothing
  Asked asked = Asked::evidence;

  [[nodiscard]] bool draws_evidence() const { return asked == Asked::evidence; }
};

enum class ParameterType : std::uint8_t { boolean, number, text, choice, list, table };

struct Parameter {
  std::string name;
  ParameterType type = ParameterType::text;
  std::vector<std::string> choices;  // of a choice
  Text help;
};

struct MeasureDeclaration {
  std::string name;
  Text summary;
  bool has_layer = true;                // whether `layer` must be given
  std::vector<LayerGeometry> geometry;  // of that layer
  std::vector<Parameter> parameters;
  std::vector<std::string> evidence;  // the tables that prove it, those that tell most first
  std::function<std::unique_ptr<Measure>(const MeasureSpec&, const MeasureContext&)> make;
  /// The evidence says the same whichever indicator asks (pairs of carriageways, overlaps): it is kept once.
  bool shares_evidence = false;
};

/// All measures, by name.
[[nodiscard]] const std::vector<MeasureDeclaration>& measure_registry();
/// Null when there is none of that name.
[[nodiscard]] const MeasureDeclaration* find_measure(const std::string& name);

}  // namespace citygauge
