"""Run a module as a root that file modes bind: ``python bounded.py MODULE ARGUMENT...``; needs root."""

import ctypes
import os
import sys

_DROP = 24  # linux/prctl.h, PR_CAPBSET_DROP
_OVERRIDES = (1, 2)  # linux/capability.h: CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH

if __name__ == "__main__":
    for capability in _OVERRIDES:
        if ctypes.CDLL(None).prctl(_DROP, capability, 0, 0, 0):
            sys.exit("capabilities cannot be dropped")
    os.execv(sys.executable, [sys.executable, "-m", *sys.argv[1:]])
