"""What a study says, in sentences with figures and 95 % intervals: one function for each telling table."""

import math

import pandas as pd

import rare_answer
from results import crossings, tuned_metric
from words import capital, difference, estimate, kind_of, listed, metric_name, number, percent, value

MOST = 6  # scenarios, steps or inputs that are named
PLURALS = {"round a week": "rounds a week", "day between raids": "days between raids"}
BAND_LIMIT = 0.001  # as in diagnostics.csv
USUAL = 0.95  # level of intervals, unless their table has a column `confidence`


def answer_of(result):
    """Sentences, the most important first."""
    study = result.tables
    told = {"crossing": _crossing, "curve": _curve, "comparison": _comparison, "selection": _selection,
            "sensitivity": _sensitivity, "sobol": _sobol, "points": _points, "posterior": _posterior,
            "frontier": _plan, "rare": rare_answer.answer_of, "bound": _bound, "tuning": _tuning}[result.kind](study)
    if study.hypotheses is not None:
        told += _hypotheses(study.hypotheses)
    return told


def _posterior(study):
    if not study.posterior["mean"].notna().any():
        return ["No draw of the prior can have made this record: it has no posterior. Reports with errors, a wider prior or another "
                "scenario could have."]
    told = [] if study.bands is None else _bands(study.bands)
    for _, row in study.posterior.sort_values("shrinkage", ascending=False).head(MOST).iterrows():
        told.append(f"{row['parameter']}: {number(row['mean'])} [{number(row['p05'])}, {number(row['p95'])}] (5 to 95 %) "
                    f"after {number(row['prior_mean'])} [{number(row['prior_p05'])}, {number(row['prior_p95'])}] before; "
                    f"{percent(max(0, row['shrinkage']))} % of the prior variance is gone.")
    failed = [] if study.diagnostics is None else list(study.diagnostics.loc[study.diagnostics["holds"] == "no", "diagnostic"])
    told.append(f"Not to be trusted: {listed(failed)} do not hold." if failed else "All diagnostics hold.")
    return told


def _bands(bands):
    """How many of the published figures are met, and each that the calibration moved into its range, or that it misses."""
    told = [f"Of the {len(bands)} published figures the prior meets {sum(_is_within(row, 'prior') for _, row in bands.iterrows())}, "
            f"the calibrated law {int((bands['missed'] <= BAND_LIMIT).sum())}."]
    for _, row in bands.iterrows():
        is_missed = row["missed"] > BAND_LIMIT
        if is_missed or not _is_within(row, "prior"):
            asked = " to ".join(percent(end) for end in dict.fromkeys((row["low"], row["high"])))
            told.append(f"{capital(row['band'])}, {row['figure']}: {percent(row['posterior'])} % of the launched leak after "
                        f"{percent(row['prior'])} % before; asked: {asked} %{', which is missed' if is_missed else ''}.")
    return told


def _is_within(row, law):
    return row["low"] <= row[law] <= row["high"]


def _name(row):
    return f"{row['metric']}:{row['group']}"


def _crossing(study):
    """The intervals are the two-sided ones that belong to the one-sided confidence."""
    told = []
    for _, row in study.crossing.iterrows():
        curve = crossings.curve_of(study.curve, row)
        metric = _name(row)
        condition = f"{metric_name(metric)} {row['relation']} {value(metric, row['level'])}"
        given = f"With {row['second_path']} = {row['second_value']}: " if row["second_path"] else ""
        text = _turns(row, curve, condition) if math.isfinite(row["crossing"]) else _stays(row, curve, condition)
        told.append(capital(f"{given}{text}."))
    return told


def _turns(row, curve, condition):
    unit = f" {row['unit']}" if row["unit"] else ""
    ends = ", ".join(crossings.ends_of(row, curve, number))
    text = f"{condition} turns at {row['path']} = {number(row['crossing'])}{unit} [{ends}]{_level(2 * row['confidence'] - 1)}"
    if not math.isfinite(row["assured"]):
        return text
    grows = (row["relation"].startswith(">")) == (row["direction"] == "rising")
    reach = f"{number(row['assured'])}{unit}"
    return (f"{text}; with {percent(row['confidence'])} % confidence it holds "
            + (f"from {reach} on" if grows else f"up to {reach}"))


def _stays(row, curve, condition):
    """The estimate stays on one side; its interval need not."""
    is_open = crossings.is_open(row, curve).any()
    return (f"over the values of {row['path']} that were searched, {condition} {crossings.uncrossed(row, curve, number)}"
            f"{_level(2 * row['confidence'] - 1) if is_open else ''}")


def _level(confidence, together=""):
    """Of intervals, where it is not the 95 % that the page says they have."""
    is_usual = not together and abs(confidence - USUAL) < 1e-9
    return "" if is_usual else f" ({100 * confidence:.6g} %{together})"


def _curve(study):
    first, last = study.curve.iloc[0], study.curve.iloc[-1]
    metric = _name(first)
    return [f"From {first['path']} = {number(first['value'])} to {number(last['value'])}, {metric_name(metric)} goes from "
            f"{estimate(metric, first['mean'], first['ci_low'], first['ci_high'])} to "
            f"{estimate(metric, last['mean'], last['ci_low'], last['ci_high'])}."]


def _comparison(study):
    told = []
    for (scenario, reference), rows in study.comparison.groupby(["scenario", "reference"], sort=False):
        said = []
        for _, row in rows[(rows["group"] == "all")].iterrows():
            metric = _name(row)
            is_clear = row["ci_low"] > 0 or row["ci_high"] < 0
            if row["metric"] in ("leakage", "capacity_lost_MW", "assets_disabled", "shots", "defender_cost",
                                 "unserved_share") and is_clear:
                said.append(f"{metric_name(metric)} {value(metric, row['mean'])} in place of "
                            f"{value(metric, row['reference_mean'])}, "
                            f"{difference(metric, row['difference'], row['ci_low'], row['ci_high'])}")
        told.append(f"{scenario} against {reference}: "
                    + (listed(said) if said else "no difference that is more than chance") + ".")
    if study.cost is not None:
        told += _price(study.cost)
    return told


def _price(cost):
    """Of each leaker avoided, where that is a price: the leakers differ significantly, and fewer of them cost more."""
    batteries = cost.get("extra_batteries_cost", pd.Series(0.0, cost.index))  # of batteries to have; a part of the ratio
    is_price = cost["ci_low"].notna() & (cost["extra_cost"] + batteries > 0) & (cost["leakers_avoided"] > 0)
    return [f"{row['scenario']}: each leaker avoided costs "
            f"{estimate('cost', row['cost_per_leaker_avoided'], row['ci_low'], row['ci_high'])} more"
            f"{' in rounds' if batteries[at] == 0 else ''}."
            for at, row in cost[is_price].iterrows()]


def _selection(study):
    rows = study.selection
    metric = _name(rows.iloc[0])
    is_selected = rows["verdict"] == "selected"
    is_best = is_selected if is_selected.any() else rows["rank"] == 1  # the best until now
    best = listed(f"{row['scenario']} with {estimate(metric, row['mean'], row['ci_low'], row['ci_high'])}"
                  for _, row in rows[is_best].iterrows())
    told = [f"Best for {metric_name(metric)}: {best}." if is_selected.any() else
            f"Which is best for {metric_name(metric)} is undecided within the trials; until now it is {best}."]
    for _, row in rows[~is_best].head(MOST).iterrows():
        gap = difference(metric, row["difference"], row["difference_ci_low"], row["difference_ci_high"])
        told.append(f"{row['scenario']} ({row['verdict']}): {value(metric, row['mean'])}, {gap} from the best.")
    return told


def _plan(study):
    """Each budget: what it reaches in its worst raid, what is bought, and how sure the choice is. With raids the intervals of
    the objective hold together at the plan's confidence."""
    metric = _name(study.frontier.iloc[0])
    rows = study.frontier[(study.frontier["metric"] + ":" + study.frontier["group"]) == metric]
    told = []
    for _, choice in study.choices.iterrows():
        of_budget = rows[rows["budget"] == choice["budget"]]
        means = of_budget["mean"]
        worst = of_budget.loc[means.idxmax() if choice["objective"] == "least" else means.idxmin()]
        against = f" against {worst['raid']}" if worst["raid"] else ""
        reached = estimate(metric, worst["mean"], worst["ci_low"], worst["ci_high"])
        if worst["raid"]:
            reached += _level(choice["confidence"], " together over the raids" if len(of_budget) > 1 else "")
        if choice["budget"] == 0:
            told.append(f"As it stands: {metric_name(metric)} {reached}{against}.{_constraints(study.frontier, 0)}")
            continue
        text = f"For {number(choice['budget'])}: {choice['plan']}; {metric_name(metric)} then {reached}{against}"
        if choice["swaps"] > 0 and math.isfinite(choice["swap_gain_at_most"]):
            text += f"; with {100 * choice['confidence']:.6g} % confidence no single swap gains more than {_gain(metric, choice)}"
        told.append(f"{text}.{_constraints(study.frontier, choice['budget'])}")
    return told


def _constraints(frontier, budget):
    """Sentences on those that what is bought does not keep, or not for certain."""
    told = ""
    of_budget = frontier[(frontier["budget"] == budget) & frontier["holds"].isin(["no", "unsure"])]
    for _, row in of_budget.iterrows():
        metric = _name(row)
        against = f" against {row['raid']}" if row["raid"] else ""
        verdict = "is broken" if row["holds"] == "no" else "is not certain to hold"
        told += (f" The constraint {metric_name(metric)} {row['relation']} {value(metric, row['level'])} {verdict}{against}: "
                 f"{estimate(metric, row['mean'], row['ci_low'], row['ci_high'])}.")
    return told


def _gain(metric, choice):
    """What a swap gains at most: of shares in points."""
    most = choice["swap_gain_at_most"]
    return f"{percent(most)} points" if kind_of(metric) == "share" else value(metric, most)


def _bound(study):
    """What the scenario's own allocation lets through, and how much of that another could save."""
    told = []
    for _, row in study.bound.iterrows():
        metric = _name(row)
        own, least = (estimate(metric, row[of], row[f"{of}_ci_low"], row[f"{of}_ci_high"]) for of in ("policy", "bound"))
        told.append(f"{capital(metric_name(metric))}: {own} as the scenario allocates; no allocation comes below {least}.")
    first = study.bound.iloc[0]
    if not first["gap_ci_low"] > 0:
        return [*told, "No better allocation can be told apart from this one."]
    metric = _name(first)
    estimated = f"{estimate(metric, first['gap'], first['gap_ci_low'], first['gap_ci_high'])}, {percent(first['gap_share'])} % of them"
    return [*told, f"Another allocation of the same rounds and channels saves no more than {value(metric, first['gap_ci_high'])} "
                   f"{metric_name(metric)}, with 95 % confidence; by the estimate {estimated}. That is a limit, not a promise: how "
                   "much of it can be had is not known."]


def _tuning(study):
    rows = study.tuning
    first = rows.iloc[0]
    metric = tuned_metric(study.manifest)
    before, after = (value(metric, first[when]) for when in ("before", "after"))
    change = difference(metric, first["difference"], first["difference_ci_low"], first["difference_ci_high"])
    found = listed(f"{row['path']} = {row['value']}" for _, row in rows.head(MOST).iterrows())
    more = f" and {len(rows) - MOST} more" if len(rows) > MOST else ""
    return [f"The search ends at {found}{more}.",
            f"What it looked for goes from {before} to {after}, a change of {change}, in fresh trials that the search has not "
            "seen."]


def _sensitivity(study):
    rows = study.sensitivity
    told = []
    for _, row in rows.head(MOST).iterrows():
        metric = _name(row)
        if row["avoided"] == 0 and row["ci_low"] == row["ci_high"]:
            told.append(f"{_step(row)}: no effect on {metric_name(metric)}.")
            continue
        avoided = difference(metric, row["avoided"], row["ci_low"], row["ci_high"]).removeprefix("+")  # shares by points
        is_clear = row["ci_low"] > 0 or row["ci_high"] < 0
        told.append(f"{_step(row)}: avoids {avoided} of {metric_name(metric)}"
                    + ("." if is_clear else ", no more than chance."))
    return told


def _step(row):
    """What is tried: `one more channel (medium_sam)`; of seconds of reaction, fewer are the help."""
    amount = capital("one" if row["amount"] == 1 else number(row["amount"]))
    what, of = row["what"], f" ({row['of']})" if row["of"] else ""
    if what.startswith("second of "):
        sense = "less" if what == "second of reaction" else "more"
        return f"{amount} second{'' if row['amount'] == 1 else 's'} {sense} {what.removeprefix('second ')}{of}"
    return f"{amount} more {what if row['amount'] == 1 else PLURALS.get(what, what + 's')}{of}"


def _sobol(study):
    rows = study.sobol
    first = rows.iloc[0]
    metric = _name(first)
    told = [f"Over what is not known, {metric_name(metric)} has mean {value(metric, first['mean'])} and standard deviation "
            f"{value(metric, first['standard_deviation'])}."]
    for _, row in rows.head(MOST).iterrows():
        told.append(f"{row['input']}: not knowing it alone leaves "
                    f"{estimate('p_disabled', row['total'], row['total_ci_low'], row['total_ci_high'])} of the variance.")
    return told


def _points(study):
    told = []
    for metric in study.metrics()[:MOST]:
        rows = study.metric(metric)
        rows = rows[rows["mean"].notna()]
        if rows.empty:
            continue
        ends = [rows.loc[rows["mean"].idxmin()], rows.loc[rows["mean"].idxmax()]]
        if ends[0]["mean"] == ends[1]["mean"]:
            continue
        told.append(f"{capital(metric_name(metric))}: from " + " to ".join(
            f"{estimate(metric, row['mean'], row['ci_low'], row['ci_high'])} (at {_levels(study, row)})" for row in ends) + ".")
    return told or ["No metric changes over the design."]


def _levels(study, row):
    return ", ".join(f"{factor} = {number(row[factor]) if isinstance(row[factor], float) else row[factor]}"
                     for factor in study.factors)


def _hypotheses(table):
    counts = table.groupby(["hypothesis", "verdict"], sort=False).size()
    return [f"Claim “{name}”: {verdict or 'no such metric in any trial'} at {count} of "
            f"{int((table['hypothesis'] == name).sum())} points."
            for (name, verdict), count in counts.items()]
