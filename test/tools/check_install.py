#!/usr/bin/env python3
"""Installs the build into a fresh folder, moves that folder, and compiles and runs a program with what is there.

usage: check_install.py BUILD PROGRAM"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

build, program = sys.argv[1:3]
with tempfile.TemporaryDirectory(prefix="oxidec-install-") as folder:
    first = Path(folder) / "first"
    subprocess.run(["cmake", "--install", build, "--prefix", first], check=True, stdout=subprocess.DEVNULL)
    moved = Path(folder) / "moved"
    first.rename(moved)
    environment = dict(os.environ, XDG_CACHE_HOME=str(Path(folder) / "cache"))
    command = [moved / "bin/oxidec", "run", program]
    result = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    expected = Path(program).with_suffix(".out").read_text(encoding="utf8")
    if result.stdout != expected:
        sys.exit(f"printed:\n{result.stdout}\nexpected:\n{expected}")
