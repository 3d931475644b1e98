-- Where the router was wrong, and what people say of it. Like the rest of the record these rows are only ever added.

CREATE TABLE misroute (
  id       VARCHAR(40) PRIMARY KEY,
  run_id   VARCHAR(40) NOT NULL,
  source   VARCHAR(20) NOT NULL,
  tier     VARCHAR(20) NOT NULL,
  route    VARCHAR(200) NOT NULL,
  should   VARCHAR(200),
  detail   VARCHAR(500) NOT NULL,
  created  BIGINT NOT NULL,
  UNIQUE (run_id, source, route)
);
CREATE INDEX misroute_by_created ON misroute (created);

-- The newest row of a misroute counts: confirmed, applied or dismissed.
CREATE TABLE misroute_review (
  misroute_id  VARCHAR(40) NOT NULL,
  seq          INTEGER NOT NULL,
  verdict      VARCHAR(20) NOT NULL,
  detail       VARCHAR(500) NOT NULL,
  created      BIGINT NOT NULL,
  PRIMARY KEY (misroute_id, seq)
);

-- The telling words of what was asked stand here, since the router heeds them after the text is gone.
CREATE TABLE feedback (
  seq      INTEGER PRIMARY KEY,
  run_id   VARCHAR(40) NOT NULL,
  verdict  VARCHAR(10) NOT NULL,
  route    VARCHAR(200) NOT NULL,
  should   VARCHAR(200),
  note     VARCHAR(500) NOT NULL,
  caller   VARCHAR(100) NOT NULL,
  wording  VARCHAR(2000) NOT NULL,
  created  BIGINT NOT NULL
);
CREATE INDEX feedback_by_route ON feedback (route);

-- Whose texts were taken away or redacted, so that it is done once.
CREATE TABLE text_kept (
  run_id   VARCHAR(40) PRIMARY KEY,
  kept     VARCHAR(20) NOT NULL,
  created  BIGINT NOT NULL
);

-- What earlier versions derived from the decisions each time.
INSERT INTO misroute (id, run_id, source, tier, route, should, detail, created)
SELECT 'x' || d.run_id || '-' || d.seq, d.run_id,
  CASE WHEN n.reason LIKE 'a quality check failed twice%' THEN 'check' ELSE 'handoff' END,
  d.tier, d.route, n.route, n.reason, n.created
FROM decision d JOIN decision n ON n.run_id = d.run_id AND n.seq = d.seq + 1
WHERE (d.source = 'reflex' OR n.reason LIKE 'a quality check failed twice%')
  AND NOT EXISTS (
    SELECT 1 FROM decision e WHERE e.run_id = d.run_id AND e.route = d.route AND e.seq < d.seq);
