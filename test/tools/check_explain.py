#!/usr/bin/env python3
"""Checks the examples of the pages of `oxidec explain`: the wrong program gets the page's error and no other, the right one none.

usage: check_explain.py OXIDEC ROOT [CODE..]"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

oxidec, root = sys.argv[1], Path(sys.argv[2])
only = set(sys.argv[3:])
EXAMPLE = re.compile(r"^(Wrong|Right):\n\n```oxide\n(.*?)\n```$", re.M | re.S)
problems = []
count = 0
with tempfile.TemporaryDirectory(prefix="oxidec-explain-") as folder:
    for page in sorted((root / "frontend/diag/explain").glob("*.md")):
        code = page.stem
        if only and code not in only:
            continue
        for kind, text in EXAMPLE.findall(page.read_text(encoding="utf8")):
            if not re.search(r"\bfn main\b", text) and code != "E0601":
                text += "\n\nfn main() {}"
            program = Path(folder) / f"{code}.ox"
            program.write_text(text + "\n", encoding="utf8")
            command = [oxidec, "check", "--error-format=short", str(program)]
            count += 1
            try:
                result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=20)
            except subprocess.TimeoutExpired:
                problems.append(f"{code}, {kind}: does not end")
                continue
            lint = not re.fullmatch(r"E\d{4}", code)
            reported = re.findall(r": %s\[(\w+)\]: (.*)" % ("warning" if lint else "error"), result.stdout)
            codes = [found for found, _ in reported]
            if result.returncode not in (0, 1):
                problems.append(f"{code}, {kind}: exit status {result.returncode}")
            elif kind == "Right" and codes and (not lint or code in codes):
                problems.append(f"{code}, {kind}: {reported}")
            elif kind == "Wrong" and codes != [code] and not (lint and code in codes):
                problems.append(f"{code}, {kind}: {reported}")

print("\n".join(problems))
print(f"{count - len(problems)} passed, {len(problems)} failed")
sys.exit(1 if problems else 0)
