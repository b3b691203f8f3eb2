"""What a result stands on: every parameter of its scenario or study, with unit and what it is, by section."""

from scenario_text import leaves, scenario_of, tree_of

SECTIONS = {
    "assets": "Assets to defend", "threats": "Types of threat", "raid": "The raid: salvos", "sensors": "Sensors",
    "systems": "Kinds of battery", "batteries": "Batteries", "jammers": "Jammers", "command": "Command",
    "campaign": "The campaign", "grid": "The grid", "uncertain": "Not known: drawn anew in each trial",
    "events": "Events that are asked for", "factors": "What the study varies", "hypotheses": "Claims that the study tests",
    "sites": "Sites that batteries can be bought for", "options": "What can be bought", "objective": "What the plan is to reach",
    "constraints": "What the plan is held to", "raids": "Raids", "search": "How the plan is searched",
    "families": "Families of the record", "bands": "Published bands", "": "General",
}

# The last key of a path -> what it is.
KEYS = {
    "position": "east, north", "value": "worth to the command", "capacity": "power that is lost with it",
    "hardness": "effective hits that disable it", "kind": "kind, for tables", "family": "family",
    "speed": "speed", "altitude": "height above ground", "apogee": "greatest height", "profile": "level or ballistic",
    "signature": "radar cross-section", "reliability": "probability to fly", "accuracy": "probability to hit",
    "lethality": "probability that a hit takes effect", "cost": "cost of one", "threat": "type that flies",
    "count": "how many", "from": "where they come from", "via": "waypoints", "lanes": "parallel lanes",
    "lane_spacing": "distance between lanes", "targets": "targets, by weight", "assign": "how targets are shared",
    "at": "time from the start", "offset": "spread in time", "max_range": "greatest range", "mast": "height of antenna",
    "scan": "time between looks", "pd": "probability of detection a look", "range": "range", "sees": "families it sees",
    "channels": "engagements at once", "rounds": "rounds ready", "channel": "when a channel is free again",
    "reaction": "time to the first launch", "assessment": "time to judge the result", "stock": "rounds to reload from",
    "time": "time it takes", "shots": "rounds an engagement", "interval": "time between rounds",
    "availability": "probability to be up", "missed_kill": "probability to take a dead one for alive",
    "false_kill": "probability to write a live one off", "guidance": "rounds in flight if it is destroyed",
    "on_duty": "shifts", "turnaround": "time on the ground", "radius": "reach", "system": "kind of battery",
    "ring": "radius on which they stand", "latency": "time from detection to a track", "coordination": "who chooses",
    "track_capacity": "most tracks at once", "order": "which threat first", "weapon": "which battery",
    "policy": "how threats and channels are matched", "duration": "length", "initial": "at the start",
    "production": "made", "delivery": "delivered", "lead": "time to issue", "crews": "repair crews", "every": "gap",
    "demand": "peak power", "people": "people served", "weight": "weight", "seed": "of the random numbers",
    "trials": "trials", "name": "name", "size": "how much flies", "decoy": "whether it is a decoy",
}
PATHS = {"uncertain.draws": "file of joint draws, a row a draw"}
PARENTS = {"pk": "kill probability of a round", "rate": "hazard of being lost", "uncertain": "distribution",
           "events": "happens where this holds"}


def assumed(manifest):
    """Sections as {"title", "rows": [{"path", "value", "is", "changed"}]}, those of the study first."""
    found = []
    for text in ("study_text", "plan_text"):
        found += _sections(tree_of(manifest.get(text, "")), set())
    tree, changed = scenario_of(manifest)
    return found + _sections(tree, changed)


def _sections(tree, changed):
    general = {key: value for key, value in tree.items() if not isinstance(value, dict)}
    parts = [("", general), *((key, {key: value}) for key, value in tree.items() if isinstance(value, dict))]
    return [{"title": SECTIONS.get(key, key), "rows": [_row(path, value, changed) for path, value in leaves(part)]}
            for key, part in parts if part]


def _row(path, value, changed):
    keys = path.split(".")
    meaning = PATHS.get(path) or next((PARENTS[key] for key in keys[:-1] if key in PARENTS), KEYS.get(keys[-1], ""))
    is_changed = any(path == other or path.startswith(other + ".") or other.startswith(path + ".") for other in changed)
    return {"path": path, "value": value, "is": meaning, "changed": is_changed}
