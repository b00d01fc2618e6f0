#include "measures/travel_time.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <mutex>

#include "geometry/inner_point.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/hub_journeys.hpp"
#include "measures/options.hpp"
#include "measures/whole_features.hpp"

namespace citygauge {
namespace {

constexpr double default_snap_m = 300;
constexpr double default_access_kmh = 20;  // over a station's forecourt, a port's own roads
constexpr double assumed_share_noted = 0.001;

/// Hubs by what became of them: raw − excluded − off_network − disconnected = counted.
struct HubCounts {
  std::array<std::int64_t, 4> of{};  // by HubStanding
  std::int64_t& operator[](HubStanding standing) { return of[static_cast<std::size_t>(standing)]; }
  std::int64_t operator[](HubStanding standing) const { return of[static_cast<std::size_t>(standing)]; }
  [[nodiscard]] std::int64_t asked() const {
    return (*this)[HubStanding::off_network] + (*this)[HubStanding::disconnected] +
           (*this)[HubStanding::reached];
  }
};

class TravelTime : public Measure {
 public:
  TravelTime(const MeasureSpec& spec, const MeasureContext& context)
      : spec_(spec),
        context_(context),
        roads_role_(text_option(spec.options, "network", "roads")),
        drive_(number_table_option(spec.options, "speeds")) {
    access_ = {number_option(spec.options, "snap_m", default_snap_m),
               number_option(spec.options, "access_kmh", default_access_kmh),
               {}};
    const auto junctions_only = list_option(spec.options, "junctions_only");
    access_.junctions_only = {junctions_only.begin(), junctions_only.end()};
    read_goal();
    check();
  }

  std::vector<LayerNeed> needs() const override {
    return {{spec_.layer, spec_.where, {"name"}, false},
            {roads_role_, {}, DriveNetwork::attributes(), false}};
  }

  void take(std::size_t need, const Selection& selection) override {
    if (need == 1) return drive_.take(selection);
    const std::lock_guard lock(mutex_);
    const auto names = selection.batch.text("name");
    for (std::size_t i = 0; i < selection.batch.size(); ++i)
      if (const auto at = inner_point(selection.batch.shapes[i]))
        hubs_.push_back({*at, value_or_empty(names, i), selection.counts[i]});
  }

  Measured finish() override {
    drive_.build();
    HubJourneys journeys(drive_, std::move(hubs_), access_);
    const bool has_goal = among_hubs_ || journeys.go_to_roads(goal_classes_);
    if (among_hubs_) journeys.go_to_each_other();
    locate(journeys.hubs());
    Measured measured;
    for (std::uint32_t d = 0; d < context_.districts.size(); ++d) {
      add_ledger(d, measured);
      measured.quantities.push_back(
          has_goal ? quantity(d, journeys)
                   : Quantity{std::nullopt, fmt::format("no other road meets a road of {}",
                                                        fmt::join(goal_classes_, ", "))});
    }
    add_routes(journeys, measured);
    add_unreached(journeys.hubs(), measured);
    return measured;
  }

 private:
  void read_goal() {
    const auto goal = filter_table_option(spec_.options, "to");
    if (goal.size() != 1) throw config_error(spec_.at, "measure `travel_time` needs `to`: one layer");
    const auto& [role, filter] = *goal.begin();
    among_hubs_ = role == spec_.layer;
    if (among_hubs_) return;
    const auto classes = filter.find("class");
    if (role != roads_role_ || classes == filter.end())
      throw config_error(spec_.at, "`to` names the hubs' own layer, or roads and their class",
                         "to = { roads = { class = [\"motorway\"] } }");
    goal_classes_ = {classes->second.begin(), classes->second.end()};
    access_.junctions_only.insert(goal_classes_.begin(), goal_classes_.end());
  }

  void check() const {
    const auto speeds = number_table_option(spec_.options, "speeds");
    if (speeds.empty()) throw config_error(spec_.at, "measure `travel_time` needs `speeds`: km/h by class");
    for (const auto& [road_class, kmh] : speeds)
      if (!(kmh > 0)) throw config_error(spec_.at, fmt::format("speeds.{} must be positive", road_class));
    for (const std::string& goal : goal_classes_)
      if (!speeds.contains(goal)) throw config_error(spec_.at, fmt::format("`speeds` lacks `{}`", goal));
    if (!(access_.snap_m > 0)) throw config_error(spec_.at, "`snap_m` must be positive");
    if (!(access_.kmh > 0)) throw config_error(spec_.at, "`access_kmh` must be positive");
  }

  void locate(const std::vector<Hub>& hubs) {
    counts_.assign(context_.districts.size(), {});
    districts_of_hub_.resize(hubs.size());
    for (std::size_t h = 0; h < hubs.size(); ++h) {
      districts_of(hubs[h].at, context_.grid, districts_of_hub_[h]);
      ++all_[hubs[h].standing];
      for (const std::uint32_t d : districts_of_hub_[h]) ++counts_[d][hubs[h].standing];
    }
  }

  [[nodiscard]] bool is_of(const Journey& journey, std::uint32_t district) const {
    return std::ranges::count(districts_of_hub_[journey.from], district) > 0 ||
           (journey.to != Journey::to_road &&
            std::ranges::count(districts_of_hub_[journey.to], district) > 0);
  }

  /// The longest journey of a district; of equal ones the first.
  [[nodiscard]] const Journey* longest(std::uint32_t district, const HubJourneys& journeys) const {
    const Journey* longest = nullptr;
    for (const Journey& journey : journeys.journeys())
      if (is_of(journey, district) && (longest == nullptr || journey.minutes > longest->minutes))
        longest = &journey;
    return longest;
  }

  [[nodiscard]] Quantity quantity(std::uint32_t district, const HubJourneys& journeys) const {
    if (counts_[district].asked() == 0)
      return {std::nullopt, fmt::format("no feature of {} lies in the district", spec_.layer)};
    if (among_hubs_ && all_.asked() < 2) return {std::nullopt, "there is no second hub"};
    const HubCounts& counts = among_hubs_ ? all_ : counts_[district];
    std::string reason;
    if (const auto off = counts[HubStanding::off_network]; off > 0)
      reason = fmt::format("{} of {} hubs lie more than {:g} m from the roads", off, counts.asked(),
                           access_.snap_m);
    if (const auto cut = counts[HubStanding::disconnected]; cut > 0)
      reason +=
          fmt::format("{}{} of {} hubs have no way there", reason.empty() ? "" : "; ", cut, counts.asked());
    if (!reason.empty()) return {std::nullopt, reason};
    return {longest(district, journeys)->minutes, note()};
  }

  [[nodiscard]] std::string note() const {
    std::vector<std::string> notes{among_hubs_ ? "the longest journey between two hubs"
                                               : "the longest journey of a hub"};
    if (const double share = drive_.assumed_speed_share(); share > assumed_share_noted)
      notes.push_back(fmt::format("{:.1f} % of the road length at the speed of its class", 100 * share));
    if (!drive_.knows_oneway()) notes.emplace_back("no road says whether it is one-way");
    return fmt::format("{}", fmt::join(notes, "; "));
  }

  void add_ledger(std::uint32_t district, Measured& measured) const {
    const HubCounts& counts = counts_[district];
    const auto row = [&](const char* step, std::int64_t hubs) {
      measured.ledger.push_back({district, step, static_cast<double>(hubs), "hubs"});
    };
    row("raw", counts.asked() + counts[HubStanding::excluded]);
    row("excluded_by_class", -counts[HubStanding::excluded]);
    row("off_network", -counts[HubStanding::off_network]);
    row("disconnected", -counts[HubStanding::disconnected]);
    row("counted", counts[HubStanding::reached]);
  }

  /// Every journey to a road; of those between hubs the longest of each district and those that take too
  /// long.
  [[nodiscard]] std::vector<const Journey*> drawn(const HubJourneys& journeys) const {
    std::vector<const Journey*> drawn;
    for (const Journey& journey : journeys.journeys()) {
      const bool inside =
          !districts_of_hub_[journey.from].empty() || (among_hubs_ && !districts_of_hub_[journey.to].empty());
      const bool too_long = context_.threshold && journey.minutes > *context_.threshold;
      if (inside && (!among_hubs_ || too_long)) drawn.push_back(&journey);
    }
    for (std::uint32_t d = 0; among_hubs_ && d < context_.districts.size(); ++d)
      if (const Journey* one = longest(d, journeys); one != nullptr && std::ranges::count(drawn, one) == 0)
        drawn.push_back(one);
    return drawn;
  }

  void add_routes(const HubJourneys& journeys, Measured& measured) const {
    EvidenceBuilder evidence("evidence_routes", ShapeKind::line);
    for (const Journey* journey : drawn(journeys)) {
      const std::vector<Point> way = journeys.route(*journey);
      if (way.size() < 2) continue;  // a hub at the junction itself
      double length = 0;
      for (std::size_t i = 1; i < way.size(); ++i) length += distance(way[i - 1], way[i]);
      evidence.add_line(way);
      evidence.set("from", journeys.hubs()[journey->from].name);
      evidence.set("to", goal_name(journeys, *journey));
      evidence.set("minutes", journey->minutes);
      evidence.set("length_m", length);
    }
    if (!evidence.empty()) measured.evidence.push_back(std::move(evidence).build());
  }

  [[nodiscard]] std::string goal_name(const HubJourneys& journeys, const Journey& journey) const {
    return journey.to == Journey::to_road ? fmt::format("{}", fmt::join(goal_classes_, ", "))
                                          : journeys.hubs()[journey.to].name;
  }

  void add_unreached(const std::vector<Hub>& hubs, Measured& measured) const {
    EvidenceBuilder evidence("evidence_unreached_hubs", ShapeKind::point);
    for (std::size_t h = 0; h < hubs.size(); ++h) {
      const bool off = hubs[h].standing == HubStanding::off_network;
      if (!off && hubs[h].standing != HubStanding::disconnected) continue;
      if (districts_of_hub_[h].empty() && !among_hubs_) continue;
      Shapes point(ShapeKind::point);
      point.add_part(std::span(&hubs[h].at, 1));
      point.end_feature();
      evidence.add_shape(point[0]);
      evidence.set("name", hubs[h].name);
      evidence.set("reason", std::string(off ? "off_network" : "disconnected"));
    }
    if (!evidence.empty()) measured.evidence.push_back(std::move(evidence).build());
  }

  MeasureSpec spec_;
  MeasureContext context_;
  std::string roads_role_;
  DriveNetwork drive_;
  HubAccess access_;
  bool among_hubs_ = false;
  std::set<std::string> goal_classes_;
  std::mutex mutex_;
  std::vector<Hub> hubs_;
  std::vector<HubCounts> counts_;  // of each district
  HubCounts all_;
  std::vector<std::vector<std::uint32_t>> districts_of_hub_;
};

}  // namespace

MeasureDeclaration travel_time_declaration() {
  return {
      "travel_time",
      {"交通枢纽沿道路的最长行车时间（分钟）", "longest driving time of the hubs, minutes"},
      true,
      {LayerGeometry::point, LayerGeometry::polygon},
      {{"to",
        ParameterType::table,
        {},
        {"去向：枢纽图层本身（枢纽之间），或某类道路",
         "where they go: the hubs' own layer, or roads and their class"}},
       {"network", ParameterType::text, {}, {"道路图层；缺省为 roads", "layer of roads; `roads` by default"}},
       {"speeds",
        ParameterType::table,
        {},
        {"各类道路的行车速度，km/h；未列出的类别不通行。要素有速度时以其为准",
         "km/h by class of road, where the road does not tell its own; other classes are not driven on"}},
       {"junctions_only",
        ParameterType::list,
        {},
        {"仅在交叉口出入的道路类别，枢纽不直接接入", "classes of roads that a hub has no gate to"}},
       {"snap_m",
        ParameterType::number,
        {},
        {"枢纽离道路的最大距离，米", "how far a hub may be from the roads, metres"}},
       {"access_kmh",
        ParameterType::number,
        {},
        {"枢纽到道路的速度，km/h", "speed between a hub and the roads, km/h"}}},
      {"evidence_routes", "evidence_unreached_hubs"},
      [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
        return std::make_unique<TravelTime>(spec, context);
      }};
}

}  // namespace citygauge
