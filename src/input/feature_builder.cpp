#include "input/feature_builder.hpp"

#include <fmt/format.h>
#include <ogr_geometry.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "geometry/geos_bridge.hpp"
#include "geometry/validity.hpp"
#include "geometry/wkb.hpp"
#include "input/number_text.hpp"

namespace citygauge {
namespace {

constexpr double farthest_m = 1e9;      // no projected coordinate on Earth is larger
constexpr double arc_step_degrees = 1;  // curves are linearised with one chord per degree

bool takes_several_kinds(const Role& role) {
  return role.geometry.size() - std::ranges::count(role.geometry, LayerGeometry::raster) > 1;
}

std::string as_text(const FieldValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<double>(&value)) return fmt::format("{}", *number);
  return {};
}

/// Builds one batch, feature by feature.
class Builder {
 public:
  Builder(const ArrowBatch& raw, const std::vector<bool>& duplicates, const BuildRules& rules)
      : raw_(raw), duplicates_(duplicates), rules_(rules) {
    built_.features.shapes = Shapes(rules.kind);
    for (const FieldBinding& binding : rules.bindings) {
      if (binding.attribute->type == AttributeType::text)
        built_.features.texts.emplace_back(binding.attribute->name, std::vector<std::string>{});
      else
        built_.features.numbers.emplace_back(binding.attribute->name, std::vector<double>{});
    }
  }

  BuiltBatch build() {
    for (row_ = 0; row_ < raw_.size(); ++row_) {
      if (!passes_filter())
        ++built_.filtered;
      else if (duplicates_[row_])
        reject_duplicate();
      else if (add_geometry())
        add_attributes();
    }
    return std::move(built_);
  }

 private:
  bool passes_filter() const {
    return rules_.filter.matches_all() || rules_.filter.matches([&](std::size_t field) {
      return raw_.field(rules_.filter_fields[field], row_);
    });
  }

  void report(Severity severity, const char* code, std::string message, const char* action,
              std::optional<Point> place = {}) {
    Issue issue{severity, code, rules_.role->name, raw_.fid(row_), std::move(message), action, {}};
    if (place) issue.place = std::pair{place->x, place->y};
    built_.issues.push_back(std::move(issue));
  }

  bool reject(const char* code, std::string message, std::optional<Point> place = {}) {
    report(Severity::error, code, std::move(message), "left out", place);
    ++built_.rejected;
    return false;
  }

  void reject_duplicate() {
    Shapes shapes(rules_.kind);
    std::optional<Point> place;
    if (const WkbOutcome read = append_wkb(shapes, raw_.geometry(row_));
        read == WkbOutcome::ok || read == WkbOutcome::mended) {
      place = shapes.points().front();
      rules_.to_working->apply({&*place, 1});
    }
    report(Severity::warning, "duplicate_feature",
           "the feature repeats an earlier one: same geometry, same attributes", "left out", place);
    ++built_.rejected;
  }

  /// Counts what was put in order silently; whether that is a repair.
  bool note(const WkbRemarks& remarks) {
    built_.dimensions_dropped += remarks.dimensions_dropped ? 1 : 0;
    built_.points_dropped += remarks.points_dropped ? 1 : 0;
    built_.rings_turned += remarks.rings_turned ? 1 : 0;
    return remarks.points_dropped || remarks.rings_turned;
  }

  /// Appends the feature's geometry to the batch; false when it had to be rejected.
  bool add_geometry() {
    const auto wkb = raw_.geometry(row_);
    if (wkb.empty()) return reject("no_geometry", "the feature has no geometry");
    Shapes& shapes = built_.features.shapes;
    const std::size_t first_point = shapes.points().size();
    WkbRemarks remarks;
    WkbOutcome outcome = append_wkb(shapes, wkb, &remarks);
    const bool curved = outcome == WkbOutcome::curve;
    if (curved) outcome = append_linearised(wkb, remarks);
    if (!usable(outcome)) return false;
    const auto points = shapes.mutable_points().subspan(first_point);
    rules_.to_working->apply(points);
    const auto off_the_earth = [](Point p) {
      return !(std::abs(p.x) < farthest_m && std::abs(p.y) < farthest_m);
    };
    if (std::ranges::any_of(points, off_the_earth)) {
      shapes.drop_last();
      return reject("not_transformable",
                    "the coordinates lie outside what the CRS can express, or off the Earth");
    }
    const bool put_in_order = note(remarks);
    if (outcome == WkbOutcome::mended)
      report(Severity::warning, "ring_mended",
             "a ring was not closed or degenerate, or a collection was mixed", "repaired", points.front());
    if (curved)
      report(Severity::note, "curve_linearised", "the geometry has arcs; one chord per degree is used",
             "repaired", points.front());
    const ShapeView added = shapes[shapes.size() - 1];
    if (rules_.kind == ShapeKind::polygon && !surely_valid(added)) {
      const auto problem = polygon_problem(added);
      if (problem) return replace_by_repaired(*problem);
    }
    built_.repaired.push_back(outcome == WkbOutcome::mended || curved || put_in_order);
    return true;
  }

  bool replace_by_repaired(const ValidityProblem& problem) {
    Shapes& shapes = built_.features.shapes;
    Shapes repaired(ShapeKind::polygon);
    const bool usable = append_repaired(repaired, shapes[shapes.size() - 1]);
    shapes.drop_last();
    if (!usable)
      return reject("no_area", fmt::format("the polygon is invalid ({}) and has no area", problem.reason),
                    problem.place);
    shapes.add_feature(repaired[0]);
    report(Severity::warning, "invalid_polygon", fmt::format("the polygon is invalid: {}", problem.reason),
           "repaired", problem.place);
    built_.repaired.push_back(true);
    return true;
  }

  WkbOutcome append_linearised(std::span<const std::uint8_t> wkb, WkbRemarks& remarks) {
    OGRGeometry* parsed = nullptr;
    if (OGRGeometryFactory::createFromWkb(wkb.data(), nullptr, &parsed, wkb.size()) != OGRERR_NONE)
      return WkbOutcome::malformed;
    const std::unique_ptr<OGRGeometry> curve(parsed);
    const std::unique_ptr<OGRGeometry> linear(curve->getLinearGeometry(arc_step_degrees));
    std::vector<std::uint8_t> bytes(linear->WkbSize());
    linear->exportToWkb(wkbNDR, bytes.data(), wkbVariantIso);
    return append_wkb(built_.features.shapes, bytes, &remarks);
  }

  bool usable(WkbOutcome outcome) {
    switch (outcome) {
      case WkbOutcome::ok:
      case WkbOutcome::mended:
        return true;
      case WkbOutcome::empty:
        return reject("empty_geometry", "the geometry is empty");
      case WkbOutcome::wrong_kind:
        ++built_.wrong_kind;
        return reject(
            "wrong_geometry_type",
            takes_several_kinds(*rules_.role)
                ? "the geometry is of another kind than most of the layer, of which one kind is read"
                : "the geometry is of another type than the layer's role needs");
      case WkbOutcome::not_finite:
        return reject("not_finite", "a coordinate is not a finite number");
      case WkbOutcome::degenerate:
        return reject("degenerate", "the geometry has no length or area");
      case WkbOutcome::curve:
      case WkbOutcome::malformed:
        return reject("unreadable_geometry", "the geometry cannot be read");
    }
    return false;
  }

  void add_attributes() {
    built_.features.fids.push_back(raw_.fid(row_));
    std::size_t text = 0;
    std::size_t number = 0;
    for (std::size_t i = 0; i < rules_.bindings.size(); ++i) {
      const FieldBinding& binding = rules_.bindings[i];
      FieldValue value = raw_.field(i, row_);
      if (!binding.tag.empty()) {
        const auto tag = other_tag(as_text(value), binding.tag);
        value = tag ? FieldValue(*tag) : FieldValue();
      }
      if (binding.attribute->type == AttributeType::text)
        built_.features.texts[text++].second.push_back(canonical(binding, std::move(value)));
      else
        built_.features.numbers[number++].second.push_back(number_of(*binding.attribute, value));
    }
    classify_by_code();
    for (const auto& [name, value] : rules_.fallbacks) column(built_.features.texts, name.c_str(), value);
  }

  /// NaN unless the value is a finite number, or a text that is one as a whole.
  double number_of(const AttributeSpec& attribute, const FieldValue& value) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (const auto* number = std::get_if<double>(&value)) return std::isfinite(*number) ? *number : none;
    const auto* text = std::get_if<std::string>(&value);
    const auto found = text == nullptr ? std::nullopt : number_in_text(*text, attribute.unit);
    if (!found) return none;
    if (found->mended) {
      built_.numbers_in_text[attribute.name].add(*text);
      built_.repaired.back() = true;
    }
    return found->value;
  }

  /// The attribute's canonical value: the project's mapping first, then the role's, then the value itself.
  std::string canonical(const FieldBinding& binding, FieldValue value) {
    const AttributeSpec& attribute = *binding.attribute;
    std::string raw =
        std::holds_alternative<std::string>(value) ? std::move(std::get<std::string>(value)) : as_text(value);
    if (raw.empty()) return attribute.fallback;
    const auto project = rules_.source->values.find(attribute.name);
    if (project != rules_.source->values.end()) {
      const auto mapped = project->second.find(raw);
      if (mapped != project->second.end()) return mapped->second;
    }
    if (attribute.values.empty()) return raw;
    const auto* known = attribute.alias(raw);
    if (known == nullptr) {
      if (attribute.name == "class")
        if (const auto* entry = entry_of(binding.field, raw))
          return classify_code(rules_.role->name, *entry).canonical;
      add_unknown(attribute.name, raw);
      return raw;
    }
    if (attribute.flagged.contains(known->first)) ++built_.flagged_values[{attribute.name, known->first}];
    return known->second;
  }

  /// Counts a value that says nothing, with the area that is lost by it.
  void add_unknown(const std::string& attribute, const std::string& value) {
    ++built_.unknown_values[{attribute, value}];
    const Shapes& shapes = built_.features.shapes;
    if (shapes.kind() == ShapeKind::polygon)
      built_.unknown_area_m2[{attribute, value}].add(area_m2(shapes[shapes.size() - 1]));
  }

  /// The entry of a land-use code: in the system that the project states, or that the field's name stands
  /// for.
  const CodeSystem::Entry* entry_of(const std::string& field, const std::string& code) const {
    const AttributeSpec* codes = rules_.role->attribute("code");
    if (codes == nullptr || rules_.code_systems == nullptr) return nullptr;
    const std::string& stated = rules_.source->code_system;
    const auto system = rules_.code_systems->find(stated.empty() ? codes->code_system(field, code) : stated);
    return system == rules_.code_systems->end() ? nullptr : system->second.find(code);
  }

  /// Where the feature has no class but a code, the code decides the class and, if it says so, the
  /// permeability.
  void classify_by_code() {
    const std::size_t feature = built_.features.fids.size() - 1;
    const auto binding =
        std::ranges::find(rules_.bindings, "code", [](const FieldBinding& b) { return b.attribute->name; });
    if (binding == rules_.bindings.end()) return;
    const std::string& code = built_.features.text("code")[feature];
    auto& classes = column(built_.features.texts, "class", std::string());
    auto& permeabilities = column(built_.features.numbers, "permeability", std::nan(""));
    if (!classes[feature].empty() || code.empty()) return;
    const CodeSystem::Entry* entry = entry_of(binding->field, code);
    if (entry == nullptr) {
      add_unknown("code", code);
      return;
    }
    const CodeClass found = classify_code(rules_.role->name, *entry);
    classes[feature] = found.canonical;
    if (found.permeability && std::isnan(permeabilities[feature]))
      permeabilities[feature] = *found.permeability;
  }

  /// The column of that name, added if there is none, filled up to the present feature.
  template <typename T>
  std::vector<T>& column(std::vector<std::pair<std::string, std::vector<T>>>& columns, const char* name,
                         const T& missing) {
    auto found = std::ranges::find(columns, name, [](const auto& c) { return c.first; });
    if (found == columns.end()) found = columns.insert(columns.end(), {name, {}});
    found->second.resize(built_.features.fids.size(), missing);
    return found->second;
  }

  const ArrowBatch& raw_;
  const std::vector<bool>& duplicates_;
  const BuildRules& rules_;
  BuiltBatch built_;
  std::size_t row_ = 0;
};

}  // namespace

BuiltBatch build_batch(const ArrowBatch& raw, const std::vector<bool>& duplicates, const BuildRules& rules) {
  return Builder(raw, duplicates, rules).build();
}

}  // namespace citygauge
