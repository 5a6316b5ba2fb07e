"""Sections of newspapers as topics: "Sport" on the page is as good as a code."""

import functools

from dateline.enrich.topics.media_topics import Topic, topics

_SECTIONS = {
    "01000000": "arts entertainment showbiz culture kultur cultura culture feuilleton spettacoli kunst underholdning "
    "nöje kultura kultuur arts&entertainment divertissement entretenimiento artes",
    "20000002": "music film films movies books stage theatre theater tv&radio cinema cinéma musique livres musik kino "
    "literatur música cine libros hollywood bollywood art art&design",
    "20000045": "media medien médias medier medios",
    "02000000": "crime law courts justice kriminalität krimi judiciary justicia polizei faits-divers sucesos",
    "03000000": "accidents disasters ulykker olyckor",
    "04000000": "business economy money finance markets companies wirtschaft économie economía economia economie "
    "økonomi ekonomi negocios negócios finanzen finances finanzas ekonomia",
    "05000000": "education schools bildung éducation educación educação schule utdanning campus",
    "06000000": "environment climate umwelt planète environnement ambiente medioambiente miljø miljö klima planet "
    "meio-ambiente clima",
    "07000000": "health gesundheit santé salud saúde salute helse hälsa zdrowie zdravje",
    "09000000": "jobs work careers labour labor karriere emploi empleo",
    "10000000": "lifestyle leisure life&style reise voyages viajes food cars gardening life-style estilo",
    "20000538": "travel tourism",
    "20000565": "food&drink recipes rezepte cuisine gastronomía gastronomie mat&vin",
    "11000000": "politics politik politique política politica politikk polityka politiek poliitika",
    "20000638": "diplomacy foreign-policy",
    "20000574": "elections wahlen élections elecciones eleições",
    "12000000": "religion faith kirche religión religião",
    "13000000": "technology tech science science&technology wissenschaft sciences digital technik ciencia ciência "
    "tecnología tecnologia technologie sci-tech science&environment teknologi vitenskap vetenskap teknik",
    "14000000": "society gesellschaft société sociedad sociedade samfunn samhälle",
    "15000000": "sport sports deportes esportes esporte desporto sporten deporte urheilu",
    "20000822": "football cricket tennis rugby golf soccer fußball fussball fútbol futebol futbol formula-1 boxing "
    "athletics cycling fotball fotboll",
    "17000000": "weather wetter météo tiempo tempo vær väder",
}
"""Names of sections in newspapers of the large European languages: lower case, "&" for "and", "-" for a space. A place
or a kind of text (World, Local, Opinion) is no topic."""

_AND = ("and", "&", "und", "et", "y", "e", "og", "och")


@functools.cache
def _by_name() -> dict[str, str]:
    names = {name: code for code, listed in _SECTIONS.items() for name in listed.split()}
    for topic in topics().values():  # and the labels of the first two levels, in all languages
        if not topic.retired and (not topic.broader or not topics()[topic.broader].broader):
            for label in topic.labels:
                names.setdefault(_key(label), topic.code)
    return names


def section_topic(name: str) -> Topic | None:
    """The topic of a section, "Sport" or "Life & Style"; of a path like "Sport/Football" the last part that has one."""
    for part in reversed(name.replace(">", "/").split("/")):
        if code := _by_name().get(_key(part)):
            return topics()[code]
    return None


def _key(name: str) -> str:
    words = ["&" if word in _AND else word for word in name.casefold().split()]
    return "-".join(words).replace("-&-", "&")
