// Measuring and judging: the layers of a plan read once, the measures finished, the verdicts given.
#pragma once

#include "core/memory.hpp"
#include "core/progress.hpp"
#include "evaluate/layer_provider.hpp"
#include "evaluate/plan.hpp"
#include "model/run_report.hpp"

namespace citygauge {

/// Runs a plan and adds results, ledger, evidence, issues and counts to the report; `memory_bytes`: see
/// TaskFinisher. ERRORS: as the layers'.
void evaluate(Plan& plan, LayerProvider& layers, const Districts& districts, Progress& progress,
              RunReport& report, std::size_t memory_bytes = usual_memory_bytes);

}  // namespace citygauge
