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
SELECT 1 FROM inbox WHERE chat = :chat AND message = :message

-- name: inbox_job
UPDATE inbox SET job = :job WHERE id = :id

-- name: inbox_unfinished
SELECT * FROM inbox WHERE closed_at IS NULL ORDER BY id

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
RETURNING id, job, render_id

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
DELETE FROM exports WHERE id IN (SELECT id FROM exports WHERE closed_at < :before LIMIT :most)

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

-- name: retained_projects
SELECT id FROM projects WHERE used_at >= :before
