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


def test_an_initial_and_the_last_name_are_the_person_named_in_full() -> None:
    found = names("[person:David Hume-Fry] played. Team: [organisation:D Hume-Fry], [person:G Murphy].")
    assert found["person"] == [["David Hume-Fry", "D Hume-Fry"], ["G Murphy"]]
    assert found["organisation"] == []


def test_full_name_taken_for_an_organisation_whose_last_name_stands_for_a_person() -> None:
    found = names("[organisation:Jack Reed] spoke. [person:Reed] left.")
    assert found == {"person": [["Jack Reed", "Reed"]], "organisation": [], "place": []}


def test_company_taken_for_a_person() -> None:
    assert names("[person:Samuel Weiss Films] paid.")["organisation"] == [["Samuel Weiss Films"]]
    found = names("[organisation:Marl & McIntyre] fell. [person:Marl] pays.")
    assert found["organisation"] == [["Marl & McIntyre"], ["Marl"]]


def test_two_names_with_an_ampersand_are_one_firm() -> None:
    found = names("[person:Brown] & [person:Wilkinson] sells. [person:Ann Lee] & [person:Bo Marsh] sing.")
    assert found["organisation"] == [["Brown & Wilkinson"]]
    assert found["person"] == [["Ann Lee"], ["Bo Marsh"]]


def test_names_in_a_list_taken_for_one() -> None:
    assert names("[organisation:Jessop, Body Store] rose.")["organisation"] == [["Jessop"], ["Body Store"]]
    assert names("[organisation:Acme, Inc.] rose.")["organisation"] == [["Acme, Inc."]]
    department = "Department for Culture, Media and Sport"
    assert names(f"The [organisation:{department}] paid.")["organisation"] == [[department]]
    found = names("[person:Patrik Berger] shot. [organisation:Berger. Woolwich] won.")
    assert found["person"] == [["Patrik Berger", "Berger"]]
    assert found["organisation"] == [["Woolwich"]]


def test_places_in_a_list_taken_for_one() -> None:
    assert names("[place:Windsor, Slough] and [place:Washington, D.C.] pay.")["place"] == [
        ["Windsor"],
        ["Slough"],
        ["Washington, D.C."],
    ]


def test_a_title_of_people_makes_a_person() -> None:
    found = names("[organisation:Cardinal Cormac Murrin] spoke.")
    assert found == {"person": [["Cormac Murrin"]], "organisation": [], "place": []}


def test_short_for_a_country_is_the_country() -> None:
    assert names("a medal for [person:GB]")["place"] == [["GB"]]


def test_a_name_ends_where_the_sentence_does_but_not_behind_an_abbreviation() -> None:
    assert names("He lives in [place:St. Helens].")["place"] == [["St. Helens"]]


def test_club_taken_for_its_town() -> None:
    found = names("[place:Oldport United] won. [person:United] lead. [place:Oldport] slept.")
    assert found == {"person": [], "organisation": [["Oldport United", "United"]], "place": [["Oldport"]]}


def test_names_written_in_the_same_letters() -> None:
    found = names("[organisation:TimeWard] fell. [organisation:Time Ward] rose. [organisation:Time-Ward Group] sold.")
    assert found["organisation"] == [["TimeWard", "Time Ward", "Time-Ward Group"]]


def test_a_word_that_the_text_also_writes_small_is_no_name() -> None:
    found = names("[place:Tsunami] aid came. The tsunami hit. [person:Tom Reed] spoke. [person:Reed] and reed.")
    assert found == {"person": [["Tom Reed", "Reed"]], "organisation": [], "place": []}


def test_what_has_an_article_and_stands_alone_is_nobody() -> None:
    assert names("She won an [person:Oscar] for it.")["person"] == []
    assert names("Under the [person:Bush] administration.")["person"] == [["Bush"]]


def test_prizes_and_laws_are_no_organisations() -> None:
    assert names("the [organisation:Brit Awards] and the [organisation:Asylum Act]")["organisation"] == []


def test_land_taken_for_a_person() -> None:
    assert names("near [person:Tarzan Bay] they met")["place"] == [["Tarzan Bay"]]
    assert names("with [person:Ji-sung Park] they met")["person"] == [["Ji-sung Park"]]


def test_town_taken_for_a_person() -> None:
    found = names("[person:Swansea]'s council met in [person:Swansea]. [person:Swansea] paid.")
    assert found["place"] == [["Swansea"] * 3]
    assert names("He went to [organisation:Swansea].")["organisation"] == [["Swansea"]]  # the club
    assert names("He lives in [organisation:Swansea].")["place"] == [["Swansea"]]
    assert names("[person:Lara Preston] stayed in [person:Preston].")["place"] == []


def test_world_organisation_is_one_under_all_its_names() -> None:
    found = names("[organisation:EU] and [organisation:European Union]. [place:Uefa] and [person:UEFA].")
    assert found == {"person": [], "organisation": [["EU", "European Union"], ["Uefa", "UEFA"]], "place": []}


def test_what_the_text_says_of_an_acronym_comes_before_what_the_world_says() -> None:
    found = names("the Inner Lakes Office (ILO) met. [organisation:ILO] won.")
    assert found["organisation"] == [["Inner Lakes Office", "ILO", "ILO"]]


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
