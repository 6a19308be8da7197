-- The log: every record the service ever committed, in order, each with a hash that covers the one before it.
-- Never updated, never deleted from. What may have to be erased is sealed inside body; erasing destroys its key below.
CREATE TABLE events (
    seq     INTEGER PRIMARY KEY CHECK (seq > 0),
    at      INTEGER NOT NULL,                            -- UTC milliseconds since 1970
    actor   TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    version INTEGER NOT NULL,
    body    TEXT    NOT NULL,                            -- JSON
    hash    BLOB    NOT NULL CHECK (length(hash) = 32)   -- SHA-256
) STRICT;

-- One data key for each subject, wrapped under a master key that is not in the database.
-- A key is destroyed by overwriting it where it lies: the row keeps its size and its place, so that no page is split or
-- merged and no forgotten copy stays behind. That is also why the rows are in order of arrival and not of subject.
CREATE TABLE data_keys (
    id         INTEGER PRIMARY KEY,
    subject    TEXT    NOT NULL UNIQUE,
    master_key TEXT    NOT NULL,
    wrapped    BLOB    NOT NULL,
    destroyed  INTEGER NOT NULL DEFAULT 0 CHECK (destroyed IN (0, 1))
) STRICT;

-- A value derived from each master key that this database has been used with: a wrong key file is recognised at start.
CREATE TABLE key_checks (
    master_key TEXT PRIMARY KEY,
    value      BLOB NOT NULL CHECK (length(value) = 32)
) STRICT, WITHOUT ROWID;

-- Something to write when the question is whether writing works. Empty except while it is asked.
CREATE TABLE write_probe (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    filler BLOB NOT NULL
) STRICT;
