"""The version of the logger (the wheel's and the extension's) and of the log format it writes."""

__version__ = "0.1.0"

#: The `v` of every record; see docs/log-format.md, "Versions".
FORMAT_VERSION = 1
