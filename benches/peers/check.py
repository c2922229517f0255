"""Six of the checks, over the same organisation as JSON: `python3 check.py policy.json` prints how many of each it finds."""

import json
import sys


def as_list(value):
    return value if isinstance(value, list) else [value]


def check(policy):
    channels = {channel["name"]: channel for channel in policy["channel"]}
    roles = {role["name"]: role["in"] for role in policy["role"]}
    leads = {leader: d["name"] for d in policy["department"] for leader in as_list(d["led_by"])}

    def duty(touchpoint, word):
        """A touch-point takes a duty it does not state from its channel."""
        return touchpoint.get(word) or channels[touchpoint["channel"]].get(word)

    def party(duty):
        return duty["party"] if isinstance(duty, dict) else duty

    def department(touchpoint):
        holder = party(managers[touchpoint] or owners[touchpoint])
        return roles.get(holder) or leads.get(holder, holder) if isinstance(holder, str) else None

    touchpoints = policy["touchpoint"]
    journeys = policy["journey"]
    managers = {t["name"]: duty(t, "manage") for t in touchpoints}
    owners = {t["name"]: duty(t, "owner") for t in touchpoints}
    departments = {name: department(name) for name in managers}
    ours = [t["name"] for t in touchpoints if "operated_by" not in t]
    channel_of = {t["name"]: t["channel"] for t in touchpoints}

    perception = [metric for metric in policy["metric"] if metric["kind"] == "perception"]
    measured = {name for source in perception + policy["feedback"] for name in as_list(source["about"])}
    measured |= {t["name"] for t in touchpoints if t["channel"] in measured}
    measured |= {step for journey in journeys if journey["name"] in measured for step in journey["steps"]}

    def handoffs(journey):
        owned = {tuple(h["between"]) for h in journey.get("handoff", ()) if h.get("owner")}
        steps = journey["steps"]
        return [
            (a, b)
            for a, b in zip(steps, steps[1:])
            if (departments[a] != departments[b] or channel_of[a] != channel_of[b]) and (a, b) not in owned
        ]

    return {
        "unmanaged-touchpoint": [name for name in ours if not managers[name]],
        "unowned-touchpoint": [name for name in ours if not owners[name]],
        "managed-to-no-standard": [
            name for name in ours if managers[name] and not (isinstance(managers[name], dict) and managers[name].get("to"))
        ],
        "unmeasured-touchpoint": [name for name in ours if name not in measured],
        "journey-without-owner": [journey["name"] for journey in journeys if not journey.get("owner")],
        "unowned-handoff": [(j["name"], *pair) for j in journeys for pair in handoffs(j)],
    }


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        findings = check(json.load(file))
    for rule, found in findings.items():
        print(f"{rule:24}{len(found):8}")
