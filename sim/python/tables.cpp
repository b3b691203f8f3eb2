#include "python/tables.h"

#include <pybind11/numpy.h>

#include "bulwark.h"
#include "python/bindings.h"

namespace bulwark {

namespace {

const DataFrame::Column& column_of(const DataFrame& frame, const std::string& name) {
  for (const DataFrame::Column& column : frame.columns()) {
    if (column.name == name) return column;
  }
  frame.numbers(name);  // throws, with the nearest
  throw py::key_error(name);
}

py::list names_of(const Table& table) {
  py::list names;
  for (const DataFrame::Column& column : table.frame->columns()) names.append(column.name);
  return names;
}

/// Numbers as an array over the table's own memory, which it keeps alive and may not write to; texts as a list.
py::object values_of(const py::object& self, const std::string& name) {
  const auto& frame = *self.cast<const Table&>().frame;
  const DataFrame::Column& column = column_of(frame, name);
  if (column.is_text) {
    py::list texts;
    for (const std::string& text : column.texts) texts.append(text);
    return texts;
  }
  py::array_t<double> numbers(static_cast<py::ssize_t>(column.numbers.size()), column.numbers.data(), self);
  numbers.attr("setflags")(py::arg("write") = false);
  return numbers;
}

}  // namespace

void bind_tables(py::module_& module) {
  py::class_<Table>(module, "Table")
      .def_property_readonly("name", [](const Table& table) { return table.frame->name(); })
      .def_property_readonly("columns", names_of)
      .def("values", values_of)
      .def("__len__", [](const Table& table) { return table.frame->rows(); });
}

}  // namespace bulwark
