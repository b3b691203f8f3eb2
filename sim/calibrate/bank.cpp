#include "calibrate/bank.h"

#include <array>
#include <stdexcept>
#include <utility>

#include "base/stop.h"
#include "engine/compile_job.h"
#include "random/normal_quantile.h"
#include "random/stream.h"

namespace bulwark {

namespace {

/// What is read of each family of the scenario, in this order.
constexpr std::array counted{"launched", "failed", "intercepted", "soft_killed"};

}  // namespace

std::vector<BankDraw> draw_prior(const Prior& prior, std::uint64_t seed, std::uint32_t draws, StopFlag stop) {
  std::vector<BankDraw> particles(draws);
  for (std::uint32_t j = 0; j < draws; ++j) {
    end_if_asked(stop);
    const TrialStreams streams(seed, j);
    for (std::uint32_t i = 0; i < prior.inputs(); ++i) {
      const Block block = streams.block({hash_name("calibrate:prior"), i}, Purpose::study);
      particles[j].normals.push_back(normal_quantile(block.first()));
    }
    particles[j].values = prior.values(particles[j].normals);
  }
  return particles;
}

RaidSimulator::RaidSimulator(const Scenario& scenario, const std::vector<ReportedFamily>& families, std::uint64_t seed,
                             std::uint32_t trials, const PoolHooks& hooks)
    : tables_(compile_job(scenario, hooks)), families_(families), seed_(seed), trials_(trials) {
  for (const std::string& family : scenario.families) {
    for (const char* metric : counted) metrics_.push_back({metric, "family:" + family});
  }
}

void RaidSimulator::simulate(std::vector<BankDraw>& particles, const PoolHooks& hooks) {
  const std::uint64_t first = next_trial_;
  next_trial_ += std::uint64_t{trials_} * particles.size();
  if (next_trial_ >> 32U != 0) throw std::runtime_error("more than 2^32 trials; fewer draws, trials or raids would do");
  PoolHooks all = hooks;
  if (hooks.trials_done) all.trials_done = [&](std::uint64_t done) { hooks.trials_done(first + done); };
  const bool is_whole = run_jobs(
      particles.size(),
      [&](std::size_t i) { return job_of(particles[i], static_cast<std::uint32_t>(first + i * trials_)); },
      [&](std::size_t i, const Sample& sample) { count(sample, particles[i]); }, all);
  if (!is_whole) throw Stopped();
}

SampleJob RaidSimulator::job_of(const BankDraw& particle, std::uint32_t first_trial) const {
  // What is uncertain changes no route, envelope or coverage: nothing is to be compiled again.
  auto fixed = std::make_shared<Tables>(*tables_);
  for (std::size_t k = 0; k < particle.values.size(); ++k) {
    fixed->uncertain[k] = Distribution::constant_of(particle.values[k]);
  }
  return {std::move(fixed), metrics_, seed_, first_trial, trials_};
}

void RaidSimulator::count(const Sample& sample, BankDraw& particle) const {
  particle.counts.assign(trials_ * families_.size(), {});
  const auto seen = [&](FamilyId family, std::size_t metric, std::uint32_t t) {
    return static_cast<std::uint32_t>(sample.series[family.index() * counted.size() + metric].x[t]);
  };
  for (std::uint32_t t = 0; t < trials_; ++t) {
    for (std::size_t f = 0; f < families_.size(); ++f) {
      FamilyCounts& counts = particle.counts[t * families_.size() + f];
      for (const FamilyId family : families_[f].of) {
        counts.flew += seen(family, 0, t) - seen(family, 1, t);
        counts.intercepted += seen(family, 2, t);
        counts.soft_killed += seen(family, 3, t);
      }
    }
  }
}

}  // namespace bulwark
