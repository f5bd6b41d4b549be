"""Tables of the store, the same on SQLite and PostgreSQL."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION: Final = 1
"""Version of these tables; a program opens stores of its own version, and upgrades older ones."""
METADATA: Final = MetaData()

STORE_FACTS: Final = Table(
    "store_facts",
    METADATA,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
"""Facts of the store itself: its schema version, and its id."""

BRIEFS: Final = Table(
    "briefs",
    METADATA,
    Column("id", String(80), primary_key=True),
    Column("folder", Text),
    Column("file_digest", String(64)),
    Column("title", Text, nullable=False),
    Column("day", String(40), nullable=False),
    Column("events", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("base", Integer, nullable=False),
    Column("base_head", BigInteger, nullable=False),
    Column("head", BigInteger, nullable=False),
    Column("published", Integer),
    Column("waiting", Integer),
    Column("archived", Boolean, nullable=False),
    Column("changed_at", Float, nullable=False),
)
"""One row a brief.

``folder`` is that of its file, if it has one, and ``file_digest`` the SHA-256 of the file as last seen.
``title`` (JSON by language), ``day`` and counts are those of the version ``base``. The working copy is that
version with the edits behind ``base_head`` up to ``head``. ``waiting`` is a version that came with the file
and was not taken yet. Times are seconds since 1970.
"""

VERSIONS: Final = Table(
    "versions",
    METADATA,
    Column("brief", ForeignKey("briefs.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("parent", Integer),
    Column("digest", String(64), nullable=False),
    Column("text", Text, nullable=False),
    Column("origin", String(8), nullable=False),
    Column("author", Text, nullable=False),
    Column("saved_at", Float, nullable=False),
    Column("message", Text, nullable=False),
)
"""Whole texts of ``brief.yaml``, numbered from 1 in each brief."""

EDIT_GROUPS: Final = Table(
    "edit_groups",
    METADATA,
    Column("brief", ForeignKey("briefs.id"), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("id", String(64), nullable=False),
    Column("base", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", Float, nullable=False),
    Column("undoes", String(64)),
    UniqueConstraint("brief", "id"),
)
"""Edits that one action made, in the order in which they were stored; ``base`` is the version under them."""

EDITS: Final = Table(
    "edits",
    METADATA,
    Column("brief", String(80), primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("record", Text, nullable=False),
    Column("operation", Text, nullable=False),
    Column("inverse", Text, nullable=False),
    Index("edits_of_record", "brief", "record"),
)
"""One operation on one field or record, and the one that takes it back, as JSON."""

FILES: Final = Table(
    "files",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("bytes", BigInteger, nullable=False),
)
"""Documents by their hash."""

FILE_PIECES: Final = Table(
    "file_pieces",
    METADATA,
    Column("sha256", ForeignKey("files.sha256"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
)
"""Contents of documents, in pieces of 1 MiB, numbered from 0."""

BRIEF_FILES: Final = Table(
    "brief_files",
    METADATA,
    Column("brief", ForeignKey("briefs.id"), primary_key=True),
    Column("name", String(300), primary_key=True),
    Column("sha256", ForeignKey("files.sha256"), nullable=False),
)
"""Files that a brief names, by the name that stands in it."""

AUDIT: Final = Table(
    "audit",
    METADATA,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("at", Float, nullable=False),
    Column("person", Text, nullable=False),
    Column("action", String(40), nullable=False),
    Column("brief", String(80)),
    Column("subject", Text, nullable=False),
)
"""Actions of persons with their times; no words of a brief."""
