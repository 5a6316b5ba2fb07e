"""Pictures that are drawn on the server."""

from datetime import UTC, datetime, timedelta
from typing import Any

import lxml.etree
import pytest

from dateline.article import Location, Place
from dateline.query.entities import Entity
from services.api.page.charts.bars import bars
from services.api.page.charts.lanes import NAMELESS, WIDTH, lanes
from services.api.page.charts.sparkline import HEIGHT, sparkline
from services.api.page.charts.sparkline import WIDTH as SPARK_WIDTH
from services.api.page.charts.world import circles, spots
from services.api.page.outline import HEIGHT as MAP_HEIGHT
from services.api.page.outline import WIDTH as MAP_WIDTH

NOON = datetime(2025, 2, 9, 12, tzinfo=UTC)


def test_the_highest_bar_is_as_high_as_the_chart_and_the_others_in_proportion() -> None:
    drawn = bars([2, 0, 4], ["a", "b", "c"])
    assert [bar.height / drawn.height for bar in drawn.bars] == [0.5, 0, 1]
    assert all(bar.y + bar.height == drawn.height for bar in drawn.bars)


def test_without_any_count_no_bar_has_a_height() -> None:
    assert [bar.height for bar in bars([0, 0], ["a", "b"]).bars] == [0, 0]


def test_a_sparkline_stays_inside_of_its_frame_and_ends_with_the_last_count() -> None:
    drawn = lxml.etree.fromstring(sparkline([0, 5, 1, 5], "five at last"))
    points = [tuple(map(float, point.split(","))) for point in drawn[0].get("points").split()]
    assert all(0 <= x <= SPARK_WIDTH and 0 <= y <= HEIGHT for x, y in points)
    assert points[1][1] == points[3][1] < points[2][1] < points[0][1]
    assert (float(drawn[1].get("cx")), float(drawn[1].get("cy"))) == points[-1]


def test_of_one_count_or_two_there_is_no_line() -> None:
    assert sparkline([3], "three") == sparkline([3, 4], "three, four") == ""


def test_what_a_sparkline_tells_stays_text() -> None:
    assert '"<' not in sparkline([1, 2, 1], '"<script>')


def _told(source: str | None, hours: int, **more: Any) -> dict[str, Any]:
    at = (NOON + timedelta(hours=hours)).isoformat()
    return {"id": f"{source}{hours}", "headline": "x", "published": at, "source": {"name": source}, **more}


def test_outlets_have_their_lanes_in_the_order_of_their_first_article() -> None:
    drawn = lanes([_told("Late", 4), _told("Early", 0), _told("Early", 8), _told(None, 2)])
    assert drawn
    assert [lane.name for lane in drawn.lanes] == ["Early", NAMELESS, "Late"]
    assert [len(lane.dots) for lane in drawn.lanes] == [2, 1, 1]
    early = drawn.lanes[0].dots
    assert early[0].x < drawn.lanes[1].dots[0].x < drawn.lanes[2].dots[0].x < early[1].x <= WIDTH


def test_more_outlets_than_there_is_room_for_share_the_last_lane() -> None:
    drawn = lanes([_told(f"Outlet {number}", number) for number in range(30)])
    assert drawn
    assert drawn.lanes[-1].name == "others"
    assert sum(len(lane.dots) for lane in drawn.lanes) == 30


def test_articles_without_a_time_have_no_lanes() -> None:
    assert lanes([{"id": "1", "headline": "x", "source": None}]) is None


def _entity(name: str, count: int, lat: float, lon: float) -> Entity:
    return Entity(name, count, "2025", "2025", location={"lat": lat, "lon": lon})


def test_the_area_of_a_circle_tells_the_number_of_articles() -> None:
    large, small = circles([_entity("Few", 100, 0, 0), _entity("Many", 400, 10, 10)])
    assert (large.name, small.name) == ("Many", "Few")
    assert large.radius**2 / small.radius**2 == pytest.approx(4)


def test_places_that_nobody_knows_are_not_drawn() -> None:
    assert circles([Entity("Nowhere", 1, "2025", "2025")]) == []
    assert spots([Place(name="Nowhere")]) is None


@pytest.mark.parametrize("corners", [[(24.9, 67.0)], [(70, -170), (-50, 178)], [(-54, -68), (65, -18)]])
def test_the_part_of_the_map_that_is_shown_has_all_places_in_it_and_lies_on_the_map(
    corners: list[tuple[float, float]],
) -> None:
    found = spots(Place(name="x", location=Location(lat=lat, lon=lon)) for lat, lon in corners)
    assert found
    left, top, width, height = found.view
    assert left >= 0
    assert top >= 0
    assert left + width <= MAP_WIDTH + 1e-6
    assert top + height <= MAP_HEIGHT + 1e-6
    assert all(left <= spot.x <= left + width and top <= spot.y <= top + height for spot in found.spots)
