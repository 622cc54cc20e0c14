"""What a compositor does to a text: no-break spaces, en dashes in ranges, the language's quote marks.

Done once, by the templates' environment, to every text that goes into an edition. Doing it twice changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from markupsafe import Markup

NBSP = "\u00a0"
WORD_JOINER = "\u2060"
SOFT_HYPHEN = "\u00ad"

_UNITS = (
    r"%|‰|€|[MkG]€|°C|[kcm]?m[²³]?|ha|l|kg|t|[kMGT]?Wh?|h|min|v|kk|kpl|milj\.|mrd\.|miljoonaa?|vuotta|prosenttia|euroa"
)
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_BEFORE_UNIT = re.compile(rf"(?<=\d) (?=(?:{_UNITS})(?!\w))")
_BEFORE_NUMBER = re.compile(r"(?<!\w)(§|klo|kl\.|s\.|ss\.|nro|nr|No\.|pp?\.) (?=\d)")
_ORDINAL = re.compile(r"(?<=\S )(\d{1,2}\.) (?=[a-zåäö])")
"""`5. luokka`, `12. toukokuuta`: at a line's end it would look like a sentence's. A list's marks stay as they are."""
_ADDRESS = r"(?:https?://|www\.)\S+"
"""Comes first in each rule, which then passes it by: with another dash an address leads nowhere."""
_YEARS = re.compile(rf"{_ADDRESS}|(?<![\d-])(\d{{4}})-(\d{{4}}|1[3-9]|[2-9]\d)(?![\d-])")  # not 2019-03, a month
_DAYS = re.compile(rf"{_ADDRESS}|(?<![\w.])(\d{{1,2}}\.)-(\d{{1,2}}\.)")
_RANGE = re.compile(rf"{_ADDRESS}|(?<![\w.,:/-])([1-9]\d{{0,2}})-([1-9]\d{{0,2}})(?![\w/-])")
_DASH = re.compile(r" – ")
_OPENING = re.compile(r'(?:(?<=^)|(?<=[\s(\[–—]))"(?=\S)')
_MACHINE_WORDS = re.compile(r"^(?:https?://|mailto:|tel:|cid:|asset:|#)\S*$")

_PARTED_RANGE = re.compile(r"\d\.?–\0\d")

_QUOTES = {"fi": ("”", "”"), "sv": ("”", "”"), "en": ("“", "”")}


def typeset(text: str, lang: str) -> str:
    """Return the text as `lang` is printed; an address or an anchor is left alone."""
    if _MACHINE_WORDS.match(text):
        return text
    text = _THOUSANDS.sub(NBSP, text)
    text = _BEFORE_UNIT.sub(NBSP, text)
    text = _BEFORE_NUMBER.sub(rf"\1{NBSP}", text)
    text = _ORDINAL.sub(rf"\1{NBSP}", text)
    for rule in (_YEARS, _RANGE, _DAYS):
        text = rule.sub(_dashed, text)
    text = _DASH.sub(f"{NBSP}– ", text)
    opening, closing = _quotes(lang)
    return _OPENING.sub(opening, text).replace('"', closing)


def is_bound(before: str, after: str, lang: str) -> bool:
    """Return whether a line must not end between two texts: `18` and `%`, `2005–` and `2017`."""
    if _PARTED_RANGE.search(f"{before}\0{after}"):
        return True
    return bool(before) and typeset(f"{before} {after}", lang)[len(before)] == NBSP


def _dashed(match: re.Match[str]) -> str:
    first, last = match.groups()
    return f"{first}–{last}" if first else match[0]


@cache
def _quotes(lang: str) -> tuple[str, str]:
    return _QUOTES.get(lang, _QUOTES["en"])


_UNWANTED_BREAK = re.compile(r"(?<=\s-)(?=[^\W\d_])|(?:(?<=\d–)|(?<=\d\.–))(?=\d)|(?<=[\s(>][A-ZÅÄÖ]-)(?=[^\W\d_])")
_HOST = r"(?:[\w-]++\.)+(?:fi|ax|se|eu|com|org|net|info)(?!\w)(?:/[^\s<]*+)?"
_PRINTED_ADDRESS = re.compile(
    rf"<[^<>]*+>|(?<![\w.+/@-])((?:https?://|www\.)[^\s<]++|[\w.+-]++@[\w-]++\.[\w.-]++|{_HOST})"
)
"""A tag, to pass it by, or an address as a reader sees it; one without `www` is told by its ending."""


_LONG_WORD = re.compile(r"<[^<>]*+>|([^\s<>]{32,}+)")
"""A tag, to pass it by, or a word that may be wider than its column. Most have hyphens for that: WeasyPrint may end a
line early before a mark, so only words that are no language's get one."""


def bind_words(html: str) -> str:
    """Return the HTML of a printed edition with `-tapahtuma`, `2005–2017` and `K-kauppa` kept whole at line ends.

    An address gets no hyphen there: who types it in would take it for one of its own. Mail does without all this: not
    every mail reader knows the word joiner, and none hyphenates.
    """
    head, end, body = str(html).partition("</head>")
    body = _PRINTED_ADDRESS.sub(_unhyphenated, body)
    body = _LONG_WORD.sub(_breakable, body)
    return head + end + _UNWANTED_BREAK.sub(WORD_JOINER, body)


def _breakable(match: re.Match[str]) -> str:
    """Let a line end anywhere in a long word. WeasyPrint, if it may, parts short ones too, behind a mark."""
    return f'<span class="long">{match[1]}</span>' if match[1] else match[0]


def _unhyphenated(match: re.Match[str]) -> str:
    return f'<span style="hyphens:none">{match[1]}</span>' if match[1] else match[0]


_OPENING_LETTER = re.compile(
    r'^(\s*)<p class="prose">([”“„’‘»«]?)([A-Za-zÀ-ÖØ-öø-ž])(?!\w{30})'  # marks and letters that every face has
)


def drop_cap(html: Markup, initial: Callable[[str], tuple[str, str]]) -> Markup:
    """Return the HTML with its first letter as a drop cap, if it starts with a paragraph that starts with a letter.

    A quote mark before it hangs beside the large letter, outside the column. `initial` returns the style of a box that
    shows a letter, and of the letter that stays in its word, unseen.
    """

    def with_initial(match: re.Match[str]) -> str:
        space, mark, letter = match.groups()
        hung = Markup('<span class="drop-cap-mark" style="{}"></span>').format(initial(mark)[0]) if mark else ""
        box = Markup('<span class="drop-cap" style="{}">{}</span>').format(initial(letter)[0], hung)
        unseen = Markup(mark + letter)  # noqa: S704 (both are what the expression lets through)
        for own in (initial(letter)[1], *([initial(mark)[1]] if mark else [])):  # each makes room for one letter
            unseen = Markup('<span class="initial" style="{}">{}</span>').format(own, unseen)
        return f'{space}<p class="prose opening">{box}{unseen}'

    return Markup(_OPENING_LETTER.sub(with_initial, str(html), count=1))  # noqa: S704


_SHORT_LAST_WORD = re.compile(r"(?<!\S{13}) (?=\S{1,8}$)")  # together they must fit the narrowest phone


def tie_last_word(headline: str) -> str:
    """Return a headline whose last word, if it is short, is not left alone on a line, unless a long one precedes it."""
    return _SHORT_LAST_WORD.sub(NBSP, headline)
