from dateline.grouping.copies import is_copy, keys
from tests.grouping.texts import body, cut, edited, member, on_template

TEXT = body()


def copied(one: str, other: str) -> bool:
    first, second = member(one, "a").fingerprint, member(other, "b").fingerprint
    assert is_copy(first, second) == is_copy(second, first)
    return is_copy(first, second)


def test_the_same_text_is_a_copy() -> None:
    assert copied(TEXT, TEXT)


def test_case_spacing_and_apostrophes_make_no_difference() -> None:
    text = f"{TEXT} It’s the minister’s doing."
    assert copied(text, text.replace("’", "'").replace("\n\n", "\n").replace(" ", "  "))


def test_edits_leave_a_copy() -> None:
    assert copied(TEXT, edited(TEXT))


def test_a_text_cut_short_is_a_copy() -> None:
    assert copied(TEXT, cut(TEXT, 0.6))


def test_a_text_with_its_paragraphs_in_another_order_is_a_copy() -> None:
    assert copied(TEXT, "\n\n".join(reversed(TEXT.split("\n\n"))))


def test_a_text_with_paragraphs_of_another_added_is_a_copy() -> None:
    assert copied(TEXT, f"{TEXT}\n\n{cut(body(1), 0.3)}")


def test_another_text_is_none() -> None:
    assert not copied(TEXT, body(1))


def test_a_template_filled_with_other_names_and_numbers_is_none() -> None:
    assert not copied(TEXT, on_template(TEXT))


def test_a_brief_in_a_round_up_is_none() -> None:
    briefs = [body(number, 600) for number in range(6)]
    assert not copied(briefs[0], "\n\n".join(briefs))


def test_a_text_of_a_few_words_is_never_one_and_has_no_keys() -> None:
    assert not copied("Full story soon.", "Full story soon.")
    assert keys(member("Full story soon.", "a").fingerprint) == []


def test_without_names_and_numbers_nearly_all_phrases_must_be_shared() -> None:
    words = [f"word{'abcdefghij'[number // 10]}{'abcdefghij'[number % 10]}" for number in range(100)]
    text = " ".join(words)
    assert copied(text, " ".join(words[5:]))
    assert not copied(text, " ".join([*words[40:], *(f"other{word}" for word in words[:40])]))


def test_a_language_without_spaces_is_compared_by_its_signs() -> None:
    text = "港务局局长周一表示新的电车线路将于三月开通连接老城区与港口全长十二公里耗资四亿元预计每天运送乘客两万人次"
    assert copied(text, text[:-5])
    assert not copied(
        text,
        "昨晚的比赛以平局告终主队在最后一分钟扳平了比分教练对球员的表现感到满意下周他们将前往南方迎战老对手希望取得胜利",
    )
