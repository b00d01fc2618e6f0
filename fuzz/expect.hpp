// What a fuzz target claims: a claim that fails ends the process, so that the fuzzer keeps the input.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <string>

#include "core/error.hpp"

namespace citygauge::fuzz {

inline void expect(bool holds, const std::string& claim) {
  if (holds) return;
  fmt::print(stderr, "fuzz: this does not hold: {}\n", claim);
  std::abort();
}

inline void expect_near(double found, double expected, double tolerance, const char* what) {
  if (std::abs(found - expected) <= tolerance) return;  // NaN is not near anything
  expect(false, fmt::format("{}: {:.17g} is {:.17g} within {:.3g}", what, found, expected, tolerance));
}

/// Runs `work`, which may refuse its input with an error of this kind and with no other. Returns whether it
/// went through.
template <typename Work>
bool accepts(ErrorKind refusal, const Work& work) {
  try {
    work();
    return true;
  } catch (const Error& error) {
    expect(error.kind() == refusal, fmt::format("the error is of the right kind: {}", error.what()));
    expect(*error.what() != '\0', "an error says what is wrong");
    return false;
  }
}

}  // namespace citygauge::fuzz
