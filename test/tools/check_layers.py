#!/usr/bin/env python3
"""Compares the #includes of each folder with the layer table of docs/architecture.md.

usage: check_layers.py ROOT
A row of the table is `| folder | folders it may include |`. A folder may always include itself and the folders below it."""
import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def table():
    rows = {}
    text = (root / "docs/architecture.md").read_text(encoding="utf8")
    section = text.split("<!-- layer table -->")[1]
    for line in section.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) < 2 or not cells[0].startswith("`"):
            if rows and not line.startswith("|"):
                break
            continue
        rows[cells[0].strip("`")] = re.findall(r"`([^`]+)`", cells[1])
    return rows


layers = table()


def layer_of(path):
    best = None
    for layer in layers:
        if (path == layer or path.startswith(layer + "/")) and (best is None or len(layer) > len(best)):
            best = layer
    return best


problems = []
count = 0
for top in ("frontend", "codegen", "driver", "runtime"):
    for file in sorted((root / top).rglob("*")):
        if file.suffix not in (".h", ".cpp", ".def"):
            continue
        name = file.relative_to(root).as_posix()
        layer = layer_of(file.parent.relative_to(root).as_posix())
        if layer is None:
            problems.append(f"{name}: its folder is not in the layer table")
            continue
        for include in INCLUDE.findall(file.read_text(encoding="utf8")):
            target = "runtime/" + include[3:] if include.startswith("ox/") else include
            if "/" not in target or target.split("/")[0] not in ("frontend", "codegen", "driver", "runtime"):
                continue  # generated, or of a system library
            wanted = layer_of(target.rsplit("/", 1)[0])
            count += 1
            if wanted != layer and wanted not in layers[layer]:
                problems.append(f'{name}: includes "{include}", but {layer} may include only {layers[layer]}')

print("\n".join(problems))
print(f"{count} includes, {len(problems)} against the layer table")
sys.exit(1 if problems else 0)
