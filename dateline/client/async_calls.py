"""A method for each question. Written by services/api/clientcode.py; not to be edited."""

# ruff: noqa: E501  the API's own sentences

from typing import Any, Unpack

from dateline.client import answers, queries
from dateline.client.question import Question, segment


class AsyncCalls:
    """The questions; how they are sent is for the class below to say."""

    async def _ask(self, question: Question) -> Any:
        raise NotImplementedError

    async def search(self, **query: Unpack[queries.SearchArticlesQuery]) -> answers.ArticlePage:
        """Find articles by words, dates, language, source, people, organisations, places, and more."""
        found: answers.ArticlePage = await self._ask(Question("GET", "/v1/articles", query=query))
        return found

    async def post_search(self, body: answers.SearchRequest, /) -> answers.ArticlePage:
        """The same search, with its parameters as a JSON object: for those that are too long for a URL."""
        found: answers.ArticlePage = await self._ask(Question("POST", "/v1/articles/search", body=body))
        return found

    async def article(self, article_id: str, /) -> answers.Article:
        """One article, whole, from the moment that it is written to the index."""
        found: answers.Article = await self._ask(Question("GET", f"/v1/articles/{segment(str(article_id))}"))
        return found

    async def correct_article(
        self, article_id: str, body: dict[str, Any], /, **query: Unpack[queries.CorrectArticleQuery]
    ) -> answers.Article:
        """Correct fields of an article (JSON merge patch, RFC 7396). They stay so, whatever its source or a step says."""
        found: answers.Article = await self._ask(
            Question("PATCH", f"/v1/articles/{segment(str(article_id))}", query=query, body=body)
        )
        return found

    async def delete_article(self, article_id: str, /, **query: Unpack[queries.DeleteArticleQuery]) -> None:
        """Delete an article with its earlier states. It does not come back by itself; its file stays in the archive."""
        await self._ask(Question("DELETE", f"/v1/articles/{segment(str(article_id))}", query=query))

    async def export_articles(self, **query: Unpack[queries.ExportArticlesQuery]) -> None:
        """All articles of a query, however many, as they were when it was asked."""
        await self._ask(Question("GET", "/v1/export", query=query))

    async def related(self, article_id: str, /, **query: Unpack[queries.GetRelatedQuery]) -> answers.RelatedArticles:
        """Other articles on the matter: those that share its rarest words and its names, but not its text."""
        found: answers.RelatedArticles = await self._ask(
            Question("GET", f"/v1/articles/{segment(str(article_id))}/related", query=query)
        )
        return found

    async def duplicates(self, article_id: str, /) -> answers.Copies:
        """All articles with its text, itself included: the first of all, then its copies in time."""
        found: answers.Copies = await self._ask(Question("GET", f"/v1/articles/{segment(str(article_id))}/duplicates"))
        return found

    async def explain(self, article_id: str, /) -> answers.ExplainedArticle:
        """Where each of its fields comes from: the file, a rule, a step, a person; how sure it is, and the words for it."""
        found: answers.ExplainedArticle = await self._ask(
            Question("GET", f"/v1/articles/{segment(str(article_id))}/explain")
        )
        return found

    async def release_field(
        self, article_id: str, field: str, /, **query: Unpack[queries.ReleaseFieldQuery]
    ) -> answers.Ordered:
        """Give a corrected field back: it says again what its file says, or the enrichment."""
        found: answers.Ordered = await self._ask(
            Question(
                "DELETE", f"/v1/articles/{segment(str(article_id))}/corrections/{segment(str(field))}", query=query
            )
        )
        return found

    async def reprocess_article(
        self, article_id: str, /, **query: Unpack[queries.ReprocessArticleQuery]
    ) -> answers.Ordered:
        """Enrich an article again, in a worker. What people corrected stays."""
        found: answers.Ordered = await self._ask(
            Question("POST", f"/v1/articles/{segment(str(article_id))}/reprocess", query=query)
        )
        return found

    async def versions(self, article_id: str, /) -> answers.EarlierStates:
        """What an article said before it was corrected, by its source or by a person."""
        found: answers.EarlierStates = await self._ask(
            Question("GET", f"/v1/articles/{segment(str(article_id))}/versions")
        )
        return found

    async def version(self, article_id: str, number: str | int, /) -> answers.Article:
        """One earlier state of an article, whole."""
        found: answers.Article = await self._ask(
            Question("GET", f"/v1/articles/{segment(str(article_id))}/versions/{segment(str(number))}")
        )
        return found

    async def people(self, **query: Unpack[queries.ListPeopleQuery]) -> answers.EntityNames:
        """The people in the articles that are asked for, with their roles: the most frequent first."""
        found: answers.EntityNames = await self._ask(Question("GET", "/v1/people", query=query))
        return found

    async def organisations(self, **query: Unpack[queries.ListOrganisationsQuery]) -> answers.EntityNames:
        """The organisations in the articles that are asked for: the most frequent first."""
        found: answers.EntityNames = await self._ask(Question("GET", "/v1/organisations", query=query))
        return found

    async def places(self, **query: Unpack[queries.ListPlacesQuery]) -> answers.EntityNames:
        """The places in the articles that are asked for, with their coordinates: the most frequent first."""
        found: answers.EntityNames = await self._ask(Question("GET", "/v1/places", query=query))
        return found

    async def person(self, name: str, /, **query: Unpack[queries.GetPersonQuery]) -> answers.EntityPage:
        """One person: how often, with whom, what was said, and the newest articles."""
        found: answers.EntityPage = await self._ask(Question("GET", f"/v1/people/{segment(str(name))}", query=query))
        return found

    async def organisation(self, name: str, /, **query: Unpack[queries.GetOrganisationQuery]) -> answers.EntityPage:
        """One organisation: how often, with whom, what it said, and the newest articles."""
        found: answers.EntityPage = await self._ask(
            Question("GET", f"/v1/organisations/{segment(str(name))}", query=query)
        )
        return found

    async def place(self, name: str, /, **query: Unpack[queries.GetPlaceQuery]) -> answers.EntityPage:
        """One place, by its name or its GeoNames id: how often, with whom, and the newest articles."""
        found: answers.EntityPage = await self._ask(Question("GET", f"/v1/places/{segment(str(name))}", query=query))
        return found

    async def quotes(self, **query: Unpack[queries.ListQuotesQuery]) -> answers.QuotesPage:
        """Quotes by their words and by who said them, article by article."""
        found: answers.QuotesPage = await self._ask(Question("GET", "/v1/quotes", query=query))
        return found

    async def stories(self, **query: Unpack[queries.ListStoriesQuery]) -> answers.StoryList:
        """The stories of the articles that are asked for: by default those that grew most in the last 24 hours."""
        found: answers.StoryList = await self._ask(Question("GET", "/v1/stories", query=query))
        return found

    async def story(self, story_id: str, /) -> answers.StoryPage:
        """One story: its articles in time, copies below the article that they are copies of, and who had it first."""
        found: answers.StoryPage = await self._ask(Question("GET", f"/v1/stories/{segment(str(story_id))}"))
        return found

    async def timeline(self, **query: Unpack[queries.GetTimelineQuery]) -> answers.Timeline:
        """How many of the articles that are asked for there were in each step of time."""
        found: answers.Timeline = await self._ask(Question("GET", "/v1/timeline", query=query))
        return found

    async def trending(self, **query: Unpack[queries.GetTrendingQuery]) -> answers.Trending:
        """People, organisations, places and phrases that are in more of the newest articles than in those before."""
        found: answers.Trending = await self._ask(Question("GET", "/v1/trending", query=query))
        return found

    async def suggestions(self, **query: Unpack[queries.GetSuggestionsQuery]) -> answers.Suggestions:
        """Headlines, people, organisations, places, sources and keywords with words that begin like what was typed."""
        found: answers.Suggestions = await self._ask(Question("GET", "/v1/suggest", query=query))
        return found

    async def alerts(self, **query: Unpack[queries.ListAlertsQuery]) -> answers.AlertPage:
        """All alerts."""
        found: answers.AlertPage = await self._ask(Question("GET", "/v1/alerts", query=query))
        return found

    async def create_alert(self, body: answers.AlertRequest, /) -> answers.AlertState:
        """Save a search. The answer is the only one with the secret of its webhook."""
        found: answers.AlertState = await self._ask(Question("POST", "/v1/alerts", body=body))
        return found

    async def test_alert(self, body: answers.TestRequest, /) -> answers.AlertTest:
        """What an alert with this selection would have found in the last 30 days. Nothing is saved or sent."""
        found: answers.AlertTest = await self._ask(Question("POST", "/v1/alerts/test", body=body))
        return found

    async def alert(self, alert_id: str, /) -> answers.AlertState:
        """One alert, and how its webhook does."""
        found: answers.AlertState = await self._ask(Question("GET", f"/v1/alerts/{segment(str(alert_id))}"))
        return found

    async def change_alert(self, alert_id: str, body: answers.AlertChange, /) -> answers.AlertState:
        """Change an alert. A webhook that was disabled is tried again. A new selection has effect from now on."""
        found: answers.AlertState = await self._ask(
            Question("PATCH", f"/v1/alerts/{segment(str(alert_id))}", body=body)
        )
        return found

    async def delete_alert(self, alert_id: str, /) -> None:
        """Remove an alert. What is on its way is not sent any more."""
        await self._ask(Question("DELETE", f"/v1/alerts/{segment(str(alert_id))}"))

    async def matches(self, alert_id: str, /, **query: Unpack[queries.ListMatchesQuery]) -> answers.MatchPage:
        """The articles that fitted it."""
        found: answers.MatchPage = await self._ask(
            Question("GET", f"/v1/alerts/{segment(str(alert_id))}/matches", query=query)
        )
        return found

    async def deliveries(self, alert_id: str, /, **query: Unpack[queries.ListDeliveriesQuery]) -> answers.DeliveryPage:
        """How its matches were told: each with its state, attempts, last error, and when it is tried next."""
        found: answers.DeliveryPage = await self._ask(
            Question("GET", f"/v1/alerts/{segment(str(alert_id))}/deliveries", query=query)
        )
        return found

    async def retry_delivery(self, alert_id: str, delivery_id: str, /) -> answers.Delivery:
        """Send a match again within seconds, under its id."""
        found: answers.Delivery = await self._ask(
            Question("POST", f"/v1/alerts/{segment(str(alert_id))}/deliveries/{segment(str(delivery_id))}/retry")
        )
        return found

    async def sources(self, **query: Unpack[queries.ListSourcesQuery]) -> answers.Outlets:
        """The outlets of the articles that are asked for: what each sends, how often, and which have gone quiet."""
        found: answers.Outlets = await self._ask(Question("GET", "/v1/sources", query=query))
        return found

    async def files(self, **query: Unpack[queries.ListFilesQuery]) -> answers.FilePage:
        """Files that were dropped, the newest claim first."""
        found: answers.FilePage = await self._ask(Question("GET", "/v1/files", query=query))
        return found

    async def file(self, file_id: str, /) -> answers.DroppedFile:
        """One dropped file, by its id, or by the receipt of its upload."""
        found: answers.DroppedFile = await self._ask(Question("GET", f"/v1/files/{segment(str(file_id))}"))
        return found

    async def parts(self, file_id: str, /, **query: Unpack[queries.ListPartsQuery]) -> answers.PartPage:
        """The parts of a file in their order, each with its outcome: the members of a bundle, the rows of a data set."""
        found: answers.PartPage = await self._ask(
            Question("GET", f"/v1/files/{segment(str(file_id))}/parts", query=query)
        )
        return found

    async def failed(self) -> answers.FailedFiles:
        """The files that failed, grouped by reason, with what to do."""
        found: answers.FailedFiles = await self._ask(Question("GET", "/v1/failed"))
        return found

    async def retry_failed(self, body: answers.RetryOrder, /) -> answers.Retried:
        """Put failed files back into the inbox: one, all that failed for one reason, or all."""
        found: answers.Retried = await self._ask(Question("POST", "/v1/failed/retry", body=body))
        return found

    async def stats(self) -> answers.Stats:
        """How many files were dropped and what became of them, the queues, and the index."""
        found: answers.Stats = await self._ask(Question("GET", "/v1/stats"))
        return found
