#include "input/vector_layer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ogrsf_frmts.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <cmath>

#include "input/arrow_stream.hpp"
#include "input/duplicate_finder.hpp"
#include "input/feature_builder.hpp"
#include "input/gdal_errors.hpp"
#include "input/layer_opening.hpp"
#include "input/open_dataset.hpp"
#include "input/row_digest.hpp"

namespace citygauge {
namespace {

constexpr std::size_t batches_in_flight = 6;  // bounds memory: read ahead of the measuring threads by so many

// Beyond these a place is on no map of the earth.
constexpr double farthest_degrees = 360;
constexpr double farthest_m = 1e9;

struct VSIFreeReleaser {
  void operator()(void* memory) const { VSIFree(memory); }
};

std::optional<ShapeKind> kind_of(OGRwkbGeometryType type) {
  switch (wkbFlatten(type)) {
    case wkbPoint:
    case wkbMultiPoint:
      return ShapeKind::point;
    case wkbLineString:
    case wkbMultiLineString:
    case wkbCircularString:
    case wkbCompoundCurve:
    case wkbMultiCurve:
      return ShapeKind::line;
    case wkbPolygon:
    case wkbMultiPolygon:
    case wkbCurvePolygon:
    case wkbMultiSurface:
      return ShapeKind::polygon;
    default:
      return std::nullopt;
  }
}

LayerGeometry as_layer_geometry(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::point:
      return LayerGeometry::point;
    case ShapeKind::line:
      return LayerGeometry::line;
    case ShapeKind::polygon:
      return LayerGeometry::polygon;
  }
  return LayerGeometry::polygon;
}

std::string geometry_words(const Role& role) {
  std::vector<std::string> words;
  for (const LayerGeometry geometry : role.geometry) words.push_back(to_string(geometry));
  return fmt::format("{}", fmt::join(words, " or "));
}

/// Of the kinds that the role takes the one that most features have, the first choice where there are none.
/// Asks the layer only where the role leaves a choice.
ShapeKind commonest_kind(OGRLayer& layer, const std::vector<ShapeKind>& taken) {
  if (taken.size() == 1) return taken.front();
  std::map<ShapeKind, std::int64_t> features;
  int count = 0;
  const std::unique_ptr<OGRGeometryTypeCounter, VSIFreeReleaser> types(
      layer.GetGeometryTypes(0, 0, count, nullptr, nullptr));
  for (int i = 0; i < count; ++i)
    if (const auto kind = kind_of(types.get()[i].eGeomType)) features[*kind] += types.get()[i].nCount;
  return *std::ranges::max_element(taken, {}, [&](ShapeKind kind) { return features[kind]; });
}

/// The kind of shapes to read: what the layer declares if the role takes it.
ShapeKind choose_kind(OGRLayer& layer, const Role& role, const std::string& what) {
  const auto takes = [&](ShapeKind kind) {
    return std::ranges::find(role.geometry, as_layer_geometry(kind)) != role.geometry.end();
  };
  const OGRwkbGeometryType declared = layer.GetGeomType();
  if (const auto kind = kind_of(declared)) {
    if (takes(*kind)) return *kind;
    throw input_error(fmt::format("{}: holds {} geometry, but the role needs {}", what,
                                  OGRGeometryTypeToName(declared), geometry_words(role)));
  }
  if (wkbFlatten(declared) == wkbNone)
    throw input_error(
        fmt::format("{}: is a table without geometry, but the role needs {}", what, geometry_words(role)));
  std::vector<ShapeKind> taken;
  for (const ShapeKind kind : {ShapeKind::polygon, ShapeKind::line, ShapeKind::point})
    if (takes(kind)) taken.push_back(kind);
  if (taken.empty()) throw input_error(fmt::format("{}: the role needs {}", what, geometry_words(role)));
  return commonest_kind(layer, taken);
}

std::vector<std::string> field_names(OGRLayer& layer) {
  std::vector<std::string> names;
  for (int i = 0; i < layer.GetLayerDefn()->GetFieldCount(); ++i)
    names.emplace_back(layer.GetLayerDefn()->GetFieldDefn(i)->GetNameRef());
  return names;
}

/// What one thread has gathered.
struct Tally {
  LayerCounts counts;
  std::int64_t wrong_kind = 0;
  std::int64_t kept = 0;
  std::vector<Issue> issues;
  Box extent;
  std::map<std::pair<std::string, std::string>, std::int64_t> unknown_values, flagged_values;
  std::map<std::pair<std::string, std::string>, ExactSum> unknown_area_m2;
  std::int64_t dimensions_dropped = 0, points_dropped = 0, rings_turned = 0;
  std::map<std::string, NumbersInText> numbers_in_text;

  void add(BuiltBatch&& built, const std::vector<bool>& used) {
    const auto usable = static_cast<std::int64_t>(built.features.size());
    counts.read += usable + built.filtered + built.rejected;
    counts.rejected += built.rejected;
    counts.excluded += built.filtered;
    for (std::size_t i = 0; i < used.size(); ++i)
      ++(!used[i] ? counts.excluded : built.repaired[i] ? counts.repaired : counts.used);
    wrong_kind += built.wrong_kind;
    kept += usable;
    dimensions_dropped += built.dimensions_dropped;
    points_dropped += built.points_dropped;
    rings_turned += built.rings_turned;
    for (const auto& [attribute, numbers] : built.numbers_in_text) numbers_in_text[attribute].merge(numbers);
    issues.insert(issues.end(), std::make_move_iterator(built.issues.begin()),
                  std::make_move_iterator(built.issues.end()));
    extent.add(built.features.shapes.box());
    for (const auto& [value, count] : built.unknown_values) unknown_values[value] += count;
    for (const auto& [value, area] : built.unknown_area_m2) unknown_area_m2[value].add(area);
    for (const auto& [value, count] : built.flagged_values) flagged_values[value] += count;
  }

  void add(Tally&& other) {
    counts.read += other.counts.read;
    counts.used += other.counts.used;
    counts.excluded += other.counts.excluded;
    counts.repaired += other.counts.repaired;
    counts.rejected += other.counts.rejected;
    wrong_kind += other.wrong_kind;
    kept += other.kept;
    dimensions_dropped += other.dimensions_dropped;
    points_dropped += other.points_dropped;
    rings_turned += other.rings_turned;
    for (const auto& [attribute, numbers] : other.numbers_in_text) numbers_in_text[attribute].merge(numbers);
    issues.insert(issues.end(), std::make_move_iterator(other.issues.begin()),
                  std::make_move_iterator(other.issues.end()));
    extent.add(other.extent);
    for (const auto& [value, count] : other.unknown_values) unknown_values[value] += count;
    for (const auto& [value, area] : other.unknown_area_m2) unknown_area_m2[value].add(area);
    for (const auto& [value, count] : other.flagged_values) flagged_values[value] += count;
  }
};

/// Of polygons with the area that is lost: what the planner may be missing.
std::string unknown_value(const Tally& tally, const std::pair<std::string, std::string>& value,
                          std::int64_t count) {
  const auto area = tally.unknown_area_m2.find(value);
  if (area == tally.unknown_area_m2.end())
    return fmt::format("{} `{}` is not known ({} features)", value.first, value.second, count);
  return fmt::format("{} `{}` is not known ({} features, {:.0f} m2)", value.first, value.second, count,
                     area->second.value());
}

void report_values(Tally& tally, const std::string& role) {
  for (const auto& [value, count] : tally.unknown_values)
    tally.issues.push_back({Severity::warning,
                            "unknown_value",
                            role,
                            {},
                            unknown_value(tally, value, count),
                            "counts in no class",
                            {}});
  for (const auto& [value, count] : tally.flagged_values)
    tally.issues.push_back({Severity::note,
                            "class_assumed",
                            role,
                            {},
                            fmt::format("{} `{}` is taken as a class by convention ({} features)",
                                        value.first, value.second, count),
                            "kept",
                            {}});
}

/// What was put in order without changing what the geometries say: one note for the whole layer.
void report_put_in_order(Tally& tally, const std::string& role) {
  const auto note = [&](std::int64_t count, const char* code, const char* what, const char* action) {
    if (count > 0)
      tally.issues.push_back(
          {Severity::note, code, role, {}, fmt::format(fmt::runtime(what), count), action, {}});
  };
  note(tally.dimensions_dropped, "dimensions_dropped", "{} features have heights or measures (Z, M)",
       "measured in the plane");
  note(tally.points_dropped, "repeated_points", "{} features have repeated points", "repaired");
  note(tally.rings_turned, "rings_turned", "{} features have holes that run around like their shells",
       "repaired");
  for (const auto& [attribute, numbers] : tally.numbers_in_text)
    tally.issues.push_back({Severity::note,
                            "number_in_text",
                            role,
                            {},
                            fmt::format("{} values of `{}` were read out of a text such as `{}`",
                                        numbers.count, attribute, numbers.example),
                            "repaired",
                            {}});
}

/// A batch as it is read, with the features in it that repeat earlier ones.
struct ReadBatch {
  ArrowBatch rows;
  std::vector<bool> duplicates;
};

}  // namespace

struct VectorLayer::State {
  LayerSource source;
  const Role* role;
  std::string what;
  LayerOpening opening;
  std::vector<std::string> fields;  // to ask for
  BuildRules rules;

  /// A server says once why it gives up; whatever it is asked after that fails without a reason.
  void refuse_broken_session(const GdalErrorTrap& errors) const {
    if (source.database && !errors.first_failure().empty())
      throw broken_off(what, StreamOrigin::database, errors.first_failure());
  }
};

VectorLayer::VectorLayer(const LayerSource& source, const Role& role,
                         const std::vector<std::string>& attributes,
                         const std::map<std::string, CodeSystem>& code_systems)
    : state_(std::make_unique<State>()) {
  State& s = *state_;
  s.source = source;
  s.role = &role;
  s.what = describe(source);
  s.opening = open_layer(source, role);
  OGRLayer& layer = *s.opening.layer;
  if (std::string(s.opening.dataset->GetDriverName()) == "OSM")  // each has its osm_id: none repeats another
    s.source.keep_duplicates = true;
  s.rules.source = &s.source;
  s.rules.role = s.role;
  s.rules.code_systems = &code_systems;
  s.rules.kind = choose_kind(layer, role, s.what);
  const auto layer_fields = field_names(layer);
  std::vector<std::string> wanted = attributes;
  const bool wants_class = std::ranges::find(wanted, "class") != wanted.end();
  if (wants_class && role.attribute("code") != nullptr) wanted.emplace_back("code");
  s.rules.bindings = bind_fields(wanted, role, s.source, layer_fields);
  for (const FieldBinding& binding : s.rules.bindings) s.fields.push_back(binding.field);
  for (const std::string& name : wanted) {
    const AttributeSpec& attribute = *role.attribute(name);
    const auto bound = [&](const FieldBinding& binding) { return binding.attribute == &attribute; };
    if (!attribute.fallback.empty() && std::ranges::none_of(s.rules.bindings, bound))
      s.rules.fallbacks.emplace_back(name, attribute.fallback);
  }
  s.rules.filter = Filter(source.where, source.at);
  for (const std::string& name : s.rules.filter.fields()) {
    const auto field = find_field(layer_fields, name);
    if (!field)
      throw config_error(source.at,
                         fmt::format("{}: `where` names the field `{}`, which is not there", s.what, name),
                         fmt::format("it has: {}", fmt::join(layer_fields, ", ")));
    s.rules.filter_fields.push_back(s.fields.size());
    s.fields.push_back(*field);
  }
}

VectorLayer::~VectorLayer() = default;

const std::optional<Crs>& VectorLayer::crs() const {
  return state_->opening.crs;
}

Box VectorLayer::own_extent() const {
  const GdalErrorTrap errors;
  OGREnvelope envelope;
  const bool known = state_->opening.layer->GetExtent(&envelope, TRUE) == OGRERR_NONE;
  state_->refuse_broken_session(errors);
  if (!known) return {};
  return {envelope.MinX, envelope.MinY, envelope.MaxX, envelope.MaxY};
}

void VectorLayer::visit_boxes(const std::function<void(const Box&)>& visit) const {
  const GdalErrorTrap errors;
  const bool is_geographic = state_->opening.crs && !state_->opening.crs->projected;
  state_->opening.layer->ResetReading();
  for (const auto& feature : *state_->opening.layer) {
    const OGRGeometry* const geometry = feature->GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty()) continue;
    OGREnvelope box;
    geometry->getEnvelope(&box);
    const double farthest =
        std::max({std::abs(box.MinX), std::abs(box.MaxX), std::abs(box.MinY), std::abs(box.MaxY)});
    if (farthest <= (is_geographic ? farthest_degrees : farthest_m))  // false for NaN
      visit({box.MinX, box.MinY, box.MaxX, box.MaxY});
  }
  state_->opening.layer->ResetReading();
  state_->refuse_broken_session(errors);
}

Box VectorLayer::measured_extent() const {
  Box extent;
  visit_boxes([&](const Box& box) { extent.add(box); });
  return extent;
}

EastingForms VectorLayer::doubtful_eastings(const Crs& stated) const {
  EastingForms eastings;
  if (!transverse_mercator_of(stated)) return eastings;  // of other layers the extent may be dear
  if (!eastings_fit(stated, own_extent()))
    visit_boxes([&](const Box& box) { eastings.add(box.min_x, box.max_x); });
  return eastings;
}

LayerReading VectorLayer::read(const CrsTransform& to_working, const BatchConsumer& consume,
                               SpanRecorder* recorder) {
  State& s = *state_;
  s.rules.to_working = &to_working;
  ArrowStream stream(*s.opening.layer, s.fields, s.what,
                     s.source.database ? StreamOrigin::database : StreamOrigin::file);
  std::optional<LayerOpening> again;  // keeps the files that the finder's dataset reads
  const auto reopen = [&] {
    again.emplace(open_layer(s.source, *s.role));
    return std::move(again->dataset);
  };
  DuplicateFinder duplicates(reopen, s.opening.layer->GetName());
  RowDigest digest;
  tbb::enumerable_thread_specific<Tally> tallies;
  const auto read_batch = [&](tbb::flow_control& control) {
    const SpanScope span(recorder, Work::read, s.source.role);
    auto batch = std::make_shared<ReadBatch>();
    if (!stream.next(batch->rows)) {
      control.stop();
      return batch;
    }
    if (s.source.database) digest.add(batch->rows, s.fields.size());
    if (s.source.keep_duplicates)
      batch->duplicates.assign(batch->rows.size(), false);
    else
      batch->duplicates = duplicates.find(batch->rows);
    return batch;
  };
  const auto use_batch = [&](const std::shared_ptr<ReadBatch>& batch) {
    if (batch->rows.size() == 0) return;
    BuiltBatch built = [&] {
      const SpanScope span(recorder, Work::check, s.source.role);
      return build_batch(batch->rows, batch->duplicates, s.rules);
    }();
    *batch = ReadBatch();
    const auto used = consume(built.features);
    tallies.local().add(std::move(built), used);
  };
  tbb::parallel_pipeline(
      batches_in_flight,
      tbb::make_filter<void, std::shared_ptr<ReadBatch>>(tbb::filter_mode::serial_in_order, read_batch) &
          tbb::make_filter<std::shared_ptr<ReadBatch>, void>(tbb::filter_mode::parallel, use_batch));
  Tally total;
  for (Tally& tally : tallies) total.add(std::move(tally));
  if (total.wrong_kind > 0 && total.wrong_kind == total.counts.read)
    throw input_error(fmt::format("{}: no feature has the geometry that the role needs ({})", s.what,
                                  geometry_words(*s.role)));
  report_values(total, s.source.role);
  report_put_in_order(total, s.source.role);
  total.issues.insert(total.issues.end(), s.opening.issues.begin(), s.opening.issues.end());
  sort_issues(total.issues);
  total.counts.layer = s.source.role;
  return {total.counts, std::move(total.issues), total.extent, total.kept,
          s.source.database ? digest.text() : ""};
}

}  // namespace citygauge
