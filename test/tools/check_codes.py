#!/usr/bin/env python3
"""Each diagnostic of codes.def has a page for `oxidec explain` and a test that expects it; those that may lack a test are listed, and the
list may not name one that has a test.

usage: check_codes.py ROOT [--update]     --update writes the list anew"""
import re
import sys
from pathlib import Path

root = Path(sys.argv[1])
definitions = (root / "frontend/diag/codes.def").read_text(encoding="utf8")
errors = re.findall(r"^OX_ERROR\((\w+),", definitions, re.M)
lints = re.findall(r"^OX_LINT\((\w+),", definitions, re.M)
pages = {page.stem for page in (root / "frontend/diag/explain").glob("*.md")}
untested_file = root / "test/tools/untested_codes.txt"

tests = [p for pattern in ("*.ox", "*.test", "*.cpp") for p in (root / "test").rglob(pattern)]
mentioned = set()
for test in tests:
    mentioned.update(re.findall(r"\b(E\d{4}|[a-z]+(?:_[a-z]+)+|(?<=warning: )[a-z]+)\b", test.read_text(encoding="utf8", errors="replace")))

if "--update" in sys.argv:
    untested_file.write_text("".join(code + "\n" for code in errors + lints if code not in mentioned), encoding="utf8")
untested = set(untested_file.read_text(encoding="utf8").split())

problems = []
problems += [f"{code}: no page frontend/diag/explain/{code}.md" for code in errors if code not in pages]
problems += [f"{page}: a page without a diagnostic" for page in sorted(pages - set(errors) - set(lints))]
for code in errors + lints:
    if code not in mentioned and code not in untested:
        problems.append(f"{code}: no test mentions it, and test/tools/untested_codes.txt does not list it")
    if code in mentioned and code in untested:
        problems.append(f"{code}: has a test; take it off test/tools/untested_codes.txt")
problems += [f"{code}: listed as untested, but not a diagnostic" for code in sorted(untested - set(errors) - set(lints))]

print("\n".join(problems))
print(f"{len(errors)} errors and {len(lints)} lints, {len(problems)} problems")
sys.exit(1 if problems else 0)
