"""The embedded Elasticsearch starts, stops, says what is wrong, and loses nothing."""

import socket

import pytest
from elasticsearch import Elasticsearch

from dateline.embedded import elasticsearch
from dateline.embedded.errors import ServerError
from dateline.embedded.node import Node
from dateline.embedded.process import ServerProcess
from dateline.settings import Settings
from tests.embedded.processes import ends_after, serving
from tests.servers import Servers, free_port


def test_what_was_acknowledged_survives_kill_9_and_a_stop_is_clean(settings: Settings) -> None:
    with Node(settings) as node, Elasticsearch(node.url) as client:
        client.index(index="kept", id="1", document={"headline": "Mills revived"})
        assert node.process
        node.process.kill()
    with Node(settings) as node, Elasticsearch(node.url) as client:
        assert client.get(index="kept", id="1")["_source"] == {"headline": "Mills revived"}
        assert node.process
        assert node.process.stop() == 128 + 15  # Java's status for an ordered end after SIGTERM
    assert " closed" in elasticsearch.log(settings).read_text().splitlines()[-1]


def test_what_nobody_needs_any_more_in_the_heap_refuses_no_request(servers: Servers) -> None:
    """Seen with 100,000 articles written at once; the heap has to be near its end for it, which takes a minute."""
    with Elasticsearch(servers.elasticsearch_url) as client:
        settings = client.cluster.get_settings(include_defaults=True, flat_settings=True)
    assert settings["defaults"]["indices.breaker.total.use_real_memory"] == "false"


def test_no_node_outlives_its_parent(settings: Settings) -> None:
    with serving("Node", settings) as (parent, pid):
        assert ends_after(parent, pid, seconds=30)


def test_a_taken_port_is_said_with_the_setting_to_change(settings: Settings, servers: Servers) -> None:
    there = settings.model_copy(update={"elasticsearch_port": servers.settings.elasticsearch_port})
    with pytest.raises(ServerError, match=str(there.elasticsearch_port)) as error, Node(there):
        pass
    assert "DATELINE_ELASTICSEARCH_PORT" in error.value.advice


def test_a_port_taken_while_the_node_starts_is_said_just_so(settings: Settings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", settings.elasticsearch_port))
        other.listen()
        with pytest.raises(ServerError, match="taken") as error:
            start_unchecked(settings)
    assert "DATELINE_ELASTICSEARCH_PORT" in error.value.advice


def test_another_home_s_node_is_not_taken_for_ours(settings: Settings, servers: Servers) -> None:
    there = settings.model_copy(update={"elasticsearch_port": servers.settings.elasticsearch_port})
    assert not elasticsearch.is_ready(there)
    assert elasticsearch.is_ready(servers.settings)
    with pytest.raises(ServerError, match="taken"):
        elasticsearch.wait_until_ready(there)


def test_a_second_node_on_the_same_data_is_refused_in_words(servers: Servers) -> None:
    second = servers.settings.model_copy(update={"elasticsearch_port": free_port()})
    with pytest.raises(ServerError, match="Another Elasticsearch is running on the data") as error:
        start_unchecked(second)
    assert "DATELINE_HOME" in error.value.advice
    assert elasticsearch.is_ready(servers.settings)


def test_a_start_that_fails_quotes_what_the_server_said(settings: Settings) -> None:
    with pytest.raises(ServerError, match="heap size"):
        start_unchecked(settings.model_copy(update={"elasticsearch_heap_mb": 0}))


def start_unchecked(settings: Settings) -> None:
    """Start a node without the check of its port, as a supervisor does when it starts one again."""
    elasticsearch.make_folders(settings)
    command = elasticsearch.command(elasticsearch.prepare(), settings)
    with ServerProcess(command, elasticsearch.console(settings)) as process:
        elasticsearch.wait_until_ready(settings, process.alive)
