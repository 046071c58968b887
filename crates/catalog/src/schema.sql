-- Everything here follows from the journal and from derived/. A change of this file is a new
-- SCHEMA number in lib.rs, and every catalog is then rebuilt.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE entries (
    n      INTEGER PRIMARY KEY,
    digest TEXT NOT NULL,
    at     TEXT NOT NULL,
    actor  TEXT NOT NULL,
    op     TEXT NOT NULL,
    events INTEGER NOT NULL
);

-- Which document, license record or saved search an entry concerns, in the entry's order.
CREATE TABLE touches (
    n        INTEGER NOT NULL,
    position INTEGER NOT NULL,
    subject  TEXT NOT NULL,
    PRIMARY KEY (n, position)
) WITHOUT ROWID;
CREATE INDEX touches_by_subject ON touches (subject, n);

CREATE TABLE documents (
    row         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    digest      TEXT NOT NULL UNIQUE,
    bytes       INTEGER NOT NULL,
    name        TEXT NOT NULL,
    added_at    TEXT NOT NULL,
    kind        TEXT,
    title       TEXT,
    date        TEXT,
    issuer      TEXT,
    recipient   TEXT,
    voided      TEXT,
    -- Grows with each change that a search can see; the index says up to which it is.
    change      INTEGER NOT NULL
);
CREATE INDEX documents_by_bytes ON documents (bytes);
CREATE INDEX documents_by_change ON documents (change);

CREATE TABLE origins (
    document       INTEGER NOT NULL REFERENCES documents (row),
    n              INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    name           TEXT NOT NULL,
    path           TEXT NOT NULL,
    modified       TEXT,
    source         TEXT NOT NULL,
    container      TEXT,
    container_path TEXT,
    PRIMARY KEY (document, n, position)
) WITHOUT ROWID;
CREATE INDEX origins_by_container ON origins (container) WHERE container IS NOT NULL;

CREATE TABLE numbers (
    document INTEGER NOT NULL REFERENCES documents (row),
    position INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    value    TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE tags (
    document INTEGER NOT NULL REFERENCES documents (row),
    position INTEGER NOT NULL,
    tag      TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

-- A document without a row here is unread.
CREATE TABLE readings (
    document   INTEGER PRIMARY KEY REFERENCES documents (row),
    state      TEXT NOT NULL,
    code       TEXT,
    message    TEXT,
    media_type TEXT NOT NULL,
    pages      INTEGER NOT NULL,
    waiting    INTEGER NOT NULL,
    -- Recognized pages of which some lines were read only quickly.
    quick      INTEGER NOT NULL,
    -- Recognized words that recognition is unsure of.
    doubtful   INTEGER NOT NULL
);
CREATE INDEX readings_to_recognize ON readings (document) WHERE waiting > 0 OR quick > 0;

-- The latest correction of each place in the text of a scan.
CREATE TABLE corrections (
    document INTEGER NOT NULL REFERENCES documents (row),
    page     INTEGER NOT NULL,
    x        INTEGER NOT NULL,
    y        INTEGER NOT NULL,
    w        INTEGER NOT NULL,
    h        INTEGER NOT NULL,
    read     TEXT NOT NULL,
    text     TEXT NOT NULL,
    n        INTEGER NOT NULL,
    PRIMARY KEY (document, page, x, y, w, h)
) WITHOUT ROWID;

CREATE TABLE licenses (
    row              INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    title            TEXT NOT NULL,
    publisher        TEXT NOT NULL,
    product          TEXT NOT NULL,
    edition          TEXT NOT NULL,
    version          TEXT NOT NULL,
    part_number      TEXT NOT NULL,
    metric           TEXT NOT NULL,
    quantity         INTEGER NOT NULL,
    channel          TEXT,
    program          TEXT NOT NULL,
    agreement_number TEXT NOT NULL,
    licensee         TEXT NOT NULL,
    acquired_on      TEXT,
    sa_from          TEXT,
    sa_to            TEXT,
    notes            TEXT NOT NULL,
    voided           TEXT
);

CREATE TABLE links (
    id       TEXT PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (row),
    license  INTEGER NOT NULL REFERENCES licenses (row),
    kind     TEXT NOT NULL,
    quantity INTEGER,
    pages    TEXT NOT NULL,
    n        INTEGER NOT NULL,
    position INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX links_by_document ON links (document);
CREATE INDEX links_by_license ON links (license);

CREATE TABLE searches (
    id    TEXT PRIMARY KEY,
    name  TEXT NOT NULL,
    query TEXT NOT NULL,
    n     INTEGER NOT NULL
) WITHOUT ROWID;
