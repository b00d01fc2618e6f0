#include "measures/covered_length.hpp"

#include <map>

#include "core/exact_sum.hpp"
#include "measures/evidence_builder.hpp"
#include "measures/nearness.hpp"
#include "measures/options.hpp"

namespace citygauge {
namespace {

constexpr double least_drawn_m = 1e-3;  // what rounding leaves between the ends of two covered parts

/// raw − no_height − disconnected − beyond = counted.
struct DistrictLengths {
  ExactSum raw, no_height, disconnected, beyond;
};

/// The layer that is measured is the network that is walked.
MeasureSpec with_own_network(MeasureSpec spec) {
  spec.options.insert_or_assign("network", Option{spec.layer, spec.at});
  return spec;
}

class CoveredLength : public Measure {
 public:
  CoveredLength(const MeasureSpec& spec, const MeasureContext& context)
      : context_(context),
        nearness_(Nearness::of(with_own_network(spec), context, spec.where)),
        evidence_(nearness_->by_time() ? "evidence_uncovered_ways_minutes" : "evidence_uncovered_ways",
                  ShapeKind::line) {
    if (!nearness_->is_asked()) throw config_error(spec.at, "measure `covered_length` needs `near`");
  }

  std::vector<LayerNeed> needs() const override { return nearness_->needs(); }

  void take(std::size_t need, const Selection& selection) override {
    if (nearness_.feeds) nearness_->take(need, selection);
  }

  void take(std::size_t, Raster& dem) override {
    if (nearness_.feeds) nearness_->take(dem);
  }

  Measured finish() override {
    nearness_->build();
    sums_.resize(context_.districts.size());
    const auto chains = static_cast<std::uint32_t>(nearness_->network().chains().size());
    for (std::uint32_t chain = 0; chain < chains; ++chain) add_chain(chain);
    const Shapes& without_height = nearness_->ways_without_height();
    for (std::size_t i = 0; i < without_height.size(); ++i)
      add_missed(std::vector(without_height[i].points().begin(), without_height[i].points().end()),
                 &DistrictLengths::no_height, "no_height");
    Measured measured;
    for (std::size_t d = 0; d < sums_.size(); ++d) measured.quantities.push_back(quantity(d, measured));
    measured.issues = nearness_->issues();
    if (!evidence_.empty()) measured.evidence.push_back(std::move(evidence_).build());
    return measured;
  }

 private:
  void add_chain(std::uint32_t chain) {
    const bool connected = nearness_->reach().is_connected(chain);
    const double end = nearness_->network().chains()[chain].vertices - 1;
    double done = 0;
    for (const ChainStretch& covered : nearness_->reach().covered(chain)) {
      add_uncovered(chain, {done, covered.from}, connected);
      add_lengths(points_of(chain, covered),
                  [](DistrictLengths& sums, double length) { sums.raw.add(length); });
      done = covered.to;
    }
    add_uncovered(chain, {done, end}, connected);
  }

  void add_uncovered(std::uint32_t chain, const ChainStretch& stretch, bool connected) {
    if (!(stretch.from < stretch.to)) return;
    add_missed(points_of(chain, stretch),
               connected ? &DistrictLengths::beyond : &DistrictLengths::disconnected,
               connected ? "beyond_distance" : "disconnected");
  }

  void add_missed(const std::vector<Point>& line, ExactSum DistrictLengths::*row, const std::string& reason) {
    add_lengths(line, [row](DistrictLengths& sums, double length) {
      sums.raw.add(length);
      (sums.*row).add(length);
    });
    if (context_.draws_evidence()) draw(line, reason);
  }

  /// The parts of the line that lie in a district, each in one piece.
  void draw(const std::vector<Point>& line, const std::string& reason) {
    std::map<std::uint32_t, std::vector<Point>> parts;  // by district, up to the present segment
    for (std::size_t i = 1; i < line.size(); ++i) {
      pieces_.clear();
      context_.grid.split(line[i - 1], line[i], pieces_);
      for (const DistrictPiece& piece : pieces_) {
        std::vector<Point>& part = parts[piece.district];
        const Point from = between(line[i - 1], line[i], piece.from);
        if (part.empty() || part.back() != from) {
          draw_part(part, piece.district, reason);
          part = {from};
        }
        part.push_back(between(line[i - 1], line[i], piece.to));
      }
    }
    for (const auto& [district, part] : parts) draw_part(part, district, reason);
  }

  void draw_part(const std::vector<Point>& part, std::uint32_t district, const std::string& reason) {
    if (!(length_m(part) > least_drawn_m)) return;
    evidence_.add_line(part);
    evidence_.set("district_id", context_.districts.ids[district]);
    evidence_.set("near", nearness_->near_role());
    if (nearness_->by_time())
      evidence_.set("limit_min", nearness_->limit_minutes());
    else
      evidence_.set("limit_m", nearness_->limit_m());
    evidence_.set("reason", reason);
  }

  /// None where all ways lie where the elevation model has no data.
  Quantity quantity(std::size_t district, Measured& measured) const {
    const double counted = close_ledger(district, measured);
    const DistrictLengths& sums = sums_[district];
    if (sums.no_height.value() > 0 && sums.no_height.value() == sums.raw.value())
      return {std::nullopt, "the elevation model says nothing of the district"};
    return {counted, nearness_->note()};
  }

  [[nodiscard]] std::vector<Point> points_of(std::uint32_t index, const ChainStretch& stretch) const {
    const WalkNetwork::Chain& chain = nearness_->network().chains()[index];
    const auto vertices = nearness_->network().vertices(chain);
    std::vector<Point> points{nearness_->network().point_at(chain, stretch.from)};
    for (auto v = static_cast<std::size_t>(stretch.from) + 1; static_cast<double>(v) < stretch.to; ++v)
      points.push_back(vertices[v]);
    points.push_back(nearness_->network().point_at(chain, stretch.to));
    return points;
  }

  [[nodiscard]] static double length_m(const std::vector<Point>& line) {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i) length += distance(line[i - 1], line[i]);
    return length;
  }

  /// A stretch along a shared border counts half to each.
  template <typename Add>
  void add_lengths(const std::vector<Point>& line, const Add& add) {
    for (std::size_t i = 1; i < line.size(); ++i) {
      pieces_.clear();
      context_.grid.split(line[i - 1], line[i], pieces_);
      const double length = distance(line[i - 1], line[i]);
      for (const DistrictPiece& piece : pieces_)
        add(sums_[piece.district], length * (piece.to - piece.from) * (piece.shared ? 0.5 : 1));
    }
  }

  double close_ledger(std::size_t district, Measured& measured) const {
    const DistrictLengths& sums = sums_[district];
    double counted = 0;
    const auto row = [&](const char* step, double quantity) {
      measured.ledger.push_back({district, step, quantity, "m"});
      counted += quantity;
    };
    row("raw", sums.raw.value());
    if (nearness_->on_slopes()) row("no_height", 0 - sums.no_height.value());
    row("disconnected", 0 - sums.disconnected.value());
    row("beyond_distance", 0 - sums.beyond.value());
    measured.ledger.push_back({district, "counted", counted, "m"});
    return counted;
  }

  MeasureContext context_;
  Shared<Nearness> nearness_;
  std::vector<DistrictLengths> sums_;
  std::vector<DistrictPiece> pieces_;
  EvidenceBuilder evidence_;
};

}  // namespace

MeasureDeclaration covered_length_declaration() {
  std::vector<Parameter> parameters = Nearness::parameters();
  std::erase_if(parameters, [](const Parameter& parameter) { return parameter.name == "network"; });
  return {
      "covered_length",
      {"步行一定距离内可达设施的道路长度", "length of ways from which something is within walking distance"},
      true,
      {LayerGeometry::line},
      std::move(parameters),
      {"evidence_uncovered_ways", "evidence_uncovered_ways_minutes"},
      [](const MeasureSpec& spec, const MeasureContext& context) -> std::unique_ptr<Measure> {
        return std::make_unique<CoveredLength>(spec, context);
      }};
}

}  // namespace citygauge
