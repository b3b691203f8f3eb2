#include "decide/rare_log.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace bulwark {

namespace {

constexpr double most_count = 0x1p53;  // that a double holds

[[noreturn]] void tell_damage() {
  throw std::runtime_error("a record that no search has made; the journal is damaged");
}

double amount_in(double number) {
  if (!(number >= 0 && std::isfinite(number))) tell_damage();
  return number;
}

std::uint64_t count_in(double number) {
  if (!(number >= 0 && number <= most_count)) tell_damage();
  return static_cast<std::uint64_t>(number);
}

}  // namespace

std::optional<StratumRound> RareLog::round(std::uint64_t number) {
  const auto found = find(2 * number);
  if (!found) return std::nullopt;
  const std::vector<double>& n = *found;
  return StratumRound{amount_in(n[0]), amount_in(n[1]), amount_in(n[2]), amount_in(n[3]), count_in(n[4])};
}

std::optional<WeightedSums> RareLog::batch(std::uint64_t number) {
  const auto found = find(2 * number + 1);
  if (!found) return std::nullopt;
  const std::vector<double>& n = *found;
  WeightedSums sums;
  sums.trials = count_in(n[0]);
  sums.value = amount_in(n[1]);
  sums.value_squares = amount_in(n[2]);
  sums.weight = amount_in(n[3]);
  sums.weight_squares = amount_in(n[4]);
  std::transform(n.begin() + 5, n.end(), sums.largest.begin(), amount_in);
  return sums;
}

void RareLog::keep(std::uint64_t number, const StratumRound& round) {
  append(2 * number,
         {round.estimate, round.deepest, round.least_chance, round.most_chance, static_cast<double>(round.trials)});
}

void RareLog::keep(std::uint64_t number, const WeightedSums& batch) {
  std::vector<double> numbers = {static_cast<double>(batch.trials), batch.value, batch.value_squares, batch.weight,
                                 batch.weight_squares};
  numbers.insert(numbers.end(), batch.largest.begin(), batch.largest.end());
  append(2 * number + 1, std::move(numbers));
}

std::optional<std::vector<double>> RareLog::find(std::uint64_t record) {
  const std::lock_guard lock(mutex_);
  for (const Journal* journal : journals_) {
    if (journal->has(record)) return journal->read(record);
  }
  return std::nullopt;
}

void RareLog::append(std::uint64_t record, std::vector<double> numbers) {
  const std::lock_guard lock(mutex_);
  if (to_append_ == nullptr || record >= most_journal_runs) return;
  numbers.resize(rare_record_length, 0);
  to_append_->append(record, numbers);
}

}  // namespace bulwark
