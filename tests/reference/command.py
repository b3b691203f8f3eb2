"""Who engages what: the three ways of section 6, each as worded there.

`pairs` are (threat, batteries in whose windows it lies now), by threat index; within one instant engageability can
only be lost, so a threat or battery found without a partner need not be asked again.
"""

import itertools

from engagement import start_engagement
from routes import pk_of


def order_key(trial, battery=None):
    """Sorts threats: believed decoys last, then by `order`, ties to the lower index."""
    sites, order = trial.scenario.sites, trial.command.order
    rules = {
        "impact": lambda t: (t.end,),
        "detection": lambda t: (t.tracked_at,),
        "value": lambda t: (-sites[t.target].value, t.end),
        "random": lambda t: (t.rank if battery is None else t.battery_rank[battery.index],),
    }
    return lambda t: (t.believed_decoy,) + rules[order](t) + (t.index,)


def weapon_key(trial, threat):
    route = trial.tables.routes[threat.route_key]
    rules = {
        "best_pk": lambda b: -pk_of(b.spec, threat.type),
        "cheapest": lambda b: b.spec.interceptor.cost,
        "nearest": lambda b: route.slant_at(trial.now - threat.launch, b.spec.position),
        "fullest": lambda b: -b.ready,
    }
    return lambda b: (rules[trial.command.weapon](b), b.index)


def act_central(trial, pairs):
    order = order_key(trial)
    for threat, batteries in sorted(pairs, key=lambda pair: order(pair[0])):
        while True:
            able = [b for b in batteries if trial.engageable(b, threat)]
            if not able:
                break
            start_engagement(trial, min(able, key=weapon_key(trial, threat)), threat)


def act_independent(trial, pairs):
    for battery in trial.batteries:
        order = order_key(trial, battery)
        mine = sorted((threat for threat, batteries in pairs if battery in batteries), key=order)
        for threat in mine:
            if trial.engageable(battery, threat):
                start_engagement(trial, battery, threat)


def act_assignment(trial, pairs):
    for decoys in (False, True):
        group = [pair for pair in pairs if pair[0].believed_decoy == decoys]
        while assignment_step(trial, group):
            pass


def assignment_step(trial, pairs):
    """Matches once and carries out the pairs; true if there were any."""
    order = order_key(trial)
    rows = []
    for threat, batteries in sorted(pairs, key=lambda pair: order(pair[0])):
        able = [b for b in batteries if trial.engageable(b, threat)]
        if able:
            rows.append((threat, able))
    made = match(trial, rows)
    for threat, battery in made:
        if trial.engageable(battery, threat):
            start_engagement(trial, battery, threat)
    return bool(made)


def match(trial, rows):
    """The best matching, in rank order. Every criterion is a digit of one exact integer, so no tie is left to chance.

    Worth is value x pk to 1e-9; then the least sum of ranks; then, threat by threat, a partner rather than none and
    the lower battery index.
    """
    count, base = len(rows), len(trial.batteries) + 1
    slots = [b for b in trial.batteries if any(b in able for _, able in rows)
             for _ in range(min(b.channels - b.busy, count))]
    if not slots:
        return []
    lexicographic = base ** count
    rank_unit = lexicographic
    worth_unit = rank_unit * (count * (count + 1) + 1)
    score = []
    for rank, (threat, able) in enumerate(rows, start=1):
        value = trial.scenario.sites[threat.target].value
        line = []
        for b in slots:
            worth = round(value * pk_of(b.spec, threat.type) * 1e9) if b in able else 0
            tie = (len(trial.batteries) - b.index) * base ** (count - rank)
            line.append(worth * worth_unit - rank * rank_unit + tie if worth > 0 else 0)
        score.append(line)
    chosen = best_assignment(score)
    return [(rows[r][0], slots[c]) for r, c in enumerate(chosen) if c is not None and score[r][c] > 0]


def best_assignment(score):
    """Column of each row (None for none) that maximises the sum: shortest augmenting paths with exact integers."""
    rows, columns = len(score), len(score[0]) + len(score)  # one dummy column a row: unmatched
    cost = lambda r, c: -score[r][c] if c < len(score[0]) else 0
    u, v, row_of = [0] * (rows + 1), [0] * (columns + 1), [0] * (columns + 1)
    for r in range(1, rows + 1):
        row_of[0], column = r, 0
        least, back, used = [None] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while row_of[column] != 0:
            used[column] = True
            delta, nearest = None, None
            for c in range(1, columns + 1):
                if used[c]:
                    continue
                reduced = cost(row_of[column] - 1, c - 1) - u[row_of[column]] - v[c]
                if least[c] is None or reduced < least[c]:
                    least[c], back[c] = reduced, column
                if delta is None or least[c] < delta:
                    delta, nearest = least[c], c
            for c in range(columns + 1):
                if used[c]:
                    u[row_of[c]] += delta
                    v[c] -= delta
                elif least[c] is not None:
                    least[c] -= delta
            column = nearest
        while column:
            row_of[column], column = row_of[back[column]], back[column]
    chosen = [None] * rows
    for c, r in enumerate(row_of[1:]):
        if r and c < len(score[0]):
            chosen[r - 1] = c
    return chosen


def best_assignment_by_trying_all(score):
    """The same by exhaustion; for the self-check."""
    options = [[None] + [c for c, s in enumerate(line) if s > 0] for line in score]
    def worth(pick):
        taken = [c for c in pick if c is not None]
        return sum(score[r][c] for r, c in enumerate(pick) if c is not None) if len(taken) == len(set(taken)) else -1
    return max(itertools.product(*options), key=worth)
