-- What SQLite has in its own way: tables whose key is a text of any length, indexes over such texts, and full text.

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

CREATE INDEX values_by_value ON claim_values (value, slot);
CREATE INDEX participants_by_who ON participants (who);
CREATE INDEX participants_by_acts_for ON participants (acts_for);

CREATE TABLE set_asides (
    place TEXT NOT NULL,
    what TEXT NOT NULL,
    remedy TEXT NOT NULL,
    PRIMARY KEY (place, what)
) WITHOUT ROWID;

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
