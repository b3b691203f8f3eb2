#include "calibrate/bands.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "calibrate/weights.h"
#include "engine/parallel_tasks.h"

namespace bulwark {

namespace {

constexpr double whole_share = 1e-9;  // of an object: shares of a few digits that mean whole numbers

/// One condition on the law of the draws, and the figure that it belongs to.
struct Condition {
  std::size_t band = 0;
  std::size_t level = 0;
  std::optional<std::size_t> below;  // on P(fewer objects than this leak); none: on the mean share
  MomentRange range;
};

std::vector<Condition> conditions_of(const Record& record) {
  std::vector<Condition> conditions;
  for (std::size_t b = 0; b < record.bands.size(); ++b) {
    const ReportedBand& band = record.bands[b];
    for (std::size_t i = 0; i < band.levels.size(); ++i) {
      const BandLevel& level = band.levels[i];
      if (!level.quantile) {
        conditions.push_back({b, i, std::nullopt, {{}, {}, level.low, level.high}});
        continue;
      }
      const double q = *level.quantile;
      const auto least = static_cast<std::size_t>(std::ceil(level.low * band.launched - whole_share));
      const auto most = static_cast<std::size_t>(std::floor(level.high * band.launched + whole_share));
      if (least > 0) conditions.push_back({b, i, least, {{}, {}, 0, q}});
      if (most < band.launched) conditions.push_back({b, i, most + 1, {{}, {}, q, 1}});
    }
  }
  return conditions;
}

PredictedCount count_of(const Record& record, std::size_t band, std::uint32_t first, std::uint32_t trials) {
  const ReportedBand& of = record.bands[band];
  return {record.families, of.family, of.regime, ReportedFate::leaked, of.launched, first, trials};
}

/// What one half of a draw's trials says of every condition.
class Features {
 public:
  Features(const Record& record, const std::vector<Condition>& conditions, std::uint32_t first, std::uint32_t trials)
      : record_(record), conditions_(conditions), first_(first), trials_(trials) {}

  std::vector<double> of(const BankDraw& draw) const {
    std::vector<double> values;
    std::vector<double> law;
    std::optional<std::size_t> band;
    for (const Condition& condition : conditions_) {
      const PredictedCount count = count_of(record_, condition.band, first_, trials_);
      if (!condition.below) {
        values.push_back(mean_share(count, draw));
        continue;
      }
      if (band != condition.band) law = law_of(count, draw);
      band = condition.band;
      values.push_back(std::accumulate(law.begin(), law.begin() + static_cast<std::ptrdiff_t>(*condition.below), 0.0));
    }
    return values;
  }

 private:
  const Record& record_;
  const std::vector<Condition>& conditions_;
  std::uint32_t first_;
  std::uint32_t trials_;
};

void fill_in(const Record& record, const std::vector<BankDraw>& bank, std::uint32_t trials, const PoolHooks& hooks,
             std::vector<Condition>& conditions) {
  for (const bool is_shaping : {true, false}) {
    const Features features(record, conditions, is_shaping ? 0 : trials, trials);
    std::vector<std::vector<double>> values(bank.size());
    parallel_tasks(
        hooks.threads, bank.size(), [&](std::uint64_t j) { values[j] = features.of(bank[j]); }, hooks.stop);
    for (std::size_t k = 0; k < conditions.size(); ++k) {
      MomentRange& range = conditions[k].range;
      for (const std::vector<double>& of_draw : values) {
        (is_shaping ? range.shaping : range.judged).push_back(of_draw[k]);
      }
    }
  }
}

/// Where a law has its q-quantile. Where it just reaches q, or is flat there, that is any share of a range, of which
/// this is the nearest to the band's.
double quantile_towards(const std::vector<double>& law, double q, double low) {
  constexpr double tolerance = 1e-6;
  const auto launched = static_cast<double>(law.size() - 1);
  const double least = static_cast<double>(quantile_of_law(law, q - tolerance)) / launched;
  const double most = static_cast<double>(quantile_of_law(law, q + tolerance)) / launched;
  return std::clamp(low, least, most);
}

double mean_of_law(const std::vector<double>& law) {
  double sum = 0;
  for (std::size_t c = 0; c < law.size(); ++c) sum += static_cast<double>(c) * law[c];
  return sum / static_cast<double>(law.size() - 1);
}

double figure_of(const BandLevel& level, const std::vector<double>& law) {
  return level.quantile ? quantile_towards(law, *level.quantile, level.low) : mean_of_law(law);
}

/// Whether there are weights that meet these conditions, if no others are asked for. Which draws lie where does not
/// tell: with few trials each they are spread by luck, which makes no weights.
bool are_met_alone(const std::vector<MomentRange>& ranges, std::size_t draws, StopFlag stop) {
  const Discrimination alone = minimum_discrimination(ranges, draws, stop);
  for (std::size_t k = 0; k < ranges.size(); ++k) {
    if (missed_by(ranges[k], alone.means[k]) > most_missed) return false;
  }
  return true;
}

BandFit named_fit(const Record& record, std::size_t b, std::size_t level) {
  const ReportedBand& band = record.bands[b];
  BandFit fit;
  fit.band = band.name;
  fit.family = record.families[band.family].name;
  fit.figure = band.levels[level].name;
  fit.launched = band.launched;
  fit.low = band.levels[level].low;
  fit.high = band.levels[level].high;
  return fit;
}

/// What was found of the conditions that make one figure.
void take_in(const std::vector<Condition>& conditions, const Discrimination& solution, std::size_t b, std::size_t level,
             StopFlag stop, BandFit& fit) {
  std::vector<MomentRange> own;
  for (std::size_t k = 0; k < conditions.size(); ++k) {
    const Condition& condition = conditions[k];
    if (condition.band != b || condition.level != level) continue;
    own.push_back(condition.range);
    if (std::abs(solution.multipliers[k]) >= std::abs(fit.multiplier)) {
      fit.multiplier = solution.multipliers[k];
      fit.standard_error = standard_error_of_mean(condition.range.judged, solution.weights);
    }
    fit.missed = std::max(fit.missed, missed_by(condition.range, solution.means[k]));
  }
  fit.is_met_alone = fit.missed <= most_missed || are_met_alone(own, solution.weights.size(), stop);
}

}  // namespace

BandCalibration fit_bands(const Record& record, const std::vector<BankDraw>& bank, std::uint32_t trials,
                          const PoolHooks& hooks) {
  std::vector<Condition> conditions = conditions_of(record);
  fill_in(record, bank, trials, hooks, conditions);
  std::vector<MomentRange> ranges;
  for (const Condition& condition : conditions) ranges.push_back(condition.range);
  const Discrimination solution = minimum_discrimination(ranges, bank.size(), hooks.stop);
  BandCalibration result{solution.weights, solution.divergence, {}};
  const std::vector<double> equal(bank.size(), 1 / static_cast<double>(bank.size()));
  for (std::size_t b = 0; b < record.bands.size(); ++b) {
    const PredictedCount count = count_of(record, b, trials, trials);
    const std::vector<double> prior = law_of(count, bank, equal, hooks);
    const std::vector<double> posterior = law_of(count, bank, solution.weights, hooks);
    for (std::size_t i = 0; i < record.bands[b].levels.size(); ++i) {
      BandFit fit = named_fit(record, b, i);
      fit.prior = figure_of(record.bands[b].levels[i], prior);
      fit.posterior = figure_of(record.bands[b].levels[i], posterior);
      take_in(conditions, solution, b, i, hooks.stop, fit);
      result.fits.push_back(std::move(fit));
    }
  }
  return result;
}

}  // namespace bulwark
