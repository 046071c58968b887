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
    currency    TEXT,
    net         TEXT,
    tax         TEXT,
    gross       TEXT,
    voided      TEXT,
    -- Whose letters recognition looks for in its scans.
    script      TEXT NOT NULL DEFAULT 'any',
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
    doubtful   INTEGER NOT NULL,
    -- What its content looks like or shows, as codes with a space between them.
    signs      TEXT NOT NULL
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
    position INTEGER NOT NULL,
    line     INTEGER,
    -- Codes, with a space between.
    shows    TEXT NOT NULL DEFAULT '',
    note     TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX links_by_document ON links (document);
CREATE INDEX links_by_license ON links (license);

CREATE TABLE acquisitions (
    license        INTEGER PRIMARY KEY REFERENCES licenses (row),
    license_type   TEXT,
    bought_through TEXT,
    -- `perpetual` or `subscription`.
    term           TEXT,
    term_from      TEXT,
    term_to        TEXT,
    order_number   TEXT NOT NULL,
    device         TEXT NOT NULL,
    -- Absent where the license did not change hands.
    transfer_from  TEXT,
    transfer_to    TEXT,
    transfer_on    TEXT,
    notice_on      TEXT,
    -- Codes, with a space between.
    circumstances  TEXT NOT NULL
);

-- On which records a license builds.
CREATE TABLE bases (
    license  INTEGER NOT NULL REFERENCES licenses (row),
    position INTEGER NOT NULL,
    base     TEXT NOT NULL,
    quantity INTEGER,
    PRIMARY KEY (license, position)
) WITHOUT ROWID;

CREATE TABLE named_users (
    license  INTEGER NOT NULL REFERENCES licenses (row),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    seat     TEXT NOT NULL,
    from_day TEXT NOT NULL,
    to_day   TEXT,
    PRIMARY KEY (license, position)
) WITHOUT ROWID;

CREATE TABLE invoice_lines (
    document    INTEGER NOT NULL REFERENCES documents (row),
    position    INTEGER NOT NULL,
    number      INTEGER NOT NULL,
    invoice     TEXT NOT NULL,
    part_number TEXT NOT NULL,
    description TEXT NOT NULL,
    quantity    INTEGER NOT NULL,
    unit_price  TEXT NOT NULL,
    amount      TEXT NOT NULL,
    hardware    TEXT NOT NULL,
    PRIMARY KEY (document, position)
) WITHOUT ROWID;

-- The documents whose bytes were not as the journal says when the vault was last verified.
CREATE TABLE damaged (document TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE waivers (
    license INTEGER NOT NULL REFERENCES licenses (row),
    finding TEXT NOT NULL,
    reason  TEXT NOT NULL,
    n       INTEGER NOT NULL,
    PRIMARY KEY (license, finding)
) WITHOUT ROWID;

-- What people rejected of what the content of documents suggests.
CREATE TABLE rejections (
    document INTEGER NOT NULL REFERENCES documents (row),
    field    TEXT NOT NULL,
    value    TEXT NOT NULL,
    n        INTEGER NOT NULL,
    PRIMARY KEY (document, field, value)
) WITHOUT ROWID;

CREATE TABLE agreements (
    row          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    program      TEXT,
    number       TEXT NOT NULL,
    title        TEXT NOT NULL,
    parent       TEXT,
    entity       TEXT,
    counterparty TEXT,
    from_day     TEXT,
    to_day       TEXT,
    notes        TEXT NOT NULL,
    voided       TEXT
);

CREATE TABLE affiliates (
    agreement INTEGER NOT NULL REFERENCES agreements (row),
    position  INTEGER NOT NULL,
    entity    TEXT NOT NULL,
    included  INTEGER NOT NULL,
    PRIMARY KEY (agreement, position)
) WITHOUT ROWID;

-- The documents that make up an agreement.
CREATE TABLE papers (
    agreement INTEGER NOT NULL REFERENCES agreements (row),
    position  INTEGER NOT NULL,
    document  TEXT NOT NULL,
    kind      TEXT NOT NULL,
    shows     TEXT NOT NULL,
    PRIMARY KEY (agreement, position)
) WITHOUT ROWID;

CREATE TABLE entities (
    row      INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL,
    role     TEXT NOT NULL,
    from_day TEXT,
    to_day   TEXT,
    notes    TEXT NOT NULL,
    voided   TEXT
);

CREATE TABLE aliases (
    entity   INTEGER NOT NULL REFERENCES entities (row),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    from_day TEXT,
    to_day   TEXT,
    PRIMARY KEY (entity, position)
) WITHOUT ROWID;

-- Who may do what in the licensing portals: to an agreement by its id, else to a licensing ID.
CREATE TABLE accesses (
    row          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    person       TEXT NOT NULL,
    agreement    TEXT,
    licensing_id TEXT,
    role         TEXT NOT NULL,
    status       TEXT NOT NULL,
    account      TEXT,
    -- Codes, with a space between.
    contacts     TEXT NOT NULL,
    invited_on   TEXT,
    accepted_on  TEXT,
    left_on      TEXT,
    note         TEXT NOT NULL,
    voided       TEXT
);

-- How benefits of Software Assurance stand under agreements, by the ids of these.
CREATE TABLE benefits (
    agreement TEXT NOT NULL,
    benefit   TEXT NOT NULL,
    state     TEXT NOT NULL,
    since     TEXT,
    seen_on   TEXT NOT NULL,
    evidence  TEXT NOT NULL,
    note      TEXT NOT NULL,
    PRIMARY KEY (agreement, benefit)
) WITHOUT ROWID;

-- When agreements moved to another portal.
CREATE TABLE migrations (
    agreement TEXT PRIMARY KEY,
    on_day    TEXT NOT NULL
) WITHOUT ROWID;

-- The company's own additions to the rules, as written.
CREATE TABLE own_rules (
    rules TEXT PRIMARY KEY,
    text  TEXT NOT NULL,
    n     INTEGER NOT NULL
) WITHOUT ROWID;

-- What people stated about deadlines.
CREATE TABLE marks (
    rule       TEXT NOT NULL,
    subject    TEXT NOT NULL,
    id         TEXT NOT NULL,
    occurrence TEXT NOT NULL,
    -- `done` or `snoozed`, with the day it was done or until which it may wait.
    response   TEXT NOT NULL,
    day        TEXT NOT NULL,
    reason     TEXT NOT NULL,
    evidence   TEXT NOT NULL,
    n          INTEGER NOT NULL,
    PRIMARY KEY (rule, subject, id, occurrence)
) WITHOUT ROWID;

-- What was stated about true-ups, one row for each anniversary of an agreement.
CREATE TABLE true_ups (
    agreement    TEXT NOT NULL,
    anniversary  TEXT NOT NULL,
    -- The file of the count; absent where there is no count.
    counted_from TEXT,
    n            INTEGER NOT NULL,
    PRIMARY KEY (agreement, anniversary)
) WITHOUT ROWID;

CREATE TABLE true_up_steps (
    agreement   TEXT NOT NULL,
    anniversary TEXT NOT NULL,
    step        TEXT NOT NULL,
    day         TEXT NOT NULL,
    person      TEXT NOT NULL,
    evidence    TEXT NOT NULL,
    note        TEXT NOT NULL,
    PRIMARY KEY (agreement, anniversary, step)
) WITHOUT ROWID;

CREATE TABLE true_up_counts (
    agreement   TEXT NOT NULL,
    anniversary TEXT NOT NULL,
    position    INTEGER NOT NULL,
    product     TEXT NOT NULL,
    deployed    TEXT NOT NULL,
    baseline    TEXT NOT NULL,
    PRIMARY KEY (agreement, anniversary, position)
) WITHOUT ROWID;

CREATE TABLE calculations (
    id       TEXT PRIMARY KEY,
    license  TEXT NOT NULL,
    function TEXT NOT NULL,
    as_of    TEXT,
    rule     TEXT NOT NULL,
    source   TEXT NOT NULL,
    facts    TEXT NOT NULL,
    note     TEXT NOT NULL,
    n        INTEGER NOT NULL,
    position INTEGER NOT NULL,
    voided   TEXT
) WITHOUT ROWID;
CREATE INDEX calculations_by_license ON calculations (license);

-- The inputs and the answers of kept calculations.
CREATE TABLE calculation_values (
    calculation TEXT NOT NULL,
    -- `input` or `outcome`.
    side        TEXT NOT NULL,
    position    INTEGER NOT NULL,
    name        TEXT NOT NULL,
    label       TEXT NOT NULL,
    value       TEXT NOT NULL,
    PRIMARY KEY (calculation, side, position)
) WITHOUT ROWID;

CREATE TABLE terms_editions (
    row         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    document    TEXT NOT NULL,
    kind        TEXT NOT NULL,
    title       TEXT NOT NULL,
    scope       TEXT NOT NULL,
    region      TEXT NOT NULL,
    language    TEXT NOT NULL,
    effective   TEXT NOT NULL,
    precision   TEXT NOT NULL,
    chosen      TEXT NOT NULL,
    confirmed   INTEGER NOT NULL,
    captured_on TEXT,
    copy        INTEGER NOT NULL,
    address     TEXT NOT NULL,
    notes       TEXT NOT NULL,
    voided      TEXT
);
CREATE INDEX terms_editions_by_document ON terms_editions (document);

-- The dates that something about an edition states.
CREATE TABLE terms_dates (
    edition   INTEGER NOT NULL REFERENCES terms_editions (row),
    position  INTEGER NOT NULL,
    source    TEXT NOT NULL,
    day       TEXT NOT NULL,
    precision TEXT NOT NULL,
    words     TEXT NOT NULL,
    PRIMARY KEY (edition, position)
) WITHOUT ROWID;

-- When versions of products were first released.
CREATE TABLE product_releases (
    product TEXT NOT NULL,
    version TEXT NOT NULL,
    day     TEXT NOT NULL,
    PRIMARY KEY (product, version)
) WITHOUT ROWID;

-- What agreements state in place of the rules about governing terms.
CREATE TABLE terms_exceptions (
    agreement TEXT PRIMARY KEY,
    rule      TEXT NOT NULL,
    day       TEXT,
    clause    TEXT NOT NULL
) WITHOUT ROWID;

-- The later terms that the customer chose.
CREATE TABLE terms_elections (
    license TEXT NOT NULL,
    version TEXT NOT NULL,
    day     TEXT NOT NULL,
    note    TEXT NOT NULL,
    PRIMARY KEY (license, version)
) WITHOUT ROWID;

-- Audits and requests for proof.
CREATE TABLE matters (
    row         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    reference   TEXT NOT NULL,
    title       TEXT NOT NULL,
    publisher   TEXT NOT NULL,
    auditor     TEXT NOT NULL,
    counsel     TEXT NOT NULL,
    letter_on   TEXT,
    notice_days INTEGER,
    due_on      TEXT,
    period_from TEXT,
    period_to   TEXT,
    prefix      TEXT NOT NULL,
    privileged  INTEGER NOT NULL,
    note        TEXT NOT NULL,
    closed_on   TEXT,
    closed_why  TEXT
);

-- What matters look at: legal entities by their ids, products and publishers by their names.
CREATE TABLE matter_scopes (
    matter   INTEGER NOT NULL REFERENCES matters (row),
    position INTEGER NOT NULL,
    -- `entity`, `product` or `publisher`.
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (matter, position)
) WITHOUT ROWID;

CREATE TABLE matter_requests (
    matter     INTEGER NOT NULL REFERENCES matters (row),
    number     TEXT NOT NULL,
    text       TEXT NOT NULL,
    asked_on   TEXT,
    due_on     TEXT,
    settled    TEXT,
    settled_on TEXT,
    PRIMARY KEY (matter, number)
) WITHOUT ROWID;

-- What answers requests, and what becomes of it.
CREATE TABLE matter_responses (
    matter        INTEGER NOT NULL REFERENCES matters (row),
    request       TEXT NOT NULL,
    -- `document` or `license`, with its id.
    kind          TEXT NOT NULL,
    subject       TEXT NOT NULL,
    pages         TEXT NOT NULL,
    disposition   TEXT NOT NULL,
    redacted_copy TEXT,
    note          TEXT NOT NULL,
    PRIMARY KEY (matter, request, kind, subject)
) WITHOUT ROWID;

-- The packs that were handed over, by volume.
CREATE TABLE productions (
    matter       INTEGER NOT NULL REFERENCES matters (row),
    volume       INTEGER NOT NULL,
    produced_on  TEXT NOT NULL,
    recipient    TEXT NOT NULL,
    prefix       TEXT NOT NULL,
    manifest     TEXT NOT NULL,
    form         TEXT NOT NULL,
    as_of        TEXT NOT NULL,
    rules        TEXT NOT NULL,
    rules_digest TEXT NOT NULL,
    n            INTEGER NOT NULL,
    PRIMARY KEY (matter, volume)
) WITHOUT ROWID;

CREATE TABLE exhibits (
    matter     INTEGER NOT NULL REFERENCES matters (row),
    volume     INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    first_page INTEGER NOT NULL,
    last_page  INTEGER NOT NULL,
    document   TEXT NOT NULL,
    digest     TEXT NOT NULL,
    PRIMARY KEY (matter, volume, number)
) WITHOUT ROWID;

-- Documents that are read as license statements. The rows are in an object of their own.
CREATE TABLE statements (
    row           INTEGER PRIMARY KEY,
    document      TEXT NOT NULL UNIQUE,
    kind          TEXT NOT NULL,
    name          TEXT NOT NULL,
    request_id    TEXT NOT NULL,
    calculated_on TEXT,
    language      TEXT NOT NULL,
    mapping       TEXT NOT NULL,
    problems      INTEGER NOT NULL,
    rows          TEXT NOT NULL,
    bytes         INTEGER NOT NULL,
    voided        TEXT,
    n             INTEGER NOT NULL
);

-- How many rows a statement lists, by what they list.
CREATE TABLE statement_counts (
    statement INTEGER NOT NULL REFERENCES statements (row),
    kind      TEXT NOT NULL,
    count     INTEGER NOT NULL,
    PRIMARY KEY (statement, kind)
) WITHOUT ROWID;

-- Which columns of a table hold what, as a person stated it.
CREATE TABLE mappings (
    name    TEXT NOT NULL,
    rows    TEXT NOT NULL,
    field   TEXT NOT NULL,
    caption TEXT NOT NULL,
    PRIMARY KEY (name, field)
) WITHOUT ROWID;

CREATE TABLE disputes (
    row          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    statement    TEXT NOT NULL,
    submitted_to TEXT NOT NULL,
    reference    TEXT NOT NULL,
    n            INTEGER NOT NULL
);

-- Exhibits are documents with their pages behind a `#`, with spaces between.
CREATE TABLE dispute_lines (
    dispute  INTEGER NOT NULL REFERENCES disputes (row),
    position INTEGER NOT NULL,
    family   TEXT NOT NULL,
    version  TEXT NOT NULL,
    listed   INTEGER NOT NULL,
    claimed  INTEGER NOT NULL,
    exhibits TEXT NOT NULL,
    PRIMARY KEY (dispute, position)
) WITHOUT ROWID;

CREATE TABLE dispute_steps (
    dispute  INTEGER NOT NULL REFERENCES disputes (row),
    position INTEGER NOT NULL,
    state    TEXT NOT NULL,
    day      TEXT NOT NULL,
    note     TEXT NOT NULL,
    PRIMARY KEY (dispute, position)
) WITHOUT ROWID;

-- The log of requests for statements.
CREATE TABLE statement_requests (
    id      TEXT PRIMARY KEY,
    day     TEXT NOT NULL,
    person  TEXT NOT NULL,
    formal  INTEGER NOT NULL,
    purpose TEXT NOT NULL
) WITHOUT ROWID;

-- How well each license record is proven, as of the day in `meta`. It follows from the tables
-- above and from the rules.
CREATE TABLE assessments (
    license  INTEGER PRIMARY KEY REFERENCES licenses (row),
    status   TEXT NOT NULL,
    rule     TEXT,
    met      INTEGER NOT NULL,
    required INTEGER NOT NULL
);

CREATE TABLE findings (
    license  INTEGER NOT NULL REFERENCES licenses (row),
    position INTEGER NOT NULL,
    code     TEXT NOT NULL,
    severity TEXT NOT NULL,
    action   TEXT NOT NULL,
    -- A sentence of the rules, and what stands in its places: a list of pairs in JSON.
    form     TEXT NOT NULL,
    places   TEXT NOT NULL,
    waived   INTEGER NOT NULL,
    PRIMARY KEY (license, position)
) WITHOUT ROWID;
CREATE INDEX findings_by_code ON findings (code);

-- The vault's identity, each time it was published.
CREATE TABLE identities (
    n         INTEGER NOT NULL,
    position  INTEGER NOT NULL,
    recipient TEXT NOT NULL,
    wrapped   TEXT,
    PRIMARY KEY (n, position)
) WITHOUT ROWID;

CREATE TABLE product_keys (
    row              INTEGER PRIMARY KEY,
    id               TEXT NOT NULL UNIQUE,
    kind             TEXT NOT NULL,
    product          TEXT NOT NULL,
    version          TEXT NOT NULL,
    agreement_number TEXT NOT NULL,
    -- Ids, with a space between.
    licenses         TEXT NOT NULL,
    last_five        TEXT NOT NULL,
    purchased        INTEGER,
    used             INTEGER,
    available        INTEGER,
    counted_on       TEXT,
    document         TEXT,
    note             TEXT NOT NULL,
    -- The value as the journal has it: only the vault's identity opens it.
    sealed           BLOB,
    fingerprint      TEXT,
    voided           TEXT
);

CREATE TABLE searches (
    id    TEXT PRIMARY KEY,
    name  TEXT NOT NULL,
    query TEXT NOT NULL,
    n     INTEGER NOT NULL
) WITHOUT ROWID;
