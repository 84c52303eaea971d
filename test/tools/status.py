#!/usr/bin/env python3
"""status.py N COMMAND..: runs the command and succeeds when its exit status is N."""
import subprocess
import sys

status = subprocess.run(sys.argv[2:]).returncode
if status != int(sys.argv[1]):
    sys.stderr.write(f"status.py: exit status {status} instead of {sys.argv[1]}\n")
    sys.exit(1)
