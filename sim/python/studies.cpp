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

}  // namespace

void bind_studies(py::module_& module) {
  py::class_<Folder>(module, "Folder").def(py::init([](std::string path, bool resume, bool force) {
    return Folder{path, resume, force};
  }));
  module.def("sweep_file", sweep_file);
  module.def("sweep_about", sweep_about);
}

}  // namespace bulwark
