"""Runs a command in turn with the parse alone: `python3 beside_parse.py TURNS PARSE_ONCE POLICY COMMAND…`.

PARSE_ONCE is the binary of the benchmark of that name, POLICY a directory. Prints the mean CPU seconds of the command, of a parse
in a process that has parsed before, and how many times the one is the other. On a machine that others use too, the cheapest of long
runs and that of short ones are not alike lucky: the short ones find a quiet moment sooner. Means of turns are.
"""

import sys

from cost import cost


def mean(costs):
    """The mean of CPU seconds."""
    return sum(costs) / len(costs)


if __name__ == "__main__":
    turns, parse_once, policy = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    commands = [sys.argv[4:], [parse_once, policy, "4"], [parse_once, policy, "1"]]
    costs = [[cost(command)[0] for command in commands] for _ in range(turns)]
    command, four, one = (mean(column) for column in zip(*costs))
    parse = (four - one) / 3
    print(f"{command:.4f} s, parse {parse:.4f} s: {command / parse:.2f} x")
