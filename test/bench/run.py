#!/usr/bin/env python3
"""run.py OXIDEC [options]: measures programs in Oxide beside the same programs in Rust on Tokio, and prints Markdown tables.

The Rust side is built with cargo from Debian's librust-tokio-dev; without cargo only our side is measured. Programs run by turns, so
that both see the same neighbours; cells are medians. `--help` lists the options.
"""
import argparse
import os
import pathlib
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time

import compile_time

HERE = pathlib.Path(__file__).parent
MAIN = HERE / "oxide" / "main.ox"
SECTIONS = ["runtime", "memory", "startup", "asio", "instructions", "parse", "compile"]
# Rows whose numbers are no times per operation on one thread, so that counting instructions says little.
WITHOUT_INSTRUCTIONS = r"sleep|interval|blocking|echo|accept|yield.10k|spawn.1M|skynet|yield.10M|sieve"


def say(text):
    print(text, file=sys.stderr, flush=True)


def build(oxidec, work):
    """The benchmark programs: ours, and Tokio's or None."""
    programs = {"ours": work / "bench"}
    say("building the Oxide programs")
    subprocess.run([oxidec, MAIN, "--release", "-o", programs["ours"]], check=True)
    if shutil.which("cargo"):
        say("building the Rust programs")
        target = work / "tokio"
        subprocess.run(["cargo", "build", "--release", "--quiet", "--target-dir", target], cwd=HERE / "tokio", check=True)
        programs["Tokio"] = target / "release" / "tokio-bench"
    else:
        say("there is no cargo: measuring our side only")
    return programs


def rows():
    """The names that main.ox knows, in its order."""
    return re.findall(r'^ +"([\w.]+)" -> self.run', MAIN.read_text(), re.M)


def run_once(program, flavour, scale, name):
    """The value and unit that the program reports, its peak memory in bytes and its processor time in milliseconds."""
    process = subprocess.Popen([program, flavour, str(scale), name], stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{program} {flavour} {scale} {name} failed: {os.waitstatus_to_exitcode(status)}")
    # What the program measured may be printing.
    _, value, unit = output.splitlines()[-1].split()
    return float(value), unit, usage.ru_maxrss * 1024, (usage.ru_utime + usage.ru_stime) * 1e3


def cell(values, digits=1):
    """`ours / Tokio (ratio)`, the ratio being how many times faster (smaller) ours is."""
    if "Tokio" not in values:
        return f"{values['ours']:.{digits}f}"
    ours, tokio = values["ours"], values["Tokio"]
    return f"{ours:.{digits}f} / {tokio:.{digits}f} ({tokio / ours:.1f}x)" if ours > 0 else f"{ours:.{digits}f} / {tokio:.{digits}f}"


def table(head, body):
    print("| " + " | ".join(head) + " |")
    print("|" + " --- |" * len(head))
    for line in body:
        print("| " + " | ".join(line) + " |")
    print(flush=True)


def geometric_mean(values):
    return statistics.geometric_mean(values) if values else 0.0


def measure_runtime(programs, options):
    names = [name for name in rows() if not name.startswith("memory.") and re.search(options.rows, name)]
    flavours = options.flavours.split(",")
    measured = {}
    units = {}
    for repetition in range(options.repetitions):
        say(f"repetition {repetition + 1} of {options.repetitions}")
        for name in names:
            for flavour in flavours:
                for side, program in programs.items():
                    value, units[name], _, _ = run_once(program, flavour, options.scale, name)
                    measured.setdefault((name, flavour), {}).setdefault(side, []).append(value)
    ratios = {flavour: [] for flavour in flavours}
    body = []
    for name in names:
        line = [name, units[name]]
        for flavour in flavours:
            medians = {side: statistics.median(values) for side, values in measured[name, flavour].items()}
            line.append(cell(medians))
            if "Tokio" in medians and medians["ours"] > 0 and name not in ("sleep.1M", "sleep.1ms", "interval.5ms"):
                ratios[flavour].append(medians["Tokio"] / medians["ours"])
        body.append(line)
    body.append(["geometric mean", ""] + [f"{geometric_mean(ratios[flavour]):.1f}x" for flavour in flavours])
    table(["benchmark", "unit"] + flavours, body)


def measure_memory(programs, options):
    """Peak memory with thrice so many waiting tasks, less that with so many. (The peak of a small process says nothing:
    the system counts in the process that started it.)"""
    body = []
    for name in rows():
        if not name.startswith("memory.") or not re.search(options.rows, name):
            continue
        values = {}
        for side, program in programs.items():
            few, _, low, _ = run_once(program, "ct", options.scale, name)
            many, _, high, _ = run_once(program, "ct", 3 * options.scale, name)
            values[side] = (high - low) / (many - few)
        body.append([name, cell(values, 0)])
    table(["tasks that wait", "bytes per task"], body)


def measure_asio(ours, options, work):
    """Sockets and timers beside a C++ peer, on one thread. Timers by processor time: both sleep for a second."""
    peer = work / "asio-bench"
    command = ["g++", "-std=c++20", "-O2", "-DASIO_STANDALONE", HERE / "asio" / "main.cpp", "-o", peer, "-pthread"]
    say("building the program on asio")
    if subprocess.run(command, stderr=subprocess.DEVNULL).returncode != 0:
        say("there is no asio (libasio-dev): not measured")
        return
    body = []
    for name in ("echo.1", "echo.50", "echo.1000", "echo.1MiB", "sleep.1M"):
        if not re.search(options.rows, name):
            continue
        measured = {}
        for _ in range(options.repetitions):
            for side, program in {"ours": ours, "asio": peer}.items():
                value, _, _, processor = run_once(program, "ct", options.scale, name)
                measured.setdefault(side, []).append(processor if name == "sleep.1M" else value)
        values = {side: statistics.median(all_values) for side, all_values in measured.items()}
        body.append([name, "ms of processor time" if name == "sleep.1M" else "ns",
                     f"{values['ours']:.0f} / {values['asio']:.0f} ({values['asio'] / values['ours']:.1f}x)"])
    table(["benchmark (ct)", "unit", "ours / asio"], body)


def measure_startup(programs, options):
    """A whole process that starts a runtime, spawns one task and ends."""
    body = []
    for flavour in ("ct", "mt2"):
        measured = {}
        for _ in range(5 * options.repetitions):
            for side, program in programs.items():
                start = time.perf_counter()
                run_once(program, flavour, 0, "oneshot.ready")
                measured.setdefault(side, []).append((time.perf_counter() - start) * 1e3)
        body.append([flavour, cell({side: statistics.median(values) for side, values in measured.items()}, 2)])
    table(["process with one task", "ms"], body)


def instructions(program, scale, name, work):
    output = work / "callgrind.out"
    text = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={output}", program, "ct", str(scale), name],
                          capture_output=True, text=True, check=True).stderr
    return int(re.search(r"Collected : (\d+)", text).group(1))


def measure_instructions(programs, options, work):
    """User-space instructions for each operation: the difference of two lengths of run."""
    if not shutil.which("valgrind"):
        return say("there is no valgrind: not counting instructions")
    bases = dict(re.findall(r'"([\w.]+)" -> self.run\(name, .*self\.times\(([\d_]+)\)', MAIN.read_text()))
    body = []
    ratios = []
    for name in rows():
        if name.startswith("memory.") or re.search(WITHOUT_INSTRUCTIONS, name) or not re.search(options.rows, name):
            continue
        base = int(bases[name].replace("_", ""))
        per = 1000 if base <= 500 else 1
        short, long = (max(1, round(share * base)) for share in ((0.002, 0.006) if base > 500 else (0.004, 0.012)))
        if name == "call.fib25":
            short, long, per = 1, 2, 242_785
        values = {}
        for side, program in programs.items():
            counts = [instructions(program, (count + 0.5) / base, name, work) for count in (short, long)]
            values[side] = (counts[1] - counts[0]) / ((long - short) * per)
        body.append([name, cell(values, 0)])
        if "Tokio" in values:
            ratios.append(values["Tokio"] / values["ours"])
        say(f"{name}: {body[-1][1]}")
    body.append(["geometric mean", f"{geometric_mean(ratios):.1f}x"])
    table(["benchmark (ct)", "instructions per operation"], body)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("oxidec", type=pathlib.Path)
    parser.add_argument("--only", default="runtime,memory,startup,asio,parse,compile", help="sections, of: " + ", ".join(SECTIONS))
    parser.add_argument("--rows", default="", help="a regular expression that names of benchmarks must match")
    parser.add_argument("--flavours", default="ct,mt1,mt2,mt2-main")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--scale", type=float, default=1.0, help="multiplies the iterations")
    parser.add_argument("--work", type=pathlib.Path, help="where to build (default: bench/ beside oxidec's bin/)")
    options = parser.parse_args()
    oxidec = options.oxidec.resolve()
    work = options.work or oxidec.parent.parent / "bench"
    work.mkdir(parents=True, exist_ok=True)
    work = work.resolve()
    sections = options.only.split(",")
    if unknown := set(sections) - set(SECTIONS):
        parser.error(f"no section is called {', '.join(unknown)}")
    # 1000 connections within one process.
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(20000, hard) if hard != resource.RLIM_INFINITY else 20000, hard))
    if set(sections) & {"runtime", "memory", "startup", "asio", "instructions"}:
        programs = build(oxidec, work)
    if "runtime" in sections:
        measure_runtime(programs, options)
    if "memory" in sections:
        measure_memory(programs, options)
    if "startup" in sections:
        measure_startup(programs, options)
    if "asio" in sections:
        measure_asio(programs["ours"], options, work)
    if "instructions" in sections:
        measure_instructions(programs, options, work)
    if "parse" in sections:
        compile_time.measure_parsing(oxidec, work, options.repetitions, table)
    if "compile" in sections:
        compile_time.measure_compiling(oxidec, work, options.repetitions, table)


if __name__ == "__main__":
    main()
