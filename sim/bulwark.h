// Bulwark as a library: load a scenario, run it, ask questions of it, read what comes out as arrays.
//
//   #include <bulwark/bulwark.h>
//   const bulwark::Simulation raid = bulwark::Simulation::from_file("quickstart.yaml", {"raid.salvo.count=60"});
//   bulwark::RunOptions options;
//   options.trials = 2000;
//   const bulwark::ResultSet results = raid.run(options);
//   const bulwark::MetricEstimate leakage = results.estimate("leakage:all");  // .value, .low, .high
//   const std::vector<double>& mean = results.frame("summary").numbers("mean");
//
// This header alone is public; it needs the standard library and nothing else. All functions throw Error and nothing
// else. Objects are immutable once made, may be copied cheaply and used from several threads. The same scenario, seed
// and trials give the same results to the last bit, for any number of threads and on any machine, as `bulwark` prints
// and writes them. Units in scenarios are written out; results are in those that sim/manual/tables.md gives for each
// table.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace bulwark {

/// What is wrong with an input, and where. Line and column count from 1; 0 where there is none.
struct Fault {
  std::string file;
  int line = 0;
  int column = 0;
  std::string path;     // dotted keys
  std::string message;  // what is wrong, what was expected, did you mean …
};

/// The only exception. what() is the message that the program would print, of an input all of its faults.
class Error : public std::runtime_error {
 public:
  enum class Kind {
    input,        // wrong scenario, study, metric, option: faults() has all that is wrong
    interrupted,  // RunOptions::stop ended it before there was an answer
    failure       // anything else: the file system, memory, a fault of the program
  };

  Error(Kind kind, const std::string& what, std::vector<Fault> faults = {})
      : std::runtime_error(what), kind_(kind), faults_(std::move(faults)) {}

  Kind kind() const { return kind_; }
  const std::vector<Fault>& faults() const { return faults_; }

 private:
  Kind kind_;
  std::vector<Fault> faults_;
};

/// The release, as "0.2.0".
std::string version();

/// A table as columns of equal length.
class DataFrame {
 public:
  /// One of `numbers` and `texts` is filled. A number that does not exist is NaN; counts above 2^53 are rounded.
  struct Column {
    std::string name;
    bool is_text = false;
    std::vector<double> numbers;
    std::vector<std::string> texts;
  };

  DataFrame(std::string name, std::size_t rows, std::vector<Column> columns)
      : name_(std::move(name)), rows_(rows), columns_(std::move(columns)) {}

  const std::string& name() const { return name_; }
  std::size_t rows() const { return rows_; }
  const std::vector<Column>& columns() const { return columns_; }

  /// Throws Error (input) where there is no such column, or where it is of the other kind.
  const std::vector<double>& numbers(const std::string& column) const;
  const std::vector<std::string>& texts(const std::string& column) const;

 private:
  const Column& column(const std::string& name) const;

  std::string name_;
  std::size_t rows_;
  std::vector<Column> columns_;
};

/// An estimate with its 95 % interval; NaN where the trials do not determine it.
struct MetricEstimate {
  double value = 0;
  double standard_error = 0;
  double low = 0;
  double high = 0;
};

/// How trials are run. What is not given is as the scenario or the program has it.
struct RunOptions {
  std::optional<std::uint64_t> seed;
  std::optional<std::uint32_t> trials;
  unsigned threads = 0;                         // 0: all cores
  const std::atomic<bool>* stop = nullptr;      // true ends the work soon
  std::function<void(std::uint64_t)> progress;  // trials done so far; from any thread
};

/// The tables of a run or of a study, under the names of their files: `summary` is summary.csv.
class ResultSet {
 public:
  struct Data;
  explicit ResultSet(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

  std::vector<std::string> names() const;
  /// Throws Error (input) where there is no such table.
  const DataFrame& frame(const std::string& name) const;

  /// Of a run: any metric of summary.csv, or a cause of leakage, as `leakage:family:drone`. Throws Error (input) where
  /// there is none such.
  MetricEstimate estimate(const std::string& metric) const;

  std::uint64_t trials() const;
  /// Stopped before the last trial: the results are those of the first ones.
  bool is_partial() const;
  /// What the program would print.
  const std::string& report() const;

  /// Writes tables and manifest into a folder as the program does; `force`: also into one that holds other files.
  void write(const std::string& folder, bool force = false) const;

  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

/// Where a run writes its tables and its manifest.
struct RunFolder {
  std::string path;
  bool force = false;      // also one that holds other files or another result
  bool per_trial = false;  // per_trial.csv too
  std::string columns;     // of it, as patterns: `leakers:*,defender_cost:all`; empty: all
};

/// The tables in a folder that the program or ResultSet::write() wrote.
ResultSet read_results(const std::string& folder);

/// What a search for a crossing asks; texts are those of the options of `bulwark saturate`.
struct SaturationOptions {
  std::string vary;      // path of the parameter
  std::string from;      // with unit
  std::string to;        // with unit
  std::string until;     // METRIC:GROUP>=LEVEL, or <=
  std::string second;    // PATH=V1,V2,…; empty: none
  double tolerance = 0;  // 0: a thousandth of the range
  double confidence = 0.975;
};

/// What a search for a rare event asks; as the options of `bulwark rare`.
struct RareOptions {
  std::string event;              // METRIC:GROUP>=LEVEL, or <=; an event of the scenario; or any condition
  std::string relative = "10 %";  // half the 95 % interval over the probability at which it may stop
  std::uint32_t particles = 200;  // of a splitting
  std::uint32_t moves = 3;        // of each at a level
};

/// What a selection of the best asks.
struct SelectionOptions {
  std::string metric = "leakage:all";
  bool is_most_wanted = false;      // the best has the most of it
  double indifference = 0;          // a difference that does not matter; above 0
  double confidence = 0.95;         // of selecting the best
  std::uint32_t first_stage = 128;  // trials before any is dropped
};

/// How a scenario is read.
struct LoadOptions {
  /// As "8 GB": a scenario that would take more is refused before it is compiled, here and in all that is asked of it.
  /// Empty: 80 % of what the machine has.
  std::string max_memory;
  const std::atomic<bool>* stop = nullptr;  // true ends the compiling soon: Error (interrupted)
};

/// A scenario, read, checked and compiled.
class Simulation {
 public:
  /// `overrides` are PATH=VALUE, put in before anything is checked. Throws Error (input) with all that is wrong.
  static Simulation from_file(const std::string& path, const std::vector<std::string>& overrides = {},
                              const LoadOptions& options = {});
  /// The same from a text; `name` stands for the file in messages.
  static Simulation from_text(const std::string& text, const std::string& name,
                              const std::vector<std::string>& overrides = {}, const LoadOptions& options = {});

  const std::string& name() const;
  const std::string& file() const;
  /// As read, before overrides.
  const std::string& text() const;
  /// As given: PATH=VALUE.
  const std::vector<std::string>& overrides() const;
  /// As given in LoadOptions.
  const std::string& max_memory() const;
  /// The same tree as a JSON object, overrides put in; from_text() reads it back as the same scenario.
  std::string json() const;
  /// All that summary.csv has of it, as `leakage:family:drone`, and the causes of `all`: what samples() may be asked
  /// for, among others.
  std::vector<std::string> metrics() const;
  std::uint64_t seed() const;
  std::uint32_t trials() const;
  /// What an author would want to know, though nothing is wrong.
  std::vector<std::string> warnings() const;
  /// What it compiles to, as `bulwark check` prints it.
  std::string summary() const;

  /// All result tables of `bulwark run`. With `precision`, as {"leakage:all=0.5 %"}, `trials` is the most.
  ResultSet run(const RunOptions& options = {}, const std::vector<std::string>& precision = {}) const;
  /// The same into a folder, with a row for every trial where that is asked for, as `bulwark run --out` writes it.
  ResultSet run_into(const RunFolder& folder, const RunOptions& options = {},
                     const std::vector<std::string>& precision = {}) const;

  /// Metrics trial by trial, a column each under its name: row i is trial i. A ratio is NaN in trials where it does not
  /// exist.
  DataFrame samples(const std::vector<std::string>& metrics, const RunOptions& options = {}) const;

  /// The events of one trial, exactly as it was in a run.
  DataFrame events(std::uint32_t trial, std::optional<std::uint64_t> seed = {}) const;

  /// The first of `within` trials in which an event of the scenario happened; none where it happened in none.
  std::optional<std::uint32_t> first_trial(const std::string& event, std::uint32_t within = 100'000,
                                           const RunOptions& options = {}) const;

  /// Table bound: below the expected leakers of every allocation that does not see the future.
  ResultSet bound(std::uint32_t price_steps = 30, const RunOptions& options = {}) const;
  /// Tables rare, strata and others: a probability of 1e-9 and less. `options.trials` is the most of either method.
  ResultSet rare(const RareOptions& what, const RunOptions& options = {}) const;

  /// Tables curve and crossing.
  ResultSet saturate(const SaturationOptions& what, const RunOptions& options = {}) const;
  /// Table sensitivity: what would help most against the metric.
  ResultSet sensitivity(const std::string& metric = "leakage:all", const RunOptions& options = {}) const;
  /// Table sobol: the share of the metric's variance that each uncertain parameter explains.
  ResultSet sobol(const std::string& metric, std::uint32_t rows, const RunOptions& options = {}) const;

  struct Data;
  explicit Simulation(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
  const Data& data() const { return *data_; }

 private:
  std::shared_ptr<const Data> data_;
};

/// `blackout=capacity_lost_MW > 1 GW`, as `--event` has it, as an override: from_file(path, {override_of_event(…)}).
std::string override_of_event(const std::string& event);

/// Tables comparison and cost: every scenario against the first, trial by trial. At least two. `names` stand for the
/// files in the tables, one each; empty: the files. With `bound_trials` also table policies: each between the first and
/// the bound of any allocation, over so many trials.
ResultSet compare(const std::vector<Simulation>& scenarios, const RunOptions& options = {},
                  const std::vector<std::string>& names = {}, std::uint32_t bound_trials = 0);

/// Table selection: which scenario is best, at no more trials than it takes. `options.trials` is the most of each.
ResultSet select_best(const std::vector<Simulation>& scenarios, const SelectionOptions& what,
                      const RunOptions& options = {}, const std::vector<std::string>& names = {});

/// What a search for good levels asks; as the options of `bulwark tune`.
struct TuningOptions {
  std::string metric = "leakers:all";
  bool is_most_wanted = false;         // the best has the most of it
  std::uint32_t search_trials = 1000;  // of each point that is tried
  std::uint32_t rounds = 5;            // through all factors, at most
  std::string max_memory = {};         // as PlanOptions::max_memory
};

/// Table tuning: good levels of a study file's factors, as `bulwark tune`. `options.trials`: of the figures before and
/// after, which the search has not seen.
ResultSet tune(const std::string& study, const TuningOptions& what = {}, const RunOptions& options = {});
/// The same of the text of a study, which `name` stands for in messages, about a scenario that is at hand.
ResultSet tune_text(const std::string& text, const std::string& name, const Simulation& scenario,
                    const TuningOptions& what = {}, const RunOptions& options = {});

struct PlanOptions {
  RunOptions run;       // no trials, the plan has its own
  std::string folder;   // for the journal and the tables; empty: none
  bool resume = false;  // go on with what the folder holds
  bool force = false;   // begin anew in a folder that holds a plan or other files
  /// As LoadOptions::max_memory. Empty: that of the scenario at hand, or 80 % of the machine's.
  std::string max_memory = {};
};

/// What to buy for each budget of a plan file, as `bulwark plan`: tables frontier, purchases, choices, marginal and,
/// with raids, worst_case and mix. Stopped, it throws Error (interrupted); what is finished is in the folder, to be
/// resumed.
ResultSet plan(const std::string& file, const PlanOptions& options = {});
/// The same of the text of a plan, which `name` stands for in messages, about a scenario that is at hand.
ResultSet plan_text(const std::string& text, const std::string& name, const Simulation& scenario,
                    const PlanOptions& options = {});

struct CalibrateOptions {
  RunOptions run;               // no trials, the calibration has its own
  std::string max_memory = {};  // as PlanOptions::max_memory
};

/// What a record of raids says of the uncertain parameters of the calibration file's scenario, under `overrides`, as
/// `bulwark calibrate`: tables posterior, predictive, diagnostics, ranks and, where every diagnostic holds, draws.
ResultSet calibrate(const std::string& file, const std::vector<std::string>& overrides = {},
                    const CalibrateOptions& options = {});
/// The same of the text of a calibration, which `name` stands for in messages, about a scenario that is at hand.
ResultSet calibrate_text(const std::string& text, const std::string& name, const Simulation& scenario,
                         const CalibrateOptions& options = {});

/// Tables cases and backtest, as `bulwark validate --json`: published and exact answers, each with its verdict. `only`:
/// the cases whose name begins so; `quick`: a tenth of the trials. `options.progress` hears of cases.
ResultSet validate(const std::string& only = "", bool quick = false, const RunOptions& options = {});

struct SweepOptions {
  RunOptions run;       // trials: of each point; no seed, the study has its own
  bool resume = false;  // go on with what the folder holds
  bool force = false;   // begin anew in a folder that holds a sweep or other files
  /// Of a design point, as LoadOptions::max_memory. Empty: that of the scenario at hand, or 80 % of the machine's.
  std::string max_memory = {};
};

/// Runs a study into a folder, as `bulwark sweep`, and returns its tables: points, differences, hypotheses. Stopped, it
/// throws Error (interrupted); what is finished is in the folder, to be resumed.
ResultSet sweep(const std::string& study, const std::string& folder, const SweepOptions& options = {});
/// The same of the text of a study, which `name` stands for in messages, about a scenario that is at hand: what the
/// study says under `scenario` is a name for it.
ResultSet sweep_text(const std::string& text, const std::string& name, const Simulation& scenario,
                     const std::string& folder, const SweepOptions& options = {});

}  // namespace bulwark
