BEGIN TRANSACTION;
CREATE TABLE accounts (
    user_id TEXT PRIMARY KEY,
    client_id TEXT NOT NULL UNIQUE,
    token_hash TEXT NOT NULL UNIQUE,
    expires_at REAL NOT NULL,
    balance INTEGER NOT NULL
);
INSERT INTO "accounts" VALUES('anon_15899da80aad4d6b','800a55ce-a11c-45b5-bdcf-3cba0a494ca4','d7c270df5fa864fe5723894641f9dd9e493b1ceead79612ea95b447dcd0595d5',1.80060480634461092955e+09,100);
CREATE TABLE claims (
    token_hash TEXT PRIMARY KEY,
    session_id TEXT NOT NULL REFERENCES sessions (session_id) ON DELETE CASCADE,
    expires_at REAL NOT NULL
);
CREATE TABLE holds (
    session_id TEXT PRIMARY KEY REFERENCES sessions (session_id) ON DELETE CASCADE,
    user_id TEXT NOT NULL,
    amount INTEGER NOT NULL
);
CREATE TABLE job_ticks (
  name TEXT PRIMARY KEY, -- queue:task
  tick INTEGER NOT NULL
) STRICT;
INSERT INTO "job_ticks" VALUES('chores:sweep',500000);
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
INSERT INTO "jobs" VALUES(1,'chores','sweep','{}',NULL,0,1.80000000012991094588e+09,'sweep','done',1,0,1,1,NULL,NULL,1.80000000026941180224e+09,NULL);
INSERT INTO "jobs" VALUES(2,'chores','sweep','{}',NULL,0,1.80000000021488642696e+09,'periodic:chores:sweep','done',1,0,1,1,NULL,NULL,1.80000000031021332742e+09,NULL);
INSERT INTO "jobs" VALUES(3,'renders','render','{"key": "96fe7e41822fc933735f2e5d6d87026e73e04faa"}','render:214692179515076049',0,1.80000000848556184762e+09,'render:96fe7e41822fc933735f2e5d6d87026e73e04faa','done',1,0,1,1,NULL,NULL,1.80000004604191350936e+09,NULL);
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
INSERT INTO "media" VALUES('055eb8b17ad2','anon_15899da80aad4d6b','1f244c41dbbabd78b06eecec0f6539bc787ecc5b0916c9f87c17dbd7ccbd3164','caad960ed6abe63548ffdd5a686aec7332a016b3','mp4','{"id":"055eb8b17ad2","name":"beach.mp4","kind":"video","duration_ms":1000,"width":160,"height":90,"fps":"15","has_audio":true}',1.80000000675870251657e+09);
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
INSERT INTO "renders" VALUES('96fe7e41822fc933735f2e5d6d87026e73e04faa','anon_15899da80aad4d6b','render_e261f0fd016e44909febad08f1d3b06d','214692179515076049','{"t": [{"tt": 0, "sg": [{"id": "c1", "d": 1000, "s": 0, "m": {"title": "beach.mp4", "media": "055eb8b17ad2", "kind": "video", "start": 0, "end": 1000, "speed": 1.0, "volume_pct": 100}}]}, {"tt": 7, "sg": [{"id": "t1", "d": 1000, "s": 0, "m": {"title": "Hi", "text": "Hi", "place": "bottom", "size": 1.0, "colour": "#ffffff", "style": "plain"}}]}], "d": 1000, "m": {"width": 160, "height": 90, "fps": "15", "fade_in": 0, "fade_out": 0, "fill": "bars", "title": "project"}}','{"format":"mp4","quality":"high","resolution":"4k","fps":null}',3,'completed',100,NULL,1000,2388456,1.80000004602182912824e+09);
CREATE TABLE schema_version (name TEXT PRIMARY KEY, version INTEGER NOT NULL);
INSERT INTO "schema_version" VALUES('queue',1);
INSERT INTO "schema_version" VALUES('studio',1);
CREATE TABLE session_media (
    session_id TEXT NOT NULL REFERENCES sessions (session_id) ON DELETE CASCADE,
    media_id TEXT NOT NULL REFERENCES media (media_id),
    name TEXT NOT NULL,
    PRIMARY KEY (session_id, media_id)
);
INSERT INTO "session_media" VALUES('214692179515076049','055eb8b17ad2','beach.mp4');
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
INSERT INTO "sessions" VALUES('214692179515076049','14bd1af7c66a4f31b2a613785f49fba1','anon_15899da80aad4d6b','project','en','{"media":[{"id":"055eb8b17ad2","name":"beach.mp4","kind":"video","duration_ms":1000,"width":160,"height":90,"fps":"15","has_audio":true}],"timeline":{"canvas":{"width":160,"height":90,"fps":"15"},"clips":[{"id":"c1","media":"055eb8b17ad2","name":"beach.mp4","kind":"video","start_ms":0,"end_ms":1000,"speed_pct":100,"volume_pct":100,"hold_ms":0,"is_reversed":false,"is_clear":false,"framing":{"turned":0,"is_mirrored":false,"crop":{"left":0,"top":0,"right":0,"bottom":0},"is_steady":false,"motion":null},"look":{"grade":null,"brightness":0,"contrast":0,"saturation":0,"warmth":0,"sharpness":0,"calm":0},"transition":null}],"sounds":[],"titles":[{"id":"t1","text":"Hi","at_ms":0,"duration_ms":1000,"place":"bottom","size_pct":100,"colour":"#ffffff","style":"plain"}],"fade_in_ms":0,"fade_out_ms":0,"fill":"bars","loudness":null},"past":[{"canvas":{"width":160,"height":90,"fps":"15"},"clips":[{"id":"c1","media":"055eb8b17ad2","name":"beach.mp4","kind":"video","start_ms":0,"end_ms":1000,"speed_pct":100,"volume_pct":100,"hold_ms":0,"is_reversed":false,"is_clear":false,"framing":{"turned":0,"is_mirrored":false,"crop":{"left":0,"top":0,"right":0,"bottom":0},"is_steady":false,"motion":null},"look":{"grade":null,"brightness":0,"contrast":0,"saturation":0,"warmth":0,"sharpness":0,"calm":0},"transition":null}],"sounds":[],"titles":[],"fade_in_ms":0,"fade_out_ms":0,"fill":"bars","loudness":null}]}',2,0,1.80000000846123242373e+09);
INSERT INTO "sessions" VALUES('621855224848271194','7058623b356b4f13aa05daf9cc74f581','anon_15899da80aad4d6b','project','en','{"media":[],"timeline":{"canvas":{"width":1920,"height":1080,"fps":"30"},"clips":[],"sounds":[],"titles":[],"fade_in_ms":0,"fade_out_ms":0,"fill":"bars","loudness":null},"past":[]}',0,0,1.80000004876838850982e+09);
INSERT INTO "sessions" VALUES('103708128354824981','59a0dfc585df48b0b2709cbbed5fecf6','anon_15899da80aad4d6b','project','en','{"media":[],"timeline":{"canvas":{"width":1920,"height":1080,"fps":"30"},"clips":[],"sounds":[],"titles":[],"fade_in_ms":0,"fade_out_ms":0,"fill":"bars","loudness":null},"past":[]}',0,0,1.80000004889994549752e+09);
CREATE INDEX jobs_ready ON jobs (queue, priority DESC, id, run_at, status, is_first) WHERE status = 'todo' AND is_first = 1;
CREATE INDEX jobs_running ON jobs (owner, lease_until) WHERE status = 'running';
CREATE INDEX jobs_line ON jobs (lock, id) WHERE lock IS NOT NULL AND status IN ('todo', 'running');
CREATE UNIQUE INDEX jobs_dedupe ON jobs (dedupe) WHERE dedupe IS NOT NULL AND status IN ('todo', 'running');
CREATE INDEX jobs_finished ON jobs (finished_at) WHERE finished_at IS NOT NULL;
CREATE TRIGGER jobs_move_up AFTER UPDATE OF status ON jobs
WHEN new.lock IS NOT NULL AND new.status NOT IN ('todo', 'running')
BEGIN
  UPDATE jobs SET is_first = 1
  WHERE id = (SELECT min(id) FROM jobs WHERE lock = new.lock AND status IN ('todo', 'running'));
END;
CREATE INDEX sessions_by_use ON sessions (used_at);
CREATE INDEX session_media_by_media ON session_media (media_id);
CREATE INDEX renders_by_session ON renders (session_id)
;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('jobs',3);
COMMIT;
