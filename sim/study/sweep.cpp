#include "study/sweep.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "base/constants.h"
#include "base/phrase.h"
#include "base/terminal_text.h"
#include "base/utf8.h"
#include "engine/compile_job.h"
#include "study/kept_trials.h"
#include "tables/tables.h"

namespace bulwark {

namespace {

SweepFigures alone(const Series& series) {
  return {figure_of(series), nan, {{nan, nan}, {nan, nan}, nan}};
}

/// A baseline runs at least as many trials.
SweepFigures paired(const Series& series, const Series& whole_baseline) {
  const Series baseline = first_trials(whole_baseline, series.trials());
  return {figure_of(series), estimate_of(baseline).value, difference_of(series, baseline)};
}

/// The points of one group and replicate that are in flight, and their baseline.
struct OpenGroup {
  std::optional<Sample> baseline;
  std::vector<std::pair<std::size_t, Sample>> waiting;  // runs that finished before it
  std::size_t left = 0;                                 // jobs
};

class Pairing {
 public:
  Pairing(const SweepPlan& plan, const std::vector<SweepJob>& jobs, const RecordRun& record)
      : plan_(plan), kept_(plan), jobs_(jobs), record_(record) {
    if (!plan.has_baseline()) return;
    for (const SweepJob& job : jobs) ++groups_[key(job)].left;
  }

  void close(std::size_t number, Sample sample) {
    const SweepJob& job = jobs_[number];
    if (!plan_.has_baseline()) return write(*job.run, sample, nullptr);
    const auto group = groups_.find(key(job));
    OpenGroup& open = group->second;
    if (job.is_baseline) {
      if (job.run) write(*job.run, sample, nullptr);
      open.baseline = std::move(sample);
      for (const auto& [run, early] : open.waiting) write(run, early, &*open.baseline);
      open.waiting.clear();
    } else if (!open.baseline) {
      open.waiting.emplace_back(*job.run, std::move(sample));
    } else {
      write(*job.run, sample, &*open.baseline);
    }
    if (--open.left == 0) groups_.erase(group);
  }

 private:
  static std::pair<std::uint32_t, std::uint32_t> key(const SweepJob& job) { return {job.replicate, job.group}; }

  void write(std::size_t run, const Sample& sample, const Sample* baseline) {
    RunFigures figures;
    figures.trials = sample.series[0].trials();
    for (std::size_t m = 0; m < sample.series.size(); ++m) {
      figures.metrics.push_back(baseline == nullptr ? alone(sample.series[m])
                                                    : paired(sample.series[m], baseline->series[m]));
    }
    std::vector<double> record = to_numbers(figures);
    kept_.append(sample, record);
    record_(run, record);
  }

  const SweepPlan& plan_;
  KeptTrials kept_;
  const std::vector<SweepJob>& jobs_;
  const RecordRun& record_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, OpenGroup> groups_;
};

SampleJob open(const SweepPlan& plan, const SweepJob& job, GeometryCache& geometries, const PoolHooks& hooks) {
  const Study& study = plan.study();
  try {
    Scenario scenario = study.scenario.with(plan.overrides_of(job)).scenario;
    SampleJob sample{compile_job(std::move(scenario), geometries, hooks), plan.metrics(), plan.seed(),
                     job.replicate * plan.trials(), plan.trials()};
    if (plan.has_precision() && !job.is_baseline) {
      sample.trials = first_look(plan.trials());
      sample.extend = [&plan](const Sample& so_far) { return plan.trials_after(so_far); };
    }
    return sample;
  } catch (const std::exception& fault) {
    throw std::runtime_error(fmt::format("{}: {}", in_words(study, plan.point_of(job)), fault.what()));
  }
}

/// The command that runs a failed trial again.
std::string reproduction(const SweepPlan& plan, const SweepJob& job, const JobFailure& failure) {
  std::string sets;
  for (const Override& change : plan.overrides_of(job))
    sets += fmt::format(" --set '{}={}'", change.path, change.value);
  return fmt::format("{}: trial {} failed: {}\nTo see it again: bulwark trial '{}'{} --trial {} --seed {}",
                     in_words(plan.study(), plan.point_of(job)), failure.trial(), failure.what(),
                     plan.study().scenario.file(), sets, failure.trial(), plan.seed());
}

}  // namespace

std::vector<double> to_numbers(const RunFigures& figures) {
  std::vector<double> numbers = {static_cast<double>(figures.trials)};
  for (const SweepFigures& f : figures.metrics) {
    const Difference& d = f.difference;
    numbers.insert(numbers.end(),
                   {f.figure.estimate.value, f.figure.estimate.standard_error, f.figure.interval.low,
                    f.figure.interval.high, f.figure.p05, f.figure.p50, f.figure.p95, f.baseline_mean, d.estimate.value,
                    d.estimate.standard_error, d.interval.low, d.interval.high, d.variance_reduction});
  }
  return numbers;
}

RunFigures from_numbers(const std::vector<double>& record, std::size_t metrics) {
  RunFigures figures;
  const bool is_count = record.size() >= numbers_of(metrics) && record[0] >= 0 && record[0] <= 0x1p32;
  if (!is_count) throw std::runtime_error("a record that no run has made; the journal is damaged");
  figures.trials = static_cast<std::uint64_t>(record[0]);
  for (std::size_t m = 0; m < metrics; ++m) {
    const double* n = record.data() + numbers_of(m);
    figures.metrics.push_back(
        {{{n[0], n[1]}, {n[2], n[3]}, n[4], n[5], n[6]}, n[7], {{n[8], n[9]}, {n[10], n[11]}, n[12]}});
  }
  return figures;
}

std::size_t record_length(const SweepPlan& plan) {
  return numbers_of(plan.metrics().size()) + KeptTrials(plan).numbers();
}

std::string shard_text(const Shard& shard) {
  return fmt::format("{}/{}", shard.index, shard.count);
}

std::string settings_text(const std::vector<Override>& settings) {
  std::string text;
  for (const Override& setting : settings) text += setting.path + '=' + setting.value + '\0';
  return text;
}

std::vector<Override> settings_of(const std::string& text) {
  std::vector<Override> settings;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\0', begin), text.size());
    settings.push_back(parse_override(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return settings;
}

JournalHeader journal_header(const SweepPlan& plan, const Shard& shard, const std::string& program) {
  const Study& study = plan.study();
  return {{"program", program},
          {"trials", std::to_string(plan.trials())},
          {"shard", shard_text(shard)},
          {"study_file", study.file},
          {"study", study.text},
          {"scenario_file", study.scenario.file()},
          {"scenario", study.scenario.text()},
          {"settings", settings_text(study.settings)},
          {"seed", std::to_string(plan.seed())}};
}

namespace {

/// The lines of a text, and an empty one for what ends early.
std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream rest(text);
  for (std::string line; std::getline(rest, line);) lines.push_back(line);
  return lines;
}

/// A line from shortly before a place in it on, for a quotation shows only its beginning.
std::string from_near(const std::string& line, std::size_t place) {
  constexpr std::size_t before = 20;
  const std::size_t begin = place > before ? character_begin(line, place - before) : 0;
  return in_quotes((begin > 0 ? "…" : "") + line.substr(begin));
}

/// Where two texts first differ, in words.
std::string first_change(const std::string& before, const std::string& now) {
  std::vector<std::string> was = lines_of(before);
  std::vector<std::string> is = lines_of(now);
  was.resize(std::max(was.size(), is.size()));
  is.resize(was.size());
  const auto [a, b] = std::mismatch(was.begin(), was.end(), is.begin());
  if (a == was.end()) return "at its end";
  const auto place =
      static_cast<std::size_t>(std::mismatch(a->begin(), a->end(), b->begin(), b->end()).first - a->begin());
  return fmt::format("first in line {}: it was {}, now {}", a - was.begin() + 1, from_near(*a, place),
                     from_near(*b, place));
}

}  // namespace

std::vector<std::string> changes(const JournalHeader& was, const JournalHeader& is) {
  std::vector<std::string> changes;
  for (const char* name :
       {"program", "trials", "shard", "seed", "settings", "event", "relative", "max-trials", "particles", "moves"}) {
    const std::string& before = header_text(was, name);
    const std::string& now = header_text(is, name);
    if (before != now) changes.push_back(for_terminal_line(fmt::format("{}: it was {}, now {}", name, before, now)));
  }
  for (const char* name : {"study", "plan", "scenario"}) {
    const std::string& before = header_text(was, name);
    const std::string& now = header_text(is, name);
    if (before == now) continue;
    changes.push_back(
        for_terminal_line(fmt::format("{} {}: its text has changed, {}", name,
                                      header_text(is, std::string(name) + "_file"), first_change(before, now))));
  }
  return changes;
}

namespace {

/// A whole number as this program writes it; 0, which none of a header is, for anything else.
std::uint32_t number_in(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = fault == std::errc() && end == text.data() + text.size() && !text.starts_with('0');
  return is_number ? number : 0;
}

}  // namespace

Shard shard_of(const JournalHeader& header) {
  const std::string_view text = header_text(header, "shard");
  const std::size_t slash = std::min(text.find('/'), text.size());
  return {number_in(text.substr(0, slash)), number_in(text.substr(std::min(slash + 1, text.size())))};
}

std::uint32_t trials_of(const JournalHeader& header) {
  return number_in(header_text(header, "trials"));
}

std::optional<std::uint64_t> seed_of(const JournalHeader& header) {
  const std::string& text = header_text(header, "seed");
  std::uint64_t seed = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), seed);
  return fault == std::errc() && end == text.data() + text.size() ? std::optional(seed) : std::nullopt;
}

std::optional<std::string> shard_fault_of(const JournalHeader& header) {
  const Shard shard = shard_of(header);
  if (shard.index >= 1 && shard.index <= shard.count && shard.count <= most_shards) return std::nullopt;
  return "the journal's shard " + in_quotes(header_text(header, "shard")) + " is no part of a whole";
}

std::optional<std::string> trials_fault_of(const JournalHeader& header) {
  const std::uint32_t trials = trials_of(header);
  if (trials >= 2 && trials <= most_sweep_trials) return std::nullopt;
  return "the journal's trials " + in_quotes(header_text(header, "trials")) + " are no number of trials of a sweep";
}

std::optional<std::string> fault_of(const Journal& journal, const SweepPlan& plan) {
  if (journal.runs() == plan.runs() && journal.figures() == record_length(plan)) return std::nullopt;
  return fmt::format("the journal has {} runs of {} figures; the sweep that it names has {} of {}", journal.runs(),
                     journal.figures(), plan.runs(), record_length(plan));
}

std::vector<std::vector<SweepJob>> parts_of(const std::vector<SweepJob>& jobs, std::size_t runs) {
  std::vector<std::vector<SweepJob>> parts;
  SweepJob baseline;  // of the group that is being taken apart
  for (const SweepJob& job : jobs) {
    if (job.is_baseline) baseline = job;
    if (parts.empty() || job.is_baseline || parts.back().size() >= runs) {
      parts.emplace_back();
      const bool is_rest = !job.is_baseline && baseline.is_baseline;
      if (is_rest) parts.back().push_back({std::nullopt, baseline.point, baseline.replicate, baseline.group, true});
    }
    parts.back().push_back(job);
  }
  return parts;
}

bool run_sweep(const SweepPlan& plan, const std::vector<SweepJob>& jobs, const RecordRun& record,
               const PoolHooks& hooks) {
  Pairing pairing(plan, jobs, record);
  GeometryCache geometries;
  try {
    return run_jobs(
        jobs.size(), [&](std::size_t number) { return open(plan, jobs[number], geometries, hooks); },
        [&](std::size_t number, Sample sample) { pairing.close(number, std::move(sample)); }, hooks);
  } catch (const JobFailure& failure) {
    throw std::runtime_error(reproduction(plan, jobs[failure.job()], failure));
  }
}

bool run_sweep(const SweepPlan& plan, const std::vector<SweepJob>& jobs, Journal& journal, const PoolHooks& hooks) {
  const RecordRun append = [&](std::size_t run, const std::vector<double>& record) { journal.append(run, record); };
  const bool is_whole = run_sweep(plan, jobs, append, hooks);
  journal.flush();
  return is_whole;
}

}  // namespace bulwark
