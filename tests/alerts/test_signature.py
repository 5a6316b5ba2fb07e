"""Signatures, as the Standard Webhooks specification has them."""

import pytest

from dateline.alerts.signature import check_secret, headers, new_secret
from dateline.query.errors import InvalidRequestError


def test_a_secret_that_was_made_is_one() -> None:
    check_secret(new_secret())
    assert new_secret() != new_secret()


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_%%%%"])
def test_what_is_none_is_refused(secret: str) -> None:
    with pytest.raises(InvalidRequestError):
        check_secret(secret)


def test_it_signs_as_the_reference_library_does() -> None:
    """Made with ``standardwebhooks`` 1.0 from PyPI, the library of the specification's authors."""
    made = headers(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1614265330,
        b'{"test": 2432232314}',
    )
    assert made["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
