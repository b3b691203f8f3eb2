"""The tables of a result as a page shows them: sortable, with numbers in four digits and the exact ones behind them."""

import math

import pandas as pd

MOST_ROWS = 400

# Table -> title and note; in this order. Series and maps are drawn, not listed.
TITLES = {
    "hypotheses": ("Claims and verdicts", "One-sided tests; p_holm is corrected for all tests of the study."),
    "crossing": ("Crossings", "First value on the other side of the level, with its interval."),
    "curve": ("The curve", "The metric at each value that was tried."),
    "comparison": ("Differences", "Trial by trial, with the same draws."),
    "cost": ("Price of a leaker avoided", "Empty where leakers do not differ by more than chance."),
    "selection": ("Selection", "Which is best, and by whom the others were dropped."),
    "sensitivity": ("What would help", "What one step more of each avoids."),
    "sobol": ("What is worth knowing", "Shares of the variance of the metric's expectation."),
    "posterior": ("Parameters", "From the prior to the posterior, in SI units."),
    "predictive": ("The record", "Against what prior and posterior predict of each report."),
    "bands": ("Published bands", "What was asked of each figure, and what prior and calibrated law predict of it."),
    "diagnostics": ("Diagnostics", "All must hold before draws are written."),
    "frontier": ("The frontier", "What each budget reaches, and whether constraints hold, from fresh trials."),
    "purchases": ("What is bought", "How many of each at each budget, and what they cost."),
    "choices": ("How sure the choice is", "How it was found; no single swap gains more than swap_gain_at_most."),
    "marginal": ("What to buy next", "What one more gains, and for its cost."),
    "worst_case": ("The worst case", "Of the plan, and of the mixture, with intervals that hold together over the raids."),
    "mix": ("The mixture", "Shares of the plans, and of the raids in the attacker’s answer."),
    "rare": ("Probability", "By each method; gain: crude trials that tell as much as one."),
    "strata": ("By batteries down", "Each stratum's probability, the event's in it, and their product."),
    "levels": ("Levels of the splitting", "Each level's score, the share of draws that a move draws anew, and how far one nudges them."),
    "checks": ("Checks of the weights", "Importance sampling is believed where all are within their limits."),
    "portrait": ("What a disaster looks like", "Means of plain trials and given the event; z in standard deviations of a plain trial."),
    "disasters": ("The disasters that are replayed", "Trial numbers, and which of their draws were renewed."),
    "bound": ("The bound", "The scenario's own allocation, what none is below, and the gap, trial by trial."),
    "policies": ("Policies and the bound", "closed: part of the first one's gap that is gone."),
    "tuning": ("Tuned levels", "What to --set, and the metric before and after, from fresh trials."),
    "points": ("All points", "A row is a design point and a metric."),
    "differences": ("Differences from the baseline", "Trial by trial, with the same draws."),
    "summary": ("Summary", "Means with 95 % intervals, quantiles over trials."),
    "causes": ("Why they leaked", "Means a trial, and shares of the leakers."),
    "fates": ("Fates", "What became of all that were launched."),
    "assets": ("Assets", "How often each is disabled, hits and capacity lost."),
    "batteries": ("Batteries", "Rounds, kills, and how often each runs empty."),
    "inventory": ("Inventory", "What each battery has: channels, rounds ready and in stock, what it costs to have."),
    "sensors": ("Sensors", "How often each is destroyed."),
    "kills": ("Systems against families", "Engagements, rounds and kills a trial."),
    "controlled": ("Shorter intervals", "The same figures by regression on what each trial drew."),
    "raids": ("Raid by raid", "Quantities of the k-th raid flown."),
    "buses": ("Buses of the grid", "What is not served at each."),
    "firsts": ("When it first happens", "Probability that it has happened by the day."),
}


def sheets(result):
    """Those that the result has: {"name", "title", "note", "columns", "rows", "left_out"}."""
    found = []
    for name, (title, note) in TITLES.items():
        frame = getattr(result.tables, name, None)
        if frame is not None and len(frame) > 0:
            found.append(_sheet(name, title, note, frame))
    return found


def _sheet(name, title, note, frame):
    shown = frame.head(MOST_ROWS)
    columns = [{"name": column, "is_number": bool(pd.api.types.is_numeric_dtype(frame[column]))} for column in frame]
    rows = [[_cell(value) for value in row] for row in shown.itertuples(index=False, name=None)]
    return {"name": name, "title": title, "note": note, "columns": columns, "rows": rows,
            "left_out": len(frame) - len(shown)}


def _cell(value):
    """What is shown, and what is sorted by."""
    if isinstance(value, str):
        return {"shown": value, "key": value}
    if value is None or math.isnan(value):
        return {"shown": "", "key": ""}
    if math.isinf(value):
        return {"shown": "never" if value > 0 else "-∞", "key": repr(float(value))}
    return {"shown": f"{value:,.0f}" if value == round(value) and abs(value) < 1e15 else f"{value:.4g}",
            "key": repr(float(value))}
