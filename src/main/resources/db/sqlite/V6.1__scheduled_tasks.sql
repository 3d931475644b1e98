-- The scheduler's own table, with the types that this database has.
CREATE TABLE scheduled_tasks (
  task_name             VARCHAR(100) NOT NULL,
  task_instance         VARCHAR(100) NOT NULL,
  task_data             BLOB,
  execution_time        TIMESTAMP NOT NULL,
  picked                BOOLEAN NOT NULL,
  picked_by             VARCHAR(50),
  last_success          TIMESTAMP,
  last_failure          TIMESTAMP,
  consecutive_failures  INTEGER,
  last_heartbeat        TIMESTAMP,
  version               BIGINT NOT NULL,
  priority              SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);
