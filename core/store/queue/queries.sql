-- name: jobs_enqueue
INSERT INTO jobs (queue, task, args, lock, priority, run_at, dedupe, is_first)
VALUES (
  :queue, :task, :args, :lock, :priority, :run_at, :dedupe,
  NOT EXISTS (SELECT 1 FROM jobs WHERE lock = :lock AND status IN ('todo', 'running'))
)
-- Changes nothing, but lets RETURNING give the id of the job that was there first.
ON CONFLICT (dedupe) WHERE dedupe IS NOT NULL AND status IN ('todo', 'running') DO UPDATE SET dedupe = dedupe
RETURNING id;

-- name: jobs_claim
UPDATE jobs SET
  status = 'running', attempts = attempts + 1, token = token + 1, owner = :owner, lease_until = :lease_until
WHERE id IN (
  SELECT ready.id
  FROM json_each(:queues) AS wanted CROSS JOIN jobs AS ready ON ready.id IN (
    SELECT id FROM jobs
    WHERE queue = wanted.value AND status = 'todo' AND is_first = 1 AND run_at <= :now
    ORDER BY priority DESC, id
    LIMIT :room
  )
  ORDER BY ready.priority DESC, ready.id
  LIMIT :room
)
RETURNING id, task, args, attempts, token, priority;

-- name: jobs_settle
UPDATE jobs SET
  status = CASE WHEN is_stopping AND outcome.status = 'todo' THEN 'cancelled' ELSE outcome.status END,
  error = outcome.error,
  run_at = coalesce(outcome.run_at, jobs.run_at),
  attempts = attempts - (NOT outcome.is_counted),
  finished_at = CASE WHEN outcome.status <> 'todo' OR is_stopping THEN :now END,
  owner = NULL,
  lease_until = NULL
FROM (
  SELECT
    json_extract(value, '$[0]') AS job,
    json_extract(value, '$[1]') AS token,
    json_extract(value, '$[2]') AS status,
    json_extract(value, '$[3]') AS error,
    json_extract(value, '$[4]') AS run_at,
    json_extract(value, '$[5]') AS is_counted
  FROM json_each(:outcomes)
) AS outcome
WHERE jobs.id = outcome.job AND jobs.token = outcome.token AND jobs.status = 'running'
RETURNING jobs.id;

-- name: jobs_release
UPDATE jobs SET
  status = CASE WHEN is_stopping THEN 'cancelled' ELSE 'todo' END,
  finished_at = CASE WHEN is_stopping THEN :now END,
  attempts = attempts - 1,
  owner = NULL,
  lease_until = NULL
WHERE status = 'running' AND owner = :owner;

-- name: jobs_beat
UPDATE jobs SET lease_until = :lease_until WHERE status = 'running' AND owner = :owner;

-- name: jobs_held
SELECT id, token, is_stopping FROM jobs WHERE status = 'running' AND owner = :owner;

-- name: jobs_reap
UPDATE jobs SET
  status = CASE WHEN is_stopping THEN 'cancelled' WHEN attempts >= :max_attempts THEN 'failed' ELSE 'todo' END,
  error = 'lease expired',
  finished_at = CASE WHEN is_stopping OR attempts >= :max_attempts THEN :now END,
  owner = NULL,
  lease_until = NULL
WHERE status = 'running' AND (
  lease_until < :now AND owner NOT IN (SELECT value FROM json_each(:living))
  OR owner IN (SELECT value FROM json_each(:dead))
)
RETURNING id, status;

-- name: jobs_cancel
UPDATE jobs SET
  is_stopping = 1,
  status = CASE status WHEN 'todo' THEN 'cancelled' ELSE status END,
  finished_at = CASE status WHEN 'todo' THEN :now END
WHERE id = :job AND status IN ('todo', 'running')
RETURNING status;

-- name: jobs_get
SELECT id, queue, task, args, lock, priority, run_at, status, attempts, error FROM jobs WHERE id = :job;

-- name: jobs_holds
SELECT 1 FROM jobs WHERE id = :job AND token = :token AND status = 'running';

-- name: jobs_depths
SELECT
  queue,
  sum(status = 'todo') AS waiting,
  sum(status = 'running') AS running,
  max(CASE WHEN status = 'todo' AND is_first = 1 AND run_at <= :now THEN :now - run_at ELSE 0 END) AS oldest_s
FROM jobs
WHERE status IN ('todo', 'running')
GROUP BY queue;

-- name: jobs_file
SELECT file FROM pragma_database_list WHERE name = 'main';

-- name: jobs_tick
INSERT INTO job_ticks (name, tick) VALUES (:name, :tick)
ON CONFLICT (name) DO UPDATE SET tick = excluded.tick WHERE excluded.tick > tick
RETURNING tick;

-- name: jobs_sweep
DELETE FROM jobs WHERE id IN (
  SELECT id FROM jobs WHERE finished_at < :before ORDER BY finished_at LIMIT :most
);
