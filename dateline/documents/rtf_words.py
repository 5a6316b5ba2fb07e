"""The words of RTF that the reader knows (Rich Text Format Specification 1.9.1)."""

SILENT = frozenset(
    "fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf"
    " footnote annotation atnid atnauthor xe tc txe rxe nonshppict fldinst listtext pntext pn bkmkstart bkmkend"
    " ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn falt panose filetbl revtbl template datafield objdata objclass"
    " themedata colorschememapping latentstyles datastore xmlnstbl listtable listoverridetable rsidtbl generator"
    " userprops shprslt sp formfield private".split()
)
"""Destinations whose text is not the story's; so is every one that is marked with ``\\*`` and not known."""

KEPT = frozenset({"shptxt", "shpinst", "shp"})
"""Destinations behind ``\\*`` that hold text of the page nevertheless: boxes."""

ASIDE = {
    "footnote": "footnote",
    "header": "running head",
    "headerl": "running head",
    "headerr": "running head",
    "headerf": "running head",
    "footer": "running foot",
    "footerl": "running foot",
    "footerr": "running foot",
    "footerf": "running foot",
}
"""Destinations that are kept beside the story, with the reason."""

SIGNS = {
    "tab": " ",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "~": " ",
    "_": "-",
    "\n": "\n",
    "\r": "\n",
    "{": "{",
    "}": "}",
    "\\": "\\",
}

ENDS = frozenset({"par", "sect", "page", "column", "softpage"})
"""Words that end a paragraph."""

CODECS = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp850",
}
"""The codecs of the character sets of fonts (``\\fcharset``); 0 and 1 are that of the file."""
