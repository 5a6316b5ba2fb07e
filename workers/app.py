"""The Celery application: every setting with its reason. Messages carry a claim id and nothing else."""

import signal
import threading

from billiard.pool import SIG_SOFT_TIMEOUT
from celery import Celery
from celery.signals import setup_logging, task_postrun, task_prerun, worker_process_init
from kombu import Queue
from structlog.contextvars import bind_contextvars, unbind_contextvars

from dateline.errors import TimeUpError
from dateline.log import configure
from dateline.settings import Settings
from dateline.stack.tether import die_with_parent
from workers.alive import Alive
from workers.preload import Preload

STAGES = ("parse", "enrich", "index")
EMBED = "embed"
"""The queue for what is done after the last stage: nothing waits for it."""

QUEUES = (*STAGES, EMBED)


def broker_transport_options(socket_seconds: float) -> dict[str, object]:
    """Shared by workers, ingest, API and Flower: on one broker the shortest visibility timeout of all wins."""
    return {
        # Over three times the longest time limit. A claim whose worker's whole host died is found sooner by the reaper.
        "visibility_timeout": 900,
        # Without these two a lost message waits up to 100 s past the timeout.
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        # The default waits for ever on a half-open connection.
        "socket_timeout": socket_seconds,
        "socket_connect_timeout": 5,
        "socket_keepalive": True,
        "health_check_interval": 25,
    }


def make_app(settings: Settings, socket_seconds: float = 30.0) -> Celery:
    """A Celery application for these settings, without tasks: a worker loads those of its queues by ``Preload``.

    ``socket_seconds``: how long a Redis that does not answer is waited for. Workers have time, people do not.
    """
    app = Celery("dateline", broker=settings.broker)
    app.conf.update(
        # The disk holds the state; there is nothing to ask Celery for.
        result_backend=None,
        task_ignore_result=True,
        task_serializer="json",
        accept_content=["json"],
        # One queue a stage: long work never stands before short work. A misspelt queue is an error.
        task_queues=[Queue(name) for name in QUEUES],
        task_routes={name: {"queue": name} for name in QUEUES},
        task_create_missing_queues=False,
        task_default_queue="parse",
        # Acknowledged after the work, so that a killed worker's message comes back at once.
        task_acks_late=True,
        task_reject_on_worker_lost=True,
        # With late acknowledgement each process holds exactly one message.
        worker_prefetch_multiplier=1,
        broker_transport_options=broker_transport_options(socket_seconds),
        visibility_timeout=900,
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        # Publishing fails soon instead of waiting for ever; the reaper announces the claim later.
        broker_pool_acquire_timeout=5,
        task_publish_retry=False,
        # Else a task goes on after its connection is lost, cannot acknowledge, and runs again.
        worker_cancel_long_running_tasks_on_connection_loss=True,
        # Work in hand goes back to the queue when a worker is stopped.
        worker_soft_shutdown_timeout=10,
        worker_enable_soft_shutdown_on_idle=False,
        # Retries wait in memory; a storm of them must not fill it.
        worker_eta_task_limit=1000,
        # Loading the model's pages for the first time can take longer than the default 4 s.
        worker_proc_alive_timeout=60,
        # Keep our JSON lines.
        worker_hijack_root_logger=False,
        worker_redirect_stdouts=False,
        # Flower needs both.
        worker_send_task_events=True,
        task_send_sent_event=True,
        timezone="UTC",
    )
    return app


settings = Settings()
app = make_app(settings)
app.steps["worker"].update({Alive, Preload})


@setup_logging.connect
def _logging(**_: object) -> None:
    configure("worker", settings.log_level)


def _time_is_up(*_: object) -> None:
    raise TimeUpError


@task_prerun.connect
def _bind(task: object = None, args: tuple[object, ...] = (), **_: object) -> None:
    # Celery's own interruption is an Exception, and whoever forgives faults takes it for one. Set anew for each task,
    # since the pool sets its own after its processes have started. Threads have no time limits, and get no signals.
    if threading.current_thread() is threading.main_thread():
        signal.signal(SIG_SOFT_TIMEOUT, _time_is_up)
    bind_contextvars(claim=args[0] if args else None, stage=getattr(task, "name", None))


@task_postrun.connect
def _unbind(**_: object) -> None:
    unbind_contextvars("claim", "stage", "request")


@worker_process_init.connect
def _tether(**_: object) -> None:
    """No process of the pool outlives its worker, however that ends: its claim would have two workers."""
    die_with_parent(signal.SIGKILL)
