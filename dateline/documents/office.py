"""Office documents that hold no story: as ZIP archives they would be opened, and their parts read as files."""

import zipfile

_CONTENT_TYPES = "[Content_Types].xml"  # ECMA-376, part 2, 7.2.3.2: the part that every such package has
_BY_FOLDER = {"xl/": "a spreadsheet", "ppt/": "a presentation", "visio/": "a drawing"}
# OpenDocument 1.3, part 2, 3.3: the media type stands in the first member.
_MEDIA_TYPE = "mimetype"
_BY_MEDIA_TYPE = {"spreadsheet": "a spreadsheet", "presentation": "a presentation", "graphics": "a drawing"}
_LONGEST = 100  # bytes of a media type


def office_kind(archive: zipfile.ZipFile) -> str | None:
    """What kind of office document without a story this ZIP archive is, in words; None where it is none."""
    names = archive.namelist()
    if _CONTENT_TYPES in names:
        return next((kind for folder, kind in _BY_FOLDER.items() if any(n.startswith(folder) for n in names)), None)
    if names[:1] != [_MEDIA_TYPE]:
        return None
    with archive.open(_MEDIA_TYPE) as member:
        media_type = member.read(_LONGEST).decode("ascii", "replace")
    prefix, _, kind = media_type.rpartition(".opendocument.")
    return _BY_MEDIA_TYPE.get(kind.partition("-")[0]) if prefix else None
