#include "trial/drawn_parameters.h"

namespace bulwark {

void draw_parameters(State& state, const TrialStreams& streams) {
  const Tables& tables = *state.tables;
  std::vector<double>& draws = state.outcome.uncertain;
  draws.clear();
  for (std::size_t k = 0; k < tables.uncertain_entities.size(); ++k) {
    Stream stream(streams, tables.uncertain_entities[k], Purpose::uncertain);
    draws.push_back(sample(tables.uncertain[k], stream));
  }
  state.parameters.share(tables.parameters);
  state.openings.share(tables.openings);
  if (tables.bindings.empty()) return;
  Parameters& drawn = state.parameters.own();
  drawn = tables.parameters;
  bool rates = false;
  bool reactions = false;
  for (const Binding& binding : tables.bindings) {
    apply(binding, draws[binding.parameter], drawn);
    rates = rates || binding.field == UncertainField::rate;
    reactions = reactions || binding.field == UncertainField::reaction;
  }
  if (rates) compute_hazards(tables, drawn);
  if (reactions) compute_openings(tables, drawn, state.openings.own());
}

}  // namespace bulwark
