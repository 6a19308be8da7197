-- What belongs to the data and not to the machine, such as how far the service's clock is ahead of the real one.
CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
