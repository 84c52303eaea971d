#!/usr/bin/env python3
"""compare.py OURS TOKIO [REPETITIONS]: runs both benchmark programs by turns and prints medians, in ns, and their ratio."""
import statistics
import subprocess
import sys

NAMES = ["yield.1", "yield.2", "yield.100", "spawn.await", "spawn.batch1000", "pingpong.mpsc1", "pingpong.mpsc32", "oneshot.ready",
         "mpsc.c1.p1", "mpsc.c32.p1", "mpsc.c32.p4", "mpsc.c1024.p16", "mutex.uncontended", "mutex.t10", "timer.timeout"]
MODES = {"ct": ["0"], "mt1": ["1"], "mt2": ["2"], "mt2 main": ["2", "--main"]}

ours, tokio = sys.argv[1:3]
repetitions = int(sys.argv[3]) if len(sys.argv) > 3 else 3
results = {}
for _ in range(repetitions):
    for name in NAMES:
        for mode, arguments in MODES.items():
            for program in (ours, tokio):
                output = subprocess.check_output([program, *arguments, name], text=True)
                results.setdefault((name, mode), {}).setdefault(program, []).append(float(output.split()[1]))
print("| benchmark | " + " | ".join(f"{mode}: ours / Tokio (ratio)" for mode in MODES) + " |")
print("|---|" + "---|" * len(MODES))
for name in NAMES:
    cells = []
    for mode in MODES:
        a, b = (statistics.median(results[name, mode][program]) for program in (ours, tokio))
        cells.append(f"{a:.1f} / {b:.1f} ({b / a:.1f}x)")
    print(f"| {name} | " + " | ".join(cells) + " |")
