// The extension `bulwark._engine`: what of bulwark.h Python sees, a function here for each concept. The package beside
// it (bulwark/) gives it names, types and frames.
#pragma once

#include <pybind11/pybind11.h>

namespace bulwark {

namespace py = pybind11;

/// Error as the exceptions of bulwark/errors.py, with the same texts.
void bind_errors(py::module_& module);

/// DataFrame as Table: numpy arrays that share its memory.
void bind_tables(py::module_& module);

/// ResultSet as Results.
void bind_results(py::module_& module);

/// Simulation: loading, running, looking.
void bind_simulation(py::module_& module);

/// What is asked of one scenario or of several.
void bind_questions(py::module_& module);

/// Studies, plans, calibrations and validation: what files ask.
void bind_studies(py::module_& module);

}  // namespace bulwark
