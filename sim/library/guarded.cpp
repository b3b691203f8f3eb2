#include "library/guarded.h"

#include <exception>
#include <new>
#include <string>
#include <vector>

#include "base/input_error.h"
#include "base/stop.h"

namespace bulwark {

namespace {

std::vector<Fault> faults_of(const InputErrors& errors) {
  std::vector<Fault> faults;
  for (const InputError& e : errors.errors()) faults.push_back({e.file, e.line, e.column, e.path, e.message});
  return faults;
}

}  // namespace

void throw_as_error() {
  try {
    throw;
  } catch (const Error&) {
    throw;
  } catch (const Stopped&) {
    throw_interrupted();
  } catch (const InputErrors& errors) {
    throw Error(Error::Kind::input, errors.what(), faults_of(errors));
  } catch (const std::bad_alloc&) {
    throw Error(Error::Kind::failure, "not enough memory");
  } catch (const std::exception& error) {
    throw Error(Error::Kind::failure, error.what());
  } catch (...) {
    throw Error(Error::Kind::failure, "something unknown was thrown");
  }
}

void throw_interrupted() {
  throw Error(Error::Kind::interrupted, "interrupted");
}

}  // namespace bulwark
