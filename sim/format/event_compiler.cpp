#include "format/event_compiler.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/input_error.h"
#include "base/phrase.h"
#include "base/suggest.h"
#include "format/event_sum.h"

namespace bulwark {

namespace {

constexpr std::array<std::pair<std::string_view, Relation>, 6> relations = {{{"<", Relation::less},
                                                                             {"<=", Relation::at_most},
                                                                             {">", Relation::more},
                                                                             {">=", Relation::at_least},
                                                                             {"==", Relation::equal},
                                                                             {"!=", Relation::unequal}}};

std::optional<Relation> relation_of(const std::string& sign) {
  const auto found = std::find_if(relations.begin(), relations.end(), [&](const auto& of) { return of.first == sign; });
  return found == relations.end() ? std::nullopt : std::optional(found->second);
}

bool is_logical(const EventSyntax& syntax) {
  return syntax.kind == EventSyntax::Kind::negation || syntax.text == "and" || syntax.text == "or";
}

/// Known quantities, and metrics that are none.
std::string why_unknown(const std::string& name) {
  if (name == "cost_ratio") return "cost_ratio is no quantity of events; expected defender_cost > 2 * attacker_cost";
  if (const EventQuantity* const bare = find_event_quantity(name.starts_with("p_") ? name.substr(2) : "")) {
    return in_quotes(name) + " is a probability over trials; expected " + std::string(bare->name) + ", of one trial";
  }
  std::vector<std::string> known;
  for (const EventQuantity& quantity : event_quantities()) known.emplace_back(quantity.name);
  const std::string nearest = nearest_name(name, known);
  return "no quantity is called " + in_quotes(name) +
         (nearest.empty() ? "; expected a metric, or disabled, empty, destroyed or event"
                          : "; did you mean " + in_quotes(nearest) + "?");
}

class Compiler {
 public:
  Compiler(const EventGroups& groups, const Scenario& scenario, bool is_whole)
      : groups_(groups), scenario_(scenario), is_whole_(is_whole) {}

  CompiledEvent compile(const EventSyntax& syntax) {
    const bool is_known = condition(syntax).has_value();
    if (is_known && result_.faults.empty()) result_.event = std::move(event_);
    return std::move(result_);
  }

 private:
  using NodeKind = EventNode::Kind;

  void fault(std::size_t column, const std::string& message) { result_.faults.push_back({column, message}); }

  /// Runs what may throw InputErrors; none, and a fault at the column, where it does.
  template <class Make>
  auto at(std::size_t column, const Make& make) -> std::optional<decltype(make())> {
    try {
      return make();
    } catch (const InputErrors& wrong) {
      fault(column, wrong.what());
      return std::nullopt;
    }
  }

  std::size_t add(const EventNode& node) {
    event_.nodes.push_back(node);
    return event_.nodes.size() - 1;
  }

  std::size_t add(EventComparison comparison) {
    event_.comparisons.push_back(std::move(comparison));
    return add({NodeKind::comparison, event_.comparisons.size() - 1, 0});
  }

  /// The node of a condition; none where something in it is wrong or unknown.
  std::optional<std::size_t> condition(const EventSyntax& syntax) {
    if (syntax.kind == EventSyntax::Kind::negation) {
      const auto inner = condition(syntax.parts[0]);
      return inner ? std::optional(add({NodeKind::negation, *inner, 0})) : std::nullopt;
    }
    if (is_logical(syntax)) {
      const auto left = condition(syntax.parts[0]);
      const auto right = condition(syntax.parts[1]);
      const NodeKind kind = syntax.text == "and" ? NodeKind::conjunction : NodeKind::disjunction;
      return left && right ? std::optional(add({kind, *left, *right})) : std::nullopt;
    }
    if (const auto relation = relation_of(syntax.text)) return comparison(syntax, *relation);
    return alone(syntax);
  }

  std::optional<std::size_t> comparison(const EventSyntax& syntax, Relation relation) {
    auto left = sum(syntax.parts[0]);
    auto right = sum(syntax.parts[1]);
    if (!left || !right) return std::nullopt;
    auto made = at(syntax.column, [&] { return compared(*std::move(left), *std::move(right), relation); });
    return made ? std::optional(add(*std::move(made))) : std::nullopt;
  }

  /// A term that is 1 or 0 stands for itself; anything else wants a comparison.
  std::optional<std::size_t> alone(const EventSyntax& syntax) {
    const std::size_t faults_before = result_.faults.size();
    auto value = sum(syntax);
    const EventQuantity* const quantity =
        syntax.kind == EventSyntax::Kind::term ? find_event_quantity(syntax.text) : nullptr;
    const bool is_condition = quantity != nullptr && quantity->is_condition();
    if (!is_condition && result_.faults.size() == faults_before) {
      fault(syntax.column, "a number, not a condition; expected a comparison, as leakers >= 3");
    }
    if (!value || !is_condition) return std::nullopt;
    value->constant = -1;
    return add(EventComparison{value->terms, value->constant, Relation::at_least, 1});
  }

  std::optional<EventSum> sum(const EventSyntax& syntax) {
    switch (syntax.kind) {
      case EventSyntax::Kind::number:
        return at(syntax.column, [&] { return sum_of(syntax.value, syntax.unit); });
      case EventSyntax::Kind::term:
        return term(syntax);
      case EventSyntax::Kind::negative: {
        auto inner = sum(syntax.parts[0]);
        return inner ? std::optional(scaled(*std::move(inner), -1)) : std::nullopt;
      }
      default:
        return is_logical(syntax) || relation_of(syntax.text) ? not_a_sum(syntax) : arithmetic(syntax);
    }
  }

  std::optional<EventSum> not_a_sum(const EventSyntax& syntax) {
    fault(syntax.column, in_quotes(syntax.text) +
                             " makes a condition, where a number is expected; of conditions only " +
                             "disabled:, empty:, destroyed: and event: count as 1 or 0");
    return std::nullopt;
  }

  std::optional<EventSum> arithmetic(const EventSyntax& syntax) {
    auto left = sum(syntax.parts[0]);
    auto right = sum(syntax.parts[1]);
    if (!left || !right) return std::nullopt;
    return at(syntax.column, [&] {
      if (syntax.text == "*") return multiplied(*std::move(left), *std::move(right));
      if (syntax.text == "/") return divided(*std::move(left), *right);
      return added(*std::move(left), *std::move(right), syntax.text == "+" ? 1 : -1);
    });
  }

  std::optional<EventSum> term(const EventSyntax& syntax) {
    const EventQuantity* const quantity = find_event_quantity(syntax.text);
    if (quantity == nullptr) {
      fault(syntax.column, why_unknown(syntax.text));
      return std::nullopt;
    }
    if (!quantity->is_there(scenario_)) {
      const std::string needs = quantity->metric->needs;
      if (is_whole_) fault(syntax.column, "the scenario has no " + syntax.text + "; expected a scenario with " + needs);
      return std::nullopt;
    }
    std::optional<EventTerm> term = groups_.term(*quantity, syntax, result_.faults);
    if (!term) return std::nullopt;
    if (is_whole_ && term->group.kind == GroupKind::threats && !groups_.is_ever(term->threats)) {
      result_.warnings.push_back({syntax.column, "no salvo sends such threats, so " + syntax.text + " is always 0"});
    }
    return sum_of(*quantity, *std::move(term));
  }

  const EventGroups& groups_;
  const Scenario& scenario_;
  bool is_whole_;
  NamedEvent event_;
  CompiledEvent result_;
};

}  // namespace

CompiledEvent compile_event(const EventSyntax& syntax, const EventGroups& groups, const Scenario& scenario,
                            bool is_whole) {
  return Compiler(groups, scenario, is_whole).compile(syntax);
}

}  // namespace bulwark
