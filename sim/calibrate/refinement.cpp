#include "calibrate/refinement.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "calibrate/weights.h"
#include "engine/parallel_tasks.h"
#include "random/normal_quantile.h"

namespace bulwark {

namespace {

constexpr double kept_effective = 0.5;
constexpr double wanted_moves = 3;  // of each particle in a stage
constexpr std::uint32_t most_sweeps = 30;
constexpr double low_acceptance = 0.2;
constexpr double high_acceptance = 0.4;

/// ln w of a step up by so much; -infinity stays.
std::vector<double> log_weights(const std::vector<double>& log_likelihoods, double step) {
  std::vector<double> logs;
  for (const double log : log_likelihoods) logs.push_back(log * step);
  return logs;
}

double next_temperature(const std::vector<double>& log_likelihoods, double now) {
  const auto effective = [&](double next) {
    return effective_size(normalised(log_weights(log_likelihoods, next - now)).weights);
  };
  const double least = kept_effective * static_cast<double>(log_likelihoods.size());
  if (effective(1) >= least) return 1;
  double low = now;
  double high = 1;
  for (int k = 0; k < 60; ++k) {
    const double middle = (low + high) / 2;
    (effective(middle) >= least ? low : high) = middle;
  }
  return std::max(low, now + (1 - now) * 1e-9);  // where half of the draws are impossible, any step is one
}

class Refiner {
 public:
  Refiner(const RefinementQuery& query, const Prior& prior, std::vector<BankDraw> bank, RaidSimulator& simulator,
          const PoolHooks& hooks)
      : query_(query), prior_(prior), particles_(std::move(bank)), simulator_(simulator), hooks_(hooks) {
    log_likelihoods_ = likelihoods_of(particles_);
  }

  Refinement run() {
    double temperature = 0;
    while (temperature < 1 && result_.stages.size() < query_.most_stages) {
      const double next = next_temperature(log_likelihoods_, temperature);
      RefinementStage stage{next, 0, 0, 0, 0};
      select(next - temperature, stage);
      move(next, stage);
      result_.stages.push_back(stage);
      temperature = next;
    }
    result_.is_whole = temperature >= 1;
    result_.effective = effective_particles();
    result_.particles = std::move(particles_);
    return std::move(result_);
  }

 private:
  std::vector<double> likelihoods_of(const std::vector<BankDraw>& particles) const {
    std::vector<double> logs(particles.size());
    const auto weigh = [&](std::uint64_t i) {
      logs[i] = log_likelihood(query_.families, query_.raids, query_.trials, particles[i]);
    };
    parallel_tasks(hooks_.threads, particles.size(), weigh, hooks_.stop);
    return logs;
  }

  void select(double step, RefinementStage& stage) {
    const NormalisedWeights weights = normalised(log_weights(log_likelihoods_, step));
    stage.effective = effective_size(weights.weights);
    result_.log_evidence += weights.log_mean;
    result_.pareto_shape = pareto_shape(weights.weights);
    const Block block = TrialStreams(query_.seed, static_cast<std::uint32_t>(result_.stages.size()))
                            .block({hash_name("calibrate:select"), 0}, Purpose::study);
    const std::vector<std::size_t> parents = resample(weights.weights, particles_.size(), block.first());
    std::vector<BankDraw> selected;
    std::vector<double> logs;
    for (const std::size_t j : parents) {
      selected.push_back(particles_[j]);
      logs.push_back(log_likelihoods_[j]);
    }
    particles_ = std::move(selected);
    log_likelihoods_ = std::move(logs);
    result_.genealogy.select(parents);
  }

  void move(double temperature, RefinementStage& stage) {
    double moves = 0;
    const auto all = static_cast<double>(particles_.size());
    while (moves < wanted_moves * all && stage.sweeps < most_sweeps) {
      const double accepted = sweep(temperature);
      moves += accepted;
      ++stage.sweeps;
      if (accepted < low_acceptance * all) step_ = std::max(step_ * 0.7, 1e-3);
      if (accepted > high_acceptance * all) step_ = std::min(step_ * 1.4, 1.0);
    }
    stage.accepted = moves / (stage.sweeps * all);
    stage.step = step_;
  }

  /// How many of the particles were moved.
  double sweep(double temperature) {
    std::vector<BankDraw> proposed;
    for (std::size_t i = 0; i < particles_.size(); ++i) proposed.push_back(propose(i));
    simulator_.simulate(proposed, hooks_);
    const std::vector<double> logs = likelihoods_of(proposed);
    double accepted = 0;
    for (std::size_t i = 0; i < proposed.size(); ++i) {
      const double odds = temperature * (logs[i] - log_likelihoods_[i]);
      if (!(std::log(block_of(i, "calibrate:accept").first()) < odds)) continue;
      particles_[i] = std::move(proposed[i]);
      log_likelihoods_[i] = logs[i];
      ++accepted;
    }
    ++sweeps_;
    return accepted;
  }

  BankDraw propose(std::size_t i) const {
    BankDraw particle;
    particle.normals = particles_[i].normals;
    const Block choice = block_of(i, "calibrate:choose");
    const auto one = static_cast<std::uint32_t>(choice.second() * static_cast<double>(prior_.inputs()));
    const bool is_of_all = choice.first() < 0.5;
    for (std::uint32_t k = 0; k < prior_.inputs(); ++k) {
      const double b = is_of_all ? step_ : (k == one ? 1.0 : 0.0);
      const double drawn = normal_quantile(block_of(i, "calibrate:move", k).first());
      particle.normals[k] = std::sqrt(1 - b * b) * particle.normals[k] + b * drawn;
    }
    particle.values = prior_.values(particle.normals);
    return particle;
  }

  /// Named by particle, input and sweep.
  Block block_of(std::size_t particle, const char* what, std::uint32_t input = 0) const {
    return TrialStreams(query_.seed, static_cast<std::uint32_t>(particle))
        .block({hash_name(what), input}, Purpose::study, sweeps_);
  }

  double effective_particles() const {
    std::map<std::vector<double>, double> copies;
    for (const BankDraw& particle : particles_) ++copies[particle.normals];
    double squares = 0;
    for (const auto& [normals, times] : copies) squares += times * times;
    const auto all = static_cast<double>(particles_.size());
    return all * all / squares;
  }

  const RefinementQuery& query_;
  const Prior& prior_;
  std::vector<BankDraw> particles_;
  std::vector<double> log_likelihoods_;
  RaidSimulator& simulator_;
  const PoolHooks& hooks_;
  Refinement result_;
  double step_ = 0.5;
  std::uint32_t sweeps_ = 0;  // of all stages
};

}  // namespace

Refinement refine(const RefinementQuery& query, const Prior& prior, std::vector<BankDraw> bank,
                  RaidSimulator& simulator, const PoolHooks& hooks) {
  return Refiner(query, prior, std::move(bank), simulator, hooks).run();
}

}  // namespace bulwark
