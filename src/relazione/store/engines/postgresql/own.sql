-- What PostgreSQL has in its own way. A key of its ordered indexes holds 2,704 bytes at most, so texts of any length are
-- found by hashes, and rows are written once because writers take turns and look first.

ALTER TABLE articles SET (toast_tuple_target = 128);  -- texts lie apart, so that days and publishers are read without them
CREATE INDEX articles_by_day ON articles (published, id);

-- Every id and file under which an article came; file is empty where it was not told.
CREATE TABLE sightings (
    article TEXT NOT NULL REFERENCES articles (id),
    given_id TEXT NOT NULL,
    file TEXT NOT NULL,
    title TEXT,
    url TEXT
);
CREATE INDEX sightings_by_article ON sightings (article);

CREATE INDEX values_by_value ON claim_values USING hash (value);
CREATE INDEX participants_by_who ON participants USING hash (who);
CREATE INDEX participants_by_acts_for ON participants USING hash (acts_for);

CREATE TABLE set_asides (place TEXT NOT NULL, what TEXT NOT NULL, remedy TEXT NOT NULL);
CREATE INDEX set_asides_by_place ON set_asides USING hash (place);

-- Everybody and every place that an entry or one of its claims names, letter by letter.
CREATE TABLE entry_names (name TEXT NOT NULL, entry INTEGER NOT NULL REFERENCES entries (number) ON DELETE CASCADE);
CREATE INDEX names_by_name ON entry_names USING hash (name);
CREATE INDEX names_of_entry ON entry_names (entry);
CREATE INDEX names_in_order ON entry_names (name) WHERE LENGTH(name) <= 500;
CREATE INDEX long_names ON entry_names (entry) WHERE LENGTH(name) > 500;

-- The words of texts and quotes as `store.words` tells them apart, with their places; number is that of the article or
-- claim, length the number of words.
CREATE TABLE article_words (
    number INTEGER PRIMARY KEY REFERENCES articles (number) ON DELETE CASCADE, words TSVECTOR NOT NULL, length INTEGER NOT NULL
);
CREATE INDEX articles_by_word ON article_words USING gin (words);
CREATE TABLE claim_words (
    number INTEGER PRIMARY KEY REFERENCES claims (number) ON DELETE CASCADE, words TSVECTOR NOT NULL, length INTEGER NOT NULL
);
CREATE INDEX claims_by_word ON claim_words USING gin (words);
