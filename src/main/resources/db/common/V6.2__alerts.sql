-- What people are told. A matter that is raised again before it is over counts up in its row.
CREATE TABLE alert (
  id           VARCHAR(40) PRIMARY KEY,
  alert_key    VARCHAR(200) NOT NULL,
  severity     VARCHAR(20) NOT NULL,
  title        VARCHAR(300) NOT NULL,
  text         VARCHAR(8000) NOT NULL,
  details      TEXT NOT NULL,
  times        INTEGER NOT NULL,
  raised       BIGINT NOT NULL,
  last_raised  BIGINT NOT NULL,
  resolved     BIGINT
);
CREATE INDEX alert_by_key ON alert (alert_key, last_raised);
CREATE INDEX alert_by_last_raised ON alert (last_raised);

-- One row an alert and channel. Rows of one batch are sent as one message, whose id the batch is.
CREATE TABLE alert_delivery (
  alert_id       VARCHAR(40) NOT NULL,
  channel        VARCHAR(60) NOT NULL,
  batch          VARCHAR(40) NOT NULL,
  state          VARCHAR(20) NOT NULL,
  attempts       INTEGER NOT NULL,
  created        BIGINT NOT NULL,
  next           BIGINT NOT NULL,
  first_tried    BIGINT,
  claimed_by     VARCHAR(40),
  claimed_until  BIGINT,
  delivered      BIGINT,
  error          VARCHAR(500),
  PRIMARY KEY (alert_id, channel)
);
CREATE INDEX alert_delivery_by_state ON alert_delivery (channel, state, next);
CREATE INDEX alert_delivery_by_claim ON alert_delivery (claimed_by);

-- The channels that fail, until something goes through them again.
CREATE TABLE alert_channel (
  name      VARCHAR(60) PRIMARY KEY,
  since     BIGINT NOT NULL,
  failures  INTEGER NOT NULL,
  rest      BIGINT NOT NULL,
  error     VARCHAR(500) NOT NULL
);
