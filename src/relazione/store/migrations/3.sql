-- From version 2 to 3: of the judgements applied only what is asked for, their ids and claims; the rest is in the ledger.

CREATE TABLE applied (id TEXT PRIMARY KEY, claims TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO applied SELECT id, claims FROM judgements_applied;
DROP TABLE judgements_applied;
ALTER TABLE applied RENAME TO judgements_applied;
