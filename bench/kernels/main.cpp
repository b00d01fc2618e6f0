// citygauge_kernels: how long each kernel takes and how it grows. Options of Google Benchmark, e.g.
// --benchmark_filter=disc_union.
#include <benchmark/benchmark.h>

#include <array>

#include "kernels/kernels.hpp"

namespace {

struct Kernel {
  const char* name;
  void (*measure)(benchmark::State&);
  std::int64_t least, most;  // things
};

using namespace citygauge::bench;
constexpr std::array kernels{
    Kernel{"district_grid", district_grid, 1 << 12, 1 << 18},
    Kernel{"slab_sweep_union", slab_sweep_union, 1 << 10, 1 << 16},
    Kernel{"disc_union", disc_union, 1 << 9, 1 << 15},
    Kernel{"pixel_coverage", pixel_coverage, 1 << 18, 1 << 24},
    Kernel{"walk_network", walk_network, 1 << 12, 1 << 18},
    Kernel{"corridor_width", corridor_width, 1 << 10, 1 << 16},
    Kernel{"wkb_decoding", wkb_decoding, 1 << 10, 1 << 16},  // a batch holds 65,536
};

}  // namespace

int main(int count, char** arguments) {
  for (const Kernel& kernel : kernels)
    benchmark::RegisterBenchmark(kernel.name,
                                 [measure = kernel.measure](benchmark::State& state) {
                                   measure(state);
                                   state.SetComplexityN(state.range(0));
                                 })
        ->RangeMultiplier(4)
        ->Range(kernel.least, kernel.most)
        ->MeasureProcessCPUTime()  // a sweep runs on several threads
        ->Unit(benchmark::kMillisecond)
        ->Complexity();
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
