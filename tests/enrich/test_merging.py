from dateline.enrich.people import fullest_variant
from tests.enrich.marked import names


def test_titles_and_last_names_are_one_person() -> None:
    found = names("[person:Russian Consul General Viktorovich] came. [person:Viktorovich] spoke.")
    assert found["person"] == [["Viktorovich", "Viktorovich"]]


def test_last_name_taken_for_something_else() -> None:
    found = names("[person:Mina Cowley] won. [organisation:Cowley] lost. [place:Cowley] won.")
    assert found == {"person": [["Mina Cowley", "Cowley", "Cowley"]], "organisation": [], "place": []}


def test_family_members_stay_apart() -> None:
    found = names(
        "[person:Zulfikar Ali Bhutto] founded it. [person:Bhutto] led it. "
        "[person:Benazir Bhutto] followed. Then [person:Bhutto] left."
    )
    assert found["person"] == [["Zulfikar Ali Bhutto", "Bhutto"], ["Benazir Bhutto", "Bhutto"]]


def test_last_name_before_the_full_name() -> None:
    found = names("[person:Brandt] wins. [person:Ilse Brandt] is mayor.")
    assert found["person"] == [["Brandt", "Ilse Brandt"]]


def test_shorter_forms_of_a_full_name() -> None:
    found = names("[person:Zulfikar Ali Bhutto]. [person:Zulfikar Bhutto]. [person:Ali Bhutto].")
    assert len(found["person"]) == 1


def test_first_name_of_one_person_only() -> None:
    assert len(names("[person:Reese Marsh] smiled. [person:Reese] left.")["person"]) == 1
    assert len(names("[person:Reese Marsh], [person:Reese Hall]. [person:Reese] left.")["person"]) == 3


def test_last_name_that_the_model_missed() -> None:
    found = names("[person:Ilse Brandt] spoke. Later Brandt left, and Brandt Street was quiet.")
    assert found["person"] == [["Ilse Brandt", "Brandt"]]


def test_last_name_that_is_a_word() -> None:
    found = names("[person:Tom Brown] spoke. Brown bears were seen.")
    assert found["person"] == [["Tom Brown"]]


def test_company_named_after_a_person() -> None:
    found = names("[person:Roy Tisney] left [organisation:Walt Tisney]. [organisation:Tisney] fell.")
    assert found["person"] == [["Roy Tisney"]]
    assert ["Tisney"] in found["organisation"]


def test_acronym_both_ways() -> None:
    found = names("the Pakistan Peoples Party (PPP) won. PPP leaders met.")
    assert found["organisation"] == [["Pakistan Peoples Party", "PPP", "PPP"]]
    found = names("PPP leaders met. The [organisation:Pakistan Peoples Party] ([person:PPP]) won.")
    assert found["organisation"] == [["PPP", "Pakistan Peoples Party", "PPP"]]
    assert found["person"] == []


def test_acronym_without_explanation() -> None:
    found = names("[organisation:International Monetary Fund] staff came. The [organisation:IMF] lends.")
    assert len(found["organisation"]) == 1


def test_acronym_of_a_place() -> None:
    found = names("the [place:United Arab Emirates] ([place:UAE]) said. The UAE agreed.")
    assert found["place"] == [["United Arab Emirates", "UAE", "UAE"]]
    assert found["organisation"] == []


def test_part_of_an_organisation_taken_for_a_building() -> None:
    found = names("[facility:the Steel Mills] closed. [organisation:Pakistan Steel Mills] owes.")
    assert found["organisation"] == [["Steel Mills", "Pakistan Steel Mills"]]
    assert found["place"] == []


def test_two_longer_names_leave_the_short_one_alone() -> None:
    found = names(
        "[organisation:Foreign Ministry]. [organisation:Pakistani Foreign Ministry]. "
        "[organisation:Indian Foreign Ministry]."
    )
    assert len(found["organisation"]) == 3


def test_legal_forms() -> None:
    found = names("[organisation:Acme Corp] fell. [organisation:Acme] rose. [organisation:Acme, Inc.] did not.")
    assert len(found["organisation"]) == 1


def test_one_name_one_kind() -> None:
    found = names(
        "[place:Reading] won. [organisation:Reading] lost. [organisation:Reading] again. [organisation:Oman]."
    )
    assert found["organisation"] == [["Reading"] * 3]
    assert found["place"] == [["Oman"]]


def test_town_in_capitals_is_no_organisation() -> None:
    assert names("[organisation:KARACHI] was quiet.") == {"person": [], "organisation": [], "place": [["KARACHI"]]}
    assert names("[organisation:ZQXV] was quiet.")["organisation"] == [["ZQXV"]]


def test_names_that_hold_pattern_signs() -> None:
    assert names("[organisation:A+B (C] and [organisation:R&B*] x R&B")["organisation"]


def test_nothing_marked() -> None:
    assert names("No names here.") == {"person": [], "organisation": [], "place": []}


def test_fullest_variant_is_the_name() -> None:
    from dateline.enrich.names import Mention  # noqa: PLC0415

    group = [Mention(0, 1, "person", text) for text in ("Bhutto", "Ali Bhutto", "ALI BHUTTO", "Bhutto")]
    assert fullest_variant(group) == "Ali Bhutto"
