// Sums in an event's expression: terms with factors and a constant, of one measure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "metrics/event_quantities.h"
#include "metrics/measure.h"
#include "scenario/event.h"

namespace bulwark {

/// Σ factor · term + constant in W, Wh, s or 1; without a measure a plain number.
struct EventSum {
  std::vector<EventTerm> terms;
  double constant = 0;
  std::optional<Measure> measure;
  std::string_view unit;       // that plain numbers beside it have; empty: none
  bool has_one_unit = true;    // else a plain number beside it could mean several
  bool is_percentage = false;  // written so, and a plain number as a factor

  bool is_constant() const { return terms.empty(); }
  bool is_plain_factor() const { return is_constant() && (!measure || is_percentage); }
};

/// A quantity's value, in the unit of its measure.
EventSum sum_of(const EventQuantity& quantity, EventTerm term);

/// 30 %, 1 GW, 5. Throws InputErrors where the unit is none that an event can use.
EventSum sum_of(double value, const std::string& unit);

/// a + sign · b. Throws InputErrors where they measure different things, or a plain number needs a unit.
EventSum added(EventSum a, EventSum b, double sign);

EventSum scaled(EventSum sum, double factor);

/// a · b, a / b. Throws InputErrors where neither, or the divisor, is no plain number, or that is 0.
EventSum multiplied(EventSum a, EventSum b);
EventSum divided(EventSum a, const EventSum& b);

/// left RELATION right.
EventComparison compared(EventSum left, EventSum right, Relation relation);

}  // namespace bulwark
