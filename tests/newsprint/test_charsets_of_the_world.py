"""Text of many languages in the character sets that their newspapers use or used, with nothing said of it."""

import pytest

from dateline.newsprint.charset import decode

TEXTS = {
    "English": "The harbour café reopened on Monday: “At last”, said Zoë Müller, who paid £40 for the naïve portrait.",
    "French": "Le maire a déclaré lundi que la gare serait rénovée dès l’été. « Trop tard », a-t-il ajouté.",
    "German": "Der Bürgermeister erklärte am Montag, die Brücke müsse gesperrt werden. Größere Umwege seien nötig.",
    "Polish": "Burmistrz ogłosił w poniedziałek, że most zostanie zamknięty. Mieszkańcy są zaskoczeni, bo wciąż nie "
    "wiedzą, jak będą dojeżdżać do pracy. Nauczycielka ze szkoły podstawowej mieszka po drugiej stronie rzeki.",
    "Russian": "Мэр города объявил в понедельник, что мост закроют на два года. Жители удивлены этим решением.",
    "Greek": "Ο δήμαρχος ανακοίνωσε τη Δευτέρα ότι η γέφυρα θα κλείσει για δύο χρόνια. Οι κάτοικοι εξεπλάγησαν.",
    "Turkish": "Belediye başkanı pazartesi günü köprünün iki yıl boyunca kapalı kalacağını açıkladı. Şehir şaşkın.",
    "Icelandic": "Borgarstjórinn tilkynnti á mánudag að brúnni yrði lokað í tvö ár. Íbúar eru undrandi á því og þykir "
    "það ekki góð ákvörðun.",
    "Japanese": "市長は月曜日、橋を二年間閉鎖すると発表した。住民からは驚きの声が上がっている。",
    "Chinese": "市长星期一宣布，大桥将关闭两年进行维修。居民对此感到惊讶。公共汽车将改走新的路线。",
    "Chinese of Taiwan": "市長星期一宣布，大橋將關閉兩年進行維修。居民對此感到驚訝。公共汽車將改走新的路線。",
    "Korean": "시장은 월요일 다리를 이 년 동안 폐쇄한다고 발표했다. 주민들은 놀라움을 나타냈다.",
    "Arabic": "أعلن رئيس البلدية يوم الاثنين أن الجسر سيغلق لمدة عامين. وأبدى السكان دهشتهم من القرار.",
}
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
NATIONAL = {
    "cp1252": ("English", "French", "German", "Icelandic"),
    "latin-1": ("German", "Icelandic"),
    "iso8859-15": ("German", "Icelandic"),
    "cp1250": ("Polish",),
    "iso8859-2": ("Polish",),
    "cp1251": ("Russian",),
    "koi8-r": ("Russian",),
    "iso8859-5": ("Russian",),
    "cp1253": ("Greek",),
    "iso8859-7": ("Greek",),
    "cp1254": ("Turkish",),
    "iso8859-9": ("Turkish",),
    "shift_jis": ("Japanese",),
    "euc_jp": ("Japanese",),
    "iso2022_jp": ("Japanese",),
    "gb18030": ("Chinese",),
    "big5": ("Chinese of Taiwan",),
    "euc_kr": ("Korean",),
    "iso2022_kr": ("Korean",),
    "cp1256": ("Arabic",),
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("encoding", UNICODE)
def test_every_language_is_read_in_every_form_of_unicode(language: str, encoding: str) -> None:
    text = TEXTS[language]
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("encoding", "language"), [(encoding, language) for encoding, of in NATIONAL.items() for language in of]
)
def test_every_language_is_read_in_its_own_character_sets(encoding: str, language: str) -> None:
    text = TEXTS[language] + "\n\n" + TEXTS[language]
    assert decode(text.encode(encoding)).text == text
