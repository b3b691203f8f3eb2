#include "plan/trial_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "base/input_error.h"
#include "base/stop.h"
#include "engine/compile_job.h"
#include "engine/search_trials.h"
#include "plan/plan_scenario.h"
#include "tables/geometry_cache.h"

namespace bulwark {

namespace {

/// Compiled scenarios that are kept for the next wave of trials.
constexpr std::size_t most_tables = 128;

std::uint32_t whole_blocks(std::uint32_t trials) {
  return (trials + block_trials - 1) / block_trials * block_trials;
}

}  // namespace

TrialStore::TrialStore(const PlanProblem& problem, const PoolHooks& hooks, TrialLog* log)
    : problem_(problem), metrics_(problem.metrics()), hooks_(hooks), log_(log) {}

void TrialStore::extend(const std::vector<Purchases>& plans, const std::vector<std::uint32_t>& raid_weights,
                        Stage stage, std::uint32_t trials) {
  std::vector<Piece> pieces;
  for (const Purchases& plan : plans) {
    for (std::size_t raid = 0; raid < raid_weights.size(); ++raid) {
      if (raid_weights[raid] > 0) plan_piece({plan, raid, stage}, whole_blocks(trials), pieces);
    }
  }
  run(pieces);
}

/// Numbers the records of what is missing, and takes what was run before.
void TrialStore::plan_piece(const Cell& cell, std::uint32_t trials, std::vector<Piece>& pieces) {
  const auto found = samples_.try_emplace(cell, metrics_, 0).first;
  const auto have = static_cast<std::uint32_t>(found->second.series[0].trials());
  if (have >= trials) return;
  found->second.resize(trials);  // also tells the next one of the same cell that it is on its way
  Piece piece{cell, have, trials - have, next_record_};
  next_record_ += piece.trials / block_trials;
  (cell.stage == Stage::search ? search_trials_ : fresh_trials_) += piece.trials;
  while (log_ != nullptr && piece.trials > 0 && log_->has(piece.record)) {
    log_->read(piece.record, piece.first, found->second);
    piece.first += block_trials;
    piece.trials -= block_trials;
    ++piece.record;
  }
  if (piece.trials > 0) pieces.push_back(std::move(piece));
}

void TrialStore::run(const std::vector<Piece>& pieces) {
  if (pieces.empty()) return end_if_asked(hooks_.stop);
  if (log_ != nullptr) log_->check_writable();
  PoolHooks hooks = hooks_;
  const std::uint64_t before = trials_run_;
  if (hooks_.trials_done) hooks.trials_done = [&](std::uint64_t done) { hooks_.trials_done(before + done); };
  const OpenJob open = [&](std::size_t i) {
    const Piece& piece = pieces[i];
    const std::uint32_t first = piece.first + (piece.cell.stage == Stage::search ? first_search_trial : 0);
    return SampleJob{tables_of(piece.cell), metrics_, problem_.seed, first, piece.trials};
  };
  try {
    if (!run_jobs(
            pieces.size(), open, [&](std::size_t i, const Sample& sample) { keep(pieces[i], sample); }, hooks)) {
      throw Stopped();
    }
  } catch (const JobFailure& failure) {
    tell(pieces[failure.job()], failure);
  }
}

std::shared_ptr<const Tables> TrialStore::tables_of(const Cell& cell) {
  const std::pair key(cell.raid, cell.plan);
  {
    const std::lock_guard lock(tables_mutex_);
    const auto found = tables_.find(key);
    if (found != tables_.end()) return found->second;
  }
  Scenario scenario = scenario_of(problem_, cell.plan, cell.raid);
  std::shared_ptr<const Tables> tables;
  try {
    tables = compile_job(std::move(scenario), geometries_, hooks_);
  } catch (const InputErrors& fault) {
    refuse(problem_.file, in_words(problem_, cell.plan) + ": " + fault.what());
  }
  const std::lock_guard lock(tables_mutex_);
  if (tables_.size() >= most_tables) tables_.clear();
  return tables_.emplace(key, std::move(tables)).first->second;
}

void TrialStore::keep(const Piece& piece, const Sample& sample) {
  Sample& whole = samples_.at(piece.cell);
  for (std::size_t m = 0; m < sample.series.size(); ++m) {
    std::copy(sample.series[m].x.begin(), sample.series[m].x.end(), whole.series[m].x.begin() + piece.first);
    if (whole.series[m].y.empty()) continue;  // no ratio
    std::copy(sample.series[m].y.begin(), sample.series[m].y.end(), whole.series[m].y.begin() + piece.first);
  }
  trials_run_ += piece.trials;
  if (log_ == nullptr) return;
  for (std::uint32_t done = 0; done < piece.trials; done += block_trials) {
    log_->append(piece.record + done / block_trials, piece.first + done, whole);
  }
}

void TrialStore::tell(const Piece& piece, const JobFailure& failure) const {
  std::string sets;
  for (const Override& change : overrides_of(problem_, piece.cell.plan, piece.cell.raid)) {
    sets += fmt::format(" --set '{}={}'", change.path, change.value);
  }
  throw std::runtime_error(
      fmt::format("{}: trial {} failed: {}\nTo see it again: bulwark trial '{}'{} --trial {} --seed {}",
                  in_words(problem_, piece.cell.plan), failure.trial(), failure.what(), problem_.scenario.file(), sets,
                  failure.trial(), problem_.seed));
}

Series TrialStore::series(const Purchases& plan, std::size_t raid, Stage stage, std::size_t metric, std::uint32_t first,
                          std::uint32_t trials) const {
  const Series& whole = samples_.at({plan, raid, stage}).series[metric];
  Series part{whole.form, {}, {}};
  const auto begin = static_cast<std::ptrdiff_t>(first);
  const auto end = begin + static_cast<std::ptrdiff_t>(trials);
  part.x.assign(whole.x.begin() + begin, whole.x.begin() + end);
  if (whole.form.is_ratio) part.y.assign(whole.y.begin() + begin, whole.y.begin() + end);
  return part;
}

void TrialStore::forget_fresh(const std::vector<Purchases>& but) {
  std::erase_if(samples_, [&](const auto& entry) {
    const bool is_kept = std::find(but.begin(), but.end(), entry.first.plan) != but.end();
    return entry.first.stage == Stage::fresh && !is_kept;
  });
}

}  // namespace bulwark
