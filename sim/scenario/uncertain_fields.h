// The fields of a scenario that `uncertain:` may draw, a line each (uncertain_fields.cpp). What a draw is written to is
// the other half of the line: tables/parameters.cpp.
#pragma once

#include <string_view>

#include "distributions/variable.h"
#include "scenario/scenario.h"

namespace bulwark {

struct UncertainFieldRule {
  UncertainField field;
  std::string_view key;  // below its owner's path, before the name of an entry if it has any
  Variable variable;

  /// The key of the owner itself that holds the field: `reload` of `reload.time`.
  std::string_view own_key() const { return key.substr(0, key.find('.')); }
};

const UncertainFieldRule& rule_of(UncertainField field);

}  // namespace bulwark
