#include "inquiry/saturation.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include "base/constants.h"
#include "base/input_error.h"
#include "base/stop.h"
#include "engine/compile_job.h"
#include "engine/memory.h"
#include "inquiry/cautious_figure.h"
#include "inquiry/metric_option.h"
#include "study/sweep_plan.h"
#include "yaml/written_measure.h"

namespace bulwark {

namespace {

void check_can_vary(const std::string& option, const std::string& path, const LoadedScenario& loaded) {
  if (const InputError* warning = no_effect_at(loaded, path)) refuse(option, path + ": " + warning->message);
  try {
    check_not_uncertain(loaded.scenario, path);
  } catch (const InputErrors& fault) {
    refuse(option, fault.what());
  }
}

/// The scenario at values of its parameters.
class Family {
 public:
  Family(const ScenarioText& scenario, const std::vector<Override>& overrides, const SaturationQuery& query,
         const PoolHooks& hooks)
      : text_(scenario), overrides_(overrides), query_(query), hooks_(hooks) {}

  Scenario at(double value, const std::string& second) const {
    end_if_asked(hooks_.stop);
    std::vector<Override> overrides = overrides_;
    if (!query_.second_path.empty()) overrides.push_back({query_.second_path, second});
    overrides.push_back({query_.path, with_unit(rounded_number(value), query_.unit)});
    const LoadedScenario loaded = load(overrides);
    ErrorCollector errors;
    errors.collect([&] { check_metric("--until", query_.metric, loaded.scenario); });
    errors.collect([&] { check_can_vary("--vary", query_.path, loaded); });
    if (!query_.second_path.empty()) errors.collect([&] { check_can_vary("--for", query_.second_path, loaded); });
    errors.finish();
    check_memory("--vary", loaded.scenario, hooks_.threads, hooks_.most_bytes);
    return loaded.scenario;
  }

  /// Throws InputErrors where a value between the ends does not work, though they do.
  void check_between(const std::string& second) const {
    constexpr double share = 0.381966;  // no round number: whole ends do not make it one
    const CrossingQuery& range = query_.crossing;
    try {
      at(range.from + share * (range.to - range.from), second);
    } catch (const InputErrors& errors) {
      refuse("--vary", fmt::format("{}; where it takes whole numbers only, write the ends as such: --from {:.0f} --to "
                                   "{:.0f}",
                                   errors.errors()[0].message, range.from, range.to));
    }
  }

 private:
  /// What is wrong with a value is said of the option that it comes from.
  LoadedScenario load(const std::vector<Override>& overrides) const {
    try {
      return text_.with(overrides);
    } catch (const InputErrors& faults) {
      std::vector<InputError> errors = faults.errors();
      for (InputError& error : errors) {
        if (error.file == "--set " + query_.path) error = {"--vary", 0, 0, error.path, error.message};
        if (error.file == "--set " + query_.second_path) error = {"--for", 0, 0, error.path, error.message};
      }
      throw InputErrors(errors);
    }
  }

  const ScenarioText& text_;
  const std::vector<Override>& overrides_;
  const SaturationQuery& query_;
  const PoolHooks& hooks_;
};

bool holds_at(const SaturationQuery& query, const Figure& figure) {
  return is_above(query.crossing, figure.estimate.value) != query.crossing.is_at_most;
}

}  // namespace

void check_saturation(const ScenarioText& scenario, const std::vector<Override>& overrides,
                      const SaturationQuery& query, const PoolHooks& hooks) {
  const Family family(scenario, overrides, query, hooks);
  ErrorCollector errors;
  for (const std::string& second : query.second_values) {
    bool are_ends_right = true;
    for (const double end : {query.crossing.from, query.crossing.to}) {
      are_ends_right = errors.collect([&] { family.at(end, second); }) && are_ends_right;
    }
    if (are_ends_right && !query.crossing.is_whole) errors.collect([&] { family.check_between(second); });
  }
  errors.finish();
}

std::vector<Crossing> saturate(const ScenarioText& scenario, const std::vector<Override>& overrides,
                               const SaturationQuery& query, const PoolHooks& hooks) {
  const Family family(scenario, overrides, query, hooks);
  GeometryCache geometries;
  const auto evaluate = [&](double value, const std::string& second) {
    const auto tables = compile_job(family.at(value, second), geometries, hooks);
    const Sample sample = run_job({tables, {query.metric}, query.seed, 0, query.trials}, hooks);
    return cautious_figure_of(sample.series[0], query.confidence);
  };
  std::vector<Crossing> crossings;
  for (const std::string& second : query.second_values) {
    crossings.push_back(find_crossing(query.crossing, [&](double value) { return evaluate(value, second); }));
  }
  return crossings;
}

bool holds_after(const SaturationQuery& query, const Crossing& crossing) {
  return crossing.is_rising != query.crossing.is_at_most;
}

bool holds_everywhere(const SaturationQuery& query, const Crossing& crossing) {
  return holds_at(query, crossing.curve.begin()->second);
}

std::optional<double> assured(const SaturationQuery& query, const Crossing& crossing) {
  if (!crossing.value) return std::nullopt;
  if (!holds_after(query, crossing)) return crossing.low;
  return holds_at(query, crossing.curve.rbegin()->second) ? crossing.high : std::nullopt;
}

}  // namespace bulwark
