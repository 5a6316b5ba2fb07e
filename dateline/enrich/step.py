"""What an enrichment step is: a named function over a batch of articles, with what it reads, writes and costs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.article import Article, Origin, Provenance


def _nothing() -> None:
    """Most steps have no model to load."""


@dataclass(frozen=True)
class Step:
    """One enrichment. ``apply`` fills the articles in place and may be called again on the same ones.

    ``version`` rises when the same article would come out otherwise; ``reads`` and ``writes`` name fields of the
    Article; ``cost`` is one sentence for the person who thinks about switching the step off; ``load`` brings its models
    into memory.
    """

    name: str
    version: int
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    cost: str
    apply: Callable[[Sequence[Article]], None]
    load: Callable[[], object] = _nothing

    @property
    def label(self) -> str:
        """Name and version, as they stand in the provenance: ``entities/1``."""
        return f"{self.name}/{self.version}"

    def sign(
        self, article: Article, field: str, origin: Origin, confidence: float | None = None, note: str | None = None
    ) -> None:
        """Write down that this step set ``field`` of the article."""
        article.provenance[field] = Provenance(origin=origin, confidence=confidence, step=self.label, note=note)

    def may_set(self, article: Article, field: str) -> bool:
        """Whether ``field`` is empty, or was set by a step: what the file itself says is never overwritten."""
        said = article.provenance.get(field)
        return not getattr(article, field) or (said is not None and said.step is not None)
