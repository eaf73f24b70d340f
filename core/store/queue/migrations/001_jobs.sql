CREATE TABLE jobs (
  id          INTEGER PRIMARY KEY AUTOINCREMENT, -- never reused, since others keep it
  queue       TEXT NOT NULL,
  task        TEXT NOT NULL,
  args        TEXT NOT NULL,
  lock        TEXT,
  priority    INTEGER NOT NULL,
  run_at      REAL NOT NULL,
  dedupe      TEXT,
  status      TEXT NOT NULL DEFAULT 'todo' CHECK (status IN ('todo', 'running', 'done', 'failed', 'cancelled')),
  is_first    INTEGER NOT NULL,                  -- of the unfinished jobs of its lock; 1 without a lock
  is_stopping INTEGER NOT NULL DEFAULT 0,        -- somebody cancelled it while it was running
  attempts    INTEGER NOT NULL DEFAULT 0,
  token       INTEGER NOT NULL DEFAULT 0,        -- grows with every claim
  owner       TEXT,
  lease_until REAL,
  finished_at REAL,
  error       TEXT
) STRICT;

-- The order of claiming. Only jobs that may run are in it, so a long line behind one lock costs nothing;
-- run_at is in it so that jobs whose time has not come are passed over without being read.
CREATE INDEX jobs_ready ON jobs (queue, priority DESC, id, run_at, status, is_first) WHERE status = 'todo' AND is_first = 1;
CREATE INDEX jobs_running ON jobs (owner, lease_until) WHERE status = 'running';
CREATE INDEX jobs_line ON jobs (lock, id) WHERE lock IS NOT NULL AND status IN ('todo', 'running');
CREATE UNIQUE INDEX jobs_dedupe ON jobs (dedupe) WHERE dedupe IS NOT NULL AND status IN ('todo', 'running');
CREATE INDEX jobs_finished ON jobs (finished_at) WHERE finished_at IS NOT NULL;

-- However a job finishes (done, failed, cancelled, given up), the next of its lock moves up in the same
-- transaction, so no crash can leave a line without a first.
CREATE TRIGGER jobs_move_up AFTER UPDATE OF status ON jobs
WHEN new.lock IS NOT NULL AND new.status NOT IN ('todo', 'running')
BEGIN
  UPDATE jobs SET is_first = 1
  WHERE id = (SELECT min(id) FROM jobs WHERE lock = new.lock AND status IN ('todo', 'running'));
END;

-- The last interval in which each periodic job was enqueued.
CREATE TABLE job_ticks (
  name TEXT PRIMARY KEY, -- queue:task
  tick INTEGER NOT NULL
) STRICT;
