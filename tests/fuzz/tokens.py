"""Words that mean something to a format, or that readers have stumbled over before."""

_ANY = (
    b"\0", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\x85", b"\xe2\x80\xa8", b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80", b"\xc0\x80", b"\xe2\x80\xae", b"\xef\xbf\xbf", b"\x1b$B", b"+ADw-", b"\x0c", b"\x1a",
    b"\xc2\xa0", b" " * 300, b"0001-01-01T00:00:00+14:00", b"9999-12-31T23:59:59-14:00", b"2025-02-30T25:61:61Z",
    b"Thu, 31 Feb 99999 99:99:99 +9999", b"20250209T103000Z", b"2025-W06-7", b"1e400", b"-0", b"0x1F",
    b"\xd9\xa3\xd9\xa4", b"\xc2\xb2", b"\xe2\x91\xa0", b"LONDON, Feb 29 (Reuters) - ", b"By JANE DOE",
    b"Published in Dawn, February 31st, 2025", b"http://[::1", b"http://a:b:c/", b"https://x.example:99999999/",
    b"mailto:", b"urn:x:" + b"y" * 3_000, b"file:///etc/passwd", b"//", b"..", b"/dev/zero", b"en-GB", b"x" * 70_000,
)  # fmt: skip
_XML = (
    b"<", b">", b"</", b"/>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?xml version='1.0' encoding='utf-16'?>",
    b"<?xml version='1.0' encoding='x-unknown'?>", b"<?xml version='1.1' encoding='cp037'?>",
    b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b'<!DOCTYPE a SYSTEM "file:///etc/passwd">', b'<!ENTITY % p SYSTEM "x">',
    b"&lt;", b"&nbsp;", b"&#0;", b"&#x110000;", b"&#xD800;", b"&#" + b"9" * 5_000 + b";", b"&unknown;", b"&a;",
    b"xmlns=''", b"xmlns:a='b'", b"xml:lang='x'", b"xml:base='h'", b"<a:b>", b"<x/>", b"<p>", b"</p>", b"<br/>",
    b"<?pi?>", b"xsi:nil='true'", b"id='a'", b"href='#a'", b"<body>", b"<title>",
    b"<xi:include href='/etc/passwd' xmlns:xi='http://www.w3.org/2001/XInclude'/>",
)  # fmt: skip
_HTML = (
    b"<script type='application/ld+json'>", b"</script>", b"<meta property='og:title' content='",
    b"<meta charset='utf-16'>", b"<meta charset='x'>", b"<time datetime='", b"<base href='http://[/'>", b"<template>",
    b"<table><tr><td>", b"<noscript>", b"<svg>", b"<math>", b"<frameset>", b"<plaintext>", b"<textarea>", b"<select>",
    b"<article>", b"<style>", b"<iframe>", b'{"@type":"NewsArticle","@graph":[', b"<h1>",
    b"<link rel='canonical' href='", b"<![if !x]>", b"<a name=b href=",
)  # fmt: skip
_JSON = (
    b"{", b"}", b"[", b"]", b",", b":", b'"', b"null", b"true", b"NaN", b"Infinity", b"-Infinity", b'"\\ud800"',
    b"\\udfff", b"\\u0000", b'"@type":"NewsArticle"', b'"@graph":', b'"@id":"#a"', b'"@list":', b'"headline":',
    b'"body":', b'"published":', b'"versioncreated":', b'"authors":', b'{"a":', b"[[", b"1" * 5_000, b"1e999",
    b'"uri":', b'"type":"text"', b'"items":', b'"language":', b'"urgency":', b'"version":', b'"keywords":', b'"date":',
    b'{"index":{}}', b'"body_html":"<p>"', b'"":',
)  # fmt: skip
_MAIL = (
    b"Content-Type: multipart/mixed; boundary=", b"Content-Type: text/html; charset=x-unknown",
    b"Content-Type: message/rfc822", b"Content-Type: text/plain; charset=utf-7",
    b"Content-Type: text/plain; charset*0*=a''%ff; charset*1=b", b"Content-Transfer-Encoding: base64",
    b"Content-Transfer-Encoding: quoted-printable", b"Content-Transfer-Encoding: uuencode", b"=?utf-8?B?",
    b"=?utf-8?Q?=ff?=", b"=?x-unknown?Q?a?=", b"=?utf-16?b?AAA=?=", b"?=", b"\nFrom ", b"\n\n", b"\r\n\r\n", b"--x--",
    b"=\r\n", b"=3D", b"=zz", b"Subject: ", b"Date: ", b"From: ", b"Message-ID: <", b"begin 644 a\n",
    b"-----Original Message-----", b"> On ", b"EMBARGOED UNTIL ", b"\n-- \n", b"Content-Location: ", b"cid:x",
    b"charset=utf-16", b"charset=hex", b"charset=idna", b"charset=rot13", b"charset=undefined", b"charset=punycode",
    b"charset=unicode_escape", b"charset=zlib", b"charset=mbcs",
)  # fmt: skip
_RTF = (
    b"{\\rtf1", b"{", b"}", b"\\", b"\\'", b"\\'zz", b"\\u-99999 ?", b"\\u55357 ?", b"\\uc99999 ", b"\\bin99999999 ",
    b"\\bin-1 ", b"\\ansicpg99999 ", b"\\ansicpg65001 ", b"\\fcharset999 ", b"{\\*\\x ", b"\\f999999999999",
    b"{\\fonttbl", b"{\\stylesheet", b"\\deff0", b"\\par ", b"\\cell\\row ", b"{\\footnote", b"\\deleted ",
    b"{\\info{\\title ", b"{\\creatim\\yr99999\\mo99\\dy99}", b"\\mac", b"\\v ", b"{\\field{\\*\\fldinst", b"\\upr",
    b"{\\object{\\result", b"\\s999999999", b"{\\shp",
)  # fmt: skip
_WIRE = (
    b"\x01", b"\x02", b"\x03", b"\x04", b"\x11", b"\x12", b"\x13", b"\x16\x16\x01", b"\x14", b"\x17", b"\x18", b"\x19",
    b"\x1e", b"\x1f", b"^", b"<", b"=", b"BC-", b"AM-", b"PM-", b"--1st Ld", b"---------", b"99-99-99",
    b"02-29-25 2561EST", b"r i bc-x", b"\r\n\x0e", b"BULLETIN KILL", b"EDS:", b"/AP/", b"NNNN", b"ZCZC",
    b"291230 FEB 99", b"Achtung", b"(END)", b"### Notizblock", b"x6789 4 pl 99999 ",
)  # fmt: skip
_TABLE = (
    b",", b";", b"\t", b"|", b'"', b'""', b'"\n', b"'", b"\r", b"headline,body,date\n", b"title;text\n",
    b"title\ttext\n", b"=cmd|' /C x'!A0", b"sep=;\n", b"1,000.5", b"#N/A", b"," * 5_000, b'"' * 5_000, b"headline",
    b"id", b"url", b"['a', \"b\"]",
)  # fmt: skip
_MARKDOWN = (
    b"---\n", b"+++\n", b"title: ", b"!!python/object:x", b"&a [*a]", b"*a", b"? ", b"- ", b"> ", b"# ", b"```",
    b"[a](b)", b"![", b"](", b"**", b"__", b"<div>", b"|--|--|\n", b"[a]: b", b"date: 2025-02-30", b"date: 99999-99-99",
    b"{{", b"1. ", b"    ", b"\n===\n", b"\\", b"!<tag:x> ", b"<<: ",
)  # fmt: skip
_PDF = (
    b"obj", b"endobj", b"stream\n", b"endstream", b"xref", b"trailer", b"startxref", b"/Type /Page", b"/Kids [1 0 R]",
    b"/Parent 1 0 R", b"/Count 99999999", b"/Length -1", b"/Filter [/FlateDecode /FlateDecode]", b"/Encrypt 1 0 R",
    b"BT", b"ET", b"Tj", b"TJ", b"Tm", b"Tf", b"0 0 0 0 0 0 cm", b"1e38", b"(\\777)", b"<FEFFD800>", b"/X Do", b"q",
    b"Q", b"/ToUnicode", b"beginbfrange", b"<0000> <FFFF> <0000>", b"/MediaBox [0 0 0 0]",
    b"/MediaBox [-1e9 -1e9 1e9 1e9]", b"/Rotate 45", b"/ObjStm", b"/Prev 0", b"/Title ", b"99999 0 R",
)  # fmt: skip
_WARC = (
    b"WARC/1.0\r\n", b"WARC/1.1\r\n", b"WARC-Type: response", b"WARC-Type: resource", b"WARC-Target-URI: ",
    b"Content-Length: ", b"Content-Length: 18446744073709551615", b"Content-Length: -1", b"HTTP/1.1 200 OK\r\n",
    b"HTTP/9.9 ", b"Content-Encoding: br\r\n", b"Content-Encoding: gzip\r\n", b"Content-Encoding: deflate\r\n",
    b"Transfer-Encoding: chunked\r\n", b"ffffffffffffffff\r\n", b"Content-Type: text/html; charset=x",
    b"WARC-Date: 9999", b"WARC-Truncated: length", b"\r\n\r\n", b"WARC-Block-Digest: x",
)  # fmt: skip
_OFFICE = (
    b"<w:p>", b"<w:r><w:t>", b"<w:del>", b"<w:tbl>", b"<w:pStyle w:val='", b"<w:txbxContent>",
    b"<w:footnoteReference w:id='1'/>", b"<w:vanish/>", b"<text:p>", b"<text:h text:outline-level='",
    b"<text:s text:c='99999999'/>", b"<text:note>", b"<text:tracked-changes>", b"<itemref idref='x'/>",
    b"<item id='x' href='../../x'/>", b"<rootfile full-path='/etc/passwd'/>", b"rId1", b"<dc:date>9999</dc:date>",
    b"word/document.xml", b"%2e%2e/",
)  # fmt: skip

_XML_LIKE = (*_ANY, *_XML)
_JSON_LIKE = (*_ANY, *_JSON, b"<p>", b"&nbsp;", b"&#" + b"9" * 5_000 + b";")
TOKENS: dict[str, tuple[bytes, ...]] = {
    "html": (*_XML_LIKE, *_HTML, *_JSON),
    "mhtml": (*_XML_LIKE, *_HTML, *_MAIL),
    "mail": (*_ANY, *_MAIL, *_HTML),
    "mbox": (*_ANY, *_MAIL),
    "msg": (*_ANY, *_MAIL, *_HTML),
    "rtf": (*_ANY, *_RTF),
    "anpa": (*_ANY, *_WIRE),
    "iptc7901": (*_ANY, *_WIRE),
    "delimited": (*_ANY, *_TABLE),
    "parquet": (*_ANY, b"PAR1"),
    "markdown": (*_ANY, *_MARKDOWN),
    "text": (*_ANY, *_WIRE),
    "pdf": (*_ANY, *_PDF),
    "warc": (*_ANY, *_WARC, *_HTML),
    **dict.fromkeys(("docx", "odt", "epub"), (*_XML_LIKE, *_OFFICE)),
    **dict.fromkeys(("jsonfeed", "ninjs", "jsonld", "jsonl", "json_data"), _JSON_LIKE),
}
"""By the module of the format; the XML of the wires and feeds, and bundles, have ``XML_TOKENS``."""
XML_TOKENS = _XML_LIKE
NESTED = (
    b"<a>", b"<div>", b"<x:a xmlns:x='b'>", b"<p><b>", b"<ul><li>", b"<table><tr><td>", b"<w:p><w:r>", b"[", b'{"a":',
    b'[{"@graph":', b'{"author":[', b"{", b"{\\*\\a", b"{\\b ", b"(", b"((", b"> ", b"- ", b"* _", b"![", b"[[",
    b"&amp;", b"> > - ", b'"', b"--x\n", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n",
    b"Content-Type: message/rfc822\n\n", b"<!--", b"<![CDATA[", b"q ", b"[ [",
)  # fmt: skip
"""What opens something; each may come thousands of times."""
NUMBERS = (
    b"0", b"-1", b"1", b"00", b"127", b"128", b"255", b"256", b"65535", b"65536", b"2147483647", b"2147483648",
    b"4294967296", b"9223372036854775808", b"18446744073709551616", b"1e999", b"-1e-999", b"0.1", b"9" * 400,
    b"9" * 5_000, b"31", b"13", b"99", b"1000", b"253402300800", b"-62135596801", b"1e18", b"9999", b"10000",
)  # fmt: skip
"""What stands at the borders of types, of the calendar and of Python's ``int()``."""
