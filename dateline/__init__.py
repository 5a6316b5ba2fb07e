"""The news domain of Dateline: from the bytes of a dropped file to articles that can be found."""

__version__ = "0.1.0"
