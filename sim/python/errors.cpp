#include <exception>

#include "bulwark.h"
#include "python/bindings.h"

namespace bulwark {

namespace {

py::list faults_of(const Error& error) {
  const py::object fault = py::module_::import("bulwark.errors").attr("Fault");
  py::list faults;
  for (const Fault& f : error.faults()) faults.append(fault(f.file, f.line, f.column, f.path, f.message));
  return faults;
}

void set_error(const Error& error) {
  const py::module_ errors = py::module_::import("bulwark.errors");
  switch (error.kind()) {
    case Error::Kind::input: {
      const py::object type = errors.attr("InputError");
      return PyErr_SetObject(type.ptr(), type(error.what(), faults_of(error)).ptr());
    }
    case Error::Kind::interrupted:
      return PyErr_SetNone(PyExc_KeyboardInterrupt);
    case Error::Kind::failure:
      return PyErr_SetString(errors.attr("Failure").ptr(), error.what());
  }
}

}  // namespace

void bind_errors(py::module_&) {
  py::register_exception_translator([](std::exception_ptr thrown) {
    try {
      std::rethrow_exception(thrown);
    } catch (const Error& error) {
      set_error(error);
    }
  });
}

}  // namespace bulwark
