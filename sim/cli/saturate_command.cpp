#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <stdexcept>
#include <utility>

#include "base/number.h"
#include "base/phrase.h"
#include "cli/commands.h"
#include "cli/interrupt.h"
#include "cli/metric_option.h"
#include "cli/sampling_options.h"
#include "engine/sample_pool.h"
#include "output/text_table.h"
#include "study/crossing.h"
#include "study/sweep_plan.h"
#include "yaml/written_measure.h"

namespace bulwark {

namespace {

struct SaturateArguments {
  ScenarioArguments scenario;
  SamplingOptions sampling;
  std::string vary;
  std::string from;
  std::string to;
  std::string until;
  std::string also;  // PATH=V1,V2,…
  double tolerance = 0;
  double confidence = usual_end_confidence;  // of `assured`, one-sided
};

/// What is searched, in the terms of the command line.
struct Request {
  MetricName metric;
  std::string relation;
  CrossingQuery query;
  std::string unit;
  std::string second_path;  // empty without --for
  std::vector<std::string> second_values;
};

bool is_digits(const std::string& text) {
  return text.find_first_not_of("-0123456789") == std::string::npos;
}

void read_until(const std::string& text, Request& request) {
  const std::size_t at = text.find_first_of("<>");
  const bool has_relation = at != std::string::npos && at + 1 < text.size() && text[at + 1] == '=';
  if (!has_relation) refuse("--until", in_quotes(text) + " is no condition; expected one as leakage:all>=0.10");
  request.metric = read_metric("--until", std::string(trimmed(std::string_view(text).substr(0, at))));
  request.relation = text.substr(at, 2);
  request.query.is_at_most = request.relation == "<=";
  const auto level = written_level(trimmed(std::string_view(text).substr(at + 2)));
  if (!level) refuse("--until", in_quotes(text.substr(at + 2)) + " is no level; expected a number or a percentage");
  request.query.level = *level;
}

void read_range(const SaturateArguments& arguments, Request& request) {
  const auto from = written_measure(arguments.from);
  const auto to = written_measure(arguments.to);
  ErrorCollector errors;
  for (const auto& [end, option] : {std::pair(from, "--from"), std::pair(to, "--to")}) {
    if (!end) errors.add({option, 0, 0, "", "expected a number, with its unit if it has one, as '5 min'"});
  }
  errors.finish();
  if (from->unit != to->unit) refuse("--to", in_quotes(arguments.to) + " is not in the unit of --from");
  if (!(from->value < to->value)) refuse("--to", in_quotes(arguments.to) + " is not above --from");
  CrossingQuery& query = request.query;
  request.unit = from->unit;
  query.from = from->value;
  query.to = to->value;
  query.is_whole = from->unit.empty() && is_digits(from->number) && is_digits(to->number);
  query.tolerance = arguments.tolerance > 0 ? arguments.tolerance : (query.to - query.from) / 1000;
}

void read_second(const SaturateArguments& arguments, Request& request) {
  const std::string& text = arguments.also;
  if (text.empty()) {
    request.second_values = {""};
    return;
  }
  if (text.find('=') == std::string::npos) refuse("--for", in_quotes(text) + " is not of the form PATH=V1,V2,...");
  const Override first = parse_override(text);
  if (first.path == arguments.vary) refuse("--for", first.path + " is what --vary varies; expected another path");
  request.second_path = first.path;
  std::string rest = first.value;
  for (std::size_t comma = rest.find(','); comma != std::string::npos; comma = rest.find(',')) {
    request.second_values.emplace_back(trimmed(std::string_view(rest).substr(0, comma)));
    rest = rest.substr(comma + 1);
  }
  request.second_values.emplace_back(trimmed(rest));
}

void check_can_vary(const std::string& option, const std::string& path, const LoadedScenario& loaded) {
  if (const InputError* warning = no_effect_at(loaded, path)) refuse(option, path + ": " + warning->message);
  try {
    check_not_uncertain(loaded.scenario, path);
  } catch (const std::invalid_argument& fault) {
    refuse(option, fault.what());
  }
}

class Saturation {
 public:
  Saturation(const SaturateArguments& arguments, const Request& request, const LoadedScenario& loaded)
      : arguments_(arguments), request_(request), loaded_(loaded) {
    for (const std::string& text : arguments.scenario.set) overrides_.push_back(parse_override(text));
  }

  std::uint64_t seed() const { return seed_of(arguments_.sampling, loaded_.scenario); }
  std::uint32_t trials() const { return trials_of(arguments_.sampling, loaded_.scenario); }

  /// What is wrong at the ends of the range, or between them, is told before anything runs.
  void check() const {
    ErrorCollector errors;
    for (const std::string& second : request_.second_values) {
      bool are_ends_right = true;
      for (const double end : {request_.query.from, request_.query.to}) {
        are_ends_right = errors.collect([&] { scenario_at(end, second); }) && are_ends_right;
      }
      if (are_ends_right && !request_.query.is_whole) errors.collect([&] { check_between(second); });
    }
    errors.finish();
  }

  Crossing find(const std::string& second) const {
    return find_crossing(request_.query, [&](double value) { return evaluate(value, second); });
  }

 private:
  void check_between(const std::string& second) const {
    constexpr double share = 0.381966;  // no round number: whole ends do not make it one
    const double value = request_.query.from + share * (request_.query.to - request_.query.from);
    try {
      scenario_at(value, second);
    } catch (const InputErrors& errors) {
      refuse("--vary", fmt::format("{}; where it takes whole numbers only, write the ends as such: --from {:.0f} --to "
                                   "{:.0f}",
                                   errors.errors()[0].message, request_.query.from, request_.query.to));
    }
  }

  Scenario scenario_at(double value, const std::string& second) const {
    std::vector<Override> overrides = overrides_;
    if (!request_.second_path.empty()) overrides.push_back({request_.second_path, second});
    overrides.push_back({arguments_.vary, with_unit(rounded_number(value), request_.unit)});
    const LoadedScenario loaded = load_with(overrides);
    ErrorCollector errors;
    errors.collect([&] { check_metric("--until", request_.metric, loaded.scenario); });
    errors.collect([&] { check_can_vary("--vary", arguments_.vary, loaded); });
    if (!request_.second_path.empty()) {
      errors.collect([&] { check_can_vary("--for", request_.second_path, loaded); });
    }
    errors.finish();
    return loaded.scenario;
  }

  /// What is wrong with a value is said of the option that it comes from.
  LoadedScenario load_with(const std::vector<Override>& overrides) const {
    try {
      return load_scenario_text(loaded_.text, arguments_.scenario.file, overrides);
    } catch (const InputErrors& faults) {
      std::vector<InputError> errors = faults.errors();
      for (InputError& error : errors) {
        if (error.file == "--set " + arguments_.vary) error = {"--vary", 0, 0, error.path, error.message};
        if (error.file == "--set " + request_.second_path) error = {"--for", 0, 0, error.path, error.message};
      }
      throw InputErrors(errors);
    }
  }

  Figure evaluate(double value, const std::string& second) const {
    const auto tables = std::make_shared<const Tables>(compile(scenario_at(value, second), geometries_));
    const SampleJob job{tables, {request_.metric}, seed(), 0, trials()};
    const Sample sample = run_job(job, {threads_of(arguments_.sampling), &interrupt_.flag(), {}});
    if (sample.series.empty()) throw Interrupted();
    Figure figure = figure_of(sample.series[0], arguments_.confidence);
    if (!sample.series[0].form.is_ratio && figure.estimate.standard_error == 0) widen(figure);
    return figure;
  }

  /// That all trials agree does not make it certain: as if one had been off by one (see study/precision.h).
  void widen(Figure& figure) const {
    const double width = student_quantile(trials() - 1, arguments_.confidence) / trials();
    figure.interval = {figure.estimate.value - width, figure.estimate.value + width};
  }

  const SaturateArguments& arguments_;
  const Request& request_;
  const LoadedScenario& loaded_;
  std::vector<Override> overrides_;
  mutable GeometryCache geometries_;
  InterruptGuard interrupt_;
};

TableCell cell(const std::optional<double>& value) {
  return value ? TableCell(*value) : TableCell();
}

std::string unit_text(const Request& request) {
  return request.unit.empty() ? "" : " " + request.unit;
}

bool holds_after(const Request& request, const Crossing& crossing) {
  return crossing.is_rising == (request.relation == ">=");
}

/// Of a level that is not crossed.
bool holds_everywhere(const Request& request, const Crossing& crossing) {
  return is_above(request.query, crossing.curve.begin()->second.estimate.value) == (request.relation == ">=");
}

std::string direction(const Request& request, const Crossing& crossing) {
  if (!crossing.value) return holds_everywhere(request, crossing) ? "always" : "never";
  return crossing.is_rising ? "rising" : "falling";
}

/// From where on (or up to where) the condition holds with the stated confidence, one-sided: the far end of the
/// interval.
std::optional<double> assured(const Request& request, const Crossing& crossing) {
  return holds_after(request, crossing) ? crossing.high : crossing.low;
}

std::string percent(double share) {
  return fmt::format("{:.4g} %", 100 * share);
}

/// Of the interval both of whose ends hold with `confidence`.
std::string both_sides(double confidence) {
  return percent(2 * confidence - 1);
}

std::string in_words(const Request& request, const Crossing& crossing, double confidence) {
  const auto text = [&](const std::optional<double>& value) {
    return value ? fmt::format("{:.6g}{}", *value, unit_text(request)) : std::string("outside");
  };
  if (!crossing.value) {
    return fmt::format("not crossed: {} from {:g} to {:g}{}",
                       holds_everywhere(request, crossing) ? "holds everywhere" : "holds nowhere", request.query.from,
                       request.query.to, unit_text(request));
  }
  const char* const side = holds_after(request, crossing) ? "from" : "below";
  const auto sure = assured(request, crossing);
  const std::string assurance =
      sure ? fmt::format("; with {} confidence {} {}", percent(confidence), side, text(sure)) : "";
  return fmt::format("holds {} {} ({}: {} to {}){}{}", side, text(crossing.value), both_sides(confidence),
                     text(crossing.low), text(crossing.high), assurance,
                     crossing.crossings > 1 ? "; crossed again later" : "");
}

ResultTable curve_table(const SaturateArguments& arguments, const Request& request,
                        const std::vector<Crossing>& crossings, std::uint32_t trials) {
  ResultTable table;
  table.name = "curve";
  table.header =
      header_of("path,value,unit,second_path,second_value,metric,group,mean,stderr,ci_low,ci_high,p05,p50,p95,trials");
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    for (const auto& [value, figure] : crossings[i].curve) {
      table.rows.push_back({arguments.vary, value, request.unit, request.second_path, request.second_values[i],
                            request.metric.metric, request.metric.group, figure.estimate.value,
                            figure.estimate.standard_error, figure.interval.low, figure.interval.high, figure.p05,
                            figure.p50, figure.p95, std::uint64_t{trials}});
    }
  }
  return table;
}

ResultTable crossing_table(const SaturateArguments& arguments, const Request& request,
                           const std::vector<Crossing>& crossings, std::uint32_t trials) {
  ResultTable table;
  table.name = "crossing";
  table.header = header_of(
      "path,unit,second_path,second_value,metric,group,relation,level,crossing,ci_low,ci_high,assured,confidence,"
      "direction,crossings,trials");
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    const Crossing& crossing = crossings[i];
    table.rows.push_back(
        {arguments.vary, request.unit, request.second_path, request.second_values[i], request.metric.metric,
         request.metric.group, request.relation, request.query.level, cell(crossing.value), cell(crossing.low),
         cell(crossing.high), cell(crossing.value ? assured(request, crossing) : std::nullopt), arguments.confidence,
         direction(request, crossing), static_cast<std::uint64_t>(crossing.crossings), std::uint64_t{trials}});
  }
  return table;
}

void print(const SaturateArguments& arguments, const Request& request, const std::vector<Crossing>& crossings) {
  fmt::print("{} {} {:g}, varying {}\n\n", request.metric.text(), request.relation, request.query.level,
             arguments.vary);
  for (std::size_t i = 0; i < crossings.size(); ++i) {
    if (!request.second_path.empty()) fmt::print("{} = {}: ", request.second_path, request.second_values[i]);
    fmt::print("{}\n", in_words(request, crossings[i], arguments.confidence));
    if (!request.second_path.empty()) continue;
    TextTable table({"value" + (request.unit.empty() ? "" : ", " + request.unit),
                     request.metric.text() + " (" + both_sides(arguments.confidence) + ")"});
    for (const auto& [value, figure] : crossings[i].curve) {
      table.add({fmt::format("{:.6g}", value), with_interval(figure.estimate.value, figure.interval)});
    }
    fmt::print("\n{}", table.text());
  }
}

Request read_request(const SaturateArguments& arguments) {
  Request request;
  ErrorCollector errors;
  errors.collect([&] { read_until(arguments.until, request); });
  errors.collect([&] { read_range(arguments, request); });
  errors.collect([&] { read_second(arguments, request); });
  errors.finish();
  return request;
}

int run(const SaturateArguments& arguments, const BuildInfo& build) {
  const Request request = read_request(arguments);
  const LoadedScenario loaded = load(arguments.scenario, arguments.sampling.quiet);
  const Saturation saturation(arguments, request, loaded);
  saturation.check();
  prepare_out(arguments.sampling);
  std::vector<Crossing> crossings;
  for (const std::string& second : request.second_values) crossings.push_back(saturation.find(second));
  if (!arguments.sampling.quiet) print(arguments, request, crossings);
  write_out(arguments.sampling, build, arguments.scenario, loaded, saturation.seed(), saturation.trials(),
            {curve_table(arguments, request, crossings, saturation.trials()),
             crossing_table(arguments, request, crossings, saturation.trials())});
  return exit_success;
}

constexpr const char* footer =
    "Every value runs the same trials (common random numbers), so the curve is smooth and bisection finds its "
    "crossing;\n"
    "the interval holds all values at which the curve's own interval contains the level. Ends written as whole\n"
    "numbers mean whole values only; write 0.0 for others. The minimum with a stated confidence is in the column "
    "assured:\n"
    "from there on (or below it) the condition holds with --confidence, one-sided; the intervals are the two-sided\n"
    "ones that belong to it, of 95 % with 97.5 %. Tables: curve.csv, crossing.csv.\n\n"
    "Examples:\n"
    "  bulwark saturate configs/quickstart.yaml --vary raid.salvo.count --from 10 --to 120 --until "
    "'leakage:all>=0.10'\n"
    "  bulwark saturate configs/quickstart.yaml --vary systems.medium_sam.channels --from 1 --to 8\n"
    "                   --until 'leakage:all<=5 %' --for 'raid.salvo.count=20,40,60'";

void declare(Options& options, SaturateArguments& arguments) {
  add_scenario_arguments(options, arguments.scenario);
  options.text({"--vary", "Path of the parameter", "PATH"}, arguments.vary).required();
  options.text({"--from", "Lowest value, with its unit", "A"}, arguments.from).required();
  options.text({"--to", "Highest value, with its unit", "B"}, arguments.to).required();
  options.text({"--until", "METRIC:GROUP>=LEVEL or <=", "CONDITION"}, arguments.until).required();
  options.text({"--for", "Once for each value of a second parameter: the frontier", "PATH=V1,V2,..."}, arguments.also);
  options.positive_number({"--tolerance", "Width to which the crossing is found (default: (B - A)/1000)", "X"},
                          arguments.tolerance);
  options.number({"--confidence", "One-sided confidence of `assured` (default: 0.975)", "P"}, arguments.confidence,
                 {0.55, 0.999999});
  add_sampling_options(options, arguments.sampling);
}

}  // namespace

void add_saturate_command(CommandLine& line, const BuildInfo& build) {
  line.add<SaturateArguments>({"saturate", "Find the value of a parameter at which a metric crosses a level", footer},
                              declare, [&build](const SaturateArguments& arguments) { return run(arguments, build); });
}

}  // namespace bulwark
