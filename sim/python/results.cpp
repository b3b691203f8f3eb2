#include <pybind11/stl.h>

#include <tuple>

#include "bulwark.h"
#include "python/bindings.h"
#include "python/tables.h"

namespace bulwark {

namespace {

std::tuple<double, double, double, double> estimate_of(const ResultSet& results, const std::string& metric) {
  const MetricEstimate e = results.estimate(metric);
  return {e.value, e.standard_error, e.low, e.high};
}

}  // namespace

void bind_results(py::module_& module) {
  const auto released = py::call_guard<py::gil_scoped_release>();
  py::class_<ResultSet>(module, "Results")
      .def_property_readonly("names", &ResultSet::names)
      .def_property_readonly("trials", &ResultSet::trials)
      .def_property_readonly("report", &ResultSet::report)
      .def("table", [](const ResultSet& results, const std::string& name) { return Table(results, name); })
      .def("estimate", estimate_of)
      .def("write", &ResultSet::write, released);
}

}  // namespace bulwark
