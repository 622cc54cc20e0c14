"""The tree of tags of a PDF, put in order: a paragraph is one tag, though columns and pages part it in many boxes.

WeasyPrint makes a tag of each box, also of boxes that no author wrote. Here the pieces of an HTML element become one
again, what stands at a page's foot is read where its mark is, and what comes last for the eye's sake is read last.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from taitto.words import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_NOT_JOINED = ("/Figure", "/Table", "/THead", "/TFoot")
"""A table's head stands again on each page, and a table has but one: so each page keeps a table of its own."""
_MAY_BE_EMPTY = ("/Document", "/TD", "/TH", "/TR")
_HELD = {"TOCI": ("TOCI", "Reference")}
"""A link of a table of contents is no row itself but lies in one."""
_PARTED = re.compile(r"(\w+)-$")
_UNSEEN = re.compile(f"[{HIDDEN}]")
_FIRST_PART = re.compile(r"\w+")


class Structure:
    """A PDF's tree of tags, with the box of each tag and of each piece of text, by page and by id on the page."""

    def __init__(
        self,
        pdf: Any,
        boxes: Mapping[bytes, Any],
        texts: Mapping[tuple[int, int], Any],
    ) -> None:
        self._pdf = pdf
        self._boxes = boxes
        self._texts = texts
        root = self._object(pdf.catalog["StructTreeRoot"])
        self._parents = self._object(root["ParentTree"])["Nums"]
        self._document = self._object(root["K"][0])
        self._joined: dict[bytes, bytes] = {}

    def mend(self) -> None:
        """Put the whole tree in order."""
        self._place_feet()
        self._mend(self._document)
        self._hold_links(self._document)
        self._point_to_joined()
        self._tell_parted_words()

    def _object(self, reference: bytes) -> Any:
        return self._pdf.objects[int(reference.split()[0])]

    def _kids(self, element: Any) -> list[Any]:
        """Return the tags in a tag: other kids are ids of text, and links."""
        return [self._object(kid) for kid in element["K"] if self._is_tag(kid)]

    def _is_tag(self, kid: Any) -> bool:
        return not isinstance(kid, int) and self._object(kid)["Type"] == "/StructElem"

    def _html(self, element: Any) -> Any:
        box = self._boxes.get(element.reference)
        return None if box is None else box.element

    def _tag(self, element: Any) -> str:
        box = self._boxes.get(element.reference)
        return "" if box is None else box.element_tag or ""

    # ── what stands at the foot ───────────────────────────────────────────────────────────────────────────────────────

    def _place_feet(self) -> None:
        """Move each note from the foot of its page to the place that it belongs to."""
        from weasyprint.formatting_structure import boxes

        calls = {id(self._html(call)): call for call in self._calls()}
        for area in self._kids(self._document):
            if isinstance(self._boxes.get(area.reference), boxes.FootnoteAreaBox):
                for note in self._kids(area):
                    call = calls.get(id(self._html(note)))
                    if call is not None:
                        area["K"].remove(note.reference)
                        parent = self._object(call["P"])
                        parent["K"].insert(parent["K"].index(call.reference) + 1, note.reference)
                        note["P"] = parent.reference
                if not area["K"]:
                    self._document["K"].remove(area.reference)

    def _calls(self) -> Iterator[Any]:
        for reference, box in self._boxes.items():
            if (box.element_tag or "").endswith("::footnote-call"):
                yield self._object(reference)

    # ── one tag for one element ───────────────────────────────────────────────────────────────────────────────────────

    def _mend(self, element: Any) -> None:
        kids = self._with_pieces_joined(element)
        if element["S"] == "/L":
            for kid in self._kids(element):
                self._pair(kid)
        for kid in self._kids(element):
            self._mend(kid)
        kids = [kid for kid in kids if not self._is_tag(kid) or self._has_content(self._object(kid))]
        kids.sort(key=lambda kid: self._is_tag(kid) and self._is_read_last(self._object(kid)))
        element["K"][:] = kids
        if element["S"] == "/LI":
            self._label_and_body(element)

    def _with_pieces_joined(self, element: Any) -> list[Any]:
        """Take in the kids that are boxes of the same HTML element, and join those that are pieces of one."""
        pending: list[Any] = list(element["K"])
        kids: list[Any] = []
        while pending:
            kid = pending.pop(0)
            made = self._object(kid) if self._is_tag(kid) else None
            if made is not None and self._is_same(element, made) and self._can_join(element, made):
                pending[:0] = self._taken(element, made)
                continue
            last = self._object(kids[-1]) if kids and self._is_tag(kids[-1]) else None
            if made is not None and last is not None and self._is_piece(last, made) and self._can_join(last, made):
                last["K"].extend(self._taken(last, made))
                continue
            kids.append(kid)
        element["K"][:] = kids
        return kids

    def _is_same(self, element: Any, kid: Any) -> bool:
        same_box = self._html(kid) is not None and self._html(kid) is self._html(element)
        return same_box and self._tag(kid) == self._tag(element) and kid["S"] in (element["S"], "/NonStruct")

    def _is_piece(self, element: Any, kid: Any) -> bool:
        same_box = self._html(kid) is not None and self._html(kid) is self._html(element)
        same_tag = self._tag(kid) == self._tag(element) and kid["S"] == element["S"]
        return same_box and same_tag and kid["S"] not in _NOT_JOINED

    @staticmethod
    def _can_join(element: Any, kid: Any) -> bool:
        """Return whether the text right in a tag, which lies on the tag's own page, would still be found."""
        return element["Pg"] == kid["Pg"] if any(isinstance(part, int) for part in kid["K"]) else True

    def _taken(self, element: Any, kid: Any) -> list[Any]:
        """Return the kids of a tag, which from now on belong to `element`."""
        for part in self._kids(kid):
            part["P"] = element.reference
        self._joined[kid.reference] = element.reference
        return list(kid["K"])

    def _has_content(self, element: Any) -> bool:
        return bool(element["K"]) or element["S"] in _MAY_BE_EMPTY

    def _is_read_last(self, element: Any) -> bool:
        html = self._html(element)
        return html is not None and html.get("data-pdf-last") is not None

    # ── lists ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _pair(self, element: Any) -> None:
        """Make one item of a `<div>` in a `<dl>`, which holds a term and what is said of it."""
        if element["S"] != "/Div":
            return
        element["S"] = "/LI"
        parts = [part for item in self._kids(element) for part in self._kids(item)]
        for part in parts:
            part["P"] = element.reference
            part["S"] = "/Lbl" if self._tag(part) == "dt" else "/LBody"
        element["K"][:] = [part.reference for part in parts]

    def _label_and_body(self, item: Any) -> None:
        """Give a list's item its two parts: the number, which may stand in the text, and all else."""
        parts = []
        for kid in self._kids(item):
            parts += self._kids(kid) if kid["S"] == "/LBody" and self._holds_label(kid) else [kid]
        labels = [part for part in parts if part["S"] == "/Lbl"]
        bodies = [part for part in parts if part["S"] != "/Lbl"]
        if any(body["S"] != "/LBody" for body in bodies):
            bodies = [self._holder("LBody", item, bodies)]
        item["K"][:] = [part.reference for part in (*labels, *bodies)]
        for part in (*labels, *bodies):
            part["P"] = item.reference

    def _holds_label(self, body: Any) -> bool:
        return any(kid["S"] == "/Lbl" for kid in self._kids(body))

    def _holder(self, name: str, parent: Any, kids: Sequence[Any]) -> Any:
        """Return a new tag that holds others."""
        from weasyprint.pdf import pydyf

        holder = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{name}", "P": parent.reference})
        self._pdf.add_object(holder)
        holder["K"] = pydyf.Array([kid.reference for kid in kids])
        for kid in kids:
            kid["P"] = holder.reference
        return holder

    # ── the rest ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _hold_links(self, element: Any) -> None:
        """Put the links that say so into tags of their own."""
        for kid in self._kids(element):
            self._hold_links(kid)
            html = self._html(kid)
            names = _HELD.get("" if html is None else html.get("data-pdf-tag", ""), ()) if kid["S"] == "/Link" else ()
            held = kid
            for name in reversed(names):
                held = self._holder(name, element, [held])
            element["K"][element["K"].index(kid.reference)] = held.reference

    def _point_to_joined(self) -> None:
        """Let the text of a tag that was taken into another one point to that."""
        for index, parent in enumerate(self._parents):
            if isinstance(parent, list):
                parent[:] = [self._final(reference) for reference in parent]
            elif not isinstance(parent, int):
                self._parents[index] = self._final(parent)

    def _final(self, reference: bytes) -> bytes:
        while reference in self._joined:
            reference = self._joined[reference]
        return reference

    def _tell_parted_words(self) -> None:
        """Say of each line that ends in a hyphen of the compositor's that the hyphen is not read."""
        from weasyprint.pdf import pydyf

        pages = dict(zip(self._parents[::2], self._parents[1::2], strict=True))
        owners = {key: self._object(pages[key[0]][key[1]]) for key in self._texts}
        for (key, box), (_, following) in pairwise(self._lines()):
            text, after = (_UNSEEN.sub("", getattr(piece, "text", "")) for piece in (box, following))
            parted, rest = _PARTED.search(text), _FIRST_PART.match(after)
            if parted and rest and box.element is following.element:
                source = _UNSEEN.sub("", "".join(box.element.itertext()))
                if parted[1] + rest[0] in source and parted[0] + rest[0] not in source:
                    owners[key]["ActualText"] = pydyf.String(text[:-1])

    def _lines(self) -> Iterator[tuple[tuple[int, int], Any]]:
        """Yield the pieces of text in reading order."""
        numbers = {page: number for number, page in enumerate(self._pdf.page_references)}

        def pieces(element: Any) -> Iterator[tuple[tuple[int, int], Any]]:
            for kid in element["K"]:
                if isinstance(kid, int):
                    key = (numbers[element["Pg"]], kid)
                    yield key, self._texts[key]
                elif self._is_tag(kid):
                    yield from pieces(self._object(kid))

        return pieces(self._document)
