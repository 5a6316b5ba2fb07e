"""Organisations of the world under one name in all articles, with the acronyms that mean only them in newspapers.

A list of our own, of the names these bodies give themselves; where the press knows the acronym better (UNICEF), that
is the name. Left out are acronyms that several share: AU, ADB, ICC, SEC, PPP.
"""

import functools

_ALSO_CALLED: dict[str, str] = {
    "Amnesty International": "",
    "Arab League": "League of Arab States",
    "ASEAN": "Asean, Association of Southeast Asian Nations, Association of South East Asian Nations",
    "BBC": "British Broadcasting Corporation",
    "CIA": "Central Intelligence Agency",
    "European Central Bank": "ECB, BCE, Banque centrale européenne",
    "European Commission": "Commission européenne",
    "European Union": "EU, UE, Union européenne",
    "FBI": "Federal Bureau of Investigation",
    "FIFA": "Fifa, Fédération Internationale de Football Association",
    "Food and Agriculture Organization": "FAO, Food and Agriculture Organisation",
    "International Atomic Energy Agency": "IAEA",
    "International Committee of the Red Cross": "ICRC",
    "International Court of Justice": "ICJ",
    "International Energy Agency": "IEA",
    "International Labour Organization": "ILO, International Labour Organisation, International Labor Organization",
    "International Monetary Fund": "IMF, FMI, Fonds monétaire international",
    "International Olympic Committee": "IOC",
    "International Organization for Migration": "International Organisation for Migration",
    "Interpol": "INTERPOL",
    "NASA": "Nasa, National Aeronautics and Space Administration",
    "NATO": "Nato, OTAN, Otan, North Atlantic Treaty Organization, North Atlantic Treaty Organisation",
    "OECD": "Organisation for Economic Co-operation and Development, "
    "Organization for Economic Cooperation and Development",
    "OPEC": "Opec, Organization of the Petroleum Exporting Countries, Organisation of Petroleum Exporting Countries",
    "OSCE": "Organization for Security and Co-operation in Europe, Organisation for Security and Cooperation in Europe",
    "UEFA": "Uefa, Union of European Football Associations",
    "UNESCO": "Unesco, United Nations Educational Scientific and Cultural Organization",
    "UNHCR": "United Nations High Commissioner for Refugees, UN High Commissioner for Refugees",
    "UNICEF": "Unicef, United Nations Children's Fund, UN Children's Fund",
    "United Nations": "UN, ONU, Nations unies",
    "World Anti-Doping Agency": "WADA, Wada",
    "World Food Programme": "WFP, World Food Program",
    "World Health Organization": "WHO, OMS, World Health Organisation",
    "World Trade Organization": "WTO, World Trade Organisation",
}


def world_name(name: str) -> str | None:
    """The one name of the organisation that goes by this name, or null. Case counts: the WHO, and The Who."""
    return _names().get(_plain(name))


@functools.cache
def _names() -> dict[str, str]:
    return {
        _plain(variant): name
        for name, others in _ALSO_CALLED.items()
        for variant in (name, *others.split(", "))
        if variant
    }


def _plain(name: str) -> str:
    return name.replace(".", "").replace("’", "'").removeprefix("the ").removeprefix("The ")
