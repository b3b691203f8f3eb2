#include <pybind11/stl.h>

#include <string>
#include <vector>

#include "bulwark.h"
#include "python/bindings.h"
#include "python/watched.h"

namespace bulwark {

namespace {

using Simulations = std::vector<Simulation>;
using Names = std::vector<std::string>;

ResultSet ask_saturation(const Simulation& of, const SaturationOptions& what, const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return of.saturate(what, options); });
}

ResultSet ask_sensitivity(const Simulation& of, const std::string& metric, const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return of.sensitivity(metric, options); });
}

ResultSet ask_sobol(const Simulation& of, const std::string& metric, std::uint32_t rows,
                    const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return of.sobol(metric, rows, options); });
}

ResultSet ask_bound(const Simulation& of, std::uint32_t price_steps, const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return of.bound(price_steps, options); });
}

ResultSet ask_rare(const Simulation& of, const RareOptions& what, const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return of.rare(what, options); });
}

ResultSet ask_comparison(const Simulations& scenarios, const Names& names, std::uint32_t bound_trials,
                         const RunArguments& arguments) {
  return watched(arguments,
                 [&](const RunOptions& options) { return compare(scenarios, options, names, bound_trials); });
}

ResultSet ask_selection(const Simulations& scenarios, const Names& names, const SelectionOptions& what,
                        const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return select_best(scenarios, what, options, names); });
}

}  // namespace

void bind_questions(py::module_& module) {
  py::class_<SaturationOptions>(module, "SaturationOptions")
      .def(py::init([](std::string vary, std::string from, std::string to, std::string until, std::string second,
                       double tolerance, double confidence) {
        return SaturationOptions{vary, from, to, until, second, tolerance, confidence};
      }));
  py::class_<SelectionOptions>(module, "SelectionOptions")
      .def(py::init([](std::string metric, bool is_most_wanted, double indifference, double confidence,
                       std::uint32_t first_stage) {
        return SelectionOptions{metric, is_most_wanted, indifference, confidence, first_stage};
      }));
  py::class_<RareOptions>(module, "RareOptions")
      .def(py::init([](std::string event, std::string relative, std::uint32_t particles, std::uint32_t moves) {
        return RareOptions{event, relative, particles, moves};
      }));
  module.def("saturate", ask_saturation);
  module.def("sensitivity", ask_sensitivity);
  module.def("sobol", ask_sobol);
  module.def("bound", ask_bound);
  module.def("rare", ask_rare);
  module.def("compare", ask_comparison);
  module.def("select_best", ask_selection);
}

}  // namespace bulwark
