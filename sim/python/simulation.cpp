#include <pybind11/stl.h>

#include "bulwark.h"
#include "python/bindings.h"
#include "python/tables.h"
#include "python/watched.h"

namespace bulwark {

namespace {

using Texts = std::vector<std::string>;

Simulation from_file(const std::string& path, const Texts& set, const std::string& max_memory) {
  return watched({}, [&](const RunOptions& options) {
    return Simulation::from_file(path, set, {max_memory, options.stop});
  });
}

Simulation from_text(const std::string& text, const std::string& name, const Texts& set,
                     const std::string& max_memory) {
  return watched({}, [&](const RunOptions& options) {
    return Simulation::from_text(text, name, set, {max_memory, options.stop});
  });
}

ResultSet run(const Simulation& simulation, const Texts& precision, const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return simulation.run(options, precision); });
}

ResultSet run_into(const Simulation& simulation, const RunFolder& folder, const Texts& precision,
                   const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return simulation.run_into(folder, options, precision); });
}

Table samples(const Simulation& simulation, const Texts& metrics, const RunArguments& arguments) {
  return Table(watched(arguments, [&](const RunOptions& options) { return simulation.samples(metrics, options); }));
}

Table events(const Simulation& simulation, std::uint32_t trial, std::optional<std::uint64_t> seed) {
  const py::gil_scoped_release released;
  return Table(simulation.events(trial, seed));
}

std::optional<std::uint32_t> first_trial(const Simulation& simulation, const std::string& event, std::uint32_t within,
                                         const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return simulation.first_trial(event, within, options); });
}

void bind_arguments(py::module_& module) {
  py::class_<RunArguments>(module, "RunArguments")
      .def(py::init([](std::optional<std::uint32_t> trials, std::optional<std::uint64_t> seed, unsigned threads,
                       py::object progress) {
        return RunArguments{trials, seed, threads, std::move(progress)};
      }));
  py::class_<RunFolder>(module, "RunFolder")
      .def(py::init([](std::string path, bool force, bool per_trial, std::string columns) {
        return RunFolder{path, force, per_trial, columns};
      }));
}

}  // namespace

void bind_simulation(py::module_& module) {
  bind_arguments(module);
  py::class_<Simulation>(module, "Simulation")
      .def_static("from_file", from_file)
      .def_static("from_text", from_text)
      .def_property_readonly("name", &Simulation::name)
      .def_property_readonly("file", &Simulation::file)
      .def_property_readonly("text", &Simulation::text)
      .def_property_readonly("overrides", &Simulation::overrides)
      .def_property_readonly("max_memory", &Simulation::max_memory)
      .def_property_readonly("json", &Simulation::json)
      .def_property_readonly("metrics", &Simulation::metrics)
      .def_property_readonly("seed", &Simulation::seed)
      .def_property_readonly("trials", &Simulation::trials)
      .def_property_readonly("warnings", &Simulation::warnings)
      .def_property_readonly("summary", &Simulation::summary)
      .def("run", run)
      .def("run_into", run_into)
      .def("samples", samples)
      .def("events", events)
      .def("first_trial", first_trial);
  module.def("override_of_event", override_of_event);
}

}  // namespace bulwark
