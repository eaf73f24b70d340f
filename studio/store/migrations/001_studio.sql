-- Who may ask: one account per client id, with a hash of its one valid token.
CREATE TABLE accounts (
    user_id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL UNIQUE,
    token_hash TEXT NOT NULL UNIQUE,
    expires_at REAL NOT NULL,
    balance INTEGER NOT NULL
);

-- One row per project. `project` is the whole history as JSON, `version` counts its changes.
CREATE TABLE sessions (
    session_id TEXT PRIMARY KEY,
    task_id TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES accounts (user_id),
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    project TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 0,
    paid INTEGER NOT NULL DEFAULT 0,
    used_at REAL NOT NULL
);
CREATE INDEX sessions_by_use ON sessions (used_at);

-- Credits set aside for a turn that is running.
CREATE TABLE holds (
    session_id TEXT PRIMARY KEY REFERENCES sessions (session_id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    amount INTEGER NOT NULL
);

-- What opens a project in the browser.
CREATE TABLE claims (
    token_hash TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (session_id) ON DELETE CASCADE,
    expires_at REAL NOT NULL
);

-- Uploaded files: the same content is kept once per user. `key` is the unguessable part of its address.
CREATE TABLE media (
    media_id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES accounts (user_id),
    sha256 TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    suffix TEXT NOT NULL,
    measured TEXT NOT NULL,
    used_at REAL NOT NULL,
    UNIQUE (user_id, sha256)
);

CREATE TABLE session_media (
    session_id TEXT NOT NULL REFERENCES sessions (session_id) ON DELETE CASCADE,
    media_id TEXT NOT NULL REFERENCES media (media_id),
    name TEXT NOT NULL,
    PRIMARY KEY (session_id, media_id)
);
CREATE INDEX session_media_by_media ON session_media (media_id);

-- Render jobs. The id is the client's and only unique to a user; the key is ours and names files.
CREATE TABLE renders (
    key TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    render_id TEXT NOT NULL,
    session_id TEXT NOT NULL REFERENCES sessions (session_id) ON DELETE CASCADE,
    draft TEXT NOT NULL,
    output TEXT NOT NULL,
    job_id INTEGER,
    status TEXT NOT NULL DEFAULT 'pending',
    progress INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    duration_ms INTEGER,
    bytes INTEGER,
    changed_at REAL NOT NULL,
    UNIQUE (user_id, render_id)
);
CREATE INDEX renders_by_session ON renders (session_id)
