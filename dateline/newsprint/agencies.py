"""News agencies, by the names under which newspapers credit them."""

import re

AGENCIES = frozenset(
    "AAP AFP ANI ANP ANSA AP APA APP ATS Agencies Belga Bernama Bloomberg CNA CP CTK DPA dpa DPA-AFX dts EFE IANS "
    "ICIS INP "
    "INTERFAX IPS IRNA ITAR-TASS Interfax KUNA Kyodo LUSA Lusa MTI NAN NNI NTB Online PA PAP PNA PPI PTI Petra "
    "Reuters REUTERS RIA RTT "
    "SANA SAPA SPA SID STT TASS TT Tanjug UNB UNI UPI WAM Xinhua XINHUA Yonhap".split()
) | {
    "Associated Press",
    "The Associated Press",
    "Press Association",
    "PA Media",
    "Canadian Press",
    "The Canadian Press",
}
"""Known names; what stands in brackets in a dateline is taken as an agency without being here."""

_CREDIT = re.compile(r"(?:[-–—]+ ?|\()(?P<agency>[A-Za-z]{2,12}(?: [A-Z][a-z]{3,12}){0,2})\)?\.?$")
_LAST = 40  # characters; the credit stands at the very end


def credited_agency(paragraph: str) -> tuple[str, int] | None:
    """The agency credited at the end of a paragraph ("... — Reuters", "... (AFP)") and where its name begins."""
    start = max(0, len(paragraph) - _LAST)
    match = _CREDIT.search(paragraph, start)
    if match is None or match["agency"] not in AGENCIES:
        return None
    before = paragraph[start : match.start()].rstrip()
    return (match["agency"], match.start("agency")) if before[-1:] in {".", "!", "?", "”", '"', "’", "…"} else None


_ONE_NAME = {name.casefold(): name for name in sorted(AGENCIES)} | {  # REUTERS is sorted before Reuters, which stays
    "agence france-presse": "AFP",
    "associated press": "AP",
    "canadian press": "CP",
    "deutsche presse-agentur": "dpa",
    "dpa-afx": "dpa",
    "itar-tass": "TASS",
    "pa media": "PA",
    "press association": "PA",
    "press trust of india": "PTI",
    "thomson reuters": "Reuters",
    "united press international": "UPI",
    "xinhua news agency": "Xinhua",
}
_UNTOLD = frozenset({"agencies", "online"})  # some agencies or other; and a word that is seldom the agency
_CREDITED = re.compile(r"^(?:by|from|source|courtesy|via)\b:? ?|\bthe |\.", re.IGNORECASE)


def agency_named(credit: str) -> str | None:
    """The agency that a credit names, by one name for each: Reuters for "By John Smith, REUTERS", AFP for "AFP/APP".

    The first of several; None when there is none. Acronyms count in capitals only: Sid is a man, SID an agency.
    """
    for part in re.split(r"[/,|;()]|\band\b|&", credit):
        printed = _CREDITED.sub("", part.strip()).strip()
        name = _ONE_NAME.get(printed.casefold())
        if name and printed.casefold() not in _UNTOLD and (not name.isupper() or printed.isupper() or len(printed) > 5):
            return name
    return None
