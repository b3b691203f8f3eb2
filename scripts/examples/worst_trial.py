"""The trial with most leakers, and what became of each that leaked: SCENARIO. Needs the Python module
(sim/manual/python.md)."""

import sys

import bulwark


def main(path):
    raid = bulwark.load(path)
    leakers = raid.samples(["leakers:all"], trials=500)["leakers:all"]
    worst = int(leakers.argmax())
    events = raid.trial(worst)
    print(f"trial {worst}: {leakers[worst]:g} leakers, {leakers.mean():.2f} on average")
    print(events[events["event"] == "arrive"][["time_s", "type", "event", "target", "result"]].to_string(index=False))


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (TypeError, bulwark.Error) as error:
        sys.exit(f"worst_trial.py: {error}")
