-- The tables of a record, version 2. Spans are half-open, in code points of articles.text. Days are ISO 8601.

CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO about VALUES ('schema_version', '2'), ('judgements_applied', '1');

CREATE TABLE articles (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    published TEXT,
    publisher TEXT
);
CREATE INDEX articles_by_publisher ON articles (publisher, published);  -- what a record covers is told without texts

-- Every id and file under which an article came; file is empty where it was not told.
CREATE TABLE sightings (
    article TEXT NOT NULL REFERENCES articles (id),
    given_id TEXT NOT NULL,
    file TEXT NOT NULL,
    title TEXT,
    url TEXT,
    PRIMARY KEY (article, given_id, file)
) WITHOUT ROWID;

CREATE TABLE readings (
    article TEXT NOT NULL REFERENCES articles (id),
    reader TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (article, reader)
) WITHOUT ROWID;

CREATE TABLE claims (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    article TEXT NOT NULL,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    score REAL NOT NULL,
    reader TEXT NOT NULL,
    reader_version TEXT NOT NULL,
    notes TEXT NOT NULL,  -- a JSON array
    node INTEGER,  -- of `nodes`; NULL until it is worked out, 0 where a judgement rejects the claim
    FOREIGN KEY (article, reader) REFERENCES readings (article, reader)
);
CREATE INDEX claims_in_order ON claims (article, start, "end", kind, id);
CREATE INDEX claims_by_kind ON claims (kind);  -- no more columns: so new claims lie side by side in it
CREATE INDEX claims_by_node ON claims (node);

CREATE TABLE claim_values (
    claim INTEGER NOT NULL REFERENCES claims (number) ON DELETE CASCADE,
    slot TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    basis TEXT NOT NULL,
    PRIMARY KEY (claim, slot, position)
) WITHOUT ROWID;
CREATE INDEX values_by_value ON claim_values (value, slot);

CREATE TABLE participants (
    claim INTEGER NOT NULL REFERENCES claims (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    who TEXT NOT NULL,
    who_start INTEGER NOT NULL,
    who_end INTEGER NOT NULL,
    who_quote TEXT NOT NULL,
    who_basis TEXT NOT NULL,
    acts_for TEXT,  -- this and the four below: NULL where the article does not tell
    acts_for_start INTEGER,
    acts_for_end INTEGER,
    acts_for_quote TEXT,
    acts_for_basis TEXT,
    PRIMARY KEY (claim, position)
) WITHOUT ROWID;
CREATE INDEX participants_by_who ON participants (who);
CREATE INDEX participants_by_acts_for ON participants (acts_for);

CREATE TABLE refusals (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL,
    reader TEXT NOT NULL,
    kind TEXT NOT NULL,
    check_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    slot TEXT,  -- NULL where the finding was refused as a whole
    FOREIGN KEY (article, reader) REFERENCES readings (article, reader)
);
CREATE INDEX refusals_in_order ON refusals (article, start, "end", kind);

CREATE TABLE set_asides (
    place TEXT NOT NULL,
    what TEXT NOT NULL,
    remedy TEXT NOT NULL,
    PRIMARY KEY (place, what)
) WITHOUT ROWID;

-- What persons decided about claims, line by line. claims is a JSON array of ids; anchors one of what each claim was when
-- it was judged (article, kind, start, end, quote, reader, what it said), by which it is found again after a new reading.
CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    act TEXT NOT NULL,
    claims TEXT NOT NULL,
    who TEXT NOT NULL,
    day TEXT NOT NULL,
    why TEXT NOT NULL,
    slot TEXT,
    value TEXT,
    anchors TEXT NOT NULL,
    note TEXT  -- a JSON object: what a person asserts of his own knowledge; NULL where an article says it
);

-- The judgements on which the entries rest, with the claims as they were found again; rows as in `judgements`.
CREATE TABLE judgements_applied (
    id TEXT PRIMARY KEY,
    act TEXT NOT NULL,
    claims TEXT NOT NULL,
    who TEXT NOT NULL,
    day TEXT NOT NULL,
    why TEXT NOT NULL,
    slot TEXT,
    value TEXT,
    anchors TEXT NOT NULL,
    note TEXT  -- a JSON object: what a person asserts of his own knowledge; NULL where an article says it
) WITHOUT ROWID;

-- A node is a claim, or several that are one beyond doubt, for which the head is compared with others. A circle is the
-- nodes that rules or judgements tie together; its number is that of its first node.
CREATE TABLE nodes (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    head TEXT NOT NULL,  -- the id of a claim
    circle INTEGER NOT NULL
);
CREATE INDEX nodes_by_circle ON nodes (circle);

-- The blocking keys under which nodes wait for others to be compared with.
CREATE TABLE node_keys (key INTEGER NOT NULL, node INTEGER NOT NULL, PRIMARY KEY (key, node)) WITHOUT ROWID;
CREATE INDEX keys_of_node ON node_keys (node);

-- Entries are worked out from claims and judgements, never edited. claims is a JSON array of ids; body is a JSON array
-- of the entry's fields in order, in which a claim is written as its place in claims. date and attested (the first day)
-- are there to order by, empty where not known.
CREATE TABLE entries (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    circle INTEGER NOT NULL,
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    attested TEXT NOT NULL,
    claims TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX entries_by_id ON entries (id);
CREATE INDEX entries_by_circle ON entries (circle);
CREATE INDEX entries_in_order ON entries (kind, date = '', date, attested = '', attested, id);

-- Everybody and every place that an entry or one of its claims names, letter by letter.
CREATE TABLE entry_names (
    name TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES entries (number) ON DELETE CASCADE,
    PRIMARY KEY (name, entry)
) WITHOUT ROWID;
CREATE INDEX names_of_entry ON entry_names (entry);

CREATE VIRTUAL TABLE article_words USING fts5 (
    text, content = 'articles', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_comes AFTER INSERT ON articles BEGIN
    INSERT INTO article_words (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER article_goes AFTER DELETE ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, text) VALUES ('delete', old.number, old.text);
END;

CREATE VIRTUAL TABLE claim_words USING fts5 (
    quote, content = 'claims', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER claim_comes AFTER INSERT ON claims BEGIN
    INSERT INTO claim_words (rowid, quote) VALUES (new.number, new.quote);
END;
CREATE TRIGGER claim_goes AFTER DELETE ON claims BEGIN
    INSERT INTO claim_words (claim_words, rowid, quote) VALUES ('delete', old.number, old.quote);
END;
