# Configuration of lit for the programs under test/ and examples/. The build folder's facts come from lit.site.cfg.py
# (--param site=FOLDER); --param cxx=COMPILER and --param release=1 choose how programs are built.
import os
import sys

import lit.formats

here = os.path.dirname(__file__)
sys.path.insert(0, os.path.join(here, "tools"))
from oxide_format import OxideFormat

site = lit_config.params.get("site")
if not site:
    lit_config.fatal("--param site=BUILD/test is missing: run the tests with ./x test")
lit_config.load_config(config, os.path.join(site, "lit.site.cfg.py"))

config.name = "oxidec"
config.suffixes = [".ox", ".test"]
config.excludes = ["inputs", "tools"]
config.test_source_root = config.test_source_root or here
config.test_exec_root = config.output

cxx = lit_config.params.get("cxx", "")
release = lit_config.params.get("release", "") == "1"
profile = (os.path.basename(cxx) or "default") + ("-release" if release else "")
config.test_exec_root = os.path.join(config.output, profile)

config.environment["PATH"] = os.pathsep.join([config.llvm_tools, config.environment.get("PATH", "")])
# Apart from the user's own cache, and kept between runs.
config.environment["XDG_CACHE_HOME"] = os.path.join(config.output, "cache")
config.environment["NO_COLOR"] = "1"
if cxx:
    config.environment["OXIDE_CXX"] = cxx

# Generated code is free of warnings.
flags = ["--cxx-flag=-Wall", "--cxx-flag=-Wextra", "--cxx-flag=-Werror"] + (["--release"] if release else [])
config.test_format = OxideFormat(config.oxidec, flags)
config.substitutions += [
    ("%status", f"{sys.executable} {os.path.join(here, 'tools', 'status.py')}"),
    ("%{python}", sys.executable),
    ("%oxidec", config.oxidec),
    ("%run", " ".join([config.oxidec, "run"] + flags)),
    ("%cxx", cxx or "clang++-19"),
]
lit_config.maxIndividualTestTimeout = 120
