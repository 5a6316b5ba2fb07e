"""The embedded Redis starts, stops, says what is wrong, and keeps what it was given."""

import os
import signal
from pathlib import Path

import pytest
import redis as client

from dateline.embedded import redis
from dateline.embedded.errors import ServerError
from dateline.embedded.process import ServerProcess
from dateline.embedded.redis import RedisServer
from dateline.settings import Settings
from tests.embedded.processes import ends_after, serving
from tests.servers import Servers, free_port


def test_it_keeps_its_data_over_a_stop_and_over_kill_9(settings: Settings) -> None:
    with RedisServer(settings) as server, client.Redis.from_url(server.url) as broker:
        broker.lpush("queue", "claim")
        assert server.process
        assert server.process.stop() == 0
    with RedisServer(settings) as server, client.Redis.from_url(server.url) as broker:
        broker.lpush("queue", "another")
        assert server.process
        server.process.kill()  # the process ends, the machine does not: what it wrote is with the kernel
    with RedisServer(settings) as server, client.Redis.from_url(server.url, decode_responses=True) as broker:
        assert broker.lrange("queue", 0, -1) == ["another", "claim"]


def test_it_never_evicts_and_listens_on_this_machine_only(servers: Servers) -> None:
    with client.Redis.from_url(servers.redis_url, decode_responses=True) as broker:
        set_to = broker.config_get("maxmemory-policy", "appendonly", "appendfsync", "bind")
    assert set_to == {
        "maxmemory-policy": "noeviction",
        "appendonly": "yes",
        "appendfsync": "everysec",
        "bind": "127.0.0.1",
    }


def test_no_redis_outlives_its_parent(settings: Settings) -> None:
    with serving("RedisServer", settings) as (parent, pid):
        assert ends_after(parent, pid, seconds=10)


def test_a_taken_port_is_said_with_the_setting_to_change(settings: Settings, servers: Servers) -> None:
    there = settings.model_copy(update={"redis_port": servers.settings.redis_port})
    with pytest.raises(ServerError, match=str(there.redis_port)) as error, RedisServer(there):
        pass
    assert "DATELINE_REDIS_PORT" in error.value.advice


def test_another_home_s_redis_is_not_taken_for_ours(settings: Settings, servers: Servers) -> None:
    there = settings.model_copy(update={"redis_port": servers.settings.redis_port})
    with pytest.raises(ServerError, match="taken"):
        redis.wait_until_ready(there)


def test_a_home_behind_a_symlink_is_known_for_our_own(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    settings.home.symlink_to(tmp_path / "disk")
    with RedisServer(settings) as server:
        assert server.process
        assert server.process.alive()
    assert (tmp_path / "disk" / "redis" / "appendonlydir").is_dir()


def test_a_second_redis_on_the_same_data_is_refused_in_words(servers: Servers) -> None:
    second = servers.settings.model_copy(update={"redis_port": free_port()})
    with pytest.raises(ServerError, match="Another Redis is running on the data") as error, RedisServer(second):
        pass
    assert "DATELINE_HOME" in error.value.advice


def test_the_command_becomes_the_server_under_its_own_process_id(settings: Settings) -> None:
    redis.make_folders(settings)
    with ServerProcess(redis.command(settings), redis.console(settings)) as process:
        redis.wait_until_ready(settings, process.alive)
        with client.Redis(port=settings.redis_port, decode_responses=True) as broker:
            assert broker.info("server")["process_id"] == process.pid
        assert process.pid
        os.kill(process.pid, signal.SIGTERM)
        assert process.stop() == 0
