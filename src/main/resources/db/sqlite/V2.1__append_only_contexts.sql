CREATE TRIGGER step_context_fixed BEFORE UPDATE ON step_context BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER step_context_kept BEFORE DELETE ON step_context BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
