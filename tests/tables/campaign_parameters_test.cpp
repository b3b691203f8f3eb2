// Where the draws of a campaign's and a grid's uncertain parameters go (campaign.md, section 8).
#include <gtest/gtest.h>

#include <cmath>

#include "format/load.h"
#include "tables/parameters.h"

namespace bulwark {
namespace {

constexpr double day_s = 86400;

Scenario scenario_with(const std::string& path, const std::string& distribution) {
  return load_scenario(std::string(BULWARK_SOURCE_DIR) + "/tests/format/good/campaign.yaml",
                       {{"uncertain", "{" + path + ": " + distribution + "}"}})
      .scenario;
}

/// The parameters of a trial that draws this value.
Parameters drawn(const std::string& path, const std::string& distribution, double value) {
  const Scenario scenario = scenario_with(path, distribution);
  Parameters parameters = base_parameters(scenario);
  const std::vector<Binding> bindings = bind_uncertain(scenario);
  EXPECT_EQ(bindings.size(), 1U) << path;
  for (const Binding& binding : bindings) apply(binding, value, parameters);
  return parameters;
}

TEST(CampaignParameters, AreThoseOfTheFile) {
  const Parameters p = base_parameters(scenario_with("raid.drones.count", "{poisson: 20}"));
  EXPECT_EQ(p.stocks.initial, (std::vector<double>{60, 400}));
  EXPECT_LT(p.stocks.rate_per_s.at(0), 0);  // has steps
  EXPECT_EQ(p.stocks.rate_per_s.at(1), 90 / day_s);
  EXPECT_EQ(p.depots.initial, std::vector<double>{120});
  EXPECT_EQ(p.depots.rate_per_s, std::vector<double>{3 / day_s});
  EXPECT_EQ(p.spares.initial, std::vector<double>{4});
  EXPECT_EQ(p.units.initial, (std::vector<double>{2, 0}));
  EXPECT_EQ(p.crews, 6U);
  ASSERT_EQ(p.mean_repair_s.size(), 2U);
  EXPECT_DOUBLE_EQ(p.mean_repair_s[0], 9 * day_s * std::exp(0.18));
  EXPECT_EQ(p.mean_replacement_s, (std::vector<double>{12 * day_s, 4 * day_s}));
  EXPECT_EQ(p.bus_demand_w, (std::vector<double>{500e6, 700e6, 0}));
  EXPECT_EQ(p.bus_import_w, (std::vector<double>{300e6, 0, 0}));
}

TEST(CampaignParameters, TakeWhatIsDrawn) {
  const std::string number = "{normal: [5, 1]}";
  const std::string rate = "{normal: [5 /d, 1 /d]}";
  const std::string time = "{normal: [5 d, 1 d]}";
  const std::string power = "{normal: [5 MW, 1 MW]}";
  EXPECT_EQ(drawn("campaign.attacker.stocks.cruise_missile.initial", number, 7.25).stocks.initial[0], 7.25);
  EXPECT_EQ(drawn("campaign.attacker.stocks.one_way_drone.initial", number, 7.25).stocks.initial[1], 7.25);
  EXPECT_EQ(drawn("campaign.attacker.stocks.one_way_drone.production", rate, 0.5).stocks.rate_per_s[1], 0.5);
  EXPECT_EQ(drawn("campaign.supply.medium_sam.initial", number, 7.25).depots.initial[0], 7.25);
  EXPECT_EQ(drawn("campaign.supply.medium_sam.delivery", rate, 0.5).depots.rate_per_s[0], 0.5);
  EXPECT_EQ(drawn("campaign.repair.spares.transformer.initial", number, 7.25).spares.initial[0], 7.25);
  EXPECT_EQ(drawn("campaign.repair.spares.transformer.delivery", rate, 0.5).spares.rate_per_s[0], 0.5);
  EXPECT_EQ(drawn("campaign.repair.crews", number, 7.5).crews, 8U);
  EXPECT_EQ(drawn("campaign.repair.crews", number, -0.4).crews, 0U);
  EXPECT_EQ(drawn("campaign.repair.kinds.substation.time", time, 7.25).mean_repair_s[1], 7.25);
  EXPECT_EQ(drawn("campaign.replace.sensors.time", time, 7.25).mean_replacement_s[1], 7.25);
  EXPECT_EQ(drawn("campaign.replace.medium_sam.units.initial", number, 7.25).units.initial[0], 7.25);
  EXPECT_EQ(drawn("campaign.replace.medium_sam.units.delivery", rate, 0.5).units.rate_per_s[0], 0.5);
  EXPECT_EQ(drawn("grid.buses.centre.demand", power, 7.25).bus_demand_w[1], 7.25);
  EXPECT_EQ(drawn("grid.imports.north", power, 7.25).bus_import_w[0], 7.25);
  EXPECT_EQ(drawn("grid.imports.centre", power, 7.25).bus_import_w[1], 7.25);  // 0 by default
}

TEST(CampaignParameters, AmountsAreDrawnAgainBelow0AndNotRounded) {
  const Scenario scenario = scenario_with("campaign.supply.medium_sam.initial", "{uniform: [-10, 30]}");
  const Distribution& amount = scenario.uncertain.at(0).distribution;
  EXPECT_EQ(amount.low, 0);
  EXPECT_EQ(acceptance(amount), 0.75);
  EXPECT_EQ(mean(scenario_with("campaign.supply.medium_sam.initial", "4.5").uncertain.at(0).distribution), 4.5);
}

TEST(CampaignParameters, OfAProductionWithStepsCannotBeUncertain) {
  EXPECT_THROW(scenario_with("campaign.attacker.stocks.cruise_missile.production", "{normal: [5 /d, 1 /d]}"),
               InputErrors);
}

}  // namespace
}  // namespace bulwark
