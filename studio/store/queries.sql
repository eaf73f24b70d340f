-- name: issue_token
INSERT INTO accounts (user_id, client_id, token_hash, expires_at, balance)
VALUES (:user_id, :client_id, :token_hash, :expires_at, :balance)
ON CONFLICT (client_id) DO UPDATE
SET token_hash = excluded.token_hash, expires_at = excluded.expires_at, balance = excluded.balance
WHERE accounts.expires_at <= :now
RETURNING user_id

-- name: admit_operator
INSERT INTO accounts (user_id, client_id, token_hash, expires_at, balance)
VALUES (:user_id, :client_id, :token_hash, 0, :balance)
ON CONFLICT (user_id) DO UPDATE SET balance = excluded.balance

-- name: token_expiry
SELECT expires_at FROM accounts WHERE client_id = :client_id

-- name: account_of_token
SELECT user_id FROM accounts WHERE token_hash = :token_hash AND expires_at > :now

-- name: balance
SELECT
    balance,
    (SELECT coalesce(sum(amount), 0) FROM holds WHERE holds.user_id = accounts.user_id) AS frozen
FROM accounts
WHERE user_id = :user_id

-- name: hold_credits
-- A hold that a crash left behind for this very session is taken over, not added to.
INSERT INTO holds (session_id, user_id, amount)
SELECT :session_id, :user_id, :amount
FROM accounts
WHERE accounts.user_id = :user_id
    AND accounts.balance - (
        SELECT coalesce(sum(amount), 0) FROM holds
        WHERE holds.user_id = :user_id AND holds.session_id <> :session_id
    ) >= :amount
ON CONFLICT (session_id) DO UPDATE SET amount = excluded.amount

-- name: release_credits
DELETE FROM holds WHERE session_id = :session_id

-- name: release_all_credits
DELETE FROM holds

-- name: charge_credits
UPDATE accounts SET balance = max(0, balance - :amount) WHERE user_id = :user_id

-- name: mark_paid
UPDATE sessions SET paid = 1 WHERE session_id = :session_id

-- name: keep_claim
INSERT INTO claims (token_hash, session_id, expires_at) VALUES (:token_hash, :session_id, :expires_at)

-- name: open_session
INSERT INTO sessions (session_id, task_id, user_id, name, language, project, used_at)
VALUES (:session_id, :task_id, :user_id, :name, :language, :project, :now)

-- name: session
SELECT session_id, task_id, user_id, name, language, project, version, paid FROM sessions
WHERE session_id = :session_id AND user_id = :user_id

-- name: session_used
UPDATE sessions SET used_at = :now WHERE session_id = :session_id

-- name: save_project
UPDATE sessions SET project = :project, version = version + 1, used_at = :now
WHERE session_id = :session_id AND version = :version

-- name: media_by_content
SELECT media_id, key, suffix FROM media WHERE user_id = :user_id AND sha256 = :sha256

-- name: keep_media
INSERT INTO media (media_id, user_id, sha256, key, suffix, measured, used_at)
VALUES (:media_id, :user_id, :sha256, :key, :suffix, :measured, :now)

-- name: link_media
INSERT INTO session_media (session_id, media_id, name) VALUES (:session_id, :media_id, :name)
ON CONFLICT (session_id, media_id) DO NOTHING

-- name: media_of_session
SELECT
    session_media.name, media.media_id, media.sha256, media.key, media.suffix, media.measured
FROM session_media JOIN media USING (media_id)
WHERE session_media.session_id = :session_id
ORDER BY session_media.rowid

-- name: media_by_key
SELECT suffix FROM media WHERE key = :key

-- name: submit_render
INSERT INTO renders (key, user_id, render_id, session_id, draft, output, changed_at)
VALUES (:key, :user_id, :render_id, :session_id, :draft, :output, :now)
ON CONFLICT (user_id, render_id) DO NOTHING

-- name: render_queued
UPDATE renders SET job_id = :job_id WHERE key = :key

-- name: render
SELECT * FROM renders WHERE user_id = :user_id AND render_id = :render_id

-- name: render_by_key
SELECT * FROM renders WHERE key = :key

-- name: open_renders
SELECT key, session_id, job_id FROM renders WHERE status IN ('pending', 'processing') ORDER BY changed_at

-- name: render_progress
UPDATE renders SET status = 'processing', progress = max(progress, :progress), changed_at = :now
WHERE key = :key AND status IN ('pending', 'processing')

-- name: render_completed
UPDATE renders
SET status = 'completed', progress = 100, duration_ms = :duration_ms, bytes = :bytes, faults = :faults,
    changed_at = :now
WHERE key = :key AND status IN ('pending', 'processing')

-- name: render_ended
UPDATE renders SET status = :status, error = :error, changed_at = :now
WHERE key = :key AND status IN ('pending', 'processing')

-- name: lapse_sessions
DELETE FROM sessions
WHERE used_at < :before AND NOT EXISTS (
    SELECT 1 FROM renders
    WHERE renders.session_id = sessions.session_id AND renders.status IN ('pending', 'processing')
)

-- name: lapse_claims
DELETE FROM claims WHERE expires_at < :now

-- name: lapse_renders
DELETE FROM renders WHERE changed_at < :before AND status NOT IN ('pending', 'processing')

-- name: lapse_media
DELETE FROM media
WHERE used_at < :before
    AND NOT EXISTS (SELECT 1 FROM session_media WHERE session_media.media_id = media.media_id)

-- name: touch_media
UPDATE media SET used_at = :now WHERE media_id = :media_id

-- name: media_files
SELECT key || '.' || suffix AS file FROM media

-- name: render_keys
SELECT key, session_id, status FROM renders

-- name: count_open_renders
SELECT count(*) AS count FROM renders WHERE user_id = :user_id AND status IN ('pending', 'processing')

-- name: erase_media_found
SELECT DISTINCT media_id FROM session_media WHERE session_id IN (SELECT value FROM json_each(:sessions))

-- name: erase_renders
DELETE FROM renders
WHERE session_id IN (SELECT value FROM json_each(:sessions))
    OR render_id IN (SELECT value FROM json_each(:renders))
RETURNING key, job_id

-- name: erase_sessions
DELETE FROM sessions WHERE session_id IN (SELECT value FROM json_each(:sessions))

-- name: erase_media
DELETE FROM media
WHERE media_id IN (SELECT value FROM json_each(:media))
    AND NOT EXISTS (SELECT 1 FROM session_media WHERE session_media.media_id = media.media_id)
RETURNING key, suffix,
    EXISTS (SELECT 1 FROM media AS other WHERE other.sha256 = media.sha256 AND other.media_id <> media.media_id)
    AS is_elsewhere

-- name: erase_for_good
PRAGMA wal_checkpoint(TRUNCATE)
