"""The questions of model.py, answered as a user of pandas would write them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.schema import NO_DAY, Filters, Part, Unit


@dataclass(frozen=True)
class Frames:
    """The tables of a version as an analyst would load them; repeated values are categorical."""

    articles: pd.DataFrame
    mentions: pd.DataFrame
    countries: pd.DataFrame
    events: pd.DataFrame
    words: pd.DataFrame


def read_frames(version: Path) -> Frames:
    """Return the tables, with the labels of names beside their mentions and days as timestamps."""
    articles = pd.read_parquet(version / "articles.parquet")
    articles["article"] = np.arange(len(articles))
    unknown = articles["published"] == NO_DAY
    articles["published"] = pd.to_datetime(articles["published"].where(~unknown), unit="D")
    articles["publisher"] = articles["publisher"].astype("category")
    names = pd.read_parquet(version / "names.parquet")
    entities = pd.read_parquet(version / "entities.parquet")
    names["label"] = entities["label"].to_numpy()[names["entity"]]
    mentions = pd.read_parquet(version / "mentions.parquet")
    mentions = mentions[mentions["part"] <= Part.BODY].reset_index(drop=True)
    for column in ("kind", "label"):
        values = names[column].to_numpy()[mentions["name"]]
        mentions[column] = pd.Categorical(values)
    countries = pd.read_parquet(version / "countries.parquet")
    countries = countries[countries[["n_title", "n_lead", "n_body"]].sum(axis=1) > 0]
    events = pd.read_parquet(version / "events.parquet")
    events["event"] = np.arange(len(events))
    events = events.merge(pd.read_parquet(version / "event_countries.parquet"), on="event")
    return Frames(articles, mentions, countries, events, _word_frame(version))


def _word_frame(version: Path) -> pd.DataFrame:
    sizes = np.diff(np.load(version / "term_indptr.npy"))
    terms = pd.read_parquet(version / "terms.parquet")["term"]
    return pd.DataFrame(
        {
            "article": np.repeat(np.arange(len(sizes), dtype=np.int32), sizes),
            "term": pd.Categorical.from_codes(np.load(version / "term_ids.npy"), categories=terms),
            "occurrences": np.load(version / "term_counts.npy"),
        }
    )


def select_articles(frames: Frames, filters: Filters) -> pd.DataFrame:
    """Return the articles that pass the filters on country, publisher and days; undated ones pass."""
    articles = frames.articles
    if filters.choice("country"):
        rows = frames.countries["country"].isin(filters.choice("country").values)
        articles = articles[articles["article"].isin(frames.countries.loc[rows, "article"])]
    if filters.choice("publisher"):
        articles = articles[articles["publisher"].isin(filters.choice("publisher").values)]
    if filters.published:
        since = pd.Timestamp(filters.published.first)
        articles = articles[(articles["published"] >= since) | articles["published"].isna()]
    return articles


def list_articles_naming(frames: Frames, label: str) -> pd.Series:
    """Return the article of each mention of a person, by the label of the person."""
    mentions = frames.mentions
    return mentions.loc[(mentions["kind"] == "person") & (mentions["label"] == label), "article"]


def count_persons(frames: Frames, mentions: pd.DataFrame, filters: Filters) -> list[int]:
    """Return the article counts (story counts without copies) of the eight most frequent persons."""
    persons = mentions[mentions["kind"] == "person"]
    articles = select_articles(frames, filters)
    persons = persons[persons["article"].isin(articles["article"])]
    unit = "article"
    if filters.unit is Unit.WITHOUT_COPIES:
        persons, unit = persons.merge(articles[["article", "story"]], on="article"), "story"
    return persons.groupby("label", observed=True)[unit].nunique().nlargest(8).tolist()


def count_words(frames: Frames, filters: Filters) -> list[int]:
    """Return the article counts (story counts without copies) of the fifty most frequent words."""
    articles = select_articles(frames, filters)
    rows = frames.words[frames.words["article"].isin(articles["article"])]
    if filters.unit is Unit.WITHOUT_COPIES:
        rows = rows.merge(articles[["article", "story"]], on="article")
        return rows.groupby("term", observed=True)["story"].nunique().nlargest(50).tolist()
    counts = rows.groupby("term", observed=True)["occurrences"].agg(["size", "sum"])
    return counts.nlargest(50, ["size", "sum"])["size"].tolist()


def count_meetings(frames: Frames, countries: tuple[str, ...]) -> int:
    """Return how many meetings there were in some countries."""
    rows = (frames.events["kind"] == "meeting") & frames.events["country"].isin(countries)
    articles = frames.countries.loc[frames.countries["country"].isin(countries), "article"]
    return int(frames.events[rows & frames.events["article"].isin(articles)]["event"].nunique())
