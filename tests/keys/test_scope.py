import pytest

from dateline.keys.scope import SCOPES, Scope, includes


@pytest.mark.parametrize("held", SCOPES)
@pytest.mark.parametrize("needed", SCOPES)
def test_a_scope_includes_itself_and_those_before_it(held: Scope, needed: Scope) -> None:
    order = ["read", "write", "admin"]
    assert includes(held, needed) == (order.index(held) >= order.index(needed))
