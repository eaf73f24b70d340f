-- name: web_house
INSERT INTO web_house (one, name) VALUES (1, :name) ON CONFLICT (one) DO UPDATE SET name = name RETURNING *

-- name: web_lock
UPDATE web_house SET salt = :salt, hash = :hash, lock = lock + 1 RETURNING lock

-- name: web_visitor_add
INSERT INTO web_visitors (id, secret, lock, language, seen_at) VALUES (:id, :secret, :lock, :language, :now)

-- name: web_visitor_by_secret
SELECT * FROM web_visitors WHERE secret = :secret

-- name: web_visitor_seen
UPDATE web_visitors SET seen_at = :now WHERE id = :id

-- name: web_visitor_admit
UPDATE web_visitors SET lock = :lock WHERE id = :id

-- name: web_visitor_count
SELECT count(*) AS visitors FROM web_visitors

-- name: web_visitor_seq
SELECT seq, erased FROM web_visitors WHERE id = :id

-- name: web_visitor_next
UPDATE web_visitors SET seq = seq + 1 WHERE id = :id RETURNING seq

-- name: web_visitors_sweep
DELETE FROM web_visitors WHERE seen_at < :before OR (seq = 0 AND seen_at < :idle_before)

-- name: web_message_add
INSERT INTO web_messages (visitor, number, seq, client, incoming, is_handed, body, at)
VALUES (:visitor, :number, :number, :client, :incoming, :incoming IS NULL, :body, :now)

-- name: web_message_change
UPDATE web_messages SET seq = :seq, body = :body WHERE visitor = :visitor AND number = :number

-- name: web_message_by_client
SELECT * FROM web_messages WHERE visitor = :visitor AND client = :client

-- name: web_message_handed
UPDATE web_messages SET is_handed = 1 WHERE visitor = :visitor AND number = :number

-- name: web_messages_open
SELECT * FROM web_messages WHERE NOT is_handed ORDER BY visitor, number

-- name: web_messages_after
SELECT * FROM web_messages WHERE visitor = :visitor AND seq > :seq ORDER BY seq LIMIT :most

-- name: web_messages_old
DELETE FROM web_messages WHERE visitor = :visitor AND number <= (
  SELECT number FROM web_messages WHERE visitor = :visitor ORDER BY number DESC LIMIT 1 OFFSET :kept
) RETURNING number

-- name: web_file_add
INSERT INTO web_files (key, visitor, message, name, source) VALUES (:key, :visitor, :message, :name, :source)
ON CONFLICT (visitor, source) DO NOTHING

-- name: web_file_by_source
SELECT * FROM web_files WHERE visitor = :visitor AND source = :source

-- name: web_file_get
SELECT * FROM web_files WHERE key = :key AND visitor = :visitor

-- name: web_files_drop
DELETE FROM web_files WHERE visitor = :visitor AND message = :message

-- name: web_file_keys
SELECT key FROM web_files

-- name: web_upload_add
INSERT INTO web_uploads (key, visitor, id, name, bytes, used_at) VALUES (:key, :visitor, :id, :name, :bytes, :now)

-- name: web_upload_get
SELECT * FROM web_uploads WHERE visitor = :visitor AND id = :id

-- name: web_upload_by_key
SELECT * FROM web_uploads WHERE key = :key

-- name: web_upload_used
UPDATE web_uploads SET used_at = :now, is_sent = max(is_sent, :is_sent) WHERE key = :key

-- name: web_upload_drop
DELETE FROM web_uploads WHERE key = :key AND NOT is_sent

-- name: web_upload_held
SELECT count(*) AS files, total(bytes) AS bytes FROM web_uploads WHERE visitor = :visitor

-- name: web_uploads_sweep
DELETE FROM web_uploads WHERE used_at < CASE WHEN is_sent THEN :sent_before ELSE :before END

-- name: web_upload_keys
SELECT key FROM web_uploads

-- name: web_forget_messages
DELETE FROM web_messages WHERE visitor = :visitor

-- name: web_forget_seen
UPDATE web_visitors SET erased = seq WHERE id = :visitor

-- name: web_forget_files
DELETE FROM web_files WHERE visitor = :visitor RETURNING key

-- name: web_forget_uploads
DELETE FROM web_uploads WHERE visitor = :visitor RETURNING key

-- name: web_forget_for_good
PRAGMA wal_checkpoint(TRUNCATE)
