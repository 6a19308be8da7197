-- Who may sign in. Password hashes are secrets: they are never in the log. Changed by `hjemmevakt account` only.
CREATE TABLE accounts (
    id                 TEXT    PRIMARY KEY,              -- UUID
    username           TEXT    NOT NULL UNIQUE,          -- lower case
    password_hash      TEXT    NOT NULL,                 -- Argon2id, PHC string
    staff              TEXT,                             -- short name in the service file; none: a wall screen
    roles              TEXT    NOT NULL,                 -- separated by commas
    disabled           INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    session_generation INTEGER NOT NULL DEFAULT 1,       -- one more ends every session there is
    created_at         INTEGER NOT NULL,                 -- UTC milliseconds since 1970
    changed_at         INTEGER NOT NULL
) STRICT;
