-- What a model call was sent, part by part: names and tokens, no texts.
CREATE TABLE step_context (
  step_id  VARCHAR(40) PRIMARY KEY,
  run_id   VARCHAR(40) NOT NULL,
  content  TEXT NOT NULL
);
CREATE INDEX step_context_by_run ON step_context (run_id);

-- A conversation's running summary, one row for each time it was asked for. Counted in messages from the first.
CREATE TABLE conversation_summary (
  run_id           VARCHAR(40) PRIMARY KEY,
  conversation_id  VARCHAR(100) NOT NULL,
  covered          INTEGER NOT NULL,
  messages         INTEGER NOT NULL,
  body_id          VARCHAR(40),
  created          BIGINT NOT NULL
);
CREATE INDEX conversation_summary_by_conversation ON conversation_summary (conversation_id, messages);
