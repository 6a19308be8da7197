-- Requests under an Idempotency-Key that have begun and whose answer is not kept yet. A row is taken away together with the answer being
-- kept; one that stays behind broke off, and whether it was carried out is looked for in the log before it may run again.
-- Holds no content: the request is kept as a keyed hash.
CREATE TABLE requests_begun (
    actor      TEXT    NOT NULL,                         -- account id
    key        TEXT    NOT NULL,
    request    BLOB    NOT NULL CHECK (length(request) = 32), -- HMAC-SHA-256 of method, path and body
    life       TEXT    NOT NULL,                         -- which run of the server began it
    log_actor  TEXT    NOT NULL,                         -- how the log names whoever sent it
    after_seq  INTEGER NOT NULL,                         -- the last record before it began
    created_at INTEGER NOT NULL,                         -- UTC milliseconds since 1970, real time
    PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;
