"""What a search for a rare event says, in sentences; and the disasters that it found, to be replayed."""

import math

from words import listed, number, percent

MOST = 6  # traits that are named
LEAST_Z = 1.0  # standard deviations of a plain trial: less is not worth a sentence
TRAITS = {"down": ("{} is down in {} of them, else in {}", True),
          "kill_share": ("of the rounds that meet a live {} {} kill, else {}", True),
          "aimed": ("at {} fly {} threats, else {}", False), "leakers": ("at {} arrive {}, else {}", False),
          "uncertain": ("{} is {}, else {}", False)}


def answer_of(study):
    """Sentences, the most important first."""
    rows = study.rare
    row = rows[rows["reported"] == "yes"].iloc[0] if (rows["reported"] == "yes").any() else rows.iloc[0]
    told = [f"{row['event']} has the probability {_chance(row['probability'])} "
            f"[{_chance(row['ci_low'])}, {_chance(row['ci_high'])}] in a trial{_once(row['probability'])}."]
    if row["probability"] == 0:
        told.append("It was not seen; the interval is that of crude trials.")
    if row["gain"] > 0:
        told.append(f"It is told from {number(row['trials'])} trials by {_method(row)}; each is worth {number(row['gain'])} crude ones.")
    others = rows[rows["method"] != row["method"]]
    told += [f"The other method, {_method(other)}, gives {_chance(other['probability'])} "
             f"[{_chance(other['ci_low'])}, {_chance(other['ci_high'])}]." for _, other in others.iterrows()]
    return told + _failed(study.checks) + _strata(study.strata) + _portrait(study.portrait)


def disasters(result):
    """(file, label) of the events of each example."""
    table = result.tables.disasters
    if table is None:
        return []
    found = [(result.folder / f"disaster_{row.disaster:.0f}.csv", f"disaster {row.disaster:.0f} (from trial {row.trial:.0f})")
             for row in table.itertuples()]
    return [(path, label) for path, label in found if path.is_file()]


def _chance(value):
    mantissa, _, exponent = f"{value:.3g}".partition("e")
    shown = f"{mantissa}e{int(exponent)}" if exponent else mantissa
    return shown if math.isfinite(value) else "–"


def _once(probability):
    return f": once in {number(1 / probability)}" if 0 < probability < 0.5 else ""


def _method(row):
    return "importance sampling" if row["method"] == "importance" else row["method"]


def _failed(checks):
    if checks is None:
        return []
    failed = checks[~(checks["value"].abs() <= checks["limit"])]
    names = [name.replace("_", " ") for name in failed["check"]]
    return [f"Importance sampling is not to be trusted here: {listed(names)} beyond the limit."] if names else []


def _strata(strata):
    """Which number of absent batteries it mostly comes with."""
    if strata is None or len(strata) < 2 or not strata["part"].sum() > 0:
        return []
    top = strata.loc[strata["part"].idxmax()]
    low, high = top["least_down"], top["most_down"]
    down = f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"
    return [f"Most of it, {percent(top['part'] / strata['part'].sum())} %, comes with {down} batteries down, which is so in "
            f"{percent(top['probability'])} % of raids."]


def _portrait(portrait):
    if portrait is None:
        return []
    told = portrait[portrait["z"].abs() >= LEAST_Z]
    told = told.reindex(told["z"].abs().sort_values(ascending=False, kind="stable").index).head(MOST)
    said = [_trait(row) for row in told.itertuples()]
    return [f"What such trials have in common: {listed(said)}."] if said else []


def _trait(row):
    text, is_share = TRAITS.get(row.what, ("{} is {}, else {}", False))
    shown = [f"{percent(value)} %" if is_share else f"{value:.3g}" for value in (row.given, row.plain)]
    return text.format(row.of, *shown)
