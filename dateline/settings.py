"""Every setting: name, default, unit, one sentence. Read once at an entry point and passed in.

Each is an environment variable with the prefix ``DATELINE_``, or a line in a ``.env`` file of the working folder.
"""

import os
from ipaddress import ip_network
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """All settings, with what the defaults leave open filled in by the properties below."""

    model_config = SettingsConfigDict(env_prefix="DATELINE_", env_file=".env", extra="ignore", frozen=True)

    home: Path = Field(
        Path("var"), description="Folder that holds all data: inbox, spool, archive, failed, logs, servers."
    )

    api_host: str = Field("127.0.0.1", description="Address that the API listens on.")
    api_port: int = Field(8000, description="Port of the API.")
    api_open: Literal["loopback", "nobody"] = Field(
        "loopback",
        description="Who needs no key: loopback, programs on this machine while the API listens on a loopback address;"
        " or nobody, which is right behind a proxy.",
    )
    api_hosts: str = Field(
        "",
        description="Names beside localhost by which programs on this machine may ask without a key, separated by"
        " commas.",
    )
    api_key: SecretStr | None = Field(None, description="Key that the commands of this machine ask the API with.")
    api_requests_per_minute: int = Field(
        1_200, ge=0, le=6_000_000, description="Requests a minute that one key may go on making; 0 sets no limit."
    )
    api_burst: int = Field(100, ge=1, description="Requests that may come at once, before that limit counts.")
    api_local_requests_per_minute: int = Field(
        0,
        ge=0,
        le=6_000_000,
        description="The same limit for all that ask without a key from one address; 0 sets none.",
    )
    api_cors_origins: str = Field(
        "",
        description="Origins whose pages may ask the API from a browser, separated by commas: https://app.example.",
    )
    flower_host: str = Field(
        "127.0.0.1", description="Address that Flower listens on; it can stop workers, so keep it local."
    )
    flower_port: int = Field(5555, description="Port of Flower.")
    elasticsearch_port: int = Field(19200, description="Port of the embedded Elasticsearch.")
    redis_port: int = Field(16379, description="Port of the embedded Redis.")
    elasticsearch_url: str | None = Field(None, description="Use this Elasticsearch instead of the embedded one.")
    elasticsearch_user: str | None = Field(None, description="User name for that Elasticsearch.")
    elasticsearch_password: str | None = Field(None, description="Password for that Elasticsearch.")
    elasticsearch_heap_mb: int = Field(512, description="Heap of the embedded Elasticsearch, in megabytes.")
    redis_url: str | None = Field(None, description="Use this Redis instead of the embedded one; it is the broker.")
    index: str = Field("dateline-articles", description="Alias of the index that holds the articles.")

    enrich_processes: int = Field(
        default_factory=lambda: max(1, min(4, len(os.sched_getaffinity(0)))),
        description="Worker processes that enrich; each can keep one core busy. Default: the cores, at most 4.",
    )
    parse_processes: int = Field(1, description="Worker processes that parse.")
    index_processes: int = Field(1, description="Worker processes that index.")
    embed_processes: int = Field(
        1, ge=0, description="Worker processes that give articles their vectors, for search by meaning; 0 for none."
    )
    steps_off: str = Field(
        "", description="Enrichment steps to leave out, separated by commas, for example entities,keywords."
    )
    # The slowest step takes 1 s for the most that it reads of an article. Of a portion a step may cost four times this.
    step_seconds: float = Field(
        10.0,
        gt=0,
        description="Most time of computing that an enrichment step may take for one article, in seconds; a step that"
        " takes more is left out of that article. Keep it below 30.",
    )

    inbox_watch: Literal["auto", "events", "polling"] = Field(
        "auto",
        description="How new files are noticed; auto uses file events on local disks and polling on network ones.",
    )
    sweep_seconds: float = Field(5.0, gt=0, description="Longest pause between two looks at the inbox, in seconds.")
    settle_seconds: float = Field(
        2.0,
        ge=0,
        description="How long size and time must stand still where file events are not to be had, in seconds.",
    )
    empty_file_seconds: float = Field(
        600.0,
        ge=0,
        description="How long a file of zero bytes, or a sidecar without its file, may wait for more, in seconds.",
    )
    claim_files: int = Field(64, ge=1, description="Most files in one claim under load.")
    claim_mb: float = Field(8.0, gt=0, description="A claim takes no further file once it holds this many megabytes.")
    pending_claims: int = Field(
        256, ge=1, description="Above this many unfinished claims, new files stay in the inbox."
    )
    overdue_seconds: float = Field(
        60.0, gt=0, description="A claim with no progress for this long is announced again, in seconds."
    )
    deliveries: int = Field(3, ge=1, description="A file that ended its worker this many times goes to failed/.")

    parse_memory_mb: int = Field(
        1_500, ge=256, description="Memory that reading one file may take, in megabytes; more and the file fails."
    )
    max_file_mb: float = Field(4_000.0, gt=0, description="A larger file goes to failed/, in megabytes.")
    max_article_chars: int = Field(2_000_000, gt=0, description="A longer article goes to failed/, in characters.")
    bundle_mb: float = Field(4_000.0, gt=0, description="What one bundle may open up to in all, in megabytes.")
    bundle_members: int = Field(
        250_000, gt=0, description="Most files in one bundle, those in bundles within included."
    )
    bundle_depth: int = Field(3, ge=0, description="How many bundles may lie within each other.")
    # The text of the largest novels has 10 MB with its mark-up; a tree of it takes about six times as much memory.
    document_mb: float = Field(
        64.0,
        gt=0,
        description="Largest part of a DOCX, ODT or EPUB when opened up, JSON Feed, attachment in a .msg, and half of"
        " an RTF, in megabytes: they are held in memory.",
    )
    # A telephone book has 2,000 pages; what newspapers and courts publish has a few hundred.
    document_pages: int = Field(2_000, gt=0, description="Most pages of a PDF.")
    # The text of 1,000 pages takes some 20 s; a task has 60.
    document_seconds: int = Field(
        40, gt=0, description="Most time of computing that a PDF may take, in seconds; keep it below 60."
    )
    # The longest live blogs have 5 MB, and pages with their pictures written into them mostly less than 10.
    page_mb: float = Field(
        16.0, gt=0, description="Largest web page, and largest ill-formed feed that is mended, in megabytes."
    )
    time_zone: str = Field("UTC", description="IANA time zone of dates that are printed without one.")

    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="Least important log events that are written."
    )
    page_size: int = Field(20, ge=1, le=200, description="Results on a page when the caller does not say.")
    headline_weight: float = Field(
        4.0, gt=0, le=100, description="How much more a word in the headline counts than one in the body."
    )
    recency_weight: float = Field(
        0.3, ge=0, le=10, description="How much more the newest article counts than an old one, as a share."
    )
    recency_days: int = Field(30, ge=1, le=3650, description="Days after which half of that is left.")
    upload_mb: float = Field(64.0, gt=0, description="Largest upload over HTTP, in megabytes.")

    streams: int = Field(100, ge=1, description="Most event streams that one API process keeps open.")
    webhook_networks: str = Field(
        "127.0.0.0/8,::1/128",
        description="Networks that webhooks may lead to beside the public internet, separated by commas.",
    )
    webhook_seconds: float = Field(10.0, gt=0, description="How long a webhook may take to answer, in seconds.")
    webhook_retry_seconds: float = Field(
        5.0, gt=0, description="Pause before a webhook is told again, in seconds; it grows to two hours."
    )
    webhook_retry_hours: float = Field(24.0, gt=0, description="How long a match is tried to be delivered, in hours.")
    webhook_failing_days: float = Field(
        3.0, gt=0, description="A webhook that has failed for so many days without a success is disabled."
    )
    match_days: int = Field(30, ge=1, description="How long the matches of alerts are kept, in days.")

    @field_validator("webhook_networks")
    @classmethod
    def _networks(cls, networks: str) -> str:
        for network in filter(None, map(str.strip, networks.split(","))):
            ip_network(network)
        return networks

    @field_validator("home")
    @classmethod
    def _absolute(cls, home: Path) -> Path:
        return home.expanduser().absolute()

    @field_validator("api_cors_origins")
    @classmethod
    def _origins(cls, listed: str) -> str:
        for origin in _listed(listed):
            parts = urlsplit(origin)
            if parts.scheme not in {"http", "https"} or origin != f"{parts.scheme}://{parts.netloc}" or "*" in origin:
                raise ValueError(f"{origin} is no origin; give scheme, host and port, as in https://app.example:8443")
        return listed

    @property
    def broker(self) -> str:
        """Address of Redis, embedded or not."""
        return self.redis_url or f"redis://127.0.0.1:{self.redis_port}/0"

    @property
    def elasticsearch(self) -> str:
        """Address of Elasticsearch, embedded or not."""
        return self.elasticsearch_url or f"http://127.0.0.1:{self.elasticsearch_port}"

    @property
    def skipped_steps(self) -> frozenset[str]:
        """Names of the enrichment steps that are switched off."""
        return frozenset(_listed(self.steps_off))

    @property
    def own_hosts(self) -> frozenset[str]:
        """Names of this machine beside localhost, in lower case."""
        return frozenset(name.lower() for name in _listed(self.api_hosts))

    @property
    def cors_origins(self) -> tuple[str, ...]:
        """Origins whose pages may ask the API."""
        return _listed(self.api_cors_origins)

    def environment(self) -> dict[str, str]:
        """These settings as environment variables, for the processes of the stack. None of them needs the key."""
        values = self.model_dump(mode="json", exclude_none=True, exclude={"api_key"})
        return {f"DATELINE_{name.upper()}": str(value) for name, value in values.items()}


def _listed(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
