#include "evaluate/plan.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluate/provenance.hpp"
#include "measures/options.hpp"
#include "measures/shared_product.hpp"

namespace citygauge {
namespace {

/// The indicators in the order in which they are first named, with their targets.
std::vector<PlannedIndicator> wanted_indicators(const PlanRequest& request) {
  std::vector<PlannedIndicator> wanted;
  const auto planned = [&](const std::string& id, const Location& at) -> PlannedIndicator& {
    const auto known = request.library.indicators.find(id);
    if (known == request.library.indicators.end())
      throw config_error(at, fmt::format("there is no indicator `{}`", id));
    for (PlannedIndicator& present : wanted)
      if (present.indicator == &known->second) return present;
    wanted.push_back({&known->second, 0, {}, {}, {}});
    return wanted.back();
  };
  for (const Profile& profile : request.profiles)
    for (const Target& target : profile.targets)
      planned(indicator_part(target.indicator), target.at).targets.push_back(target);
  for (const std::string& id : request.indicators) planned(id, {});
  return wanted;
}

/// Tables are overlaid key by key, anything else is replaced.
void overlay(Option& option, const Option& project) {
  auto* own = std::get_if<Option::Table>(&option.value);
  const auto* more = std::get_if<Option::Table>(&project.value);
  if (own == nullptr || more == nullptr) {
    option = project;
    return;
  }
  for (const auto& [key, value] : *more) {
    const auto [entry, added] = own->emplace(key, value);
    if (!added) overlay(entry->second, value);
  }
}

/// The measure's own options, overlaid with the project's.
MeasureSpec with_options(const MeasureSpec& spec, const MeasureDeclaration& declaration,
                         const Options& project) {
  MeasureSpec merged = spec;
  for (const auto& [name, option] : project)
    if (std::ranges::find(declaration.parameters, name, &Parameter::name) != declaration.parameters.end())
      overlay(merged.options.emplace(name, option).first->second, option);
  return merged;
}

const MeasureDeclaration& declaration_of(const MeasureSpec& spec) {
  const MeasureDeclaration* declaration = find_measure(spec.measure);
  if (declaration == nullptr) {
    std::string names;
    for (const MeasureDeclaration& known : measure_registry())
      names += (names.empty() ? "" : ", ") + known.name;
    throw config_error(spec.at, fmt::format("there is no measure `{}`", spec.measure),
                       "known measures: " + names);
  }
  if (declaration->has_layer && spec.layer.empty())
    throw config_error(spec.at, fmt::format("measure `{}` needs a `layer`", spec.measure));
  return *declaration;
}

/// Every option of the project must serve the indicator's numerator or denominator.
void check_project_options(const Indicator& indicator, const Options& options) {
  const auto takes = [&](const MeasureSpec& spec, const std::string& name) {
    const auto& parameters = declaration_of(spec).parameters;
    return std::ranges::find(parameters, name, &Parameter::name) != parameters.end();
  };
  for (const auto& [name, option] : options) {
    if (takes(indicator.numerator, name) || (indicator.denominator && takes(*indicator.denominator, name)))
      continue;
    std::string names;
    for (const Parameter& known : declaration_of(indicator.numerator).parameters)
      names += (names.empty() ? "" : ", ") + known.name;
    throw config_error(option.at, fmt::format("indicator `{}` has no option `{}`", indicator.id, name),
                       names.empty() ? "it takes no options" : "it takes: " + names);
  }
}

void check_needs(const Task& task, const Library& library) {
  for (const LayerNeed& need : task.needs) {
    const auto role = library.roles.find(need.role);
    if (role == library.roles.end())
      throw config_error(task.spec.at, fmt::format("there is no layer role `{}`", need.role));
    for (const std::string& attribute : need.attributes)
      if (role->second.attribute(attribute) == nullptr)
        throw config_error(task.spec.at,
                           fmt::format("role `{}` has no attribute `{}`", need.role, attribute));
  }
}

void ask_for(LayerNeed& need, const std::string& attribute) {
  if (std::ranges::find(need.attributes, attribute) == need.attributes.end())
    need.attributes.push_back(attribute);
}

std::size_t add_task(Plan& plan, const MeasureSpec& spec, const Options& options,
                     const MeasureContext& context, const Library& library) {
  const MeasureDeclaration& declaration = declaration_of(spec);
  Task task;
  task.spec = with_options(spec, declaration, options);
  task.asked = context.asked;
  check_options(task.spec.options, declaration);
  task.measure = declaration.make(task.spec, context);
  task.products = context.shared->take_asked_for();
  task.needs = task.measure->needs();
  for (LayerNeed& need : task.needs) {
    if (need.role == task.spec.layer) need.range = task.spec.range;
    for (const auto& [attribute, values] : need.where) ask_for(need, attribute);
    for (const auto& [attribute, threshold] : need.range) ask_for(need, attribute);
  }
  check_needs(task, library);
  plan.tasks.push_back(std::move(task));
  return plan.tasks.size() - 1;
}

std::string key_of(const MeasureSpec& spec) {
  return spec.measure + '\n' + key_of(spec.layer, spec.where, spec.range) + key_of(spec.options);
}

/// Many indicators divide by the same, the district's area, its people; or by what another one measures.
std::size_t add_denominator(Plan& plan, const MeasureSpec& spec, const Options& options,
                            const MeasureContext& context, const Library& library) {
  const std::string key = key_of(with_options(spec, declaration_of(spec), options));
  if (const auto known = plan.denominators.find(key); known != plan.denominators.end()) return known->second;
  const MeasureContext plain{context.districts, context.grid, "", {}, context.shared, Asked::values};
  const std::size_t task = add_task(plan, spec, options, plain, library);
  plan.tasks[task].label = fmt::format("÷ {}{}{}", spec.measure, spec.layer.empty() ? "" : " ", spec.layer);
  return plan.denominators[key] = task;
}

/// The strictest target decides what is drawn: what misses any of them.
void make_stricter(std::optional<double>& strictest, const Threshold& threshold) {
  const bool is_upper =
      threshold.comparator == Comparator::at_most || threshold.comparator == Comparator::less_than;
  const double value = turning_value(threshold);
  strictest = !strictest ? value : is_upper ? std::min(*strictest, value) : std::max(*strictest, value);
}

const Option* stated_option(const MeasureSpec& spec, const std::string& name) {
  const auto found = spec.options.find(name);
  return found == spec.options.end() ? nullptr : &found->second;
}

/// Plans the choices of `alternative` that are not in force. What the option does not touch is not measured
/// again.
void add_alternative(Plan& plan, PlannedIndicator& planned, const Alternative& alternative,
                     const Options& project, const MeasureContext& context, const Library& library) {
  const Indicator& indicator = *planned.indicator;
  const Option* above = stated_option(plan.tasks[planned.numerator].spec, alternative.option);
  const Option* below = planned.denominator
                            ? stated_option(plan.tasks[*planned.denominator].spec, alternative.option)
                            : nullptr;
  if (above == nullptr && below == nullptr)
    throw config_error(
        alternative.at, fmt::format("neither part of `{}` states `{}`", indicator.id, alternative.option),
        "an option with alternatives is stated, so that the definition says which is in force");
  const bool touches_above = above != nullptr, touches_below = below != nullptr;
  const std::string choice = to_string(touches_above ? *above : *below);
  for (const Option& other : alternative.choices) {
    if (to_string(other) == choice) continue;
    Options options = project;
    options.insert_or_assign(alternative.option, other);
    PlannedAlternative added{alternative.option, choice, to_string(other), planned.numerator,
                             planned.denominator};
    if (touches_above) {
      MeasureContext of_values = context;
      of_values.asked = Asked::values;
      added.numerator = add_task(plan, indicator.numerator, options, of_values, library);
      plan.tasks[added.numerator].label =
          fmt::format("{} ({} = {})", indicator.id, alternative.option, added.alternative);
    }
    if (touches_below)
      added.denominator = add_denominator(plan, *indicator.denominator, options, context, library);
    planned.alternatives.push_back(std::move(added));
  }
}

/// Those of the project for the indicator.
const Options& options_of(const Indicator& indicator, const PlanRequest& request) {
  static const Options none;
  const auto found = request.options.find(indicator.id);
  return found == request.options.end() ? none : found->second;
}

}  // namespace

Plan make_plan(const PlanRequest& request, const Districts& districts, const DistrictGrid& grid) {
  Plan plan;
  plan.indicators = wanted_indicators(request);
  const auto shared = std::make_shared<SharedProducts>();
  const auto context_of = [&](const PlannedIndicator& planned) {
    MeasureContext context{districts, grid, planned.indicator->group_by, {}, shared};
    if (!request.evidence) context.asked = Asked::ledger;
    for (const Target& target : planned.targets) make_stricter(context.threshold, target.threshold);
    return context;
  };
  for (PlannedIndicator& planned : plan.indicators) {
    const Indicator& indicator = *planned.indicator;
    const Options& options = options_of(indicator, request);
    check_project_options(indicator, options);
    planned.numerator = add_task(plan, indicator.numerator, options, context_of(planned), request.library);
    plan.tasks[planned.numerator].label = indicator.id;
    if (indicator.group_by.empty())
      plan.denominators.emplace(key_of(plan.tasks[planned.numerator].spec), planned.numerator);
  }
  for (PlannedIndicator& planned : plan.indicators) {
    const Indicator& indicator = *planned.indicator;
    const Options& options = options_of(indicator, request);
    const MeasureContext context = context_of(planned);
    if (indicator.denominator)
      planned.denominator = add_denominator(plan, *indicator.denominator, options, context, request.library);
    if (planned.targets.empty() || !request.sensitivity) continue;
    for (const Alternative& alternative : indicator.alternatives)
      add_alternative(plan, planned, alternative, options, context, request.library);
  }
  if (plan.indicators.empty())
    throw Error(ErrorKind::config,
                "there is nothing to measure: the project names no profile and no indicator",
                "add profiles = [\"mianyang-2030\"] to it, or pass --profile");
  return plan;
}

}  // namespace citygauge
