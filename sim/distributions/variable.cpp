#include "distributions/variable.h"

#include <array>
#include <string>

#include "base/number.h"
#include "base/units.h"
#include "yaml/scalar_shapes.h"

namespace bulwark {

namespace {

constexpr double denormal = std::numeric_limits<double>::denorm_min();

template <Dimension dimension>
std::optional<double> quantity(const Value& value) {
  return Quantity{dimension}(value);
}
template <Dimension dimension>
std::optional<double> quantity_from_zero(const Value& value) {
  return Quantity{dimension, not_negative}(value);
}
std::optional<double> gap(const Value& value) {
  return Quantity{Dimension::time, positive}(value);
}
std::optional<double> amount(const Value& value) {
  return Number{any, "a number", &sizes::amount}(value);
}
std::optional<double> amount_from_zero(const Value& value) {
  return Number{not_negative, "a number", &sizes::amount}(value);
}
std::optional<double> share(const Value& value) {
  return Share()(value);
}

constexpr ReadArgument time = quantity<Dimension::time>;
constexpr ReadArgument rate = quantity<Dimension::rate>;
constexpr ReadArgument power = quantity<Dimension::power>;
constexpr const char* from_zero = "0 or more";

constexpr std::array rules{
    VariableRule{Variable::time, "time", time, quantity_from_zero<Dimension::time>, true, Below::refused, 0, no_limit,
                 from_zero, &sizes::time, "times"},
    VariableRule{Variable::gap, "gap", time, gap, true, Below::drawn_again, denormal, no_limit, "more than 0",
                 &sizes::time, "times"},
    VariableRule{Variable::rate, "rate", rate, quantity_from_zero<Dimension::rate>, true, Below::refused, 0, no_limit,
                 from_zero, &sizes::rate, "rates"},
    VariableRule{Variable::power, "power", power, quantity_from_zero<Dimension::power>, true, Below::refused, 0,
                 no_limit, from_zero, &sizes::power, "powers"},
    VariableRule{Variable::count, "count", amount, whole_number, false, Below::refused, 0, no_limit, from_zero,
                 &sizes::count, "counts"},
    VariableRule{Variable::rounded, "count", amount, whole_number, false, Below::means_zero, 0, no_limit, from_zero,
                 &sizes::count, "counts"},
    VariableRule{Variable::amount, "amount", amount, amount_from_zero, false, Below::drawn_again, 0, no_limit,
                 from_zero, &sizes::amount, "amounts"},
    VariableRule{Variable::probability, "probability", share, share_of_one, false, Below::drawn_again, 0, 1,
                 "between 0 and 1", nullptr, "probabilities"},
};

/// rule_of() takes them by their place.
constexpr bool is_in_order() {
  for (std::size_t k = 0; k < rules.size(); ++k) {
    if (rules[k].variable != static_cast<Variable>(k)) return false;
  }
  return true;
}
static_assert(is_in_order());

}  // namespace

const VariableRule& rule_of(Variable variable) {
  return rules[static_cast<std::size_t>(variable)];
}

std::optional<double> read_anything(const Value& value) {
  if (value.describes()) return describe_measure(value);
  const std::string_view text = value.is(NodeKind::scalar) ? std::string_view(value.node->text) : std::string_view();
  const std::string_view rest = trimmed(text.substr(number_length(text)));
  if (rest == "%") return share(value);
  if (const Unit* unit = find_unit(rest)) return Quantity{unit->dimension}(value);
  return Number{any, "a number, with its unit if it has one"}(value);
}

}  // namespace bulwark
