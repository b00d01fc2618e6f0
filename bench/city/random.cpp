#include "city/random.hpp"

#include <cmath>
#include <numbers>

namespace citygauge::bench {
namespace {

constexpr std::uint64_t golden_step = 0x9E3779B97F4A7C15;

std::uint64_t scrambled(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

std::uint64_t mix(std::uint64_t z) {
  return scrambled(z + golden_step);
}

std::uint64_t bits(std::int64_t value) {
  return static_cast<std::uint64_t>(value);
}

double noise_at(std::int64_t x, std::int64_t y, std::uint64_t seed) {
  return static_cast<double>(mix(seed + mix(bits(x) * 73856093U + mix(bits(y)))) >> 11) * 0x1p-53;
}

}  // namespace

Random::Random(std::uint64_t seed, std::int64_t column, std::int64_t row)
    : state_(mix(seed * 0x100000001B3 + mix(bits(column) * 31 + mix(bits(row))))) {}

std::uint64_t Random::next() {
  state_ += golden_step;
  return scrambled(state_);
}

double Random::normal() {
  const double radius = unit();
  const double turn = unit();
  return std::sqrt(-2 * std::log(radius + 1e-18)) * std::cos(2 * std::numbers::pi * turn);
}

double value_noise(double x, double y, std::uint64_t seed) {
  const auto column = static_cast<std::int64_t>(std::floor(x));
  const auto row = static_cast<std::int64_t>(std::floor(y));
  const auto eased = [](double t) { return t * t * (3 - 2 * t); };
  const double east = eased(x - static_cast<double>(column));
  const double north = eased(y - static_cast<double>(row));
  const auto along = [&](std::int64_t line) {
    return noise_at(column, line, seed) * (1 - east) + noise_at(column + 1, line, seed) * east;
  };
  return along(row) * (1 - north) + along(row + 1) * north;
}

}  // namespace citygauge::bench
