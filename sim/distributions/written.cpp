#include "distributions/written.h"

#include <array>
#include <string>
#include <type_traits>
#include <vector>

#include "base/number.h"
#include "base/phrase.h"
#include "base/suggest.h"
#include "yaml/written_measure.h"
#include "yaml/written_range.h"

namespace bulwark {

namespace {

/// Cut so hard, a distribution is not what the author thinks, and drawing again takes forever.
constexpr double least_acceptance = 1e-3;

/// How a kind is written: a line for each of the list but constants, which are plain values.
struct Form {
  std::string_view name;
  std::string_view arguments;
  bool is_plain_number;
  std::optional<Law> (*read)(const Arguments&);
};

/// Without spread a distribution is a value: nothing downstream need think of a width of 0.
template <class Kind>
std::optional<Law> read_kind(const Arguments& arguments) {
  const std::optional<Kind> kind = Kind::read(arguments);
  if (!kind) return std::nullopt;
  if constexpr (requires { kind->only_value(); }) {
    if (const std::optional<double> value = kind->only_value()) return Constant{*value};
  }
  return *kind;
}

template <class... Kinds>
constexpr std::array<Form, sizeof...(Kinds)> forms_of(std::type_identity<std::variant<Constant, Kinds...>>) {
  return {Form{Kinds::name, Kinds::form, Kinds::is_plain_number, read_kind<Kinds>}...};
}

constexpr auto forms = forms_of(std::type_identity<Law>());

const Form* find_form(const Value& value) {
  std::vector<std::string> names;
  for (const Form& form : forms) {
    if (value.node->members.size() == 1 && value.node->members[0].key == form.name) return &form;
    names.emplace_back(form.name);
  }
  if (value.node->members.size() == 1) {
    const Member& member = value.node->members[0];
    value.diagnostics->error(member.key_place, value.path,
                             "unknown distribution " + in_quotes(member.key) + suggestion(member.key, names));
  } else {
    value.error("a map of " + std::to_string(value.node->members.size()) +
                " keys; expected one distribution, as {normal: [mean, sd]}");
  }
  return nullptr;
}

std::optional<Law> read_arguments(const Value& value, const Form& form, ReadArgument in_unit) {
  const Member& member = value.node->members[0];
  return form.read({value.child(member.key, member.value), in_unit, std::string(form.arguments)});
}

/// A map of one key, for each kind that may be there.
void describe_forms(const Value& value, ReadArgument in_unit, bool has_unit) {
  value.shape->become(ShapeKind::map);
  value.shape->has_one_key = true;
  for (const Form& form : forms) {
    if (form.is_plain_number && has_unit) continue;
    ShapeKey& key = value.shape->key(form.name);
    key.value.meaning = form.arguments;
    form.read({value.describing(key.name, key.value), in_unit, std::string(form.arguments)});
  }
}

void complain_of_unit(const Value& value, const Form& form, const VariableRule& rule) {
  std::vector<std::string> others;
  for (const Form& other : forms) {
    if (!other.is_plain_number) others.emplace_back(other.name);
  }
  value.diagnostics->error(value.node->members[0].key_place, value.path,
                           "a " + std::string(form.name) + " distribution describes plain numbers, not " +
                               std::string(rule.plural) + "; expected " + join_or(others));
}

/// More than one draw in a billion beyond the size would come up in a long run.
bool may_exceed(Distribution uncut, double most) {
  uncut.low = -no_limit;
  uncut.high = most;
  return acceptance(uncut) < 1 - 1e-9;
}

/// Sets the cut; false after a complaint. What has no least value (a normal) is always cut.
bool cut_below(const Value& value, const VariableRule& rule, Distribution& d) {
  const double least = std::visit([](const auto& kind) { return kind.least(); }, d.law);
  if (rule.below == Below::drawn_again || least == -no_limit) {
    d.low = rule.low;
    d.high = rule.high;
  } else if (rule.below == Below::refused && least < 0) {
    value.error("draws reach below 0, to " + shortest(least) + "; expected a distribution of values >= 0");
    return false;
  }
  if (acceptance(d) >= least_acceptance) return true;
  value.error("fewer than 1 draw in 1,000 would be " + std::string(rule.range) +
              "; expected a distribution that mostly is");
  return false;
}

/// Whether no draw is too large; complains where one may be.
bool is_within_size(const Value& value, const VariableRule& rule, const Distribution& d) {
  if (rule.largest == nullptr) return true;
  const bool is_count = rule.largest == &sizes::count;
  if (!may_exceed(d, rule.largest->largest + (is_count ? 0.5 : 0))) return true;
  const std::string most = is_count ? std::to_string(max_count)
                                    : with_unit(shortest(rule.largest->largest), std::string(rule.largest->unit));
  value.error("draws may exceed " + most + "; expected a distribution of smaller " + std::string(rule.plural));
  return false;
}

/// False after a complaint of a range, which is no value and does not say how it is spread.
bool is_no_range(const Value& value, Variable variable) {
  const auto range = written_range(*value.node);
  if (!range) return true;
  const bool is_number_of_things = variable == Variable::count || variable == Variable::rounded;
  const std::string written = value.is(NodeKind::list) ? *range : in_quotes(value.node->text);
  value.error(written + " is a range; expected a value or a distribution; did you mean {" +
              (is_number_of_things ? "uniform_int" : "uniform") + ": " + *range + "}?");
  return false;
}

}  // namespace

void check_distribution(const Value& value) {
  const auto drawn = [](const Value& map) { describe_forms(map, read_anything, false); };
  if (describe_either(value, read_anything, drawn)) {
    value.shape->definition = "any_distribution";
    return;
  }
  if (!value.is(NodeKind::map)) {
    read_anything(value);
  } else if (const Form* form = find_form(value)) {
    read_arguments(value, *form, read_anything);
  }
}

std::string DistributionOf::written(const Distribution& distribution) const {
  const Constant* const constant = distribution.as<Constant>();
  if (constant == nullptr) return {};
  const Size* const size = rule_of(variable).largest;
  return with_unit(shortest(constant->value), size == nullptr ? "" : std::string(size->unit));
}

std::optional<Distribution> DistributionOf::operator()(const Value& value) const {
  const VariableRule& rule = rule_of(variable);
  const auto drawn = [&](const Value& map) { describe_forms(map, rule.read_argument, rule.has_unit); };
  if (describe_either(value, rule.read_constant, drawn)) {
    value.shape->definition = std::string(rule.name) + "_or_distribution";
    return std::nullopt;
  }
  if (!value.is(NodeKind::map)) {
    if (!is_no_range(value, variable)) return std::nullopt;
    const auto constant = rule.read_constant(value);
    return constant ? std::optional(Distribution::constant_of(*constant)) : std::nullopt;
  }
  const Form* form = find_form(value);
  if (form == nullptr) return std::nullopt;
  if (form->is_plain_number && rule.has_unit) {
    complain_of_unit(value, *form, rule);
    return std::nullopt;
  }
  auto law = read_arguments(value, *form, rule.read_argument);
  if (!law) return std::nullopt;
  Distribution distribution{*std::move(law)};
  if (!cut_below(value, rule, distribution) || !is_within_size(value, rule, distribution)) return std::nullopt;
  return distribution;
}

}  // namespace bulwark
