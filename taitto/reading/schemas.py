"""The schemas of what an editor writes: issue.yaml and an article's front matter."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from taitto.files.schema import Format, OneLine, Schema
from taitto.formats import IsoDate
from taitto.model import Layout, Show

Words = Annotated[str, StringConstraints(min_length=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="small letters a–z, digits and hyphens")]


class ArticleHead(Schema):
    """An article's front matter."""

    headline: Words
    short: Words | None = None
    kicker: Words | None = None
    teaser: Words | None = None
    byline: Words | None = None
    id: Slug | None = None


class CoverHead(Schema):
    """The cover's picture."""

    image: Words
    alt: Words
    credit: Words


class EmailHead(Schema):
    """What a mail program shows before the mail is opened."""

    subject: OneLine
    preheader: Words


class ViewHead(Schema):
    """What one channel makes of an entry."""

    show: Show = Show.FULL
    headline: Words | None = None
    layout: Layout = Layout.PAGE
    pick: tuple[Words, ...] = ()


def _show_to_view(data: object) -> object:
    return {"show": data} if isinstance(data, str) else data


AnyView = Annotated[ViewHead, BeforeValidator(_show_to_view, json_schema_input_type=Show | ViewHead)]


class EntryHead(Schema):
    """One entry of `contents`: a name alone, or a name and the channels' views of it."""

    name: Words
    views: dict[str, AnyView] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _sort_keys(cls, data: object) -> object:
        """Put the channels' keys, which stand beside `name`, under `views`."""
        if isinstance(data, str):
            return {"name": data}
        if not isinstance(data, dict):
            return data
        name = {"name": data["name"]} if "name" in data else {}
        return {**name, "views": {key: value for key, value in data.items() if key != "name"}}


class IssueHead(Schema):
    """The schema of issue.yaml."""

    format: Format
    title: Words
    topic: Words
    label: Words
    date: IsoDate
    lang: Annotated[str, Field(pattern=r"^[a-z]{2,3}$", description="a short name: fi, sv, en")] = "fi"
    hashtag: Words | None = None
    cover: CoverHead | None = None
    channels: Annotated[tuple[str, ...], Field(min_length=1)] = ("email", "print")
    email: EmailHead
    contents: Annotated[tuple[EntryHead, ...], Field(min_length=1)]
