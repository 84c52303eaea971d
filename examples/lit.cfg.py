import os

config.test_source_root = os.path.dirname(__file__)
lit_config.load_config(config, os.path.join(os.path.dirname(__file__), "..", "test", "lit.cfg.py"))
config.excludes = [*config.excludes, "cpp"]  # a project of its own; the test `install` builds it
