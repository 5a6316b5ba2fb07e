"""Which country an adjective or the name of its people speaks of: "Venezuelan" of Venezuela."""

import functools
import re
from collections.abc import Iterator

_DEMONYMS = """
AE Emirati; AF Afghan; AL Albanian; AM Armenian; AO Angolan; AR Argentine Argentinian; AT Austrian; AU Australian;
AZ Azerbaijani; BA Bosnian; BD Bangladeshi; BE Belgian; BG Bulgarian; BH Bahraini; BO Bolivian; BR Brazilian;
BY Belarusian Belarussian; CA Canadian; CD Congolese; CH Swiss; CI Ivorian; CL Chilean; CM Cameroonian; CN Chinese;
CO Colombian; CU Cuban; CY Cypriot; CZ Czech; DE German; DK Danish Dane; DZ Algerian; EC Ecuadorean Ecuadorian;
EE Estonian; EG Egyptian; ER Eritrean; ES Spanish Spaniard; ET Ethiopian; FI Finnish Finn; FR French; GB British Briton
English Scottish Welsh; GH Ghanaian; GR Greek; GT Guatemalan; HN Honduran; HR Croatian Croat; HT Haitian; HU Hungarian;
ID Indonesian; IE Irish; IL Israeli; IN Indian; IQ Iraqi; IR Iranian; IS Icelandic; IT Italian; JM Jamaican; JO
Jordanian; JP Japanese; KE Kenyan; KG Kyrgyz; KH Cambodian; KW Kuwaiti; KZ Kazakh; LA Laotian; LB Lebanese; LR Liberian;
LT Lithuanian; LV Latvian; LY Libyan; MA Moroccan; MD Moldovan; ML Malian; MM Burmese; MN Mongolian; MT Maltese;
MX Mexican; MY Malaysian; MZ Mozambican; NA Namibian; NG Nigerian; NI Nicaraguan; NL Dutch; NO Norwegian; NP Nepalese
Nepali; OM Omani; PA Panamanian; PE Peruvian; PH Philippine Filipino; PK Pakistani; PL Polish; PS Palestinian;
PT Portuguese; PY Paraguayan; QA Qatari; RO Romanian; RS Serbian Serb; RU Russian; RW Rwandan; SA Saudi; SD Sudanese;
SE Swedish Swede; SG Singaporean; SI Slovenian; SK Slovak; SN Senegalese; SO Somali; SV Salvadoran; SY Syrian; TH Thai;
TJ Tajik; TN Tunisian; TR Turkish; TW Taiwanese; TZ Tanzanian; UA Ukrainian; UG Ugandan; US American; UY Uruguayan;
UZ Uzbek; VE Venezuelan; VN Vietnamese; YE Yemeni; ZM Zambian; ZW Zimbabwean
"""
"""ISO 3166-1 code and words. Left out are Georgian and Dominican, which speak of two countries each."""

_CAPITALISED = re.compile(r"\b[A-Z][a-z]+")


def countries_spoken_of(text: str) -> Iterator[str]:
    """The country of each demonym in the text, ISO 3166-1 alpha-2."""
    known = _countries()
    for word in set(_CAPITALISED.findall(text)):
        if country := known.get(word) or known.get(word.removesuffix("s")):
            yield country


@functools.cache
def _countries() -> dict[str, str]:
    entries = (entry.split() for entry in _DEMONYMS.split(";"))
    return {word: country for country, *words in entries for word in words}
