#include "format/event_sum.h"

#include <cmath>
#include <utility>

#include "base/input_error.h"
#include "base/number.h"
#include "base/phrase.h"
#include "base/suggest.h"
#include "base/units.h"

namespace bulwark {

namespace {

double factor_of(std::string_view unit) {
  const EventUnit* const found = find_event_unit(unit);
  return found == nullptr ? 1 : found->factor;
}

/// A plain number takes the unit of what stands beside it.
void adapt(EventSum& plain, const EventSum& other) {
  if (!other.has_one_unit) {
    refuse("a number without a unit beside quantities of several; expected one with a unit, as " +
           shortest(plain.constant) + " " + std::string(other.unit));
  }
  plain.constant *= factor_of(other.unit);
  plain.measure = other.measure;
  plain.unit = other.unit;
}

/// One share set against what no share can be would always hold, or never.
void check_share(const EventSum& sum) {
  if (sum.measure != Measure::share || sum.terms.size() != 1) return;
  const double level = -sum.constant / sum.terms[0].factor;
  if (level >= 0 && level <= 1) return;
  refuse("a share is never beyond 0 and 1; expected 0 to 1, or 0 % to 100 %");
}

}  // namespace

EventSum sum_of(const EventQuantity& quantity, EventTerm term) {
  const MetricForm& form = quantity.metric->form;
  term.factor = factor_of(form.unit);
  return {{std::move(term)}, 0, form.measure, form.unit, true, false};
}

EventSum sum_of(double value, const std::string& unit) {
  if (unit.empty()) return {{}, value, std::nullopt, "", true, false};
  if (const EventUnit* const known = find_event_unit(unit)) {
    const bool is_percentage = unit == "%";
    return {{},           value * known->factor, known->measure, is_percentage ? "" : known->symbol, is_percentage,
            is_percentage};
  }
  const std::string written = in_quotes(shortest(value) + " " + unit);
  if (const Unit* const other = find_unit(unit)) {
    refuse(written + " is " + std::string(name_of(other->dimension)) +
           ", which no event speaks of; expected a power, an energy, a time, a percentage or a "
           "plain number");
  }
  refuse("unknown unit " + in_quotes(unit) + suggestion(unit, event_unit_symbols()));
}

EventSum added(EventSum a, EventSum b, double sign) {
  if (!a.measure && b.measure) adapt(a, b);
  if (a.measure && !b.measure) adapt(b, a);
  if (a.measure != b.measure) {
    refuse(std::string(name_of(*a.measure)) + " and " + std::string(name_of(*b.measure)) + "; expected two of a kind");
  }
  if (a.is_constant() != b.is_constant()) {
    a.has_one_unit = a.is_constant() ? b.has_one_unit : a.has_one_unit;
  } else {
    a.has_one_unit = a.has_one_unit && b.has_one_unit && a.unit == b.unit;
  }
  if (a.is_constant()) a.unit = b.unit;
  a.is_percentage = a.is_percentage && b.is_percentage;
  for (EventTerm& term : b.terms) {
    term.factor *= sign;
    a.terms.push_back(std::move(term));
  }
  a.constant += sign * b.constant;
  return a;
}

EventSum scaled(EventSum sum, double factor) {
  for (EventTerm& term : sum.terms) term.factor *= factor;
  sum.constant *= factor;
  return sum;
}

EventSum multiplied(EventSum a, EventSum b) {
  if (a.is_plain_factor()) std::swap(a, b);
  if (!b.is_plain_factor()) refuse("a product of two quantities; expected a plain number as one");
  return scaled(std::move(a), b.constant);
}

EventSum divided(EventSum a, const EventSum& b) {
  if (!b.is_plain_factor()) {
    refuse("division by a quantity; expected a plain number, or a product on the other side");
  }
  if (b.constant == 0) refuse("division by 0");
  EventSum quotient = std::move(a);
  for (EventTerm& term : quotient.terms) term.factor /= b.constant;
  quotient.constant /= b.constant;
  return quotient;
}

EventComparison compared(EventSum left, EventSum right, Relation relation) {
  const EventSum sum = added(std::move(left), std::move(right), -1);
  if (sum.is_constant()) refuse("compares two numbers; expected a metric on one side");
  check_share(sum);
  const double scale = sum.constant != 0 ? std::abs(sum.constant) : factor_of(sum.unit);
  return {sum.terms, sum.constant, relation, scale};
}

}  // namespace bulwark
