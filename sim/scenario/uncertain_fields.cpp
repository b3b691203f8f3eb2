#include "scenario/uncertain_fields.h"

#include <array>

namespace bulwark {

namespace {

using Field = UncertainField;
using Rule = UncertainFieldRule;

constexpr std::array rules{
    Rule{Field::reliability, "reliability", Variable::probability},
    Rule{Field::accuracy, "accuracy", Variable::probability},
    Rule{Field::lethality, "lethality", Variable::probability},
    Rule{Field::count, "count", Variable::rounded},
    Rule{Field::pk, "pk", Variable::probability},
    Rule{Field::availability, "availability", Variable::probability},
    Rule{Field::channels, "channels", Variable::rounded},
    Rule{Field::rounds, "rounds", Variable::rounded},
    Rule{Field::reload_rounds, "reload.rounds", Variable::rounded},
    Rule{Field::reload_stock, "reload.stock", Variable::rounded},
    Rule{Field::reload_time, "reload.time", Variable::time},
    Rule{Field::reaction, "reaction", Variable::time},
    Rule{Field::assessment, "assessment", Variable::time},
    Rule{Field::turnaround, "turnaround", Variable::time},
    Rule{Field::rate, "rate", Variable::rate},
    Rule{Field::stock_initial, "initial", Variable::amount},
    Rule{Field::stock_production, "production", Variable::rate},
    Rule{Field::depot_initial, "initial", Variable::amount},
    Rule{Field::depot_delivery, "delivery", Variable::rate},
    Rule{Field::spare_initial, "initial", Variable::amount},
    Rule{Field::spare_delivery, "delivery", Variable::rate},
    Rule{Field::units_initial, "initial", Variable::amount},
    Rule{Field::units_delivery, "delivery", Variable::rate},
    Rule{Field::crews, "crews", Variable::rounded},
    Rule{Field::repair_time, "time", Variable::time},
    Rule{Field::replacement_time, "time", Variable::time},
    Rule{Field::demand, "demand", Variable::power},
    Rule{Field::import_power, "", Variable::power},  // of grid.imports.BUS itself
};

constexpr bool is_in_order() {
  for (std::size_t k = 0; k < rules.size(); ++k) {
    if (rules[k].field != static_cast<Field>(k)) return false;
  }
  return rules.back().field == last_uncertain_field;
}
static_assert(is_in_order());

}  // namespace

const UncertainFieldRule& rule_of(UncertainField field) {
  return rules[static_cast<std::size_t>(field)];
}

}  // namespace bulwark
