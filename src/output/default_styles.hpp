// The looks that the tables of a result have by default. Colours are those of Okabe and Ito, which the
// colour-blind can tell apart, and whatever matters differs in pattern or size as well.
#pragma once

#include <span>
#include <string>

#include "model/result.hpp"
#include "output/qml_style.hpp"

namespace citygauge {

/// Districts by the verdict in `verdict_column`; "" for outlines only. Labelled with their names.
[[nodiscard]] LayerStyle district_style(const std::string& verdict_column);

/// A style for the table that `parts` make up: its own where the table is known, a plain one otherwise.
/// REQUIRES parts is not empty, and all are of one table and kind.
[[nodiscard]] LayerStyle evidence_style(std::span<const Evidence* const> parts);

[[nodiscard]] LayerStyle issue_style();

}  // namespace citygauge
