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

  SweepOptions sweep_options(const RunOptions& run, const std::string& max_memory) const {
    return {run, resume, force, max_memory};
  }
  PlanOptions plan_options(const RunOptions& run, const std::string& max_memory) const {
    return {run, path, resume, force, max_memory};
  }
};

ResultSet sweep_file(const std::string& study, const Folder& folder, const std::string& max_memory,
                     const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) {
    return sweep(study, folder.path, folder.sweep_options(options, max_memory));
  });
}

ResultSet sweep_about(const Simulation& scenario, const std::string& text, const std::string& name,
                      const Folder& folder, const std::string& max_memory, const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) {
    return sweep_text(text, name, scenario, folder.path, folder.sweep_options(options, max_memory));
  });
}

ResultSet tune_file(const std::string& study, const TuningOptions& what, const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return tune(study, what, options); });
}

ResultSet tune_about(const Simulation& scenario, const std::string& text, const std::string& name,
                     const TuningOptions& what, const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) { return tune_text(text, name, scenario, what, options); });
}

ResultSet plan_file(const std::string& file, const Folder& folder, const std::string& max_memory,
                    const RunArguments& arguments) {
  return watched(arguments,
                 [&](const RunOptions& options) { return plan(file, folder.plan_options(options, max_memory)); });
}

ResultSet plan_about(const Simulation& scenario, const std::string& text, const std::string& name, const Folder& folder,
                     const std::string& max_memory, const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) {
    return plan_text(text, name, scenario, folder.plan_options(options, max_memory));
  });
}

ResultSet calibrate_file(const std::string& file, const std::vector<std::string>& overrides,
                         const std::string& max_memory, const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) {
    return calibrate(file, overrides, {options, max_memory});
  });
}

ResultSet calibrate_about(const Simulation& scenario, const std::string& text, const std::string& name,
                          const std::string& max_memory, const RunArguments& arguments) {
  return watched(arguments, [&](const RunOptions& options) {
    return calibrate_text(text, name, scenario, {options, max_memory});
  });
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
  py::class_<TuningOptions>(module, "TuningOptions")
      .def(py::init([](std::string metric, bool is_most_wanted, std::uint32_t search_trials, std::uint32_t rounds,
                       std::string max_memory) {
        return TuningOptions{metric, is_most_wanted, search_trials, rounds, max_memory};
      }));
  module.def("tune_file", tune_file);
  module.def("tune_about", tune_about);
  module.def("plan_file", plan_file);
  module.def("plan_about", plan_about);
  module.def("calibrate_file", calibrate_file);
  module.def("calibrate_about", calibrate_about);
  module.def("validate", validate_cases);
}

}  // namespace bulwark
