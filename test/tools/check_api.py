#!/usr/bin/env python3
"""check_api.py SOURCE: every public async function of the library says what is lost when it is dropped.

So does every public function of Tokio's modules that gives a future of a named type. The documentation has a paragraph "Cancel safety", and its declaration an attribute: #[cancelSafe] where nothing is lost,
#[cancelLoses(data)] where what was done so far is, #[cancelLoses(place)] where a place in a queue is.
Functions whose names say that they block have the attribute #[blocking], of which the compiler warns in async functions.
"""

import re
import sys
from pathlib import Path

FUNCTION = re.compile(r"\bfn (\w+)")
# A type that must be used and is a future does nothing before it is polled; handles of tasks are no such types.
LAZY_TYPE = re.compile(r"^#\[mustUse.*\n(?:#\[.*\n)*public (?:extern )?struct (\w+)", re.M)
FUTURE = re.compile(r"^extension.*?\b(\w+)(?:<[^:]*>)?: Future\b", re.M)
RETURNS = re.compile(r"\bfn (\w+).*\): (?:impl Future\b|(\w+)(?:<.*>)?(?: where .*)? (?:\{|$)|(\w+)(?:<.*>)?$)")
BLOCKING = re.compile(r"^\s*public .*\bfn (blocking(?:[A-Z]\w*)|blockOn)\b")
NOT_BLOCKING = {"blockingQueueDepth"}
MODIFIERS = re.compile(r"^\s*(?:public(?:\(crate\))? |static |mutating |consuming |extern |unsafe )*async fn \w")
ATTRIBUTE = re.compile(r"#\[(cancelSafe|cancelLoses\((?:data|place)\))\]")


def lazy_futures(text):
    return set(LAZY_TYPE.findall(text)) & set(FUTURE.findall(text))


def public_functions(lines, futures):
    """The line numbers of async functions that programs can call, and of those that give one of `futures`: public ones
    and those of public traits."""
    in_public_trait = False
    for number, line in enumerate(lines):
        if re.match(r"\S", line) and not line.startswith(("#", "/", "}")):
            in_public_trait = line.startswith("public trait")
        returned = RETURNS.search(line)
        gives_future = futures and returned and (
            "): impl Future" in line or returned.group(2) in futures or returned.group(3) in futures)
        if (MODIFIERS.match(line) or gives_future) and (re.match(r"\s*public ", line) or (in_public_trait and line.startswith(" "))):
            yield number


def lines_above(lines, number):
    above = []
    i = number - 1
    while i >= 0 and lines[i].strip().startswith(("///", "#[")):
        above.append(lines[i])
        i -= 1
    return above


def complaints(path, text, futures):
    lines = text.split("\n")
    for number, line in enumerate(lines):
        named = BLOCKING.match(line)
        if named and named.group(1) not in NOT_BLOCKING and not any("#[blocking]" in above for above in lines_above(lines, number)):
            yield f"{path}:{number + 1}: `{named.group(1)}` has no #[blocking]"
    for number in public_functions(lines, futures):
        above = lines_above(lines, number)
        name = FUNCTION.search(lines[number]).group(1)
        if not any("Cancel safety:" in line for line in above):
            yield f"{path}:{number + 1}: the documentation of `{name}` has no paragraph \"Cancel safety\""
        if not any(ATTRIBUTE.search(line) for line in above):
            yield f"{path}:{number + 1}: `{name}` has neither #[cancelSafe] nor #[cancelLoses(..)]"


def main():
    api = Path(sys.argv[1]) / "runtime" / "api"
    found = []
    checked = 0
    files = {path.relative_to(api): path.read_text() for path in sorted(api.rglob("*.ox"))}
    lazy = set().union(*(lazy_futures(text) for path, text in files.items() if path.parts[0] == "tokio"))
    for path, text in files.items():
        # Combinators of other crates are as safe as what they combine.
        futures = lazy if path.parts[0] == "tokio" else set()
        checked += sum(1 for _ in public_functions(text.split("\n"), futures))
        found += complaints(path, text, futures)
    for complaint in found:
        print(complaint)
    if checked == 0:
        found.append("no async functions found")
        print(found[-1])
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
