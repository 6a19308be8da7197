-- PCs of the legevakt's own, and doctors who are let in for some days. Who and which they are is in the log; here is only what proves it.

-- Whose account it is, for a doctor who is not in the service file. It ends with the guest. Never a name or a number.
ALTER TABLE accounts ADD COLUMN guest TEXT;                        -- UUID

-- A station: a one-time code that makes a PC one, and what its cookie holds from then on.
CREATE TABLE stations (
    station     TEXT    PRIMARY KEY,                               -- UUID
    code_hash   BLOB    CHECK (length(code_hash) = 32),            -- SHA-256; none once it has been used
    code_until  INTEGER,                                           -- UTC milliseconds since 1970, real time
    secret_hash BLOB    CHECK (length(secret_hash) = 32),          -- none until a PC has taken the code
    used_at     INTEGER
) STRICT, WITHOUT ROWID;

-- One-time links that have been used. What a link holds is made from a key and the message that carried it, and is kept nowhere.
CREATE TABLE links_used (
    token_hash BLOB    PRIMARY KEY CHECK (length(token_hash) = 32), -- SHA-256 of what the link holds
    used_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
