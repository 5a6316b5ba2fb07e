"""One search: which articles, in which order, and what of them is shown."""

import hashlib
from typing import Literal, Self

from pydantic import Field

from dateline.article import Article
from dateline.query.errors import InvalidRequestError, TooDeepError
from dateline.query.fields import FACETS
from dateline.query.selection import Listed, Selection, known

Order = Literal["relevance", "newest", "oldest"]
Mode = Literal["lexical", "semantic", "hybrid"]
LARGEST_PAGE = 200
DEEPEST = 10_000  # Elasticsearch's index.max_result_window: beyond it, it would hold all pages before in memory
_SHOWN = {"page_size", "page", "cursor", "highlight", "facets", "facet_size", "fields"}


class SearchRequest(Selection):
    """A selection, and how it is shown. With neither page nor cursor it is the first page, to be followed by cursor."""

    mode: Mode = Field(
        "lexical",
        description="What q is compared with: lexical, the words of the articles; semantic, their meaning, in any "
        "language; hybrid, both. By meaning, the nearest 200 articles are found, and total counts those.",
    )
    order_by: Order | None = Field(None, description="By default relevance where there is a q, else newest.")
    page_size: int | None = Field(
        None, ge=1, le=LARGEST_PAGE, description="Articles on a page; the default is a setting, 20."
    )
    page: int | None = Field(None, ge=1, description="Page number from 1, for the first 10,000 hits.")
    cursor: str | None = Field(None, description="next_cursor of the page before; reaches all hits.")
    highlight: bool = Field(default=True, description="Whether to show where the words of q stand.")
    facets: Listed = Field(
        (), description=f"Count the articles by: {', '.join(FACETS)}.", examples=[["person", "place"]]
    )
    facet_size: int = Field(10, ge=1, le=100, description="Most values of each facet.")
    fields: Listed = Field(
        (), description="Fields of the articles to answer with; all by default.", examples=[["headline", "published"]]
    )

    @property
    def order(self) -> Order:
        """The order in force."""
        if self.order_by in (None, "relevance"):
            return "relevance" if self.words else "newest"
        assert self.order_by
        return self.order_by

    @property
    def fingerprint(self) -> str:
        """The same for all pages of one search: what is asked for, without how much of it is shown."""
        asked = self.model_copy(update={"order_by": self.order}).model_dump_json(include=_ASKED)
        return hashlib.sha256(asked.encode()).hexdigest()[:16]

    def check(self) -> None:
        """Raise InvalidRequestError, which names the parameter, where a value means nothing."""
        super().check()
        known("facets", self.facets, FACETS)
        known("fields", self.fields, [name for name in Article.model_fields if name != "fingerprint"])
        if self.mode != "lexical":
            self._check_meaning()
        if self.page is not None and self.cursor is not None:
            raise InvalidRequestError("page", "Page and cursor exclude each other.", "Leave one of them out.")

    def _check_meaning(self) -> None:
        if not self.words:
            raise InvalidRequestError("mode", f"The mode {self.mode} needs a q.", "Say in it what to find.")
        if self.order != "relevance":
            reason = f"The mode {self.mode} finds what is nearest in meaning, in that order."
            raise InvalidRequestError("order_by", reason, "Leave order_by out, or search with mode=lexical.")
        if self.mode == "semantic" and self.query_fields:
            reason = "The mode semantic looks for no words in any field."
            raise InvalidRequestError("query_fields", reason, "Leave query_fields out, or search with mode=hybrid.")

    def sized(self, page_size: int) -> Self:
        """The request with this many articles on a page, unless it says another number.

        Raises TooDeepError for a page by number that lies behind the last one that can be reached so.
        """
        sized = self if self.page_size else self.model_copy(update={"page_size": page_size})
        if (sized.page or 0) * (sized.page_size or 0) > DEEPEST:
            raise TooDeepError(
                f"By page number only the first {DEEPEST:,} results can be reached.",
                "Leave page out and follow the cursor of each answer to the next: it reaches them all.",
            )
        return sized


_ASKED = set(SearchRequest.model_fields) - _SHOWN
