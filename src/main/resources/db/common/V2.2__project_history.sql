-- What earlier runs did in a project, a line each, to be recalled; not part of the ledger.
CREATE TABLE project_history (
  run_id     VARCHAR(40) PRIMARY KEY,
  project    VARCHAR(500) NOT NULL,
  request    VARCHAR(400) NOT NULL,
  outcome    VARCHAR(400) NOT NULL,
  files      TEXT NOT NULL,
  decisions  VARCHAR(400) NOT NULL,
  created    BIGINT NOT NULL
);
CREATE INDEX project_history_by_project ON project_history (project, run_id);
