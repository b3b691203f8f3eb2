#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "validation/case.h"
#include "validation/measure.h"
#include "validation/scenarios.h"

namespace bulwark {

namespace {

constexpr const char* loss_setting =
    "Threats arrive at random (Poisson, `a` in a mean engagement time) at a battery of `c` channels; one that finds "
    "all "
    "of them busy is lost, for its launch window lasts a millionth of an engagement. Kills are certain, rounds "
    "unlimited, engagement times exponential.";
constexpr const char* loss_source =
    "Erlang 1917; loads from a published Erlang B table (12 levels of loss x 45 channels), of which only cells that "
    "the "
    "formula confirms to the printed digit are used; 50 channels by the formula B = (a^c/c!) / sum over j <= c of "
    "a^j/j!";

struct TableRow {
  double blocking;
  std::array<double, 8> load;  // for each of the channels below
};

constexpr std::array<int, 8> table_channels = {1, 3, 5, 7, 10, 20, 30, 45};
constexpr std::array<TableRow, 5> table = {
    {{0.01, {0.010101, 0.455485, 1.360787, 2.500940, 4.461177, 12.030615, 20.337286, 33.431733}},
     {0.05, {0.052632, 0.899396, 2.218472, 3.737816, 6.215707, 15.249257, 24.801805, 39.550284}},
     {0.1, {0.111111, 1.270776, 2.881079, 4.666192, 7.510582, 17.613157, 28.112615, 44.165037}},
     {0.2, {0.250000, 1.929944, 4.010441, 6.230205, 9.684968, 21.635137, 33.839979, 52.322486}},
     {0.3, {0.428571, 2.633147, 5.188866, 7.856437, 11.952946, 25.916678, 40.047016, 61.346156}}}};

/// B(c, a) by the recursion B(k) = a·B(k-1) / (k + a·B(k-1)) (Jagerman 1974).
double erlang_loss(int c, double a) {
  double loss = 1;
  for (int k = 1; k <= c; ++k) loss = a * loss / (k + a * loss);
  return loss;
}

std::vector<Measured> run_cell(int c, double a, const ValidationCase& self, const Effort& effort) {
  const double loss = self.figures[0].expected;
  // Trials for 4.5 standard errors of 5 % of the loss, or 0.2 percentage points, or 1 % of the loss, whichever is the
  // least, the largest of the last two; losses cluster, the more so the more channels there are.
  const double resolution = std::min(0.05 * loss, std::max(0.002, 0.01 * loss));
  const double arrivals = (3.4 + c / 9.0) * loss * (1 - loss) * z_limit * z_limit / (resolution * resolution);
  const double services = std::max(50.0, 500 / a);
  const std::uint32_t trials = scaled_trials(arrivals / (a * services), effort);
  Pass pass;
  pass.window_s = no_wait_s;
  pass.fire =
      fmt::format("channels: {}, rounds: 5000, pk: {{drone: 1}}, assessment: {{exponential: {} s}}", c, service_s);
  // Every channel forgets at rate 1, so that after ten mean engagements the empty start is gone (Kijima 1992).
  pass.raid = poisson_raid(a, 10, services);
  const Tallies tallies = run_text(pass_scenario(pass), self.id, trials, effort);
  return {against(leakage_of(tallies, "measured"), trials, loss)};
}

ValidationCase cell(int c, double a, double loss) {
  ValidationCase cell;
  cell.id = fmt::format("erlang-c{}-a{:.6g}", c, a);
  cell.title = "Erlang's loss system";
  cell.setting = loss_setting;
  cell.source = loss_source;
  cell.figures = {{fmt::format("loss, c = {}, a = {:g}", c, a), loss}};
  cell.run = [c, a](const ValidationCase& self, const Effort& effort) { return run_cell(c, a, self, effort); };
  return cell;
}

}  // namespace

std::vector<ValidationCase> erlang_cases() {
  std::vector<ValidationCase> cases;
  for (std::size_t k = 0; k < table_channels.size(); ++k) {
    for (const TableRow& row : table) cases.push_back(cell(table_channels[k], row.load[k], row.blocking));
  }
  for (const double load : {40.0, 50.0, 60.0}) cases.push_back(cell(50, load, erlang_loss(50, load)));
  return cases;
}

}  // namespace bulwark
