-- Who we are to the backend: one row for the bot, or one a chat. Tokens are sealed.
CREATE TABLE identities (
  holder TEXT PRIMARY KEY,
  client_id TEXT NOT NULL,
  sealed_token BLOB,
  user_id TEXT NOT NULL DEFAULT '',
  expires_at REAL
);
