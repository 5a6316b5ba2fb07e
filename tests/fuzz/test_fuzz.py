"""The fuzzer itself, and a few hundred inputs of it for each reader: the same ones every time."""

from pathlib import Path
from random import Random

import pytest

from tests.formats.contexts import context
from tests.fuzz.containers import opened
from tests.fuzz.faults import Fault, Faults
from tests.fuzz.mutation import LARGEST, Material, mutated
from tests.fuzz.seeds import seeds
from tests.fuzz.tokens import TOKENS, XML_TOKENS
from tests.fuzz.trial import READERS, attempt

_INPUTS = 25  # for each reader; they take a second or two


@pytest.mark.parametrize("module", READERS)
def test_each_reader_reads_some_of_its_samples(module: str, tmp_path: Path) -> None:
    path = tmp_path / "sample"
    gave_articles = []
    for data in seeds(module):
        path.write_bytes(data)
        gave_articles.append(attempt(READERS[module], path))
    assert any(gave_articles)


@pytest.mark.parametrize("module", READERS)
def test_each_reader_survives_broken_samples(module: str, tmp_path: Path) -> None:
    random = Random(module)
    material = Material(seeds(module), TOKENS.get(module, XML_TOKENS))
    path = tmp_path / "broken"
    for _ in range(_INPUTS):
        path.write_bytes(mutated(random.choice(material.samples), random, material))
        attempt(READERS[module], path)


@pytest.mark.parametrize("module", ["zipped", "tarred", "compressed", "msg", "warc", "docx", "epub"])
def test_a_container_is_the_same_inside_once_it_is_packed_again(module: str) -> None:
    containers = [container for data in seeds(module) if (container := opened(data))]
    assert containers
    for container in containers:
        again = opened(container.pack(container.members))
        assert again
        assert sorted(again.members) == sorted(container.members)


def test_inputs_stay_within_their_largest_size() -> None:
    random = Random(1)
    material = Material([b"a" * LARGEST], [b"x" * 1_000])
    assert all(len(mutated(material.samples[0], random, material)) <= LARGEST for _ in range(200))


def test_of_one_fault_the_smallest_input_is_kept(tmp_path: Path) -> None:
    faults = Faults(tmp_path)
    fault = Fault("ValueError", "rtf_text.py:read", "...")
    for data in (b"long", b"", b"longer"):
        faults.keep(fault, data)
    assert {path.read_bytes(): found for path, found in faults.all().items()} == {b"": fault}


def test_a_fault_is_told_apart_by_the_function_of_dateline_that_it_came_through(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as raised:
        list(READERS["rtf"].read(tmp_path / "gone", context()))
    fault = Fault.of(raised.value)
    assert (fault.kind, fault.place) == ("FileNotFoundError", "rtf.py:read")
