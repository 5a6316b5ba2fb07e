"""The Celery workers: a thin task a stage."""

import os

# One thread a process: the processes are the parallelism, and a forked child must not inherit threads.
# It stands here because the libraries read it when they are first imported.
for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")
