#include <string>
#include <vector>

#include "columns/columns.h"
#include "results/tables.h"
#include "tally/metrics.h"

namespace bulwark {

namespace {

/// The metrics of one bus, the same of each and in one order.
struct BusMetrics {
  std::string bus;
  std::vector<Metric> metrics;
};

std::vector<BusMetrics> metrics_of_buses(const Tallies& tallies) {
  constexpr std::string_view group = "bus:";
  std::vector<BusMetrics> buses;
  for (Metric& metric : metrics(tallies)) {
    if (!metric.group.starts_with(group)) continue;
    const std::string bus = metric.group.substr(group.size());
    if (buses.empty() || buses.back().bus != bus) buses.push_back({bus, {}});
    buses.back().metrics.push_back(std::move(metric));
  }
  return buses;
}

}  // namespace

ResultTable buses_table(const ResultContext& context) {
  const std::vector<BusMetrics> buses = metrics_of_buses(context.tallies);
  Columns<BusMetrics> columns;
  columns.text("bus", [](const BusMetrics& row) { return row.bus; });
  for (std::size_t m = 0; !buses.empty() && m < buses.front().metrics.size(); ++m) {
    const std::string& name = buses.front().metrics[m].name;
    columns.estimate(name, [m](const BusMetrics& row) { return row.metrics[m].estimate; })
        .interval(name, [m](const BusMetrics& row) { return row.metrics[m].interval; });
  }
  return columns.table("buses", buses);
}

}  // namespace bulwark
