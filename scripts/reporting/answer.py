"""What a run of raids or campaigns says, in sentences with figures and 95 % intervals."""

import math

from words import CAUSES, METRICS, capital, estimate, listed, metric_name, number, percent, value

MOST = 4  # assets, batteries or causes that are named
RARE = 0.005  # shares below are not worth a name

# Of a campaign, the figures that are told, where the run has them.
OF_CAMPAIGN = ["unserved_share", "unserved_MWh", "outage_hours", "worst_unserved_share", "capacity_lost_MW", "backlog",
               "skipped_raids", "short_refills"]


def answer_of(result):
    """Sentences, the most important first."""
    run, noun = result.tables, result.of_trial
    parts = [_leakage(run, noun), _families(run), _causes(run)]
    if noun == "campaign":
        parts += [_figure(run, metric) for metric in OF_CAMPAIGN]
    elif "unserved_share" in set(run.summary["metric"]):
        parts.append(_figure(run, "unserved_share"))
    parts += [_events(run, noun), _assets(run, noun), _destroyed(run, noun), _batteries(run, noun), _cost(run, noun), _partial(run)]
    return [part for part in parts if part]


def headline(result):
    """The few figures that stand in large letters: label, value, interval."""
    run = result.tables
    wanted = ["leakage", "unserved_share", "capacity_lost_MW", "assets_disabled", "shots", "cost_ratio"]
    cards = []
    for metric in wanted:
        row = _row(run, metric)
        if row is None or row["mean"] != row["mean"]:
            continue
        cards.append({"label": capital(METRICS[metric][0]), "value": value(metric, row["mean"]),
                      "interval": _ends(metric, row["ci_low"], row["ci_high"])})
    return cards[:4]


def _ends(metric, low, high):
    """Of the interval; empty where there is none, as of a single trial."""
    if not (math.isfinite(low) and math.isfinite(high)):
        return ""
    shown = percent if METRICS[metric][1] == "share" else number
    return f"95 %: {shown(low)} to {shown(high)}"


def _row(run, metric, group="all"):
    rows = run.metric(metric)
    return rows.loc[group] if group in rows.index else None


def _leakage(run, noun):
    row, launched, failed = (_row(run, metric) for metric in ("leakage", "launched", "failed"))
    if row is None or row["mean"] != row["mean"]:
        return "No threat appears: there is no leakage to tell of."
    of_these = f"Of the {number(launched['mean'])} threats launched in a {noun}, decoys not counted, "
    if failed is not None and failed["mean"] > 0:  # leakage is a share of those that appear
        of_these += f"{number(failed['mean'])} fail at launch; of the {number(launched['mean'] - failed['mean'])} that do not, "
    text = (f"{of_these}{estimate('leakage', row['mean'], row['ci_low'], row['ci_high'])} get through.")
    if run.manifest["trials"] > 1:
        text += (f" That is the mean. It varies from one {noun} to the next: in nine of ten it is between "
                 f"{value('leakage', row['p05'])} and {value('leakage', row['p95'])}.")
    return text


def _families(run):
    rows = run.metric("leakage")
    rows = rows[rows.index.str.startswith("family:") & rows["mean"].notna()]
    if len(rows) < 2:
        return None
    told = [f"{group.split(':', 1)[1]} {estimate('leakage', row['mean'], row['ci_low'], row['ci_high'])}"
            for group, row in rows.sort_values("mean", ascending=False).iterrows()]
    return f"By family get through: {listed(told)}."


def _causes(run):
    rows = run.causes[(run.causes["group"] == "all") & (run.causes["share"] > RARE)]
    if rows.empty:
        return None
    told = [f"{value('leakage', row['share'])} {CAUSES.get(row['cause'], row['cause'])}"
            for _, row in rows.sort_values("share", ascending=False).head(MOST).iterrows()]
    return f"Why they get through: {listed(told)}."


def _figure(run, metric):
    row = _row(run, metric)
    if row is None or row["mean"] != row["mean"]:
        return None
    return f"{capital(metric_name(metric))}: {estimate(metric, row['mean'], row['ci_low'], row['ci_high'])}."


def _events(run, noun):
    """The scenario's own events: what it asks of a trial."""
    rows = run.metric("event")
    told = [f"{name.replace('_', ' ')} {estimate('event', row['mean'], row['ci_low'], row['ci_high'])}"
            for name, row in rows.iterrows()]
    return f"What the scenario asks of a {noun} happens so often: {listed(told)}." if told else None


def _probabilities(frame, name, column, verb, noun):
    ranked = frame[frame[column] > RARE].sort_values(column, ascending=False, kind="stable")
    if ranked.empty:
        return None
    rows, others = ranked.head(MOST), ranked[column].iloc[MOST:]
    told = [f"{row[name]} {estimate(column, row[column], row[column + '_ci_low'], row[column + '_ci_high'])}"
            for _, row in rows.iterrows()]
    return f"{verb}, in how many {noun}s: {listed(told)}{_more(others, rows[column].iloc[-1])}."


def _more(others, last):
    """How many are not named, and whether only for want of room: those that are so as often as the last that is."""
    ties = int((others == last).sum())
    counts = ((ties, "as often as the last of these"), (len(others) - ties, "less often"))
    told = [f"{count} more {'is' if count == 1 else 'are'} so {how}" for count, how in counts if count]
    return f"; {listed(told)}" if told else ""


def _assets(run, noun):
    return _probabilities(run.assets, "asset", "p_disabled", "Assets most often disabled", noun)


def _batteries(run, noun):
    return _probabilities(run.batteries, "battery", "p_empty", "Batteries that most often run out of rounds", noun)


def _destroyed(run, noun):
    if "p_destroyed" not in run.batteries.columns:
        return None
    return _probabilities(run.batteries, "battery", "p_destroyed", "Batteries most often destroyed", noun)


def _cost(run, noun):
    attacker, defender, ratio = (_row(run, metric) for metric in ("attacker_cost", "defender_cost", "cost_ratio"))
    if attacker is None or not attacker["mean"] > 0:
        return None
    spent = estimate("defender_cost", defender["mean"], defender["ci_low"], defender["ci_high"])
    return (f"A {noun} costs the attacker {number(attacker['mean'])} and the defender {spent} in rounds: "
            f"{estimate('cost_ratio', ratio['mean'], ratio['ci_low'], ratio['ci_high'])} for each 1 of the attacker's, in "
            "the scenario's money.")


def _partial(run):
    if not run.manifest.get("partial"):
        return None
    return f"The run was interrupted: these are its first {run.manifest['trials']:,} trials."
