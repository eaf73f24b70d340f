-- name: identity_get
SELECT * FROM identities WHERE holder = :holder

-- name: identity_client
INSERT INTO identities (holder, client_id) VALUES (:holder, :client_id)
ON CONFLICT (holder) DO UPDATE SET client_id = excluded.client_id
RETURNING *

-- name: identity_keep
UPDATE identities SET sealed_token = :sealed_token, user_id = :user_id, expires_at = :expires_at
WHERE holder = :holder
