-- How a job's breaker stands, and when the job is due next.
CREATE TABLE job_state (
  job       VARCHAR(100) PRIMARY KEY,
  state     VARCHAR(20) NOT NULL,
  failures  INTEGER NOT NULL,
  reason    VARCHAR(2000) NOT NULL,
  changed   BIGINT NOT NULL,
  due       BIGINT,
  untold    VARCHAR(40)
);

-- Every run of a job. One that was due at some time runs at most once, whoever takes it up.
CREATE TABLE job_attempt (
  id       VARCHAR(40) PRIMARY KEY,
  job      VARCHAR(100) NOT NULL,
  due      BIGINT,
  started  BIGINT NOT NULL,
  run_id   VARCHAR(40),
  status   VARCHAR(20) NOT NULL,
  code     VARCHAR(60),
  reason   VARCHAR(2000),
  ended    BIGINT,
  UNIQUE (job, due)
);
CREATE INDEX job_attempt_by_job ON job_attempt (job, id);
CREATE INDEX job_attempt_by_status ON job_attempt (status);
