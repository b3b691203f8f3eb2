#include "yaml/distributions.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/number.h"
#include "base/phrase.h"
#include "base/suggest.h"
#include "yaml/distribution_forms.h"
#include "yaml/scalar_shapes.h"
#include "yaml/scalars.h"
#include "yaml/written_measure.h"

namespace bulwark {

namespace {

/// Cut so hard, a distribution is not what the author thinks, and drawing again takes forever.
constexpr double least_acceptance = 1e-3;

std::optional<double> read_time(const Value& value) {
  return Quantity{Dimension::time}(value);
}
std::optional<double> read_rate(const Value& value) {
  return Quantity{Dimension::rate}(value);
}
std::optional<double> read_power(const Value& value) {
  return Quantity{Dimension::power}(value);
}
std::optional<double> read_number(const Value& value) {
  return Number{any, "a number", &sizes::amount}(value);
}
std::optional<double> read_share(const Value& value) {
  return Share()(value);
}

/// A number in whatever unit: of a variable that is not known.
std::optional<double> read_anything(const Value& value) {
  if (value.describes()) return describe_measure(value);
  const std::string_view text = value.is(NodeKind::scalar) ? std::string_view(value.node->text) : std::string_view();
  const std::string_view rest = trimmed(text.substr(number_length(text)));
  if (rest == "%") return read_share(value);
  if (const Unit* unit = find_unit(rest)) return Quantity{unit->dimension}(value);
  return Number{any, "a number, with its unit if it has one"}(value);
}

ReadArgument argument_reader(Variable variable) {
  switch (variable) {
    case Variable::time:
    case Variable::gap:
      return read_time;
    case Variable::rate:
      return read_rate;
    case Variable::power:
      return read_power;
    case Variable::count:
    case Variable::rounded:
    case Variable::amount:
      return read_number;
    case Variable::probability:
      return read_share;
  }
  return read_number;
}

/// What values with a unit are called; empty for those without.
std::string_view plural_of(Variable variable) {
  switch (variable) {
    case Variable::time:
    case Variable::gap:
      return "times";
    case Variable::rate:
      return "rates";
    case Variable::power:
      return "powers";
    default:
      return {};
  }
}

std::optional<double> read_constant(const Value& value, Variable variable) {
  switch (variable) {
    case Variable::time:
      return Quantity{Dimension::time, not_negative}(value);
    case Variable::gap:
      return Quantity{Dimension::time, positive}(value);
    case Variable::rate:
      return Quantity{Dimension::rate, not_negative}(value);
    case Variable::power:
      return Quantity{Dimension::power, not_negative}(value);
    case Variable::amount:
      return Number{not_negative, "a number", &sizes::amount}(value);
    case Variable::probability:
      return Probability()(value);
    case Variable::count:
    case Variable::rounded:
      break;
  }
  const auto count = Whole()(value);
  return count ? std::optional(static_cast<double>(*count)) : std::nullopt;
}

/// Least value that an uncut draw can have, except of a normal, which has none.
double lower_bound(const Distribution& d) {
  switch (d.kind) {
    case DistributionKind::constant:
    case DistributionKind::uniform:
    case DistributionKind::triangular:
    case DistributionKind::uniform_int:
      return d.a;
    case DistributionKind::empirical:
      return *std::min_element(d.values.begin(), d.values.end());
    default:
      return 0;
  }
}

const DistributionForm* find_form(const Value& value) {
  std::vector<std::string> names;
  for (const DistributionForm& form : distribution_forms()) {
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

/// A map of one key, for each distribution that may be there.
void describe_forms(const Value& value, ReadArgument in_unit, bool may_be_plain_number) {
  value.shape->become(ShapeKind::map);
  value.shape->has_one_key = true;
  for (const DistributionForm& form : distribution_forms()) {
    if (form.is_plain_number && !may_be_plain_number) continue;
    ShapeKey& key = value.shape->key(form.name);
    key.value.meaning = form.arguments;
    form.read({value.describing(key.name, key.value), in_unit, std::string(form.arguments)});
  }
}

/// The same shape has the same name.
std::string_view name_of(Variable variable) {
  switch (variable) {
    case Variable::time:
      return "time";
    case Variable::gap:
      return "gap";
    case Variable::rate:
      return "rate";
    case Variable::power:
      return "power";
    case Variable::count:
    case Variable::rounded:
      return "count";
    case Variable::amount:
      return "amount";
    case Variable::probability:
      return "probability";
  }
  return {};
}

std::nullopt_t describe_distribution(const Value& value, Variable variable) {
  const auto constant = [&](const Value& plain) { return read_constant(plain, variable); };
  const auto drawn = [&](const Value& map) {
    describe_forms(map, argument_reader(variable), plural_of(variable).empty());
  };
  describe_either(value, constant, drawn);
  value.shape->definition = std::string(name_of(variable)) + "_or_distribution";
  return std::nullopt;
}

bool is_whole_number(Variable variable) {
  return variable == Variable::count || variable == Variable::rounded;
}

/// What draws that are not drawn again are.
std::string_view kept_range(Variable variable) {
  if (variable == Variable::probability) return "between 0 and 1";
  return variable == Variable::gap ? "more than 0" : "0 or more";
}

/// What no draw may exceed.
const Size& size_of(Variable variable) {
  switch (variable) {
    case Variable::time:
    case Variable::gap:
      return sizes::time;
    case Variable::rate:
      return sizes::rate;
    case Variable::power:
      return sizes::power;
    case Variable::amount:
      return sizes::amount;
    case Variable::count:
    case Variable::rounded:
      return sizes::count;
    case Variable::probability:
      break;  // cut
  }
  return sizes::any_number;
}

/// More than one draw in a billion beyond the size would come up in a long run.
bool may_exceed(Distribution uncut, double most) {
  uncut.low = -std::numeric_limits<double>::infinity();
  uncut.high = most;
  return acceptance(uncut) < 1 - 1e-9;
}

/// Sets the cut; false after a complaint.
bool cut_to_range(const Value& value, Variable variable, Distribution& d) {
  if (variable == Variable::probability) {
    d.low = 0;
    d.high = 1;
  } else if (variable == Variable::gap) {
    d.low = std::numeric_limits<double>::denorm_min();
  } else if (variable == Variable::amount) {
    d.low = 0;
  } else if (d.kind == DistributionKind::normal) {
    d.low = 0;
  } else if (variable != Variable::rounded && lower_bound(d) < 0) {
    value.error("draws reach below 0, to " + shortest(lower_bound(d)) + "; expected a distribution of values >= 0");
    return false;
  }
  if (acceptance(d) < least_acceptance) {
    value.error("fewer than 1 draw in 1,000 would be " + std::string(kept_range(variable)) +
                "; expected a distribution that mostly is");
    return false;
  }
  const Size& size = size_of(variable);
  const bool is_count = is_whole_number(variable);
  if (variable == Variable::probability || !may_exceed(d, size.largest + (is_count ? 0.5 : 0))) return true;
  const std::string most =
      is_count ? std::to_string(max_count) : with_unit(shortest(size.largest), std::string(size.unit));
  value.error("draws may exceed " + most + "; expected a distribution of smaller " +
              (is_count                      ? "counts"
               : plural_of(variable).empty() ? "amounts"
                                             : std::string(plural_of(variable))));
  return false;
}

}  // namespace

void check_distribution(const Value& value) {
  const auto drawn = [](const Value& map) { describe_forms(map, read_anything, true); };
  if (describe_either(value, read_anything, drawn)) {
    value.shape->definition = "any_distribution";
    return;
  }
  if (!value.is(NodeKind::map)) {
    read_anything(value);
    return;
  }
  if (const DistributionForm* form = find_form(value)) {
    const Member& member = value.node->members[0];
    form->read({value.child(member.key, member.value), read_anything, std::string(form->arguments)});
  }
}

std::string DistributionOf::written(const Distribution& distribution) const {
  if (!distribution.is_constant()) return {};
  const Size& size = size_of(variable);
  return with_unit(shortest(distribution.a), std::string(size.unit));
}

std::optional<Distribution> DistributionOf::operator()(const Value& value) const {
  if (value.describes()) return describe_distribution(value, variable);
  if (!value.is(NodeKind::map)) {
    const auto constant = read_constant(value, variable);
    return constant ? std::optional(Distribution::constant_of(*constant)) : std::nullopt;
  }
  const DistributionForm* form = find_form(value);
  if (form == nullptr) return std::nullopt;
  const Member& member = value.node->members[0];
  if (form->is_plain_number && !plural_of(variable).empty()) {
    value.diagnostics->error(member.key_place, value.path,
                             "a " + member.key + " distribution describes plain numbers, not " +
                                 std::string(plural_of(variable)) +
                                 "; expected uniform, triangular, normal, lognormal, exponential, gamma or empirical");
    return std::nullopt;
  }
  auto distribution =
      form->read({value.child(member.key, member.value), argument_reader(variable), std::string(form->arguments)});
  if (!distribution || !cut_to_range(value, variable, *distribution)) return std::nullopt;
  return distribution;
}

}  // namespace bulwark
