#include <pybind11/stl.h>

#include <string>

#include "bulwark.h"
#include "python/bindings.h"
#include "python/watched.h"

namespace bulwark {

namespace {

struct Folder {
  std::string path;
  bool resume = false;
  bool force = false;

  SweepOptions options(const RunOptions& run, const std::string& max_memory) const {
    return {run, resume, force, max_memory};
  }
};

ResultSet sweep_file(const std::string& study, const Folder& folder, const std::string& max_memory,
                     const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) {
    return sweep(study, folder.path, folder.options(options, max_memory));
  });
}

ResultSet sweep_about(const Simulation& scenario, const std::string& text, const std::string& name,
                      const Folder& folder, const std::string& max_memory, const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) {
    return sweep_text(text, name, scenario, folder.path, folder.options(options, max_memory));
  });
}

PlanOptions plan_options(const Folder& folder, const RunOptions& run) {
  return {run, folder.path, folder.resume, folder.force};
}

ResultSet plan_file(const std::string& file, const Folder& folder, const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return plan(file, plan_options(folder, options)); });
}

ResultSet plan_about(const Simulation& scenario, const std::string& text, const std::string& name, const Folder& folder,
                     const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) {
    return plan_text(text, name, scenario, plan_options(folder, options));
  });
}

ResultSet calibrate_file(const std::string& file, const std::vector<std::string>& overrides,
                         const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return calibrate(file, overrides, options); });
}

ResultSet calibrate_about(const Simulation& scenario, const std::string& text, const std::string& name,
                          const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return calibrate_text(text, name, scenario, options); });
}

ResultSet validate_cases(const std::string& only, bool quick, const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return validate(only, quick, options); });
}

}  // namespace

void bind_studies(py::module_& module) {
  py::class_<Folder>(module, "Folder").def(py::init([](std::string path, bool resume, bool force) {
    return Folder{path, resume, force};
  }));
  module.def("sweep_file", sweep_file);
  module.def("sweep_about", sweep_about);
  module.def("plan_file", plan_file);
  module.def("plan_about", plan_about);
  module.def("calibrate_file", calibrate_file);
  module.def("calibrate_about", calibrate_about);
  module.def("validate", validate_cases);
}

}  // namespace bulwark
