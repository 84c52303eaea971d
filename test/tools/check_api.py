#!/usr/bin/env python3
"""check_api.py SOURCE: every public async function of the library says what is lost when it is dropped.

Its documentation has a paragraph "Cancel safety", and its declaration an attribute: #[cancelSafe] where nothing is lost,
#[cancelLoses(data)] where what was done so far is, #[cancelLoses(place)] where a place in a queue is.
"""

import re
import sys
from pathlib import Path

FUNCTION = re.compile(r"\basync fn (\w+)")
MODIFIERS = re.compile(r"^\s*(?:public(?:\(crate\))? |static |mutating |consuming |extern |unsafe )*async fn \w")
ATTRIBUTE = re.compile(r"#\[(cancelSafe|cancelLoses\((?:data|place)\))\]")


def public_functions(lines):
    """The line numbers of async functions that programs can call: public ones and those of public traits."""
    in_public_trait = False
    for number, line in enumerate(lines):
        if re.match(r"\S", line) and not line.startswith(("#", "/", "}")):
            in_public_trait = line.startswith("public trait")
        if MODIFIERS.match(line) and (re.match(r"\s*public ", line) or (in_public_trait and line.startswith(" "))):
            yield number


def complaints(path, text):
    lines = text.split("\n")
    for number in public_functions(lines):
        above = []
        i = number - 1
        while i >= 0 and lines[i].strip().startswith(("///", "#[")):
            above.append(lines[i])
            i -= 1
        name = FUNCTION.search(lines[number]).group(1)
        if not any("Cancel safety:" in line for line in above):
            yield f"{path}:{number + 1}: the documentation of `{name}` has no paragraph \"Cancel safety\""
        if not any(ATTRIBUTE.search(line) for line in above):
            yield f"{path}:{number + 1}: `{name}` has neither #[cancelSafe] nor #[cancelLoses(..)]"


def main():
    api = Path(sys.argv[1]) / "runtime" / "api"
    found = []
    checked = 0
    for path in sorted(api.rglob("*.ox")):
        text = path.read_text()
        checked += sum(1 for _ in public_functions(text.split("\n")))
        found += complaints(path.relative_to(api), text)
    for complaint in found:
        print(complaint)
    if checked == 0:
        found.append("no async functions found")
        print(found[-1])
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
