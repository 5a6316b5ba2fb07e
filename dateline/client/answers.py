"""What the API answers with, and takes in bodies. Written by services/api/clientcode.py; not to be edited."""

# ruff: noqa: E501  the API's own sentences

from typing import Any, Literal, NotRequired, TypedDict


class AlertChange(TypedDict):
    """What is to be changed of an alert; what is left out stays, also the secret of a webhook."""

    name: NotRequired[str | None]
    selection: NotRequired["Selection | None"]
    webhook: NotRequired["WebhookRequest | None"]
    off: NotRequired[bool | None]


class AlertPage(TypedDict):
    """Alerts, the oldest first."""

    total: int
    next_cursor: str | None
    alerts: "list[AlertState]"


class AlertRequest(TypedDict):
    """A new alert."""

    name: str
    selection: "Selection"
    webhook: NotRequired["WebhookRequest | None"]
    off: NotRequired[bool]


class AlertState(TypedDict):
    """An alert."""

    id: str
    name: str
    selection: dict[str, Any]
    webhook: "WebhookState | None"
    state: Literal["active", "failing", "disabled", "off"]
    created: str
    updated: str


class AlertTest(TypedDict):
    """What an alert would have found."""

    total: int
    days: dict[str, int]
    newest: list[dict[str, Any]]


class AltId(TypedDict):
    """AltId."""

    role: str
    value: str


class Article(TypedDict):
    """One news article. An unknown value is null or empty, never a guess."""

    id: NotRequired[str]
    uri: NotRequired[str]
    version: NotRequired[int]
    headline: str
    abstract: NotRequired[str | None]
    summary: NotRequired[str | None]
    body: str
    removed: NotRequired["list[Removed]"]
    byline: NotRequired[str | None]
    authors: NotRequired[list[str]]
    dateline: NotRequired["Dateline | None"]
    slugline: NotRequired[str | None]
    section: NotRequired[str | None]
    genre: NotRequired[str | None]
    urgency: NotRequired[int | None]
    pub_status: NotRequired[str | None]
    language: NotRequired[str | None]
    published: NotRequired[str | None]
    published_precision: NotRequired[Literal["full", "day", "month", "none"]]
    updated: NotRequired[str | None]
    received: NotRequired[str | None]
    indexed: NotRequired[str | None]
    source: NotRequired["Source"]
    url: NotRequired[str | None]
    people: NotRequired["list[ArticleEntity]"]
    organisations: NotRequired["list[ArticleEntity]"]
    places: NotRequired["list[Place]"]
    quotes: NotRequired["list[Quote]"]
    keywords: NotRequired[list[str]]
    subjects: NotRequired["list[Subject]"]
    dates: NotRequired["list[DateMention]"]
    word_count: NotRequired[int | None]
    reading_seconds: NotRequired[int | None]
    readability: NotRequired[float | None]
    agency: NotRequired[str | None]
    duplicate_of: NotRequired[str | None]
    similarity: NotRequired[float | None]
    story_id: NotRequired[str | None]
    copyright_holder: NotRequired[str | None]
    copyright_notice: NotRequired[str | None]
    usage_terms: NotRequired[str | None]
    embargoed: NotRequired[str | None]
    expires: NotRequired[str | None]
    ed_note: NotRequired[str | None]
    alt_ids: NotRequired["list[AltId]"]
    file: NotRequired["FileRef"]
    steps: NotRequired[list[str]]
    provenance: NotRequired["dict[str, Provenance]"]
    warnings: NotRequired[list[str]]


class ArticleLink(TypedDict):
    """An article that came from a file."""

    id: str
    headline: str
    member: NotRequired[str | None]


class ArticlePage(TypedDict):
    """A page of articles."""

    total: int
    page_size: int
    page: int | None
    next_cursor: str | None
    took_ms: int
    facets: "dict[str, list[FacetValue]]"
    articles: "list[FoundArticle]"


class Bar(TypedDict):
    """Articles of one step. ``start``: ISO 8601, in the time zone of the settings; ``by``: those of each value."""

    start: str
    count: int
    by: NotRequired[dict[str, int]]


class BodyDropFile(TypedDict):
    """Body_drop_file."""

    file: str
    source: NotRequired[str | None]
    fields: NotRequired[str | None]


class Copies(TypedDict):
    """Articles with one text, the first of all first; each with its ``similarity`` to that, null for itself."""

    first: str
    articles: list[dict[str, Any]]


class DateMention(TypedDict):
    """A temporal expression, resolved against the day of writing where that is known."""

    text: str
    value: NotRequired[str | None]
    precision: NotRequired[str | None]
    confidence: NotRequired[float | None]
    span: list[Any]


class Dateline(TypedDict):
    """The opening place line of a story, as printed and as understood."""

    text: str
    located: NotRequired[str | None]
    date: NotRequired[str | None]
    source: NotRequired[str | None]


class Delivery(TypedDict):
    """How a match was told."""

    id: str
    article: str
    matched: str
    status: Literal["kept", "waiting", "delivered", "failed", "withdrawn"]
    attempts: int
    due: str | None
    ended: str | None
    answer: int | None
    error: str | None


class DeliveryPage(TypedDict):
    """Deliveries, the newest match first."""

    total: int
    next_cursor: str | None
    deliveries: "list[Delivery]"


class Dropped(TypedDict):
    """Where the file is, and where to ask for it."""

    receipt: str
    path: str
    size: int
    location: str


class DroppedFile(TypedDict):
    """One dropped file, with each stage and its time (ISO 8601, UTC)."""

    file_id: str | None
    claim_id: str | None
    path: str
    name: str
    source: str | None
    status: Literal["waiting", "pending", "indexed", "duplicate", "failed"]
    stage: str | None
    stages: dict[str, str]
    articles: "list[ArticleLink]"
    counts: dict[str, int]
    progress: dict[str, int] | None
    duplicate_of: str | None
    failure: "FailureReason | None"
    retry_of: str | None
    notes: list[str]


class EarlierState(TypedDict):
    """An article until something took its place."""

    number: int
    until: str
    why: str
    by: str | None
    changed: list[str]
    headline: str
    version: int
    file_id: str


class EarlierStates(TypedDict):
    """All earlier states that are kept."""

    id: str
    versions: "list[EarlierState]"


class EntityNames(TypedDict):
    """Names of one kind."""

    total: int
    entities: "list[EntitiesEntity]"


class EntityPage(TypedDict):
    """One name, and its surroundings. ``by_month``: (month, articles); ``newest``: id, headline, published, source."""

    entity: "EntitiesEntity"
    by_month: list[list[Any]]
    together: "dict[str, list[Together]]"
    quotes: "list[Quotation]"
    newest: list[dict[str, Any]]


class ExplainedArticle(TypedDict):
    """Where each field with a value comes from."""

    id: str
    file: str
    member: str | None
    steps: list[str]
    warnings: list[str]
    fields: "list[Explanation]"


class Explanation(TypedDict):
    """One field. ``value``: shortened; ``told``: the origin in words; ``text``: what stands in the body at ``span``."""

    field: str
    value: Any
    told: str
    origin: NotRequired[
        Literal[
            "header",
            "body",
            "dateline",
            "file name",
            "file time",
            "sidecar",
            "folder",
            "model",
            "derived",
            "default",
            "person",
        ]
        | None
    ]
    confidence: NotRequired[float | None]
    step: NotRequired[str | None]
    span: NotRequired[list[Any] | None]
    text: NotRequired[str | None]
    note: NotRequired[str | None]


class FacetValue(TypedDict):
    """One value of a facet."""

    value: str
    count: int


class FailedFile(TypedDict):
    """A file in failed/ with what its error file says. ``path`` is relative to failed/; ``time`` is ISO 8601 UTC."""

    path: str
    name: str
    stage: str
    reason: str
    advice: str
    attempts: int
    time: str
    file_id: str
    size: int


class FailedFiles(TypedDict):
    """All that failed."""

    total: int
    groups: "list[FailureGroup]"


class FailureGroup(TypedDict):
    """Files that failed for one reason."""

    reason: str
    stage: str
    advice: str
    count: int
    files: "list[FailedFile]"


class FailureReason(TypedDict):
    """Why a file could not become an article."""

    stage: str
    reason: str
    advice: str


class FileCounts(TypedDict):
    """dropped = indexed + duplicate + failed + pending; pending = waiting + claimed."""

    dropped: int
    indexed: int
    duplicate: int
    failed: int
    pending: int
    waiting: int
    claimed: int
    missing: int


class FilePage(TypedDict):
    """A page of files."""

    next_cursor: str | None
    files: "list[DroppedFile]"


class FilePart(TypedDict):
    """An article of a file, or what gave none, and why."""

    outcome: Literal["indexed", "duplicate", "failed", "skipped"]
    id: str | None
    headline: str | None
    member: str | None
    item: int | None
    duplicate_of: str | None
    reason: str | None


class FileRef(TypedDict):
    """The file that an article came from, and the position in it."""

    id: NotRequired[str]
    path: NotRequired[str]
    name: NotRequired[str]
    sha256: NotRequired[str]
    size: NotRequired[int]
    media_type: NotRequired[str | None]
    encoding: NotRequired[str | None]
    item: NotRequired[int]
    member: NotRequired[str | None]


class Fingerprint(TypedDict):
    """What an article is compared by with others; kept beside the index of the articles and shown to nobody."""

    phrases: NotRequired["Sketch"]
    facts: NotRequired["Sketch"]
    terms: NotRequired[dict[str, float]]


class FoundArticle(TypedDict):
    """An article that was found, whole or with the fields that were asked for."""

    id: NotRequired[str]
    uri: NotRequired[str]
    version: NotRequired[int]
    headline: NotRequired[str]
    abstract: NotRequired[str | None]
    summary: NotRequired[str | None]
    body: NotRequired[str]
    removed: NotRequired["list[Removed]"]
    byline: NotRequired[str | None]
    authors: NotRequired[list[str]]
    dateline: NotRequired["Dateline | None"]
    slugline: NotRequired[str | None]
    section: NotRequired[str | None]
    genre: NotRequired[str | None]
    urgency: NotRequired[int | None]
    pub_status: NotRequired[str | None]
    language: NotRequired[str | None]
    published: NotRequired[str | None]
    published_precision: NotRequired[Literal["full", "day", "month", "none"]]
    updated: NotRequired[str | None]
    received: NotRequired[str | None]
    indexed: NotRequired[str | None]
    source: NotRequired["Source"]
    url: NotRequired[str | None]
    people: NotRequired["list[ArticleEntity]"]
    organisations: NotRequired["list[ArticleEntity]"]
    places: NotRequired["list[Place]"]
    quotes: NotRequired["list[Quote]"]
    keywords: NotRequired[list[str]]
    subjects: NotRequired["list[Subject]"]
    dates: NotRequired["list[DateMention]"]
    word_count: NotRequired[int | None]
    reading_seconds: NotRequired[int | None]
    readability: NotRequired[float | None]
    agency: NotRequired[str | None]
    duplicate_of: NotRequired[str | None]
    similarity: NotRequired[float | None]
    story_id: NotRequired[str | None]
    copyright_holder: NotRequired[str | None]
    copyright_notice: NotRequired[str | None]
    usage_terms: NotRequired[str | None]
    embargoed: NotRequired[str | None]
    expires: NotRequired[str | None]
    ed_note: NotRequired[str | None]
    alt_ids: NotRequired["list[AltId]"]
    file: NotRequired["FileRef"]
    steps: NotRequired[list[str]]
    provenance: NotRequired["dict[str, Provenance]"]
    warnings: NotRequired[list[str]]
    highlights: NotRequired[dict[str, list[str]]]
    score: NotRequired[float | None]


class FoundMatch(TypedDict):
    """An article that fitted."""

    id: str
    matched: str
    article: dict[str, Any]


class Health(TypedDict):
    """Well."""

    status: NotRequired[Literal["ok"]]


class Location(TypedDict):
    """Location."""

    lat: float
    lon: float


class MatchPage(TypedDict):
    """Matches, the newest first. Those whose article may not be read any more are left out."""

    total: int
    next_cursor: str | None
    matches: "list[FoundMatch]"


class Ninjs(TypedDict):
    """What format=ninjs answers with, which is application/json, too: its standard describes it (IPTC ninjs)."""


class Ordered(TypedDict):
    """An order to enrich one article again."""

    id: str
    steps: list[str]


class Outlet(TypedDict):
    """One outlet. ``per_day``: articles a day in the last 28 days; ``first`` and ``last``: ISO 8601, UTC."""

    name: str
    domain: str | None
    articles: int
    first: str
    last: str
    per_day: float
    usual_per_day: float
    by_weekday: list[int]
    quiet: bool
    quiet_since: str | None
    media_types: list[str]


class Outlets(TypedDict):
    """``total``: outlets, exact up to some thousands; ``quiet``: those gone quiet; ``unnamed``: articles of none."""

    total: int
    quiet: int
    unnamed: int
    sources: "list[Outlet]"


class PartPage(TypedDict):
    """A page of parts."""

    next_cursor: str | None
    parts: "list[FilePart]"


class Place(TypedDict):
    """A place; the last three are null where the gazetteer does not know it."""

    name: str
    roles: NotRequired[list[str]]
    mentions: NotRequired[list[str]]
    spans: NotRequired[list[list[Any]]]
    geonames_id: NotRequired[int | None]
    country: NotRequired[str | None]
    location: NotRequired["Location | None"]


class Problem(TypedDict):
    """An error, as RFC 9457 has it, and what to do about it."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    advice: NotRequired[str]
    request_id: NotRequired[str]
    parameter: NotRequired[str | None]
    nearest: NotRequired[str | None]


class Provenance(TypedDict):
    """Where a value that was not simply printed in its field comes from."""

    origin: Literal[
        "header",
        "body",
        "dateline",
        "file name",
        "file time",
        "sidecar",
        "folder",
        "model",
        "derived",
        "default",
        "person",
    ]
    confidence: NotRequired[float | None]
    span: NotRequired[list[Any] | None]
    step: NotRequired[str | None]
    note: NotRequired[str | None]


class Quotation(TypedDict):
    """One quote. ``article``: id, headline, dates, source and url of the article that has it."""

    text: str
    speaker: str | None
    verb: str | None
    kind: str
    confidence: float | None
    span: list[int]
    article: dict[str, Any]
    highlights: NotRequired[list[str]]


class Quote(TypedDict):
    """What someone said; ``text`` is what stands in the body at ``span``, without quotation marks."""

    text: str
    speaker: NotRequired[str | None]
    verb: NotRequired[str | None]
    span: list[Any]
    kind: NotRequired[Literal["direct", "indirect"]]
    speaker_span: NotRequired[list[Any] | None]
    confidence: NotRequired[float | None]


class QuotesPage(TypedDict):
    """``total``: all quotes found; ``articles``: the articles that have them."""

    total: int
    articles: int
    quotes: "list[Quotation]"


class Related(TypedDict):
    """Another article. ``article``: id, headline, dates, source, language, url; ``same_story``: told as one event."""

    article: dict[str, Any]
    same_story: bool
    score: float


class RelatedArticles(TypedDict):
    """Articles on the matter, the nearest first."""

    articles: "list[Related]"


class Removed(TypedDict):
    """A piece of the source text that was cut from the body: nothing is thrown away."""

    text: str
    reason: str


class Retried(TypedDict):
    """What was moved back into the inbox."""

    retried: list[str]
    troubles: dict[str, str]


class RetryOrder(TypedDict):
    """Which failed files to try again: one of the three."""

    path: NotRequired[str | None]
    reason: NotRequired[str | None]
    everything: NotRequired[bool]


class Riser(TypedDict):
    """Something that rises. ``count``: articles in the window, copies folded; ``expected``: what the baseline promises."""

    value: str
    count: int
    expected: float
    score: float
    sources: int
    series: list[int]
    story: str | None
    article: dict[str, Any]


class SearchRequest(TypedDict):
    """A selection, and how it is shown. With neither page nor cursor it is the first page, to be followed by cursor."""

    q: NotRequired[str | None]
    query_fields: NotRequired[list[str]]
    from_date: NotRequired[str | None]
    to_date: NotRequired[str | None]
    use_date: NotRequired[Literal["published", "received", "updated"]]
    language: NotRequired[list[str]]
    source: NotRequired[list[str]]
    section: NotRequired[list[str]]
    genre: NotRequired[list[str]]
    agency: NotRequired[list[str]]
    author: NotRequired[list[str]]
    person: NotRequired[list[str]]
    organisation: NotRequired[list[str]]
    place: NotRequired[list[str]]
    country: NotRequired[list[str]]
    subject: NotRequired[list[str]]
    keyword: NotRequired[list[str]]
    story: NotRequired[list[str]]
    near: NotRequired[str | None]
    bbox: NotRequired[str | None]
    has: NotRequired[list[str]]
    duplicates: NotRequired[Literal["hide", "show", "only"]]
    mode: NotRequired[Literal["lexical", "semantic", "hybrid"]]
    order_by: NotRequired[Literal["relevance", "newest", "oldest"] | None]
    page_size: NotRequired[int | None]
    page: NotRequired[int | None]
    cursor: NotRequired[str | None]
    highlight: NotRequired[bool]
    facets: NotRequired[list[str]]
    facet_size: NotRequired[int]
    fields: NotRequired[list[str]]


class Selection(TypedDict):
    """Which articles. Several values of one parameter are OR, one that begins with ``-`` is NOT, different ones AND."""

    q: NotRequired[str | None]
    query_fields: NotRequired[list[str]]
    from_date: NotRequired[str | None]
    to_date: NotRequired[str | None]
    use_date: NotRequired[Literal["published", "received", "updated"]]
    language: NotRequired[list[str]]
    source: NotRequired[list[str]]
    section: NotRequired[list[str]]
    genre: NotRequired[list[str]]
    agency: NotRequired[list[str]]
    author: NotRequired[list[str]]
    person: NotRequired[list[str]]
    organisation: NotRequired[list[str]]
    place: NotRequired[list[str]]
    country: NotRequired[list[str]]
    subject: NotRequired[list[str]]
    keyword: NotRequired[list[str]]
    story: NotRequired[list[str]]
    near: NotRequired[str | None]
    bbox: NotRequired[str | None]
    has: NotRequired[list[str]]
    duplicates: NotRequired[Literal["hide", "show", "only"]]


class Sketch(TypedDict):
    """A set too large to keep, as its size and its smallest hashes (see ``dateline/grouping/sketch.py``)."""

    size: NotRequired[int]
    lowest: NotRequired[list[int]]


class Source(TypedDict):
    """The outlet."""

    name: NotRequired[str | None]
    uri: NotRequired[str | None]
    domain: NotRequired[str | None]


class Stats(TypedDict):
    """The state of the whole system."""

    files: "FileCounts"
    adds_up: bool
    oldest_unfinished: str | None
    queues: dict[str, int] | None
    articles: int | None


class Story(TypedDict):
    """One story. ``headline``, ``summary``, ``article_id`` and ``source``: of the article that had it first."""

    id: str
    headline: str
    summary: str | None
    article_id: str
    source: dict[str, Any] | None
    articles: int
    texts: int
    recent: int
    sources: int
    first: str
    last: str
    series: list[int]
    people: list[str]
    organisations: list[str]
    places: list[str]


class StoryList(TypedDict):
    """Stories in the order that was asked for."""

    stories: "list[Story]"


class StoryPage(TypedDict):
    """A story and its articles in time; each copy stands in ``copies`` of the article that it is one of."""

    story: "Story"
    articles: list[dict[str, Any]]


class Subject(TypedDict):
    """An IPTC Media Topic."""

    code: str
    name: str
    confidence: NotRequired[float | None]


class Suggestion(TypedDict):
    """One suggestion. ``count``: articles with the name, of those looked into; ``id``: of the article of a headline."""

    text: str
    count: NotRequired[int | None]
    id: NotRequired[str | None]


class Suggestions(TypedDict):
    """What may be meant."""

    suggestions: "dict[str, list[Suggestion]]"


class TestRequest(TypedDict):
    """A selection to try out."""

    selection: "Selection"


class Timeline(TypedDict):
    """All steps between the first and the last article, also those without any. ``total``: articles."""

    interval: Literal["minute", "hour", "day", "week", "month", "year"]
    total: int
    bars: "list[Bar]"


class Together(TypedDict):
    """Another name in the same articles. ``lift``: how many times more often than if it had nothing to do with it."""

    name: str
    count: int
    lift: float


class Trending(TypedDict):
    """``articles``: in the window, and in the baseline; ``rising``: by kind, what rises most first."""

    window_articles: int
    baseline_articles: int
    rising: "dict[str, list[Riser]]"


class WebhookRequest(TypedDict):
    """Where matches are sent to."""

    url: str
    secret: NotRequired[str | None]


class WebhookState(TypedDict):
    """A webhook. Its secret is told once, in the answer that made it."""

    url: str
    secret: NotRequired[str | None]
    failing_since: NotRequired[str | None]
    reason: NotRequired[str | None]
    disabled: NotRequired[str | None]


class ArticleEntity(TypedDict):
    """A person or an organisation; ``mentions[i]`` is what stands in the body at ``spans[i]``."""

    name: str
    roles: NotRequired[list[str]]
    mentions: NotRequired[list[str]]
    spans: NotRequired[list[list[Any]]]


class EntitiesEntity(TypedDict):
    """One name. ``count``: articles with it; ``mentions``: forms of it in texts; the rest is of places."""

    name: str
    count: int
    first: str
    last: str
    roles: NotRequired[list[str]]
    mentions: NotRequired[list[str]]
    geonames_id: NotRequired[int | None]
    country: NotRequired[str | None]
    location: NotRequired[dict[str, float] | None]
