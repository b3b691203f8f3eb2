#include "bulwark.h"
#include "python/bindings.h"

namespace bulwark {

PYBIND11_MODULE(_engine, module) {
  module.doc() = "What the package bulwark is made of; use that.";
  module.def("version", version);
  bind_errors(module);
  bind_tables(module);
  bind_results(module);
  bind_simulation(module);
  bind_questions(module);
  bind_studies(module);
}

}  // namespace bulwark
