"""What a finished trial counts as: fates, causes, damage, money; one flat row of named numbers a trial."""

from geometry import TOLERANCE_S

FATES = ("failed", "soft_killed", "intercepted", "leaked_hit", "leaked_miss")
CAUSES = ("missed", "uncovered", "undetected", "tracks", "ignored", "magazine", "channels")
THREAT_COUNTS = ("launched",) + FATES + CAUSES + ("shots", "collateral")


def last_windows(trial, threat):
    """Of each battery that is up and engages the threat: when its last window closes, as a time to start."""
    last = {}
    for battery, _, closing, _ in threat.windows:
        last[battery.index] = max(closing, last.get(battery.index, closing))
    return list(last.values())


def cause_of(trial, threat):
    closings = last_windows(trial, threat)
    too_late = lambda time: time is None or all(time > closing + TOLERANCE_S for closing in closings)
    if threat.shots > 0 or threat.written_off:
        return "missed"
    if not closings:
        return "uncovered"
    if too_late(threat.request_at):
        return "undetected"
    if too_late(threat.tracked_at):
        return "tracks"
    if threat.believed_decoy and trial.command.engage_decoys == "never":
        return "ignored"
    if not threat.had_round and not threat.engaged:
        return "magazine"
    return "channels"


def damage(trial):
    """Fates of the leakers; hits and effective hits by asset."""
    hits = {name: [0, 0] for name in trial.scenario.assets}
    for threat in trial.threats:
        threat.collateral = 0
        if not threat.arrived:
            continue
        threat.cause = cause_of(trial, threat)
        threat.fate = "leaked_miss"
        if threat.type.decoy:
            continue
        if trial.rng.random() < threat.type.accuracy.value:
            threat.fate = "leaked_hit"
            hits[threat.target][0] += 1
            hits[threat.target][1] += trial.rng.random() < threat.type.lethality.value
        else:
            threat.collateral = 1
    return hits


def cell_names(scenario):
    """Threats are counted by (salvo, target): every group is a sum of such cells."""
    return [(s, target) for s, salvo in enumerate(scenario.salvos) for target in salvo.weights]


def groups(scenario):
    """Group name -> the cells that it sums. Decoys are left out of `all` and of the assets."""
    cells = cell_names(scenario)
    kind = lambda cell: scenario.salvos[cell[0]].type
    result = {"all": [c for c in cells if not kind(c).decoy]}
    for family in dict.fromkeys(t.family for t in scenario.types.values()):
        result["family:" + family] = [c for c in cells if kind(c).family == family]
    for s, salvo in enumerate(scenario.salvos):
        result["salvo:" + salvo.name] = [c for c in cells if c[0] == s]
    for name in scenario.types:
        result["type:" + name] = [c for c in cells if kind(c).name == name]
    for name in scenario.assets:
        result["asset:" + name] = [c for c in cells if c[1] == name and not kind(c).decoy]
    return result


def row_of(trial):
    """A dictionary of every number that the result tables are made of."""
    scenario, row = trial.scenario, {}
    hits = damage(trial)
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
        if threat.cause:
            row["cell", cell, threat.cause] += 1
    add_assets(row, scenario, hits)
    add_batteries(row, trial)
    row["attacker_cost"] = sum(t.type.cost for t in trial.threats)
    row["defender_cost"] = sum(b.shots * b.spec.interceptor.cost for b in trial.batteries)
    return row


def add_assets(row, scenario, hits):
    row["assets_disabled"] = row["capacity_lost_MW"] = 0
    for name, asset in scenario.assets.items():
        hit, effective = hits[name]
        disabled = int(effective >= asset.hardness)
        lost = asset.capacity * min(1.0, effective / asset.hardness)
        for key, value in (("hits", hit), ("effective_hits", effective), ("p_disabled", disabled),
                           ("capacity_lost_MW", lost)):
            row["asset", name, key] = value
        row["assets_disabled"] += disabled
        row["capacity_lost_MW"] += lost


def add_batteries(row, trial):
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
    for b in trial.batteries:
        assert b.busy == 0 and b.ready >= 0
        for key, value in (("shots", b.shots), ("kills", b.kills), ("wasted", b.wasted),
                           ("p_empty", int(b.empty_at is not None)), ("empty_time", b.empty_at or 0.0),
                           ("channels_peak", b.peak), ("reloads", b.reloads)):
            row["battery", b.spec.name, key] = value
