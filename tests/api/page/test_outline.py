"""The map: where points lie, held against the tables of the projection's author, and that all countries lie on it."""

import re

import pytest

from services.api.page.making.world import countries, drawing
from services.api.page.outline import HEIGHT, NORTHERNMOST, SOUTHERNMOST, WIDTH, enclosed, projected

# T. Patterson's own table for the Natural Earth projection, as in Šavrič et al. (2011), table 1: by latitude, the
# length of the parallel and its distance from the equator, each as a share of the most. The polynomial fits it to a
# quarter of a per cent as far as 85 degrees.
PARALLELS = {
    0: (1.0000, 0.0000),
    15: (0.9894, 0.1860),
    30: (0.9570, 0.3720),
    45: (0.9006, 0.5571),
    60: (0.8196, 0.7346),
    75: (0.7160, 0.8936),
}
# The height of the whole globe to its width, by construction of the projection.
FLATNESS = 0.52
EQUATOR = projected(0, 0)[1]


@pytest.fixture(scope="module")
def outlines() -> dict[str, str]:
    return countries()


def coordinates(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?\d+) (-?\d+)", path)]


@pytest.mark.parametrize(("latitude", "length", "distance"), [(lat, *row) for lat, row in PARALLELS.items()])
def test_parallels_are_as_long_and_as_far_from_the_equator_as_in_the_authors_table(
    latitude: int, length: float, distance: float
) -> None:
    x, y = projected(latitude, 180)
    assert (x - WIDTH / 2) / (WIDTH / 2) == pytest.approx(length, abs=0.0025)
    assert (EQUATOR - y) / (WIDTH / 2 * FLATNESS) == pytest.approx(distance, abs=0.0025)


def test_greenwich_is_the_middle_and_the_equator_is_as_wide_as_the_map() -> None:
    assert projected(0, 0)[0] == WIDTH / 2
    assert projected(0, -180)[0] == pytest.approx(0)
    assert projected(0, 180)[0] == pytest.approx(WIDTH)


def test_east_mirrors_west_and_south_mirrors_north() -> None:
    (east, north), (west, south) = projected(40, 70), projected(-40, -70)
    assert east + west == pytest.approx(WIDTH)
    assert north + south == pytest.approx(2 * EQUATOR)


def test_the_northernmost_and_southernmost_points_are_the_edges() -> None:
    assert projected(NORTHERNMOST, 20)[1] == pytest.approx(0)
    assert HEIGHT - 1 <= projected(SOUTHERNMOST, 20)[1] <= HEIGHT


@pytest.mark.parametrize(("latitude", "longitude"), [(24.9, 67), (-33.9, 151.2), (0, 0), (71, -156.8), (-54.8, -68.3)])
def test_a_rectangle_around_a_point_is_a_box_of_degrees_around_it(latitude: float, longitude: float) -> None:
    x, y = projected(latitude, longitude)
    west, south, east, north = enclosed(x - 1, y - 1, x + 1, y + 1)
    assert west < longitude < east
    assert south < latitude < north
    assert north - south < 2, "and little else"


def test_all_of_a_rectangle_is_within_its_box() -> None:
    left, top, right, bottom = 100.0, 40.0, 900.0, 400.0
    west, south, east, north = enclosed(left, top, right, bottom)
    for latitude in range(-50, 80, 10):
        for longitude in range(-180, 181, 5):
            x, y = projected(latitude, longitude)
            if left <= x <= right and top <= y <= bottom:
                assert west <= longitude <= east
                assert south <= latitude <= north


def test_a_box_ends_where_the_map_ends() -> None:
    assert enclosed(-50, -50, WIDTH + 50, HEIGHT + 50) == pytest.approx((-180, SOUTHERNMOST, 180, NORTHERNMOST))


def test_a_rectangle_drawn_from_its_last_corner_to_its_first_is_the_same() -> None:
    assert enclosed(700, 300, 600, 200) == enclosed(600, 200, 700, 300)


def test_every_country_lies_within_the_map(outlines: dict[str, str]) -> None:
    for code, path in outlines.items():
        for x, y in coordinates(path):
            assert 0 <= x <= WIDTH, code
            assert 0 <= y <= HEIGHT, code


def test_countries_lie_where_they_are(outlines: dict[str, str]) -> None:
    for code, latitude, longitude in (("DE", 51, 10), ("KE", 0.5, 38), ("AU", -25, 134), ("CA", 60, -110)):
        xs, ys = zip(*coordinates(outlines[code]), strict=True)
        x, y = projected(latitude, longitude)
        assert min(xs) < x < max(xs), code
        assert min(ys) < y < max(ys), code


def test_the_drawing_has_all_of_them_and_is_small() -> None:
    drawn = drawing()
    assert drawn.count("<path") > 150
    assert 'id="world"' in drawn
    assert len(drawn) < 80_000
