"""How lit tests one Oxide file. What the file and its neighbours say decides:

  a line with RUN:       an ordinary lit test, shell commands with FileCheck
  NAME.out beside it     the program is run; stdout is compared with NAME.out (NAME.out.sorted: lines in any order) and the exit status
                         with NAME.code, or 0
  a comment //~          the program is wrong: oxidec check --verify
"""
import os
import re
import subprocess

import lit.formats
import lit.Test
import lit.util


class OxideFormat(lit.formats.ShTest):
    def __init__(self, oxidec, flags):
        super().__init__(execute_external=False)
        self.oxidec = oxidec
        self.flags = flags

    def execute(self, test, lit_config):
        path = test.getSourcePath()
        with open(path, encoding="utf8", errors="replace") as file:
            text = file.read()
        if re.search(r"\bRUN:", text):
            return super().execute(test, lit_config)
        base = os.path.splitext(path)[0]
        if os.path.exists(base + ".out") or os.path.exists(base + ".out.sorted"):
            return self.run(test, lit_config, path, base)
        if "//~" in text:
            return self.verify(test, lit_config, path)
        return lit.Test.UNRESOLVED, "nothing says what is expected: no RUN: line, no .out file, no //~ comment"

    def command(self, test, lit_config, arguments):
        process = subprocess.run(
            [self.oxidec] + arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=test.config.environment,
            timeout=lit_config.maxIndividualTestTimeout or None,
        )
        return process.returncode, process.stdout.decode("utf8", "replace"), process.stderr.decode("utf8", "replace")

    def run(self, test, lit_config, path, base):
        try:
            status, out, err = self.command(test, lit_config, ["run"] + self.flags + [path])
        except subprocess.TimeoutExpired:
            return lit.Test.TIMEOUT, "the program did not end in time"
        wanted_status = int(read(base + ".code")) if os.path.exists(base + ".code") else 0
        if os.path.exists(base + ".out"):
            wanted, got = read(base + ".out"), out
        else:
            wanted, got = ("\n".join(sorted(t.split("\n"))) for t in (read(base + ".out.sorted"), out))
        if status != wanted_status:
            return lit.Test.FAIL, f"exit status {status} instead of {wanted_status}\n--- stdout\n{out}--- stderr\n{err}"
        if wanted != got:
            return lit.Test.FAIL, f"--- expected\n{wanted}--- printed\n{got}--- stderr\n{err}"
        return lit.Test.PASS, ""

    def verify(self, test, lit_config, path):
        try:
            status, out, err = self.command(test, lit_config, ["check", "--verify", path])
        except subprocess.TimeoutExpired:
            return lit.Test.TIMEOUT, "oxidec did not end in time"
        return (lit.Test.PASS, "") if status == 0 else (lit.Test.FAIL, f"exit status {status}\n{out}{err}")


def read(path):
    with open(path, encoding="utf8") as file:
        return file.read()
