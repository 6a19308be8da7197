-- Answers to requests that came with an Idempotency-Key, for 24 hours: the same request again gets the same answer.
-- Holds no content: the request is kept as a keyed hash, and only answers that hold nothing personal are kept.
CREATE TABLE idempotency (
    actor      TEXT    NOT NULL,                         -- account id
    key        TEXT    NOT NULL,
    request    BLOB    NOT NULL CHECK (length(request) = 32), -- HMAC-SHA-256 of method, path and body
    status     INTEGER NOT NULL,
    body       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,                         -- UTC milliseconds since 1970, real time
    PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_by_age ON idempotency (created_at);
