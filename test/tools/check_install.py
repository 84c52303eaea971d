#!/usr/bin/env python3
"""Installs the build into a fresh folder, moves that folder, and uses what is there: oxidec, and the CMake package from the
C++ project of the examples.

usage: check_install.py BUILD EXAMPLES"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

build = sys.argv[1]
examples = Path(sys.argv[2])


def check(command, expected):
    result = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    if result.stdout != expected.read_text(encoding="utf8"):
        sys.exit(f"{command} printed:\n{result.stdout}\nexpected: {expected}")


with tempfile.TemporaryDirectory(prefix="oxidec-install-") as folder:
    first = Path(folder) / "first"
    subprocess.run(["cmake", "--install", build, "--prefix", first], check=True, stdout=subprocess.DEVNULL)
    moved = Path(folder) / "moved"
    first.rename(moved)
    environment = dict(os.environ, XDG_CACHE_HOME=str(Path(folder) / "cache"))
    check([moved / "bin/oxidec", "run", examples / "channel.ox"], examples / "channel.out")

    project = Path(folder) / "project"
    configure = ["cmake", "-S", examples / "cpp", "-B", project, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={moved}"]
    for command in (configure, ["cmake", "--build", project]):
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    check([project / "channel"], examples / "channel.out")
    check([project / "counting_threads"], examples / "cpp/counting_threads.out")
    check([project / "shop"], examples / "cpp/shop.out")

    # The example of runtime/README.md.
    readme = (examples.parent / "runtime/README.md").read_text(encoding="utf8")
    source = Path(folder) / "readme.cpp"
    source.write_text(re.search(r"```cpp\n(.*?)```", readme, re.S).group(1), encoding="utf8")
    (Path(folder) / "CMakeLists.txt").write_text("""cmake_minimum_required(VERSION 3.20)
project(readme CXX)
find_package(oxide REQUIRED)
add_executable(readme readme.cpp)
target_link_libraries(readme PRIVATE oxide::runtime)
""", encoding="utf8")
    build = Path(folder) / "build"
    for command in (["cmake", "-S", folder, "-B", build, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={moved}"], ["cmake", "--build", build]):
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    if subprocess.run([build / "readme"]).returncode != len("one") + len("three"):
        sys.exit("the example of runtime/README.md does not return what it computes")
