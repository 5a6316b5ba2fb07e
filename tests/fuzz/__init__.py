"""A fuzzer of the readers: for any bytes they give articles, or an error in words. ``python -m tests.fuzz --help``."""
