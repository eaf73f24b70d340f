-- name: chat_get
SELECT * FROM chats WHERE key = :key

-- name: chat_meet
INSERT INTO chats (key, language) VALUES (:key, :language)
ON CONFLICT (key) DO UPDATE SET language = coalesce(excluded.language, chats.language)
RETURNING *

-- name: chat_set_language
UPDATE chats SET chosen_language = :language WHERE key = :key

-- name: chat_set_skill
UPDATE chats SET skill = :skill WHERE key = :key

-- name: chat_set_project
UPDATE chats SET project = :project WHERE key = :key

-- name: chat_set_gone
UPDATE chats SET is_gone = :is_gone WHERE key = :key

-- name: chat_greet
UPDATE chats SET greeted = 1 WHERE key = :key AND greeted = 0

-- name: chat_move
UPDATE OR REPLACE chats SET key = :new WHERE key = :old

-- name: chat_move_projects
UPDATE OR IGNORE projects SET chat = :new WHERE chat = :old

-- name: chat_move_inbox
UPDATE inbox SET
  chat = :new,
  message = :old || '/' || message,
  incoming = json_set(incoming, '$.chat.chat', :chat, '$.message', :old || '/' || message),
  status_message = NULL
WHERE chat = :old

-- name: chat_move_exports
UPDATE exports SET chat = :new, status_message = NULL WHERE chat = :old

-- name: project_add
INSERT INTO projects (chat, number, name, holder, task_id, session_id, user_id, created_at, used_at)
VALUES (:chat, (SELECT coalesce(max(number), 0) + 1 FROM projects WHERE chat = :chat), :name, :holder,
        :task_id, :session_id, :user_id, :now, :now)
RETURNING *

-- name: project_get
SELECT * FROM projects WHERE id = :id

-- name: project_by_number
SELECT * FROM projects WHERE chat = :chat AND number = :number

-- name: project_list
SELECT * FROM projects WHERE chat = :chat ORDER BY number DESC LIMIT :limit

-- name: project_name
UPDATE projects SET name = :name WHERE id = :id

-- name: project_used
UPDATE projects SET used_at = :now WHERE id = :id

-- name: project_session
UPDATE projects SET task_id = :task_id, session_id = :session_id, user_id = :user_id, claim_url = NULL
WHERE id = :id AND session_id = :was

-- name: project_claim
UPDATE projects SET claim_url = :url, claim_until = :until WHERE id = :id

-- name: project_count_export
UPDATE projects SET exports = exports + 1 WHERE id = :id RETURNING exports

-- name: inbox_add
INSERT INTO inbox (chat, message, person, incoming, is_aside, phase, project, progress, received_at)
VALUES (:chat, :message, :person, :incoming, :is_aside, :phase, :project, :progress, :now)
ON CONFLICT (chat, message) DO NOTHING
RETURNING id

-- name: inbox_known
SELECT * FROM inbox WHERE chat = :chat AND message = :message

-- name: inbox_job
UPDATE inbox SET job = :job WHERE id = :id

-- name: inbox_unfinished
SELECT * FROM inbox WHERE closed_at IS NULL ORDER BY id

-- name: inbox_unqueued
SELECT * FROM inbox WHERE closed_at IS NULL AND job IS NULL ORDER BY id

-- name: inbox_get
SELECT * FROM inbox WHERE id = :id

-- name: inbox_ahead
SELECT count(*) AS ahead FROM inbox WHERE chat = :chat AND closed_at IS NULL AND is_aside = 0 AND id < :id

-- name: inbox_open
SELECT * FROM inbox WHERE chat = :chat AND closed_at IS NULL AND is_aside = 0 ORDER BY id

-- name: inbox_open_count
SELECT count(*) AS open FROM inbox WHERE chat = :chat AND closed_at IS NULL AND is_aside = :is_aside

-- name: inbox_busy_count
SELECT count(*) AS open FROM inbox WHERE chat = :chat AND closed_at IS NULL

-- name: inbox_recent
SELECT count(*) AS recent FROM inbox WHERE person = :person AND is_aside = 0 AND received_at > :since

-- name: inbox_advance
UPDATE inbox SET phase = :phase, progress = :progress WHERE id = :id AND phase = :was AND closed_at IS NULL

-- name: inbox_project
UPDATE inbox SET project = :project WHERE id = :id

-- name: inbox_status_message
UPDATE inbox SET status_message = :message WHERE id = :id

-- name: inbox_close
UPDATE inbox SET phase = :phase, closed_at = :now WHERE id = :id AND closed_at IS NULL
RETURNING incoming, received_at

-- name: sent_file_add
INSERT INTO sent_files (project, turn, media, added_at) VALUES (:project, :turn, :media, :now)
ON CONFLICT (turn, media) DO NOTHING

-- name: sent_files_of
SELECT * FROM sent_files WHERE project = :project ORDER BY id

-- name: export_add
INSERT INTO exports (turn, chat, project, number, person, output, wanted_at)
VALUES (:turn, :chat, :project, :number, :person, :output, :now)
ON CONFLICT (turn) DO NOTHING
RETURNING *

-- name: export_of_turn
SELECT * FROM exports WHERE turn = :turn

-- name: export_get
SELECT * FROM exports WHERE id = :id

-- name: export_job
UPDATE exports SET job = :job WHERE id = :id

-- name: export_unfinished
SELECT * FROM exports WHERE closed_at IS NULL ORDER BY id

-- name: export_open_in_chat
SELECT * FROM exports WHERE chat = :chat AND closed_at IS NULL ORDER BY id

-- name: export_ahead
SELECT count(*) AS ahead FROM exports WHERE project = :project AND closed_at IS NULL AND id < :id

-- name: export_advance
UPDATE exports SET phase = :phase, render_id = :render_id, attempts = :attempts, result = :result
WHERE id = :id AND phase = :was AND closed_at IS NULL

-- name: export_note
UPDATE exports SET result = json_patch(coalesce(result, '{}'), :result) WHERE id = :id AND closed_at IS NULL

-- name: export_status_message
UPDATE exports SET status_message = :message WHERE id = :id

-- name: export_close
UPDATE exports SET phase = :phase, closed_at = :now WHERE id = :id AND closed_at IS NULL

-- name: export_reopen
UPDATE exports SET phase = 'fetched', closed_at = NULL WHERE id = :id AND phase = 'doubted'

-- name: forget_chats
SELECT key FROM chats WHERE key = :name OR substr(key, 1, length(:name) + 1) = :name || ':'
UNION
SELECT chat FROM inbox WHERE person = :name AND json_extract(incoming, '$.is_private')

-- name: forget_projects
SELECT id, session_id FROM projects
WHERE chat IN (SELECT value FROM json_each(:chats)) OR (
  -- In a group: begun by this person, and by all that is known nobody else ever worked on it.
  EXISTS (
    SELECT 1 FROM inbox
    WHERE inbox.project = projects.id AND person = :name AND received_at <= projects.created_at
  )
  AND NOT EXISTS (SELECT 1 FROM inbox WHERE inbox.project = projects.id AND person <> :name)
)

-- name: forget_shared
SELECT count(DISTINCT project) AS shared FROM inbox
WHERE person = :name AND project NOT IN (SELECT value FROM json_each(:projects))

-- name: forget_exports
DELETE FROM exports
WHERE chat IN (SELECT value FROM json_each(:chats))
  OR project IN (SELECT value FROM json_each(:projects))
  OR (person = :person AND substr(chat, 1, length(:platform) + 1) = :platform || ':')
RETURNING id, job, render_id, coalesce(json_extract(result, '$.copies'), '[]') AS copies

-- name: forget_turns
DELETE FROM inbox
WHERE id IS NOT :but AND (person = :name OR chat IN (SELECT value FROM json_each(:chats)))
RETURNING id, job

-- name: forget_sent_files
DELETE FROM sent_files
WHERE project IN (SELECT value FROM json_each(:projects)) OR turn IN (SELECT value FROM json_each(:turns))

-- name: forget_project_rows
DELETE FROM projects WHERE id IN (SELECT value FROM json_each(:projects))

-- name: forget_current
UPDATE chats SET project = NULL WHERE project IN (SELECT value FROM json_each(:projects))

-- name: forget_chat_rows
DELETE FROM chats WHERE key IN (SELECT value FROM json_each(:chats))

-- name: forget_identities
DELETE FROM identities
WHERE substr(holder, 1, instr(holder || '@', '@') - 1) IN (SELECT value FROM json_each(:chats))

-- name: forget_turn
DELETE FROM inbox WHERE id = :id

-- name: forget_for_good
PRAGMA wal_checkpoint(TRUNCATE)

-- name: retain_exports
DELETE FROM exports WHERE id IN (
  SELECT id FROM exports
  WHERE closed_at < :before AND coalesce(json_extract(result, '$.kept_until'), 0) < :now
  LIMIT :most
)

-- name: retain_turns
DELETE FROM inbox WHERE id IN (
  SELECT id FROM inbox
  WHERE closed_at < :before
    AND NOT EXISTS (SELECT 1 FROM exports WHERE exports.turn = inbox.id AND exports.closed_at IS NULL)
  LIMIT :most
)

-- name: retain_sent_files
DELETE FROM sent_files WHERE id IN (
  SELECT id FROM sent_files
  WHERE added_at < :before AND project NOT IN (SELECT id FROM projects WHERE used_at >= :before)
  LIMIT :most
)

-- name: retained_turns
SELECT id FROM inbox WHERE closed_at IS NULL

-- name: retained_exports
SELECT id FROM exports
WHERE closed_at IS NULL OR phase = 'doubted'
  OR (phase = 'delivered' AND json_extract(result, '$.kept_until') > :now)

-- name: retained_projects
SELECT id FROM projects WHERE used_at >= :before

-- name: chat_move_permissions
UPDATE OR REPLACE permissions SET name = :new WHERE name = :old

-- name: chat_move_broadcasts
UPDATE OR IGNORE broadcast_chats SET chat = :new WHERE chat = :old

-- name: chats_of_person
SELECT key FROM chats WHERE key = :name AND is_gone = 0
UNION
SELECT inbox.chat FROM inbox JOIN chats ON chats.key = inbox.chat
WHERE inbox.person = :name AND json_extract(inbox.incoming, '$.is_private') AND chats.is_gone = 0
LIMIT 1

-- name: permission_decide
INSERT INTO permissions (name, is_allowed, label, decided_at) VALUES (:name, :is_allowed, :label, :now)
ON CONFLICT (name) DO UPDATE SET
  is_allowed = excluded.is_allowed,
  label = CASE WHEN excluded.label = '' THEN label ELSE excluded.label END,
  decided_at = excluded.decided_at

-- name: permission_verdict
SELECT min(is_allowed) AS is_allowed FROM permissions WHERE name IN (SELECT value FROM json_each(:names))

-- name: permission_list
SELECT * FROM permissions ORDER BY is_allowed DESC, decided_at DESC LIMIT :most

-- name: permission_count
SELECT count(*) AS decided FROM permissions

-- name: permission_knock
INSERT INTO knocks (name, knocked_at) VALUES (:name, :now)
ON CONFLICT (name) DO UPDATE SET knocked_at = excluded.knocked_at WHERE knocked_at <= :before
RETURNING (SELECT count(*) FROM knocks WHERE knocked_at > :before) AS recent

-- name: permission_unknock
DELETE FROM knocks WHERE name = :name

-- name: cap_list
SELECT * FROM caps

-- name: cap_set
INSERT INTO caps (name, amount) VALUES (:name, :amount)
ON CONFLICT (name) DO UPDATE SET amount = excluded.amount

-- name: cap_unset
DELETE FROM caps WHERE name = :name

-- name: spending_day
INSERT INTO days (day, salt) VALUES (:day, :salt) ON CONFLICT (day) DO UPDATE SET salt = salt
RETURNING salt

-- name: spending_days_over
DELETE FROM days WHERE day < :day

-- name: spending_get
SELECT * FROM spendings WHERE turn = :turn

-- name: spending_add
INSERT INTO spendings (turn, person, holder, session, day, expected)
VALUES (:turn, :person, :holder, :session, :day, :expected)

-- name: spending_settle
UPDATE spendings SET credits = :credits WHERE turn = :turn AND credits IS NULL

-- name: spending_of_session
SELECT coalesce(sum(coalesce(credits, expected)), 0) AS credits FROM spendings WHERE session = :session

-- name: spending_of_day
SELECT
  coalesce(sum(coalesce(credits, expected)), 0) AS everybody,
  coalesce(sum(coalesce(credits, expected)) FILTER (WHERE person = :person), 0) AS one
FROM spendings WHERE day = :day

-- name: spending_since
SELECT coalesce(sum(coalesce(credits, expected)), 0) AS credits FROM spendings WHERE day >= :day

-- name: spending_open
SELECT count(*) AS open FROM spendings WHERE holder = :holder AND credits IS NULL

-- name: spending_recover
UPDATE spendings SET credits = expected
WHERE credits IS NULL AND turn NOT IN (SELECT id FROM inbox WHERE closed_at IS NULL)

-- name: balance_get
SELECT total FROM balances WHERE holder = :holder

-- name: balance_keep
INSERT INTO balances (holder, total) VALUES (:holder, :total)
ON CONFLICT (holder) DO UPDATE SET total = excluded.total

-- name: balance_drop
DELETE FROM balances WHERE holder = :holder

-- name: statistics_turns
SELECT phase, count(*) AS count FROM inbox WHERE closed_at >= :since AND is_aside = 0 GROUP BY phase

-- name: statistics_exports
SELECT phase, count(*) AS count FROM exports WHERE closed_at >= :since GROUP BY phase

-- name: statistics_people
SELECT count(DISTINCT person) AS people, count(DISTINCT chat) AS chats FROM inbox WHERE received_at >= :since

-- name: broadcast_reach
SELECT key FROM chats
WHERE is_gone = 0 AND greeted = 1
  AND substr(key, 1, instr(key, ':') - 1) IN (SELECT value FROM json_each(:platforms))
  AND key NOT IN (SELECT name FROM permissions WHERE is_allowed = 0)

-- name: broadcast_add
INSERT INTO broadcasts (turn, chat, person, text, begun_at) VALUES (:turn, :chat, :person, :text, :now)
ON CONFLICT (turn) DO NOTHING
RETURNING id

-- name: broadcast_add_chats
INSERT INTO broadcast_chats (broadcast, chat) SELECT :id, value FROM json_each(:chats)

-- name: broadcast_get
SELECT * FROM broadcasts WHERE id = :id

-- name: broadcast_of_turn
SELECT * FROM broadcasts WHERE turn = :turn

-- name: broadcast_job
UPDATE broadcasts SET job = :job WHERE id = :id

-- name: broadcast_open
SELECT * FROM broadcasts WHERE ended_at IS NULL ORDER BY id

-- name: broadcast_stop
UPDATE broadcasts SET is_stopped = 1 WHERE ended_at IS NULL AND is_stopped = 0

-- name: broadcast_end
UPDATE broadcasts SET ended_at = :now WHERE id = :id

-- name: broadcast_next
UPDATE broadcast_chats SET state = 'sending' WHERE broadcast = :id AND chat = (
  SELECT broadcast_chats.chat FROM broadcast_chats JOIN broadcasts ON broadcasts.id = broadcast_chats.broadcast
  WHERE broadcast = :id AND state = 'waiting' AND is_stopped = 0 LIMIT 1
)
RETURNING chat

-- name: broadcast_told
UPDATE broadcast_chats SET state = :state WHERE broadcast = :id AND chat = :chat AND state = 'sending'

-- name: broadcast_counts
SELECT state, count(*) AS count FROM broadcast_chats WHERE broadcast = :id GROUP BY state

-- name: forget_labels
UPDATE permissions SET label = '' WHERE name = :name OR name IN (SELECT value FROM json_each(:chats))

-- name: forget_knocks
DELETE FROM knocks WHERE name = :name OR name IN (SELECT value FROM json_each(:chats))

-- name: forget_broadcasts
DELETE FROM broadcasts WHERE person = :name OR chat IN (SELECT value FROM json_each(:chats))

-- name: forget_broadcast_chats
DELETE FROM broadcast_chats
WHERE chat IN (SELECT value FROM json_each(:chats)) OR broadcast NOT IN (SELECT id FROM broadcasts)

-- name: retain_spendings
DELETE FROM spendings WHERE turn IN (
  SELECT turn FROM spendings
  WHERE day < CAST(:before / 86400 AS INTEGER) AND credits IS NOT NULL
  LIMIT :most
)

-- name: retain_knocks
DELETE FROM knocks WHERE name IN (SELECT name FROM knocks WHERE knocked_at < :before LIMIT :most)

-- name: retain_broadcasts
DELETE FROM broadcasts WHERE id IN (SELECT id FROM broadcasts WHERE ended_at < :before LIMIT :most)

-- name: retain_broadcast_chats
DELETE FROM broadcast_chats WHERE (broadcast, chat) IN (
  SELECT broadcast, chat FROM broadcast_chats WHERE broadcast NOT IN (SELECT id FROM broadcasts) LIMIT :most
)
