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
