"""What to buy for one unit of money after the other, by the engine itself: PLAN. Needs the Python module
(sim/manual/python.md)."""

import sys

import bulwark


def main(path):
    found = bulwark.plan(path)
    bought = {}
    for row in found.purchases.itertuples():
        bought.setdefault(row.budget, []).append(f"{row.number:g} {row.item}")
    for row in found.frontier.itertuples():
        print(f"{row.budget:g}: {row.metric}:{row.group} {row.mean:.3g} ({row.ci_low:.3g} to {row.ci_high:.3g}) with "
              f"{', '.join(bought.get(row.budget, ['nothing bought']))}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (TypeError, bulwark.Error) as error:
        sys.exit(f"what_to_buy.py: {error}")
