// Reading a measure's parameters from the options of an indicator; wrong types are configuration errors with
// their place.
#pragma once

#include <string>
#include <vector>

#include "measures/measure.hpp"

namespace citygauge {

/// Checks that every option is one of the declared parameters and has its type. ERRORS: Error{config}.
void check_options(const Options& options, const MeasureDeclaration& declaration);

[[nodiscard]] bool bool_option(const Options& options, const std::string& name, bool fallback);
[[nodiscard]] double number_option(const Options& options, const std::string& name, double fallback);
[[nodiscard]] std::string text_option(const Options& options, const std::string& name,
                                      const std::string& fallback);
[[nodiscard]] std::vector<std::string> list_option(const Options& options, const std::string& name);
/// A table of numbers: { grass = 1, road = 0 }.
[[nodiscard]] std::map<std::string, double> number_table_option(const Options& options,
                                                                const std::string& name);
/// A table of class filters: { land_use = { class = ["construction"] } }.
[[nodiscard]] std::map<std::string, ClassFilter> filter_table_option(const Options& options,
                                                                     const std::string& name);

}  // namespace citygauge
