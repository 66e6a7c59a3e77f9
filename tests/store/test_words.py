"""The index of words holds what is kept, and nothing that was taken away."""

from __future__ import annotations

from dataclasses import replace

from alembic import command
from sqlalchemy import text

from tests.store.test_versions import FULL, NOON, _begin, add
from tracker.models.records.versions import Paragraph, Version
from tracker.store import removals, words
from tracker.store.database import Database, Session
from tracker.store.migrate import configuration

KOREAN = replace(
    FULL, headline="서울 지하철 파업", note="", paragraphs=("Two.", "도쿄에서도 걱정한다.")
)


def having(session: Session, table: str, word: str) -> list[int]:
    """The ids of the rows that the index has under a word."""
    asked = {
        "sqlite": f"SELECT rowid FROM {table} WHERE {table} MATCH :word ORDER BY rowid",
        "postgresql": f"SELECT id FROM {table} WHERE words @@ CAST(:word AS tsquery) ORDER BY id",
    }
    statement = text(asked[session.get_bind().dialect.name])
    return list(session.connection().execute(statement, {"word": word}).scalars())


def paragraphs(session: Session, word: str) -> list[str]:
    """The paragraphs that the index has under a word, cut short."""
    ids = having(session, "paragraph_words", word)
    return sorted(session.get_one(Paragraph, key).text[:20] for key in ids)


def test_each_paragraph_is_indexed_once_and_each_version_by_headline_and_note(
    database: Database,
) -> None:
    with database.writing() as session:
        _begin(session)
        add(session, FULL)
        add(session, KOREAN)
        assert paragraphs(session, "one") == ["One."]
        assert paragraphs(session, "two") == ["Two."]
        assert paragraphs(session, "도쿄") == ["도쿄에서도 걱정한다."]
        assert paragraphs(session, "strike") == []
        assert having(session, "version_words", "strike") == [1]
        assert having(session, "version_words", "attn") == [1]
        assert having(session, "version_words", "하철") == [2]


def test_what_was_removed_is_in_no_part_of_the_index(database: Database) -> None:
    with database.writing() as session:
        _begin(session)
        version = add(session, FULL)
        add(session, KOREAN)
        removals.remove_text(session, version, by="ada", reason="court order", now=NOON)
    database.scrub()
    with database.reading() as session:
        assert paragraphs(session, "one") == []
        assert paragraphs(session, "two") == ["Two."]
        assert having(session, "version_words", "strike") == []
        assert having(session, "version_words", "court") == []
        if session.get_bind().dialect.name == "sqlite":
            assert {"one", "strike", "attn"} & set(terms(session)) == set()
            assert "two" in terms(session)


def terms(session: Session) -> list[str]:
    """Every word that stands in the pages of the index."""
    found: list[str] = []
    for table in words.TABLES:
        name = f"temp.all_of_{table}"
        making = f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5vocab(main, {table}, 'row')"
        session.connection().execute(text(making))
        found += session.connection().execute(text(f"SELECT term FROM {name}")).scalars()
    return found


def test_rows_from_before_the_index_are_in_it_after_the_upgrade(database: Database) -> None:
    with database.writing() as session:
        _begin(session)
        for number in range(3):
            add(session, replace(FULL, paragraphs=(f"Para {number}.", "Two.")))
        gone = session.get_one(Version, 2)
        removals.remove_text(session, gone, by="ada", reason="court order", now=NOON)
    config = configuration()
    with database.engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "20261123_words-1")
    database.upgrade()
    with database.writing() as session:
        assert paragraphs(session, "two") == ["Two."]
        assert paragraphs(session, "para") == ["Para 0.", "Para 2."]
        assert having(session, "version_words", "strike") == [1, 3]
        words.index_old(session)
        assert having(session, "version_words", "strike") == [1, 3]


def test_a_paragraph_of_a_whole_book_is_kept_and_found(database: Database) -> None:
    book = " ".join(f"{number:03}{'丂é' * 20}" for number in range(20_000))
    with database.writing() as session:
        _begin(session)
        add(session, replace(FULL, paragraphs=(book, "x" * 100_000)))
        assert paragraphs(session, "007") == [book[:20]]
        assert paragraphs(session, "x" * 32) == ["x" * 20]
