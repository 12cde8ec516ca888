-- A case: inputs as they came, what was read in them (one table a record type), what comparing gave, and what people decided.
-- Offsets are code points into the input as decoded. Lists of plain values and spans are JSON.

CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

-- Inputs, by the digest of their bytes; never rewritten.
CREATE TABLE inputs (
    sha256 TEXT PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;

-- What is known of a report as a whole; `head` holds the fields of its record that are no layer, as JSON, `digest` the SHA-256 of the whole record.
CREATE TABLE reports (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL REFERENCES inputs (sha256),
    path TEXT NOT NULL,
    added TEXT NOT NULL,
    title TEXT,
    outlet TEXT,
    published TEXT,
    language TEXT,
    head TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;

CREATE TABLE statements (
    report INTEGER NOT NULL REFERENCES reports (number),
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    manner TEXT NOT NULL,
    voice TEXT,
    within TEXT,
    via TEXT NOT NULL,
    stance TEXT NOT NULL,
    act TEXT,
    score REAL NOT NULL,
    PRIMARY KEY (report, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE voices (
    report INTEGER NOT NULL REFERENCES reports (number),
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (report, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE figures (
    report INTEGER NOT NULL REFERENCES reports (number),
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    low INTEGER,
    high INTEGER,
    bound TEXT NOT NULL,
    "group" TEXT NOT NULL,
    harm TEXT NOT NULL,
    voice TEXT,
    voices TEXT NOT NULL,
    statement TEXT,
    incident TEXT,
    part_of TEXT,
    repeats TEXT,
    score REAL NOT NULL,
    PRIMARY KEY (report, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE incidents (
    report INTEGER NOT NULL REFERENCES reports (number),
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    where_name TEXT,
    where_lat REAL,
    where_lon REAL,
    where_country TEXT,
    where_how TEXT,
    when_from TEXT,
    when_to TEXT,
    when_how TEXT NOT NULL,
    when_relative_to TEXT,
    when_relation TEXT,
    relations TEXT NOT NULL,
    PRIMARY KEY (report, place)
) STRICT, WITHOUT ROWID;

-- All words of the four tables above: whose (`layer`, `item` is the record's place there), in which field, and which of several there.
CREATE TABLE words (
    report INTEGER NOT NULL REFERENCES reports (number),
    layer TEXT NOT NULL,
    item INTEGER NOT NULL,
    field TEXT NOT NULL,
    nth INTEGER NOT NULL,
    spans TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (report, layer, item, field, nth)
) STRICT, WITHOUT ROWID;

-- What comparing gave, one row a copy, incident or point; `body` is its record as JSON.
CREATE TABLE compared (
    kind TEXT NOT NULL,
    place INTEGER NOT NULL,
    id TEXT,
    label TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (kind, place)
) STRICT, WITHOUT ROWID;

-- What people decided, in order; each entry's hash covers the one before. The machine's guess stands beside the decision.
-- `hidden` holds digests of what a copy leaves out (subject, decision, guess), as JSON.
CREATE TABLE entries (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    decision TEXT NOT NULL,
    guess TEXT NOT NULL,
    private INTEGER NOT NULL,
    hash TEXT NOT NULL,
    hidden TEXT
) STRICT;

-- What can be searched: paragraphs, statements, voices, figures.
CREATE TABLE passages (
    number INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (number),
    layer TEXT NOT NULL,
    item INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE INDEX passages_of ON passages (report);

CREATE VIRTUAL TABLE passage_words USING fts5 (text, content = 'passages', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2');
