"""What a finished raid counts as: fates, causes, damage, money; one flat row of named numbers."""

from math import isnan, nan

from causes import CAUSES, cause_of
from raid import Start
from trial import Trial

FATES = ("failed", "soft_killed", "intercepted", "leaked_hit", "leaked_miss")
THREAT_COUNTS = ("launched",) + FATES + CAUSES + ("shots", "collateral")


def cell_names(scenario):
    """Threats are counted by (salvo, target): every group is a sum of such cells."""
    return [(s, target) for s, salvo in enumerate(scenario.salvos) for target in salvo.weights]


def groups(scenario):
    """Group name -> the cells that it sums. Decoys are left out of `all` and of the targets."""
    cells = cell_names(scenario)
    kind = lambda cell: scenario.salvos[cell[0]].type
    result = {"all": [c for c in cells if not kind(c).decoy]}
    for family in dict.fromkeys(t.family for t in scenario.types.values()):
        result["family:" + family] = [c for c in cells if kind(c).family == family]
    for s, salvo in enumerate(scenario.salvos):
        result["salvo:" + salvo.name] = [c for c in cells if c[0] == s]
    for name in scenario.types:
        result["type:" + name] = [c for c in cells if kind(c).name == name]
    for name in scenario.sites:
        mine = [c for c in cells if c[1] == name and not kind(c).decoy]
        if name in scenario.assets:
            result["asset:" + name] = mine
        elif any(name in salvo.weights for salvo in scenario.salvos):
            result["target:" + name] = mine
    return result


def row_of(trial):
    """A dictionary of every number that the result tables are made of."""
    scenario, row = trial.scenario, {}
    for cell in cell_names(scenario):
        for count in THREAT_COUNTS:
            row["cell", cell, count] = 0
    for threat in trial.threats:
        cell = (threat.salvo, threat.target)
        assert threat.fate in FATES, "every threat ends in one fate"
        row["cell", cell, "launched"] += 1
        row["cell", cell, threat.fate] += 1
        row["cell", cell, "shots"] += threat.shots
        row["cell", cell, "collateral"] += threat.collateral
        if threat.arrived:
            row["cell", cell, cause_of(trial, threat)] += 1
    add_assets(row, trial)
    add_kills(row, trial)
    add_batteries(row, trial)
    add_destruction(row, trial)
    row["attacker_cost"] = sum(t.type.cost for t in trial.threats)
    row["defender_cost"] = sum(b.shots * b.spec.interceptor.cost for b in trial.batteries)
    return row


def add_assets(row, trial):
    row["assets_disabled"] = row["capacity_lost_MW"] = 0
    for name, asset in trial.scenario.assets.items():
        hit, effective = trial.sites[name].hits, len(trial.sites[name].effective_hits)
        disabled = int(effective >= asset.hardness)
        lost = asset.capacity * min(1.0, effective / asset.hardness)
        for key, value in (("hits", hit), ("effective_hits", effective), ("p_disabled", disabled),
                           ("capacity_lost_MW", lost)):
            row["asset", name, key] = value
        row["assets_disabled"] += disabled
        row["capacity_lost_MW"] += lost


def add_kills(row, trial):
    families = dict.fromkeys(t.family for t in trial.scenario.types.values())
    for system in trial.scenario.systems:
        for family in families:
            for key in ("engagements", "shots", "kills"):
                row["kills", (system, family), key] = 0
    for e in trial.engagements:
        cell = (e.battery.spec.system, e.threat.type.family)
        row["kills", cell, "engagements"] += 1
        row["kills", cell, "shots"] += e.fired
        row["kills", cell, "kills"] += e.kills


def add_batteries(row, trial):
    for b in trial.batteries:
        assert b.busy == 0 and b.ready >= 0
        for key, value in (("shots", b.shots), ("kills", b.kills), ("wasted", b.wasted),
                           ("p_empty", int(b.empty_at is not None)), ("empty_time", time_or_nan(b.empty_at)),
                           ("channels_peak", b.peak), ("reloads", b.reloads)):
            row["battery", b.spec.name, key] = value


def time_or_nan(time):
    return nan if time is None else time


def add_destruction(row, trial):
    for kind in ("batteries", "sensors"):
        row[kind + "_destroyed"] = 0
    for name, site in trial.sites.items():
        if name in trial.scenario.assets:
            continue
        destroyed = site.destroyed_at is not None
        for key, value in (("hits", site.hits), ("effective_hits", len(site.effective_hits)),
                           ("p_destroyed", int(destroyed)), ("destroyed_time", time_or_nan(site.destroyed_at))):
            row["site", name, key] = value
        row[name.split(".")[0] + "_destroyed"] += destroyed


LARGEST = ("p_empty", "p_disabled", "p_destroyed", "channels_peak")  # over the raids of a campaign: at least once
EARLIEST = ("empty_time", "destroyed_time")                         # the first one, in campaign time


def empty_row(tables, rng):
    """The row of no raid at all, to which those of a campaign's raids are added."""
    scenario = tables.scenario
    row = row_of(Trial(tables, Start(scenario, [0] * len(scenario.salvos)), rng).run())
    return {key: nan if key[-1] in EARLIEST else 0 for key in row}


def add_raid(total, row, start):
    for key, value in row.items():
        if key[-1] in LARGEST:
            total[key] = max(total[key], value)
        elif key[-1] not in EARLIEST:
            total[key] += value
        elif isnan(total[key]) and not isnan(value):
            total[key] = start + (max(0.0, value) if key[-1] == "destroyed_time" else value)
