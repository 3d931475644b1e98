-- When the memory was looked over, as it was then, and what came of it. The newest row says what need not be looked at again.
CREATE TABLE memory_triage (
  seq      INTEGER PRIMARY KEY,
  run_id   VARCHAR(40),
  status   VARCHAR(20) NOT NULL,
  detail   VARCHAR(2000) NOT NULL,
  hash     VARCHAR(64) NOT NULL,
  files    TEXT NOT NULL,
  created  BIGINT NOT NULL
);
