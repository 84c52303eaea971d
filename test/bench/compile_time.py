"""How long oxidec takes: to parse, and from a program's text to the program, beside cargo."""
import pathlib
import re
import shutil
import statistics
import subprocess
import time

HERE = pathlib.Path(__file__).parent
FUNCTION = """
/// Number {i}.
fn work{i}(values: &[Int], limit: Int): Int? {{
    var sum = 0
    for value in values {{
        if *value > limit {{ return null }}
        sum += match value % 3 {{
            0 -> *value * 2,
            1 -> *value + {i},
            _ -> 1,
        }}
    }}
    let text = "sum \\(sum) of \\(values.len())"
    if text.len() > 100 {{ null }} else {{ Some(sum) }}
}}
"""


def seconds(command, repetitions, prepare=None, **options):
    """The median of the wall times, and the last run's output."""
    measured = []
    for i in range(repetitions):
        if prepare:
            prepare(i)
        start = time.perf_counter()
        done = subprocess.run(command, check=True, capture_output=True, text=True, **options)
        measured.append(time.perf_counter() - start)
    return statistics.median(measured), done.stderr


def measure_parsing(oxidec, work, repetitions, table):
    body = []
    for lines in (100, 20_000, 100_000):
        source = work / f"lines{lines}.ox"
        functions = "".join(FUNCTION.format(i=i) for i in range(lines // 16 + 1)).splitlines()[: lines - 1 - lines % 16]
        while functions and functions[-1] != "}":
            functions.pop()
        source.write_text("\n".join(functions) + "\nfn main() {}\n")
        count = source.read_text().count("\n")
        for what, arguments in (("parse", ["check", "--stop-after", "ast"]), ("check", ["check"])):
            if what == "check" and lines > 20_000:
                continue
            taken, _ = seconds([oxidec, *arguments, source], max(1, repetitions // 2))
            body.append([what, str(count), f"{taken * 1e3:.0f}", f"{count / taken:,.0f}"])
    table(["whole process", "lines", "ms", "lines/s"], body)


def parts(log):
    """`-v` names each step and its milliseconds."""
    return {name: int(ms) for name, ms in re.findall(r"^(front end|C\+\+|link) \((\d+) ms\)", log, re.M)}


def measure_compiling(oxidec, work, repetitions, table):
    """Each time with another text in it, so that nothing is found in a cache."""
    example = (HERE.parent.parent / "examples" / "channel.ox").read_text()
    source = work / "program.ox"
    body = []
    for name, text in (("examples/channel.ox", example), ("60 lines", (HERE / "sixty.ox").read_text())):
        for profile in ("debug", "release"):
            for compiler in filter(shutil.which, ("clang++-19", "g++")):
                command = [oxidec, source, "-v", "--cxx", compiler, "-o", work / "program"]
                if profile == "release":
                    command.append("--release")
                wholes, steps = [], []
                for i in range(repetitions + 1):
                    source.write_text(text.replace('println!("', f'println!("{time.time_ns()} '))
                    taken, log = seconds(command, 1)
                    if i > 0:  # the first may build the precompiled header
                        wholes.append(taken)
                        steps.append(parts(log))
                medians = [statistics.median(step.get(part, 0) for step in steps) for part in ("front end", "C++", "link")]
                body.append([name, profile, compiler, f"{statistics.median(wholes) * 1e3:.0f}", *(f"{m:.0f}" for m in medians)])
    table(["program", "profile", "compiler", "ms in all", "front end", "C++", "link"], body)
    if shutil.which("cargo"):
        measure_cargo(work, repetitions, table)


def measure_cargo(work, repetitions, table):
    """The same program of 60 lines, with Tokio built before."""
    crate = work / "sixty"
    (crate / "src").mkdir(parents=True, exist_ok=True)
    (crate / ".cargo").mkdir(exist_ok=True)
    shutil.copy(HERE / "tokio" / ".cargo" / "config.toml", crate / ".cargo")
    (crate / "Cargo.toml").write_text((HERE / "tokio" / "Cargo.toml").read_text().replace("tokio-bench", "sixty"))
    text = (HERE / "sixty.rs").read_text()
    body = []
    for profile in ("debug", "release"):
        command = ["cargo", "build", "--quiet", "--target-dir", work / "sixty-target"] + (["--release"] if profile == "release" else [])

        def edit(i):
            (crate / "src" / "main.rs").write_text(text.replace('println!("', f'println!("{i}'))

        edit(-1)
        subprocess.run(command, cwd=crate, check=True, capture_output=True)
        taken, _ = seconds(command, repetitions, edit, cwd=crate)
        body.append(["60 lines", profile, f"{taken * 1e3:.0f}"])
    table(["cargo build", "profile", "ms"], body)
