#include "decide/swarm.h"

#include <algorithm>
#include <utility>

namespace bulwark {

namespace {
constexpr EntityName choice = {hash_name("choice"), 0};
}  // namespace

Swarm::Swarm(const Judge& judge, const SplittingPlan& plan, std::uint32_t number, std::uint32_t first_trial)
    : judge_(&judge), seed_(plan.seed), number_(number) {
  particles_.resize(plan.particles);
  for (std::uint32_t i = 0; i < plan.particles; ++i) {
    particles_[i].trial = first_trial + i;
    particles_[i].judgement = play(first_trial + i, {});
  }
}

double Swarm::mean_chance_below(double score) const {
  double sum = 0;
  for (const Particle& particle : particles_) {
    if (particle.judgement.score < score) sum += particle.judgement.chance;
  }
  return sum / static_cast<double>(particles_.size());
}

double Swarm::mean_most() const {
  double sum = 0;
  for (const Particle& particle : particles_) sum += particle.judgement.most;
  return sum / static_cast<double>(particles_.size());
}

double Swarm::share_from(double score) const {
  const auto reaches = [score](const Particle& particle) { return particle.judgement.score >= score; };
  return static_cast<double>(std::count_if(particles_.begin(), particles_.end(), reaches)) /
         static_cast<double>(particles_.size());
}

double Swarm::keep_from(double score) {
  const double share = share_from(score);
  if (share == 0) return share;
  std::vector<Particle> kept;
  for (Particle& particle : particles_) {
    if (particle.judgement.score >= score) kept.push_back(std::move(particle));
  }
  ++steps_;
  const double u = TrialStreams(seed_, number_).block(choice, Purpose::splitting, steps_).first();
  const auto first = static_cast<std::size_t>(u * static_cast<double>(kept.size()));
  for (std::size_t i = 0; i < particles_.size(); ++i) particles_[i] = kept[(first + i) % kept.size()];
  return share;
}

MoveReport Swarm::move(const SplittingLevel& level, Move kind) {
  ++steps_;
  MoveReport report;
  const auto n = static_cast<double>(particles_.size());
  for (std::uint32_t i = 0; i < particles_.size(); ++i) {
    Particle& particle = particles_[i];
    particle.renewals.push_back(kind == Move::nudge ? nudge_of(move_key(i), level.reach)
                                                    : renewal_of(move_key(i), level.share));
    const Judgement proposed = play(particle.trial, particle.renewals);
    if (proposed.score >= level.score) {
      const double change = proposed.score - particle.judgement.score;
      report.jump += change * change / n;
      report.accepted += 1 / n;
      particle.judgement = proposed;
    } else {
      particle.renewals.pop_back();
    }
  }
  return report;
}

Judgement Swarm::play(std::uint32_t trial, const Renewals& renewals) {
  ++trials_;
  return (*judge_)(TrialStreams(seed_, trial, renewals.empty() ? nullptr : &renewals));
}

std::uint64_t Swarm::move_key(std::uint32_t particle) const {
  const Block block = TrialStreams(seed_, number_).block({hash_name("move"), particle}, Purpose::splitting, steps_);
  return (static_cast<std::uint64_t>(block.words[0]) << 32U) | block.words[1];
}

}  // namespace bulwark
