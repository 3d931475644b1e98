CREATE TRIGGER misroute_fixed BEFORE UPDATE ON misroute BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER misroute_kept BEFORE DELETE ON misroute BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER misroute_review_fixed BEFORE UPDATE ON misroute_review BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER misroute_review_kept BEFORE DELETE ON misroute_review BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER feedback_fixed BEFORE UPDATE ON feedback BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER feedback_kept BEFORE DELETE ON feedback BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
