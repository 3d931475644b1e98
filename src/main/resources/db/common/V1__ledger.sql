-- Times are epoch milliseconds, amounts nano-dollars, ids made by Quartet. Texts lie apart, so that they can be pruned.

CREATE TABLE body (
  id          VARCHAR(40) PRIMARY KEY,
  run_id      VARCHAR(40) NOT NULL,
  content     TEXT NOT NULL
);
CREATE INDEX body_by_run ON body (run_id);

-- The only rows of a request that change: who carries it out, until when, and how far it is.
CREATE TABLE run (
  id               VARCHAR(40) PRIMARY KEY,
  caller           VARCHAR(100) NOT NULL,
  conversation_id  VARCHAR(100),
  request_body     VARCHAR(40) NOT NULL,
  status           VARCHAR(20) NOT NULL,
  owner            VARCHAR(60),
  lease_until      BIGINT,
  cancel_reason    VARCHAR(200),
  created          BIGINT NOT NULL
);
CREATE INDEX run_by_created ON run (created);
CREATE INDEX run_by_status ON run (status);

CREATE TABLE decision (
  run_id      VARCHAR(40) NOT NULL,
  seq         INTEGER NOT NULL,
  tier        VARCHAR(20) NOT NULL,
  route       VARCHAR(200) NOT NULL,
  source      VARCHAR(20) NOT NULL,
  confidence  DOUBLE PRECISION NOT NULL,
  reason      VARCHAR(500) NOT NULL,
  content     TEXT NOT NULL,
  created     BIGINT NOT NULL,
  PRIMARY KEY (run_id, seq)
);

CREATE TABLE step_start (
  id       VARCHAR(40) PRIMARY KEY,
  run_id   VARCHAR(40) NOT NULL,
  seq      INTEGER NOT NULL,
  attempt  INTEGER NOT NULL,
  kind     VARCHAR(20) NOT NULL,
  name     VARCHAR(200) NOT NULL,
  effect   VARCHAR(20) NOT NULL,
  created  BIGINT NOT NULL,
  UNIQUE (run_id, seq, attempt)
);

CREATE TABLE step_end (
  step_id      VARCHAR(40) PRIMARY KEY,
  status       VARCHAR(20) NOT NULL,
  millis       BIGINT NOT NULL,
  error        VARCHAR(2000),
  result_body  VARCHAR(40),
  model        VARCHAR(200),
  input        BIGINT NOT NULL,
  output       BIGINT NOT NULL,
  cache_read   BIGINT NOT NULL,
  cache_write  BIGINT NOT NULL,
  cost_nanos   BIGINT NOT NULL
);

CREATE TABLE receipt (
  step_id      VARCHAR(40) PRIMARY KEY,
  run_id       VARCHAR(40) NOT NULL,
  name         VARCHAR(200) NOT NULL,
  hash         VARCHAR(64) NOT NULL,
  arguments    TEXT NOT NULL,
  exit_code    INTEGER NOT NULL,
  output_hash  VARCHAR(64) NOT NULL,
  cached       INTEGER NOT NULL,
  millis       BIGINT NOT NULL
);
CREATE INDEX receipt_by_run ON receipt (run_id);

-- How a request ended. A request that waited for an approval has one row for each time it came to rest.
CREATE TABLE outcome (
  run_id          VARCHAR(40) NOT NULL,
  seq             INTEGER NOT NULL,
  status          VARCHAR(20) NOT NULL,
  tier            VARCHAR(20) NOT NULL,
  route           VARCHAR(200) NOT NULL,
  source          VARCHAR(20) NOT NULL,
  confidence      DOUBLE PRECISION NOT NULL,
  reply_body      VARCHAR(40),
  error_code      VARCHAR(60),
  error_message   VARCHAR(2000),
  error_hint      VARCHAR(2000),
  input           BIGINT NOT NULL,
  output          BIGINT NOT NULL,
  cache_read      BIGINT NOT NULL,
  cache_write     BIGINT NOT NULL,
  cost_nanos      BIGINT NOT NULL,
  baseline_nanos  BIGINT NOT NULL,
  millis          BIGINT NOT NULL,
  created         BIGINT NOT NULL,
  PRIMARY KEY (run_id, seq)
);
CREATE INDEX outcome_by_created ON outcome (created);

CREATE TABLE baseline_line (
  run_id            VARCHAR(40) NOT NULL,
  seq               INTEGER NOT NULL,
  line              INTEGER NOT NULL,
  label             VARCHAR(200) NOT NULL,
  tokens            BIGINT NOT NULL,
  nanos_per_million BIGINT NOT NULL,
  cost_nanos        BIGINT NOT NULL,
  PRIMARY KEY (run_id, seq, line)
);

CREATE TABLE message (
  id               VARCHAR(40) PRIMARY KEY,
  conversation_id  VARCHAR(100) NOT NULL,
  caller           VARCHAR(100) NOT NULL,
  run_id           VARCHAR(40) NOT NULL,
  author           VARCHAR(20) NOT NULL,
  body_id          VARCHAR(40) NOT NULL,
  created          BIGINT NOT NULL
);
CREATE INDEX message_by_conversation ON message (conversation_id, id);

CREATE TABLE budget (
  scope        VARCHAR(120) PRIMARY KEY,
  limit_nanos  BIGINT NOT NULL,
  held_nanos   BIGINT NOT NULL,
  spent_nanos  BIGINT NOT NULL
);

CREATE TABLE approval (
  id           VARCHAR(40) PRIMARY KEY,
  run_id       VARCHAR(40) NOT NULL,
  seq          INTEGER NOT NULL,
  action_hash  VARCHAR(64) NOT NULL,
  command      TEXT NOT NULL,
  effect       VARCHAR(20) NOT NULL,
  status       VARCHAR(20) NOT NULL,
  created      BIGINT NOT NULL,
  expires      BIGINT NOT NULL,
  decided      BIGINT,
  decided_by   VARCHAR(100),
  UNIQUE (run_id, seq)
);
CREATE INDEX approval_by_status ON approval (status);

CREATE TABLE script_cache (
  cache_key  VARCHAR(64) PRIMARY KEY,
  result     TEXT NOT NULL,
  expires    BIGINT NOT NULL
);
