-- What signing in needs beside the password. Secrets are never in the log, and here only as hashes or sealed under a master key.

-- When the account was last used, for the leader's list.
ALTER TABLE accounts ADD COLUMN used_at INTEGER;                  -- UTC milliseconds since 1970, real time

-- The seed of a second factor (RFC 6238), sealed under a master key, and the last step whose code was taken: each is taken once.
CREATE TABLE second_factors (
    account    TEXT    PRIMARY KEY REFERENCES accounts (id),
    sealed     BLOB    NOT NULL,
    confirmed  INTEGER NOT NULL DEFAULT 0 CHECK (confirmed IN (0, 1)), -- 0: shown, and no code has come back yet
    last_step  INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Recovery codes: for somebody whose telephone is gone. One use each.
CREATE TABLE recovery_codes (
    account TEXT    NOT NULL REFERENCES accounts (id),
    hash    BLOB    NOT NULL CHECK (length(hash) = 32),            -- SHA-256; a code has 80 bits of chance
    used_at INTEGER,
    PRIMARY KEY (account, hash)
) STRICT, WITHOUT ROWID;

-- Tablets that somebody has registered as theirs, or as one that several share.
CREATE TABLE devices (
    id            TEXT    PRIMARY KEY,                             -- UUID
    secret_hash   BLOB    NOT NULL CHECK (length(secret_hash) = 32), -- SHA-256 of what its cookie holds
    label         TEXT    NOT NULL,
    registered_by TEXT    NOT NULL REFERENCES accounts (id),
    registered_at INTEGER NOT NULL,
    used_by       TEXT,                                            -- account
    used_at       INTEGER,
    cut_off_at    INTEGER
) STRICT, WITHOUT ROWID;

-- Who may unlock which tablet with a few digits. Useless without the tablet's cookie; five wrong ones, and it takes the password.
CREATE TABLE pins (
    device     TEXT    NOT NULL REFERENCES devices (id),
    account    TEXT    NOT NULL REFERENCES accounts (id),
    pin_hash   TEXT    NOT NULL,                                   -- Argon2id, PHC string
    wrong      INTEGER NOT NULL DEFAULT 0,
    full_at    INTEGER NOT NULL,                                   -- the last sign-in with the password on this tablet
    PRIMARY KEY (device, account)
) STRICT, WITHOUT ROWID;

-- Sessions that go on over a restart. What a token says is looked up here; without its row it is worth nothing.
CREATE TABLE sessions (
    id         TEXT    PRIMARY KEY,                                -- UUID
    account    TEXT    NOT NULL REFERENCES accounts (id),
    generation INTEGER NOT NULL,                                   -- of the account's sessions, when it began
    kind       TEXT    NOT NULL,                                   -- shared, device, screen, program
    device     TEXT    REFERENCES devices (id),
    began_at   INTEGER NOT NULL,
    until      INTEGER NOT NULL,
    touched_at INTEGER NOT NULL,                                   -- somebody was there; written at most once a minute
    locked     INTEGER NOT NULL DEFAULT 0 CHECK (locked IN (0, 1))
) STRICT, WITHOUT ROWID;
