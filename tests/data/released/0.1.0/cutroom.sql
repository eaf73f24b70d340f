BEGIN TRANSACTION;
CREATE TABLE chats (
  key TEXT PRIMARY KEY,
  language TEXT,
  chosen_language TEXT,
  skill TEXT,
  project INTEGER,
  greeted INTEGER NOT NULL DEFAULT 0,
  is_gone INTEGER NOT NULL DEFAULT 0,
  moved_to TEXT
);
INSERT INTO "chats" VALUES('test:1','en-GB',NULL,NULL,2,1,0,NULL);
INSERT INTO "chats" VALUES('test:2','en',NULL,NULL,3,1,0,NULL);
CREATE TABLE exports (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  turn INTEGER NOT NULL,
  chat TEXT NOT NULL,
  project INTEGER NOT NULL,
  number INTEGER NOT NULL,
  person TEXT NOT NULL,
  output TEXT NOT NULL,
  phase TEXT NOT NULL DEFAULT 'wanted',
  render_id TEXT,
  attempts INTEGER NOT NULL DEFAULT 0,
  job INTEGER,
  status_message TEXT,
  result TEXT,
  wanted_at REAL NOT NULL,
  closed_at REAL,
  UNIQUE (turn)
);
INSERT INTO "exports" VALUES(1,2,'test:1',1,1,'anna','{"output": {"resolution": "4k"}, "draft": {"t": [{"tt": 0, "sg": [{"id": "c1", "d": 1000, "s": 0, "m": {"title": "beach.mp4", "media": "055eb8b17ad2", "kind": "video", "start": 0, "end": 1000, "speed": 1.0, "volume_pct": 100}}]}, {"tt": 7, "sg": [{"id": "t1", "d": 1000, "s": 0, "m": {"title": "Hi", "text": "Hi", "place": "bottom", "size": 1.0, "colour": "#ffffff", "style": "plain"}}]}], "d": 1000, "m": {"width": 160, "height": 90, "fps": "15", "fade_in": 0, "fade_out": 0, "fill": "bars", "title": "project"}}}','delivered','render_e261f0fd016e44909febad08f1d3b06d',1,3,'3','{"url": "http://127.0.0.1:43897/files/renders/96fe7e41822fc933735f2e5d6d87026e73e04faa/render_e261f0fd016e44909febad08f1d3b06d.mp4"}',1.80000000837118983264e+09,1.80000004864293432233e+09);
CREATE TABLE identities (
  holder TEXT PRIMARY KEY,
  client_id TEXT NOT NULL,
  sealed_token BLOB,
  user_id TEXT NOT NULL DEFAULT '',
  expires_at REAL
);
INSERT INTO "identities" VALUES('bot@studio','800a55ce-a11c-45b5-bdcf-3cba0a494ca4',X'674141414141427242306C55585A55614F334C30534269376774467635774D37764F3768576F6A667A4E566B783451306A3630336B586E78385836547358414C4C4D442D52484B6A4677335F6E5541484279356B5648634966632D495A5F5268456778704C46625358665043626F415647494F76312D424E4D644D65326F686564353572654C6272555946453243556D78384F775F336378714E79674F59584663413D3D','anon_15899da80aad4d6b',1.80060480634461092955e+09);
CREATE TABLE inbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  chat TEXT NOT NULL,
  message TEXT NOT NULL,
  person TEXT NOT NULL,
  incoming TEXT NOT NULL,
  phase TEXT NOT NULL DEFAULT 'received',
  is_aside INTEGER NOT NULL DEFAULT 0,
  job INTEGER,
  project INTEGER,
  progress TEXT NOT NULL DEFAULT '{}',
  status_message TEXT,
  received_at REAL NOT NULL,
  closed_at REAL,
  UNIQUE (chat, message)
);
INSERT INTO "inbox" VALUES(1,'test:1','m1','test:anna','{"chat": {"platform": "test", "chat": "1", "thread": ""}, "message": "m1", "person": {"id": "anna", "name": "Anna", "language": "en-GB", "is_admin": false}, "text": "add the title \"Hi\"", "media": [{"ref": "/srv/cutroom/device/beach.mp4", "name": "beach.mp4", "mime": null, "size": null, "link": null}], "press": null, "is_private": true, "moved_from": null}','done',0,1,1,'{"before_passed_files": 0, "passed_files": [{"filename": "beach.mp4", "file_type": "video", "cdn_url": "http://127.0.0.1:43897/files/media/caad960ed6abe63548ffdd5a686aec7332a016b3/beach.mp4", "duration": 1.0, "width": 160, "height": 90, "fps": 15.0, "hash": "1f244c41dbbabd78b06eecec0f6539bc787ecc5b0916c9f87c17dbd7ccbd3164", "size": 39043}], "files": [{"filename": "beach.mp4", "file_type": "video", "cdn_url": "http://127.0.0.1:43897/files/media/caad960ed6abe63548ffdd5a686aec7332a016b3/beach.mp4", "duration": 1.0, "width": 160, "height": 90, "fps": 15.0, "hash": "1f244c41dbbabd78b06eecec0f6539bc787ecc5b0916c9f87c17dbd7ccbd3164", "size": 39043}], "session": "214692179515076049", "told_in": "1", "before": {"t": [{"tt": 0, "sg": [{"id": "c1", "d": 1000, "s": 0, "m": {"title": "beach.mp4", "media": "055eb8b17ad2", "kind": "video", "start": 0, "end": 1000, "speed": 1.0, "volume_pct": 100}}]}], "d": 1000, "m": {"width": 160, "height": 90, "fps": "15", "fade_in": 0, "fade_out": 0, "fill": "bars", "title": "project"}}, "outcome": "answered", "says": ["Added the title “Hi”, 0:00–0:01, at the bottom.\nThe timeline: 1 clip, 0:01, 160×90.\nThis edit was free of charge."], "after": {"t": [{"tt": 0, "sg": [{"id": "c1", "d": 1000, "s": 0, "m": {"title": "beach.mp4", "media": "055eb8b17ad2", "kind": "video", "start": 0, "end": 1000, "speed": 1.0, "volume_pct": 100}}]}, {"tt": 7, "sg": [{"id": "t1", "d": 1000, "s": 0, "m": {"title": "Hi", "text": "Hi", "place": "bottom", "size": 1.0, "colour": "#ffffff", "style": "plain"}}]}], "d": 1000, "m": {"width": 160, "height": 90, "fps": "15", "fade_in": 0, "fade_out": 0, "fill": "bars", "title": "project"}}}','2',1.8000000045614974499e+09,1.80000000819721436501e+09);
INSERT INTO "inbox" VALUES(2,'test:1','m2','test:anna','{"chat": {"platform": "test", "chat": "1", "thread": ""}, "message": "m2", "person": {"id": "anna", "name": "Anna", "language": "en-GB", "is_admin": false}, "text": "/export", "media": [], "press": null, "is_private": true, "moved_from": null}','done',0,2,1,'{}',NULL,1.80000000828560280802e+09,1.80000000838798022272e+09);
INSERT INTO "inbox" VALUES(3,'test:1','m3','test:anna','{"chat": {"platform": "test", "chat": "1", "thread": ""}, "message": "m3", "person": {"id": "anna", "name": "Anna", "language": "en-GB", "is_admin": false}, "text": "/new Holiday", "media": [], "press": null, "is_private": true, "moved_from": null}','done',0,4,2,'{}','5',1.80000004872649621958e+09,1.80000004879151797292e+09);
INSERT INTO "inbox" VALUES(4,'test:2','m1:greeting','test:ben','{"chat": {"platform": "test", "chat": "2", "thread": ""}, "message": "m1:greeting", "person": {"id": "ben", "name": "Ben", "language": "en", "is_admin": false}, "text": "/start", "media": [], "press": "start", "is_private": false, "moved_from": null}','done',1,5,3,'{}','6',1.80000004885455274581e+09,1.80000004899157643317e+09);
INSERT INTO "inbox" VALUES(5,'test:2','m1','test:ben','{"chat": {"platform": "test", "chat": "2", "thread": ""}, "message": "m1", "person": {"id": "ben", "name": "Ben", "language": "en", "is_admin": false}, "text": "/credits", "media": [], "press": null, "is_private": false, "moved_from": null}','done',1,6,NULL,'{}','7',1.80000004886183285705e+09,1.80000004898648214343e+09);
INSERT INTO "inbox" VALUES(6,'test:1','m4','test:anna','{"chat": {"platform": "test", "chat": "1", "thread": ""}, "message": "m4", "person": {"id": "anna", "name": "Anna", "language": "en-GB", "is_admin": false}, "text": "mute it", "media": [{"ref": "/srv/cutroom/device/late.mp4", "name": "late.mp4", "mime": null, "size": null, "link": null}], "press": null, "is_private": true, "moved_from": null}','received',0,7,2,'{}','8',1.80000004902592110637e+09,NULL);
CREATE TABLE job_ticks (
  name TEXT PRIMARY KEY, -- queue:task
  tick INTEGER NOT NULL
) STRICT;
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
INSERT INTO "jobs" VALUES(1,'turns','turn','{"turn": 1}','turn:test:1',0,1.80000000458812332154e+09,'turn:1','done',1,0,1,1,NULL,NULL,1.80000000821856260303e+09,NULL);
INSERT INTO "jobs" VALUES(2,'turns','turn','{"turn": 2}','turn:test:1',0,1.80000000829110836982e+09,'turn:2','done',1,0,1,1,NULL,NULL,1.80000000840909862515e+09,NULL);
INSERT INTO "jobs" VALUES(3,'exports','export','{"export": 1}','export:1',0,1.80000000837632513038e+09,'export:1','done',1,0,1,1,NULL,NULL,1.80000004867051243782e+09,NULL);
INSERT INTO "jobs" VALUES(4,'turns','turn','{"turn": 3}','turn:test:1',0,1.80000004873048877716e+09,'turn:3','done',1,0,1,1,NULL,NULL,1.80000004879814434052e+09,NULL);
INSERT INTO "jobs" VALUES(5,'asides','turn','{"turn": 4}',NULL,0,1.80000004885762453082e+09,'turn:4','done',1,0,1,1,NULL,NULL,1.80000004900784516337e+09,NULL);
INSERT INTO "jobs" VALUES(6,'asides','turn','{"turn": 5}',NULL,0,1.80000004886831760407e+09,'turn:5','done',1,0,1,1,NULL,NULL,1.80000004899851512906e+09,NULL);
INSERT INTO "jobs" VALUES(7,'turns','turn','{"turn": 6}','turn:test:1',0,1.80000004902964544292e+09,'turn:6','todo',1,0,0,1,NULL,NULL,NULL,NULL);
CREATE TABLE projects (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  chat TEXT NOT NULL,
  number INTEGER NOT NULL,
  name TEXT NOT NULL,
  holder TEXT NOT NULL,
  task_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  user_id TEXT NOT NULL DEFAULT '',
  claim_url TEXT,
  claim_until REAL,
  exports INTEGER NOT NULL DEFAULT 0,
  created_at REAL NOT NULL,
  used_at REAL NOT NULL,
  UNIQUE (chat, number)
);
INSERT INTO "projects" VALUES(1,'test:1',1,'beach','bot','14bd1af7c66a4f31b2a613785f49fba1','214692179515076049','anon_15899da80aad4d6b',NULL,NULL,1,1.80000000645846223827e+09,1.80000000831613135333e+09);
INSERT INTO "projects" VALUES(2,'test:1',2,'Holiday','bot','7058623b356b4f13aa05daf9cc74f581','621855224848271194','anon_15899da80aad4d6b',NULL,NULL,0,1.80000004878126263615e+09,1.80000004904402327535e+09);
INSERT INTO "projects" VALUES(3,'test:2',1,'Project','bot','59a0dfc585df48b0b2709cbbed5fecf6','103708128354824981','anon_15899da80aad4d6b',NULL,NULL,0,1.80000004895223164559e+09,1.80000004895223164559e+09);
CREATE TABLE schema_version (name TEXT PRIMARY KEY, version INTEGER NOT NULL);
INSERT INTO "schema_version" VALUES('queue',1);
INSERT INTO "schema_version" VALUES('identity',1);
INSERT INTO "schema_version" VALUES('conversation',1);
CREATE TABLE sent_files (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  project INTEGER NOT NULL,
  turn INTEGER NOT NULL,
  media TEXT NOT NULL,
  added_at REAL NOT NULL,
  UNIQUE (turn, media)
);
INSERT INTO "sent_files" VALUES(1,1,1,'{"ref": "/srv/cutroom/device/beach.mp4", "name": "beach.mp4", "mime": null, "size": null, "link": null}',1.80000000753463077545e+09);
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
CREATE INDEX inbox_open ON inbox (chat, id) WHERE closed_at IS NULL;
CREATE INDEX inbox_person ON inbox (person, received_at);
CREATE INDEX sent_files_project ON sent_files (project);
CREATE INDEX exports_open ON exports (project) WHERE closed_at IS NULL;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('inbox',6);
INSERT INTO "sqlite_sequence" VALUES('jobs',7);
INSERT INTO "sqlite_sequence" VALUES('projects',3);
INSERT INTO "sqlite_sequence" VALUES('sent_files',1);
INSERT INTO "sqlite_sequence" VALUES('exports',1);
COMMIT;
