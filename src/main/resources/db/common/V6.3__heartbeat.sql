-- How each probe of the heartbeat stands, and what of it a person has been told last.
CREATE TABLE heartbeat_probe (
  probe    VARCHAR(60) PRIMARY KEY,
  finding  TEXT NOT NULL,
  since    BIGINT NOT NULL,
  changed  BIGINT NOT NULL,
  told     TEXT
);

-- Every heartbeat, with what it found; pruned after a while.
CREATE TABLE heartbeat (
  id         VARCHAR(40) PRIMARY KEY,
  at         BIGINT NOT NULL,
  millis     BIGINT NOT NULL,
  tokens     BIGINT NOT NULL,
  troubles   INTEGER NOT NULL,
  findings   TEXT NOT NULL,
  scheduled  INTEGER NOT NULL
);
CREATE INDEX heartbeat_by_at ON heartbeat (at);

-- One row, written to see whether the database can be written.
CREATE TABLE heartbeat_write (
  at  BIGINT NOT NULL
);
