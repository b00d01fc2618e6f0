#include "measures/population.hpp"

namespace citygauge {
namespace {

class DistrictPopulation : public Measure {
 public:
  explicit DistrictPopulation(const MeasureContext& context) : context_(context) {}
  std::vector<LayerNeed> needs() const override { return {}; }
  void take(std::size_t, const Selection&) override {}
  Measured finish() override {
    Measured measured;
    for (const std::optional<double>& people : context_.districts.population)
      measured.quantities.push_back({people, people ? "" : "the district's population is not known"});
    return measured;
  }

 private:
  MeasureContext context_;
};

}  // namespace

MeasureDeclaration population_declaration() {
  return {"population",
          {"评价单元人口（区域属性）", "people of the district, by its attribute"},
          false,
          {},
          {},
          {},
          [](const MeasureSpec&, const MeasureContext& context) -> std::unique_ptr<Measure> {
            return std::make_unique<DistrictPopulation>(context);
          }};
}

}  // namespace citygauge
