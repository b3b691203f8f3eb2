"""What more fire channels are worth, by the engine itself: SCENARIO. Needs the Python module (sim/manual/python.md)."""

import sys

import bulwark


def main(path):
    today = bulwark.load(path)
    for name, system in today.mapping["systems"].items():
        if "channels" not in system:
            continue
        more = bulwark.load(path, set={f"systems.{name}.channels": system["channels"] + 1})
        row = bulwark.compare({"today": today, "one more": more}, trials=200).comparison
        row = row[(row["metric"] == "leakage") & (row["group"] == "all")].iloc[0]
        print(f"{name}: leakage {100 * row['reference_mean']:.1f} %, one channel more {100 * row['difference']:+.1f} points "
              f"({100 * row['ci_low']:+.1f} to {100 * row['ci_high']:+.1f})")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (TypeError, bulwark.Error) as error:
        sys.exit(f"price_of_channels.py: {error}")
