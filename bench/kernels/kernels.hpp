// One benchmark per kernel: a function that measures it on `state.range(0)` things.
#pragma once

namespace benchmark {
class State;
}

namespace citygauge::bench {

void district_grid(benchmark::State& state);     // n lines of 8 points
void slab_sweep_union(benchmark::State& state);  // n polygons of 30 points
void disc_union(benchmark::State& state);        // n stops
void pixel_coverage(benchmark::State& state);    // n pixels under districts of 500 points
void walk_network(benchmark::State& state);      // n streets: the network, and the reach of stops on it
void corridor_width(benchmark::State& state);    // one corridor of n vertices
void wkb_decoding(benchmark::State& state);      // n polygons of 30 points

}  // namespace citygauge::bench
