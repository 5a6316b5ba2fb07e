"""The parameters of each question, by their names in the API. Written by services/api/clientcode.py; not to be edited."""

# ruff: noqa: E501  the API's own sentences

from collections.abc import Sequence
from typing import Literal, TypedDict


class SearchArticlesQuery(TypedDict, total=False):
    """Parameters of /v1/articles; docs/api.md explains them."""

    q: str | None
    query_fields: str | Sequence[str]
    from_date: str | None
    to_date: str | None
    use_date: Literal["published", "received", "updated"] | None
    language: str | Sequence[str]
    source: str | Sequence[str]
    section: str | Sequence[str]
    genre: str | Sequence[str]
    agency: str | Sequence[str]
    author: str | Sequence[str]
    person: str | Sequence[str]
    organisation: str | Sequence[str]
    place: str | Sequence[str]
    country: str | Sequence[str]
    subject: str | Sequence[str]
    keyword: str | Sequence[str]
    story: str | Sequence[str]
    near: str | None
    bbox: str | None
    has: str | Sequence[str]
    duplicates: Literal["hide", "show", "only"] | None
    mode: Literal["lexical", "semantic", "hybrid"] | None
    order_by: Literal["relevance", "newest", "oldest"] | None
    page_size: int | None
    page: int | None
    cursor: str | None
    highlight: bool | None
    facets: str | Sequence[str]
    facet_size: int | None
    fields: str | Sequence[str]


class CorrectArticleQuery(TypedDict, total=False):
    """Parameters of /v1/articles/{article_id}; docs/api.md explains them."""

    by: str | None
    note: str | None


class DeleteArticleQuery(TypedDict, total=False):
    """Parameters of /v1/articles/{article_id}; docs/api.md explains them."""

    by: str | None
    note: str | None


class ExportArticlesQuery(TypedDict, total=False):
    """Parameters of /v1/export; docs/api.md explains them."""

    q: str | None
    query_fields: str | Sequence[str]
    from_date: str | None
    to_date: str | None
    use_date: Literal["published", "received", "updated"] | None
    language: str | Sequence[str]
    source: str | Sequence[str]
    section: str | Sequence[str]
    genre: str | Sequence[str]
    agency: str | Sequence[str]
    author: str | Sequence[str]
    person: str | Sequence[str]
    organisation: str | Sequence[str]
    place: str | Sequence[str]
    country: str | Sequence[str]
    subject: str | Sequence[str]
    keyword: str | Sequence[str]
    story: str | Sequence[str]
    near: str | None
    bbox: str | None
    has: str | Sequence[str]
    duplicates: Literal["hide", "show", "only"] | None
    fields: str | Sequence[str]
    order_by: Literal["stored", "id", "newest", "oldest"] | None
    format: Literal["ndjson", "csv"] | None


class GetRelatedQuery(TypedDict, total=False):
    """Parameters of /v1/articles/{article_id}/related; docs/api.md explains them."""

    size: int | None


class ReleaseFieldQuery(TypedDict, total=False):
    """Parameters of /v1/articles/{article_id}/corrections/{field}; docs/api.md explains them."""

    by: str | None
    note: str | None


class ReprocessArticleQuery(TypedDict, total=False):
    """Parameters of /v1/articles/{article_id}/reprocess; docs/api.md explains them."""

    step: list[str] | None


class ListPeopleQuery(TypedDict, total=False):
    """Parameters of /v1/people; docs/api.md explains them."""

    q: str | None
    query_fields: str | Sequence[str]
    from_date: str | None
    to_date: str | None
    use_date: Literal["published", "received", "updated"] | None
    language: str | Sequence[str]
    source: str | Sequence[str]
    section: str | Sequence[str]
    genre: str | Sequence[str]
    agency: str | Sequence[str]
    author: str | Sequence[str]
    person: str | Sequence[str]
    organisation: str | Sequence[str]
    place: str | Sequence[str]
    country: str | Sequence[str]
    subject: str | Sequence[str]
    keyword: str | Sequence[str]
    story: str | Sequence[str]
    near: str | None
    bbox: str | None
    has: str | Sequence[str]
    duplicates: Literal["hide", "show", "only"] | None
    name: str | None
    size: int | None
    order_by: Literal["count", "recent"] | None


class ListOrganisationsQuery(TypedDict, total=False):
    """Parameters of /v1/organisations; docs/api.md explains them."""

    q: str | None
    query_fields: str | Sequence[str]
    from_date: str | None
    to_date: str | None
    use_date: Literal["published", "received", "updated"] | None
    language: str | Sequence[str]
    source: str | Sequence[str]
    section: str | Sequence[str]
    genre: str | Sequence[str]
    agency: str | Sequence[str]
    author: str | Sequence[str]
    person: str | Sequence[str]
    organisation: str | Sequence[str]
    place: str | Sequence[str]
    country: str | Sequence[str]
    subject: str | Sequence[str]
    keyword: str | Sequence[str]
    story: str | Sequence[str]
    near: str | None
    bbox: str | None
    has: str | Sequence[str]
    duplicates: Literal["hide", "show", "only"] | None
    name: str | None
    size: int | None
    order_by: Literal["count", "recent"] | None


class ListPlacesQuery(TypedDict, total=False):
    """Parameters of /v1/places; docs/api.md explains them."""

    q: str | None
    query_fields: str | Sequence[str]
    from_date: str | None
    to_date: str | None
    use_date: Literal["published", "received", "updated"] | None
    language: str | Sequence[str]
    source: str | Sequence[str]
    section: str | Sequence[str]
    genre: str | Sequence[str]
    agency: str | Sequence[str]
    author: str | Sequence[str]
    person: str | Sequence[str]
    organisation: str | Sequence[str]
    place: str | Sequence[str]
    country: str | Sequence[str]
    subject: str | Sequence[str]
    keyword: str | Sequence[str]
    story: str | Sequence[str]
    near: str | None
    bbox: str | None
    has: str | Sequence[str]
    duplicates: Literal["hide", "show", "only"] | None
    name: str | None
    size: int | None
    order_by: Literal["count", "recent"] | None
    format: Literal["json", "geojson"] | None


class GetPersonQuery(TypedDict, total=False):
    """Parameters of /v1/people/{name}; docs/api.md explains them."""

    q: str | None
    query_fields: str | Sequence[str]
    from_date: str | None
    to_date: str | None
    use_date: Literal["published", "received", "updated"] | None
    language: str | Sequence[str]
    source: str | Sequence[str]
    section: str | Sequence[str]
    genre: str | Sequence[str]
    agency: str | Sequence[str]
    author: str | Sequence[str]
    person: str | Sequence[str]
    organisation: str | Sequence[str]
    place: str | Sequence[str]
    country: str | Sequence[str]
    subject: str | Sequence[str]
    keyword: str | Sequence[str]
    story: str | Sequence[str]
    near: str | None
    bbox: str | None
    has: str | Sequence[str]
    duplicates: Literal["hide", "show", "only"] | None


class GetOrganisationQuery(TypedDict, total=False):
    """Parameters of /v1/organisations/{name}; docs/api.md explains them."""

    q: str | None
    query_fields: str | Sequence[str]
    from_date: str | None
    to_date: str | None
    use_date: Literal["published", "received", "updated"] | None
    language: str | Sequence[str]
    source: str | Sequence[str]
    section: str | Sequence[str]
    genre: str | Sequence[str]
    agency: str | Sequence[str]
    author: str | Sequence[str]
    person: str | Sequence[str]
    organisation: str | Sequence[str]
    place: str | Sequence[str]
    country: str | Sequence[str]
    subject: str | Sequence[str]
    keyword: str | Sequence[str]
    story: str | Sequence[str]
    near: str | None
    bbox: str | None
    has: str | Sequence[str]
    duplicates: Literal["hide", "show", "only"] | None


class GetPlaceQuery(TypedDict, total=False):
    """Parameters of /v1/places/{name}; docs/api.md explains them."""

    q: str | None
    query_fields: str | Sequence[str]
    from_date: str | None
    to_date: str | None
    use_date: Literal["published", "received", "updated"] | None
    language: str | Sequence[str]
    source: str | Sequence[str]
    section: str | Sequence[str]
    genre: str | Sequence[str]
    agency: str | Sequence[str]
    author: str | Sequence[str]
    person: str | Sequence[str]
    organisation: str | Sequence[str]
    place: str | Sequence[str]
    country: str | Sequence[str]
    subject: str | Sequence[str]
    keyword: str | Sequence[str]
    story: str | Sequence[str]
    near: str | None
    bbox: str | None
    has: str | Sequence[str]
    duplicates: Literal["hide", "show", "only"] | None


class ListQuotesQuery(TypedDict, total=False):
    """Parameters of /v1/quotes; docs/api.md explains them."""

    q: str | None
    query_fields: str | Sequence[str]
    from_date: str | None
    to_date: str | None
    use_date: Literal["published", "received", "updated"] | None
    language: str | Sequence[str]
    source: str | Sequence[str]
    section: str | Sequence[str]
    genre: str | Sequence[str]
    agency: str | Sequence[str]
    author: str | Sequence[str]
    person: str | Sequence[str]
    organisation: str | Sequence[str]
    place: str | Sequence[str]
    country: str | Sequence[str]
    subject: str | Sequence[str]
    keyword: str | Sequence[str]
    story: str | Sequence[str]
    near: str | None
    bbox: str | None
    has: str | Sequence[str]
    duplicates: Literal["hide", "show", "only"] | None
    speaker: str | Sequence[str]
    kind: Literal["direct", "indirect"] | None
    order_by: Literal["relevance", "newest", "oldest"] | None
    page_size: int | None
    page: int | None


class ListStoriesQuery(TypedDict, total=False):
    """Parameters of /v1/stories; docs/api.md explains them."""

    q: str | None
    query_fields: str | Sequence[str]
    from_date: str | None
    to_date: str | None
    use_date: Literal["published", "received", "updated"] | None
    language: str | Sequence[str]
    source: str | Sequence[str]
    section: str | Sequence[str]
    genre: str | Sequence[str]
    agency: str | Sequence[str]
    author: str | Sequence[str]
    person: str | Sequence[str]
    organisation: str | Sequence[str]
    place: str | Sequence[str]
    country: str | Sequence[str]
    subject: str | Sequence[str]
    keyword: str | Sequence[str]
    story: str | Sequence[str]
    near: str | None
    bbox: str | None
    has: str | Sequence[str]
    duplicates: Literal["hide", "show", "only"] | None
    order_by: Literal["growing", "newest", "largest"] | None
    least: int | None
    size: int | None


class GetTimelineQuery(TypedDict, total=False):
    """Parameters of /v1/timeline; docs/api.md explains them."""

    q: str | None
    query_fields: str | Sequence[str]
    from_date: str | None
    to_date: str | None
    use_date: Literal["published", "received", "updated"] | None
    language: str | Sequence[str]
    source: str | Sequence[str]
    section: str | Sequence[str]
    genre: str | Sequence[str]
    agency: str | Sequence[str]
    author: str | Sequence[str]
    person: str | Sequence[str]
    organisation: str | Sequence[str]
    place: str | Sequence[str]
    country: str | Sequence[str]
    subject: str | Sequence[str]
    keyword: str | Sequence[str]
    story: str | Sequence[str]
    near: str | None
    bbox: str | None
    has: str | Sequence[str]
    duplicates: Literal["hide", "show", "only"] | None
    interval: Literal["auto", "minute", "hour", "day", "week", "month", "year"] | None
    by: str | None


class GetTrendingQuery(TypedDict, total=False):
    """Parameters of /v1/trending; docs/api.md explains them."""

    q: str | None
    query_fields: str | Sequence[str]
    from_date: str | None
    to_date: str | None
    use_date: Literal["published", "received", "updated"] | None
    language: str | Sequence[str]
    source: str | Sequence[str]
    section: str | Sequence[str]
    genre: str | Sequence[str]
    agency: str | Sequence[str]
    author: str | Sequence[str]
    person: str | Sequence[str]
    organisation: str | Sequence[str]
    place: str | Sequence[str]
    country: str | Sequence[str]
    subject: str | Sequence[str]
    keyword: str | Sequence[str]
    story: str | Sequence[str]
    near: str | None
    bbox: str | None
    has: str | Sequence[str]
    duplicates: Literal["hide", "show", "only"] | None
    window: str | None
    baseline: str | None
    kinds: str | Sequence[str]
    least: int | None
    size: int | None


class GetSuggestionsQuery(TypedDict, total=False):
    """Parameters of /v1/suggest; docs/api.md explains them."""

    q: str | None
    kinds: str | Sequence[str]
    size: int | None
    language: str | None


class StreamArticlesQuery(TypedDict, total=False):
    """Parameters of /v1/stream; docs/api.md explains them."""

    q: str | None
    query_fields: str | Sequence[str]
    from_date: str | None
    to_date: str | None
    use_date: Literal["published", "received", "updated"] | None
    language: str | Sequence[str]
    source: str | Sequence[str]
    section: str | Sequence[str]
    genre: str | Sequence[str]
    agency: str | Sequence[str]
    author: str | Sequence[str]
    person: str | Sequence[str]
    organisation: str | Sequence[str]
    place: str | Sequence[str]
    country: str | Sequence[str]
    subject: str | Sequence[str]
    keyword: str | Sequence[str]
    story: str | Sequence[str]
    near: str | None
    bbox: str | None
    has: str | Sequence[str]
    duplicates: Literal["hide", "show", "only"] | None


class ListAlertsQuery(TypedDict, total=False):
    """Parameters of /v1/alerts; docs/api.md explains them."""

    page_size: int | None
    cursor: str | None


class ListMatchesQuery(TypedDict, total=False):
    """Parameters of /v1/alerts/{alert_id}/matches; docs/api.md explains them."""

    page_size: int | None
    cursor: str | None


class ListDeliveriesQuery(TypedDict, total=False):
    """Parameters of /v1/alerts/{alert_id}/deliveries; docs/api.md explains them."""

    page_size: int | None
    cursor: str | None
    status: (
        Literal["waiting", "delivered", "failed", "withdrawn", "kept"]
        | Sequence[Literal["waiting", "delivered", "failed", "withdrawn", "kept"]]
    )


class ListSourcesQuery(TypedDict, total=False):
    """Parameters of /v1/sources; docs/api.md explains them."""

    q: str | None
    query_fields: str | Sequence[str]
    from_date: str | None
    to_date: str | None
    use_date: Literal["published", "received", "updated"] | None
    language: str | Sequence[str]
    source: str | Sequence[str]
    section: str | Sequence[str]
    genre: str | Sequence[str]
    agency: str | Sequence[str]
    author: str | Sequence[str]
    person: str | Sequence[str]
    organisation: str | Sequence[str]
    place: str | Sequence[str]
    country: str | Sequence[str]
    subject: str | Sequence[str]
    keyword: str | Sequence[str]
    story: str | Sequence[str]
    near: str | None
    bbox: str | None
    has: str | Sequence[str]
    duplicates: Literal["hide", "show", "only"] | None
    order_by: Literal["quiet", "count", "recent", "name"] | None
    size: int | None


class ListFilesQuery(TypedDict, total=False):
    """Parameters of /v1/files; docs/api.md explains them."""

    status: Literal["waiting", "pending", "indexed", "duplicate", "failed"] | None
    page_size: int | None
    cursor: str | None


class ListPartsQuery(TypedDict, total=False):
    """Parameters of /v1/files/{file_id}/parts; docs/api.md explains them."""

    outcome: Literal["indexed", "duplicate", "failed", "skipped"] | None
    page_size: int | None
    cursor: int | None
