"""When raids come (campaign.md, section 2): the occasions of each strike, moved out of pauses, merged where equal."""

from values import Distribution

EQUAL_S = 1e-6  # campaign times as near as this are equal


def out_of_pauses(pauses, time):
    """Moves an occasion to the end of the pause that it lies in, and on if the next begins there."""
    for begin, end in sorted(pauses):
        if begin - EQUAL_S <= time < end - EQUAL_S:
            time = end
    return time


def gap(strike, rng):
    if not isinstance(strike.every, Distribution):
        return strike.every
    while True:
        drawn = strike.every.draw(rng)
        if drawn > 0.0:
            return drawn


def strike_occasions(strike, campaign, rng):
    found, last_possible = [], campaign.duration - EQUAL_S
    if strike.days:
        for day in strike.days:
            time = out_of_pauses(campaign.pauses, day)
            if time < last_possible and (not found or time > found[-1] + EQUAL_S):
                found.append(time)
        return found
    time = out_of_pauses(campaign.pauses, strike.first)
    while time < last_possible:
        found.append(time)
        if strike.every is None:
            break
        time = out_of_pauses(campaign.pauses, time + gap(strike, rng))
    return found


def occasions(campaign, rng):
    """(time, strikes in file order) of every occasion before the end, in order of time."""
    single = sorted((time, k) for k, strike in enumerate(campaign.strikes)
                    for time in strike_occasions(strike, campaign, rng))
    merged = []
    for time, k in single:
        if merged and time <= merged[-1][0] + EQUAL_S:
            merged[-1][1].append(k)
        else:
            merged.append((time, [k]))
    return [(time, [campaign.strikes[k] for k in sorted(ks)]) for time, ks in merged]
