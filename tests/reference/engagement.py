"""An engagement: its rounds, its channel, its assessment, and its sudden end when the battery is destroyed."""

from types import SimpleNamespace


def doctrine_of(battery, threat):
    return battery.spec.doctrine.get(threat.type.family) or battery.spec.doctrine.get("default")


def planned_shots(trial, battery, threat):
    doctrine, allowed = doctrine_of(battery, threat), trial.allowed(battery, threat)
    if doctrine is None or allowed < doctrine.single_below:
        return min(1, allowed)
    return min(doctrine.shots, allowed)


def start_engagement(trial, battery, threat):
    spec, rng = battery.spec, trial.rng
    shots, opening = trial.open_window(battery, threat)
    first = max(trial.now + spec.reaction.draw(rng), threat.launch + opening)
    doctrine = doctrine_of(battery, threat)
    planned = planned_shots(trial, battery, threat)
    interval = doctrine.interval if doctrine else 0.0
    launches = [first + k * interval for k in range(planned)]
    rounds = [SimpleNamespace(launch=t, meeting=threat.launch + shots.meeting(t - threat.launch), met=False, lost=False)
              for t in launches if shots.window_at(t - threat.launch) is not None]
    engagement = SimpleNamespace(battery=battery, threat=threat, rounds=rounds, fired=len(rounds), kills=0, cut=False,
                                 over=False)
    trial.engagements.append(engagement)
    threat.under_way.add(battery.index)
    threat.engaged = True
    threat.shots += len(rounds)
    battery.ready -= len(rounds)
    battery.shots += len(rounds)
    battery.busy += 1
    battery.peak = max(battery.peak, battery.busy)
    battery.ready_log.append((trial.now, battery.ready))
    schedule(trial, engagement, first)
    trial.note_empty(battery, trial.now)
    trial.start_reload(battery)


def schedule(trial, engagement, first):
    """The events that are fixed when an engagement starts: meetings, its end, the release of its channel."""
    battery, threat, rounds = engagement.battery, engagement.threat, engagement.rounds
    end = release = first
    if rounds:
        for a_round in rounds:
            trial.push(a_round.meeting, trial.INTERCEPT, threat, battery, (engagement, a_round))
        last = max(rounds, key=lambda a_round: a_round.meeting)
        end = last.meeting + battery.spec.assessment.draw(trial.rng)
        release = {"held": end, "released": rounds[-1].launch}.get(battery.spec.channel)
        if release is None:  # it flies back at its own speed as far as it flew out to the last meeting
            release = end + (last.meeting - last.launch) + battery.spec.turnaround.draw(trial.rng)
    trial.push(release, trial.RELEASE, threat, battery)
    trial.push(end, trial.END, threat, battery, engagement)


def assess(trial, engagement):
    """The end of an engagement: believed alive, written off, or dropped from the picture."""
    threat, spec = engagement.threat, engagement.battery.spec
    engagement.over = True
    threat.under_way.discard(engagement.battery.index)
    if not engagement.fired or threat.index not in trial.tracked:
        return
    if threat.live:
        if trial.rng.random() < spec.false_kill.value:
            threat.written_off = True
            trial.leave_picture(threat)
    elif not trial.rng.random() < spec.missed_kill.value:
        trial.leave_picture(threat)


def cut(trial, engagement):
    """The battery is destroyed now. Rounds not yet launched are lost; guided ones in flight meet nothing."""
    battery, threat = engagement.battery, engagement.threat
    engagement.cut = True
    threat.under_way.discard(battery.index)
    for a_round in engagement.rounds:
        if a_round.launch >= trial.now:
            a_round.lost = True
            engagement.fired -= 1
            threat.shots -= 1
            battery.shots -= 1
        elif battery.spec.guidance == "command" and not a_round.met:
            a_round.lost = True
            battery.wasted += 1
