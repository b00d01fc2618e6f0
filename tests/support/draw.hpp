// Random numbers for property tests, from the seed that RapidCheck draws and can repeat.
#pragma once

#include <random>

namespace citygauge::test {

class Draw {
 public:
  explicit Draw(unsigned seed) : engine_(seed) {}
  double real(double from, double to) { return std::uniform_real_distribution<double>(from, to)(engine_); }
  int whole(int from, int to) { return std::uniform_int_distribution<int>(from, to)(engine_); }

 private:
  std::mt19937 engine_;
};

}  // namespace citygauge::test
