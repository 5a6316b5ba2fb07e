"""Failed files by what is the matter with them."""

from dateline.spool.failed import FailedFile
from dateline.spool.failures import failures


def failed(name: str, reason: str, time: str = "2025-02-09T12:00:00Z", stage: str = "parse") -> FailedFile:
    return FailedFile(name, name, stage, reason, "Mend it.", 1, time, f"{name}.0", 10)


def test_names_and_numbers_make_no_other_reason() -> None:
    files = [
        failed("a.pdf", "a.pdf has 12 pages and no text.", "2025-02-09T12:00:00Z"),
        failed("post/b.pdf", "b.pdf has 1,300 pages and no text.", "2025-02-09T13:00:00Z"),
        failed("c.json", "The field 'colour' is unknown."),
        failed("d.json", "The field 'size' is unknown."),
        failed("e.zip", "The archive is encrypted."),
    ]
    found = failures(files)
    assert [(one.kind, len(one.files)) for one in found] == [
        ("The field … is unknown.", 2),
        ("… has N pages and no text.", 2),
        ("The archive is encrypted.", 1),
    ]
    assert [file.name for file in found[1].files] == ["post/b.pdf", "a.pdf"]


def test_one_reason_at_two_stages_is_two() -> None:
    found = failures([failed("a", "It took too long."), failed("b", "It took too long.", stage="index")])
    assert {(one.stage, one.kind) for one in found} == {("parse", "It took too long."), ("index", "It took too long.")}
