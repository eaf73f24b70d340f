## Timeline

timeline-line = Timeline ({ $tracks ->
        [one] 1 track
       *[other] { $tracks } tracks
    }): { $list }
timeline-empty = The timeline is empty. Send a clip, or tell me what to make.
timeline-track = { $number }. { $label }: { $segments }
timeline-track-gap = {" "}
timeline-segment = { $name } ({ $facts })
timeline-comma = {", "}
timeline-more = … { $count } more
timeline-quoted = "{ $text }"
timeline-seconds = { $start }-{ $end }s
timeline-clock = { $start }-{ $end }
timeline-at = at { $time }
timeline-speed = { $speed }×
timeline-muted = muted
timeline-name = Timeline
timeline-nothing-yet = Nothing on the timeline yet
timeline-tracks = { $count ->
        [one] 1 track
       *[other] { $count } tracks
    }
timeline-more-tracks = and { $count ->
        [one] 1 more track
       *[other] { $count } more tracks
    }

track-video = Video
track-bgm = BGM
track-audio = Audio
track-voice = Voice
track-effect = Sound
track-title = Title
track-subtitles = Subtitles
track-other = Track

unnamed-video = clip
unnamed-audio = sound
unnamed-text = text
unnamed-other = segment

thing-timeline = the timeline
thing-video = { $name }
thing-bgm = music { $name }
thing-audio = audio { $name }
thing-voice = voice { $name }
thing-effect = sound { $name }
thing-title = title { $name }
thing-subtitles = subtitle { $name }
thing-other = { $name }

changed-nothing = Nothing on the timeline changed.
changed-more = … and { $count ->
        [one] 1 more change
       *[other] { $count } more changes
    }
changed-none = none
changed-aspect = New shape: { $old } → { $new }
changed-canvas = Picture size { $old } → { $new }
changed-titled = Project renamed: { $old } → { $new }
changed-removed = Removed { $thing } ({ $old })
changed-added = Added { $thing } ({ $new })
changed-replaced = Replaced { $old } with { $new }
changed-renamed = Renamed { $old } → { $new }
changed-reworded = { $subject } → { $new }
changed-speed = { $subject }: speed { $slow }× → { $fast }×, length { $old } → { $new }
changed-trimmed = Trimmed { $thing }: { $old } → { $new }
changed-extended = Lengthened { $thing }: { $old } → { $new }
changed-recut = Took another part of { $thing }: from { $new }, was { $old }
changed-moved = Moved { $thing }: { $old } → { $new }
changed-volume = { $subject }: volume { $old } → { $new }
changed-detail = { $subject }: { $detail } { $old } → { $new }
changed-adjusted = { $subject }: { $detail ->
        [none] adjusted
       *[other] { $detail } adjusted
    }
changed-reordered = New order: { $list }{ $left ->
        [0] {""}
       *[other] {" "}… { $left } more
    }
changed-length = Total length { $old } → { $new }

detail-place = place
detail-colour = colour
detail-color = colour
detail-size = size
detail-fade-in = fade in
detail-fade-out = fade out
detail-filter = filter
detail-effect = effect
detail-transition = transition
detail-fps = frames per second
detail-grade = look
detail-brightness = brightness
detail-contrast = contrast
detail-saturation = saturation
detail-warmth = warmth
detail-sharpness = sharpening
detail-calm = noise reduction
detail-turned = turned by degrees
detail-mirrored = mirrored
detail-crop = crop
detail-focus = framing
detail-steady = held steady
detail-motion = movement
detail-hold = freeze frame
detail-reversed = backwards
detail-clear = clearer voices
detail-transition-length = length of the transition
detail-fill = what fills the frame
detail-loudness = loudness (LUFS)
detail-ducked = quieter under speech
detail-style = style

value-warm = warm
value-cool = cool
value-cinematic = cinematic
value-vintage = vintage
value-mono = black and white
value-vivid = vivid
value-zoom-in = slow zoom in
value-zoom-out = slow zoom out
value-pan-left = pan left
value-pan-right = pan right
value-pan-up = pan up
value-pan-down = pan down
value-crossfade = crossfade
value-black = through black
value-white = through white
value-wipe-left = wipe left
value-wipe-right = wipe right
value-wipe-up = wipe up
value-wipe-down = wipe down
value-slide-left = slide left
value-slide-right = slide right
value-slide-up = slide up
value-slide-down = slide down
value-bars = black bars
value-blur = blurred background
value-crop = cropped to fill
value-plain = plain
value-lower-third = lower third
value-caption = caption
value-true = on
value-false = off

## Errors: what happened, and what can be done (…-way)

error-cutroom-error = Something went wrong.
error-cutroom-error-way = Please try again.
error-backend-error = The editing service refused this{ $detail ->
        [none] .
       *[other] : { $detail }.
    }
error-backend-error-way = Please try again, or say it another way.
error-token-expired = The access token is no longer accepted.
error-token-expired-way = { $kind ->
        [anonymous] A new one can't be had yet. Please try again later.
        [studio] The operator needs to give the bot and its studio the same CUTROOM_STUDIO_TOKEN.
       *[other] The operator needs to set a fresh NEMO_TOKEN.
    }
error-session-lost = The editing service has forgotten this project.
error-session-lost-way = { $where ->
        [command] Please run the command again.
       *[chat] A new project was started; please send your clips again.
    }
error-out-of-credits = There are not enough credits left for this edit.
error-out-of-credits-way = { $kind ->
        [anonymous] Register to get more: { $link }
        [studio] This studio gives each account a number of them: raise CUTROOM_STUDIO_CREDITS, or leave it empty.
       *[registered] Top up in your account: { $link }
    }
error-unsupported-file = This type of file can't be used.
error-unsupported-file-way = Send MP4, MOV, AVI, WebM or MKV video, JPG, PNG, GIF or WebP pictures, or MP3, WAV, M4A or AAC sound.
error-file-too-large = This file is too large; up to { $limit } can be used.
error-file-too-large-way = Compress or trim it, or send a link to it.
error-client-id-missing = The editing service did not recognise this installation.
error-client-id-missing-way = Please try again.
error-export-blocked = The plan of this account does not include exports. This has nothing to do with credits.
error-export-blocked-way = Register or upgrade here: { $link }
error-scope-missing = The access token is not allowed to do this{ $scope ->
        [none] .
       *[other] : it lacks the “{ $scope }” permission.
    }
error-scope-missing-way = The operator needs a token that includes it.
error-rate-limited = The editing service is busy and asks us to slow down.
error-rate-limited-way = Please try again in a minute.
error-storage-full = The editing service has no room left for this.
error-storage-full-way = { $kind ->
        [studio] The operator needs to make room on the disk, or raise CUTROOM_STUDIO_QUOTA_GB. What you sent before is kept.
       *[registered] Please try again later. What you sent before is kept.
    }
error-disk-full = There is not enough room left on the disk here.
error-disk-full-way = The operator needs to make room; then please try again. What you sent before is kept.
error-backend-down = The editing service can't be reached right now.
error-backend-down-way = Nothing was lost. Please try again in a moment.
error-unexpected-answer = The editing service answered in a way we don't understand.
error-unexpected-answer-way = Please try again; if it stays like this, tell the operator.
error-stream-error = The answer could not be read to its end.
error-stream-error-way = Your request was not sent a second time. Look at the timeline before you ask again.
error-stream-too-long = The editing service sent more than we can take.
error-stream-too-long-way = Your request was not sent a second time. Look at the timeline before you ask again.
error-stream-cut = The connection broke in the middle of the answer.
error-stream-cut-way = Your request was not sent a second time. Look at the timeline before you ask again.
error-render-failed = The video could not be rendered{ $detail ->
        [none] .
       *[other] : { $detail }.
    }
error-render-failed-way = Please try again, or change the last edit.
error-download-failed = The finished video did not arrive whole.
error-download-failed-way = { $where ->
        [command] Please check that there is room on the disk, and run the command again.
       *[chat] Please try again; it does not need to be rendered anew.
    }
error-not-media = This is not a video, picture or sound that can be read.
error-not-media-way = The file may be broken or empty. Please send it again, or send another one.
error-settings-error = The setting { $setting } can't be used: { $detail }.
error-settings-error-way = Please correct it and start again.

## The command

cli-uploading = Sending { $name }
cli-added = Added { $name }{ $facts ->
        [none] {""}
       *[other] {" "}— { $facts }
    }
cli-asking = » { $text }
cli-rendering = Rendering
cli-downloading = Fetching the video
cli-credits = You have { $available } credits.
cli-not-here = “{ $text }” is nothing that this command does. Say in words how to edit, such as “trim the first 2 seconds”.
cli-session-lost = The editing service has forgotten the project. It was started anew with the same files and wishes.
cli-rate = { $fps } fps
cli-no-sound = no sound
cli-done = { $path }: { $facts }
cli-cancelled = Cancelled. No file was written.
cli-bots-ready = Cutroom is up on: { $names }. Press Ctrl-C to stop.
cli-web-ready = Cutroom is up. Open { $url } in your browser; Ctrl-C stops it.
cli-web-port-taken = Port { $port } is in use by another program. Please choose another one with CUTROOM_WEB_PORT.
cli-web-port-forbidden = Port { $port } may not be used by this account. Please choose one above 1023 with CUTROOM_WEB_PORT.
cli-web-host-unknown = This machine has no address { $host }. Please correct CUTROOM_WEB_HOST.
cli-web-needs-password = { $host } can be reached from other machines. Please choose a password with CUTROOM_WEB_PASSWORD, or serve only this machine.
cli-watch-ready = Figures are at { $url }/metrics
cli-health-good = Cutroom is alive.
cli-health-off = Nothing is served for health checks. Please set CUTROOM_WATCH_LISTEN, such as 127.0.0.1:9464.
cli-health-bad = Cutroom does not answer at { $address }. Please look at its log, or start it again.
cli-studio-needs-token = { $host } can be reached from other machines. Please choose a secret of 20 letters or more with CUTROOM_STUDIO_TOKEN, or serve only this machine.
cli-studio-needs-url = { $host } is no address that others can call. Please say with CUTROOM_STUDIO_URL how the bot reaches the studio, such as http://studio:8765.
cli-studio-no-address = This machine has no such address. Please choose another one with --host.
cli-studio-ready = The studio listens on { $url }
    Edit a clip with it: CUTROOM_STUDIO_URL={ $url } cutroom edit beach.mp4 -m "trim the first 2 seconds" -o out.mp4
    Press Ctrl-C to stop.

cli-not-found = There is no file { $path }. Please check how it is written.
cli-not-a-file = { $path } is a folder. Please name a file.
cli-unreadable = { $path } can't be read. Please check its permissions.
cli-unsupported = { $path } is of a type that can't be used. MP4, MOV, AVI, WebM and MKV video, JPG, PNG, GIF and WebP pictures, and MP3, WAV, M4A and AAC sound can be.
cli-not-media = { $path } is not what its name says, or is broken. Please check that it plays.
cli-too-large = { $path } is too large; up to 500 MB can be used. Please compress or trim it.
cli-empty-message = A message is empty. Say what to do after -m, or leave -m out to put the files together as they are.
cli-no-folder = There is no folder { $path } for the result. Please make it first.
cli-target-is-folder = { $path } is a folder. Please name the file that the result goes to, such as out.mp4.
cli-target-type = The result is always an MP4. Please let { $path } end in .mp4.
cli-target-is-input = { $path } is one of the files to be edited. Please name another file for the result.
cli-unwritable = Nothing can be written into the folder { $path }. Please choose another one.
cli-nothing = There is nothing on the timeline, so there is nothing to export. Please give a clip, or say what to make.
cli-lost = The connection broke, and nothing changed on the timeline. Your request was not sent a second time; run the command again to try once more.
cli-failed = The editing service could not do this, and nothing changed. Please try again, or say it another way.
cli-port-taken = Port { $port } is in use by another program. Please choose another one with --port.
cli-port-forbidden = Port { $port } may not be used by this account. Please choose one above 1023 with --port.
cli-data-unusable = Cutroom can't keep its data in { $path }. Please choose a folder that can be written with CUTROOM_DATA.
cli-data-newer = The data in { $path } was written by a newer Cutroom. Please update, or choose another folder with CUTROOM_DATA.
cli-config-lacks = { $path } lacks { $name }. Please correct CUTROOM_CONFIG, or leave it empty.
cli-not-json = { $path } holds no JSON object. Please give a draft as the service stores it.
cli-backed-up = Everything is kept in { $path } ({ $size }, { $media ->
        [yes] with all media
       *[no] without media
    }). It holds the key to the stored tokens, so keep it as you would a password.
cli-restored = { $path } is restored into { $data }, as everything was on { $when }{ $media ->
        [yes] .
       *[no] . It was made without media: files that people sent have to be sent again where this machine edits.
    }
cli-nothing-to-keep = There is nothing to back up in { $data } yet. Please check CUTROOM_DATA.
cli-broken-database = The database { $name } is damaged, so no backup was written. Please restore an older one, or ask for help with “cutroom doctor”.
cli-bad-archive = { $path } is no backup of Cutroom, or it is damaged ({ $name }). Nothing was changed.
cli-newer-archive = { $path } was made by a newer Cutroom ({ $name }). Please update first. Nothing was changed.
cli-running = A Cutroom is running on { $data }. Please stop it first. Nothing was changed.
cli-occupied = There is data in { $data } already. Choose an empty folder with CUTROOM_DATA, or throw away what is there with --replace.
cli-crowded = There is not enough room on the disk of { $data }. Nothing was changed.
cli-half-restored = A restore into { $path } was cut short. Please run “cutroom restore FILE --replace” again.
cli-archive-unusable = { $path } can't be used: { $reason }.
cli-forget-whom = Say whom to forget as PLATFORM:ID, such as telegram:123456789.
cli-forget-ask = Erase everything that is kept about { $who }? It can't be undone.

help-edit = Edit files by wishes in plain words, and get an MP4 back.
help-run = Start Cutroom and stay until stopped.
help-chat = Talk to Cutroom in the terminal: type what you want, with the paths of your files.
help-health = Ask a running Cutroom whether it is alive; ends with 0 if it is.
help-studio = Serve the embedded studio alone: the editing service on this machine.
help-explain = Tell what Cutroom makes of a message, a reply, a stream or a draft.
help-explain-message = Tell what each message would do, one JSON line each.
help-explain-reply = Tell what a chat would show of an agent's reply, given on standard input.
help-explain-stream = Tell what a captured event stream says, one JSON line for each thing.
help-explain-draft = Tell how a draft stands, or with a second one what changed.
help-files = Clips, pictures, sounds: paths or links, in the order in which they shall come.
help-message = What to do, in words; may be given again. Without it, the files are put together as they are.
help-output = Where the finished MP4 goes.
help-json = Print one JSON object at the end, and nothing else.
help-backend = Who edits: the cloud, or the studio on this machine.
help-host = Where to listen; any other address than this machine's own needs CUTROOM_STUDIO_TOKEN.
help-port = Where to listen on this machine; 0 takes any free port.
help-data = Where everything is kept.
help-text = One message; without it, every line of standard input is one.
help-stream-file = The body of a stream, as it came.
help-draft-file = A draft, as JSON.
help-other-file = A later draft, to tell what changed.
help-doctor = Look at everything here: what works, what does not, and what to do about it.
help-backup = Keep everything in one file, also while Cutroom is running.
help-backup-file = Where the backup goes, such as cutroom.tar.gz; readable by its owner only.
help-with-media = Keep the files that people sent and what was made of them as well.
help-restore = Put a backup back into an empty data folder.
help-restore-file = A file that “cutroom backup” has made.
help-replace = Throw away what is in the data folder now.
help-forget = Erase everything that is kept about a person or a chat.
help-forget-who = Whom: PLATFORM:PERSON_OR_CHAT, such as telegram:123456789.
help-forget-yes = Do not ask first.

## Telling what the agent does

doing-start = On it…
doing-generate = Generating the video…
doing-after-raw = The raw video is there. Adding music, titles and effects…
doing-music = Adding music…
doing-sound = Adjusting the sound…
doing-title = Adding the title…
doing-cut = Cutting…
doing-speed = Changing the speed…
doing-picture = Working on the picture…
doing-look = Looking at your clips…
doing-still = ⏳ Still working… ({ $minutes } min)
doing-recover = The connection broke. Looking at what was done…

edit-silent = Done.
edit-recovered = The connection broke on the way, but the edit was made.
edit-lost = The connection broke, and nothing changed on the timeline. Your request was not sent a second time.
edit-failed = The editing service could not finish this.

export-differs-preview = This is a quick preview in { $got }. Say “export” for the full quality.
export-differs-size = You asked for { $wanted }; what came back is { $got }.
export-differs-fps = You asked for { $wanted } frames a second; what came back has { $got }.
export-differs-format = You asked for { $wanted }; exports are always { $got }.
export-fault-black = Part of it came out black, though the clip there is not. Look at it before you share it.
export-fault-silent = Part of it came out silent, though something should be heard there. Listen before you share it.
export-fault-loudness = It could not be made as loud as you asked without harming the sound.
export-fault-clipped = Its loudest moments may sound harsh.

## The conversation

project-name = Project
greeting-wait = Setting things up…
greeting-ready = Ready. Send a clip, or tell me what to make.
help-commands = **Commands**
    /export – get the finished video · /status – see the timeline · /credits – what you can spend
    /new – start a new project · /projects – go back to an older one · /cancel – stop what is running
    /skill – choose a profile · /language – choose a language · /forget – erase what I keep of you
    /help – this text

turn-queued = Queued: { $number ->
        [1] 1st
        [2] 2nd
        [3] 3rd
       *[other] { $number }th
    }. It runs as soon as what came before is done.
turn-later = The editing service can't be reached. What you sent is kept, and I will try again by myself.

disk-later = The disk here is full. What you sent is kept, and I will go on by myself as soon as there is room.
disk-unkept = The disk here is full, so I could not take this in. Please send it again later; what you sent before is kept.

upload-receiving = Receiving { $name }…
upload-passing = Passing it on…
upload-percent = Passing it on… { $percent }%
upload-fps = { $fps } fps
upload-added = Added { $name }{ $facts ->
        [none] {""}
       *[other] {" "}— { $facts }
    }
upload-too-large = This file is larger than I can fetch here{ $limit ->
        [none] {""}
       *[other] {" "}({ $limit } at most)
    }.
    { $platform ->
        [telegram] Send a link to it, send a smaller version, or ask the operator to run a local Bot API server.
       *[other] Send a link to it, or send a smaller version.
    }

upload-question = What shall I do with it?
upload-gone = This file is no longer held here. Please send it again.

edit-change = • { $change }

credits-balance = You have { $available } credits ({ $reserved } reserved, { $total } in all).
credits-share = Today (UTC) you have used { $spent } credits{ $cap ->
        [0] .
       *[other] {" "}of your { $cap }.
    }
credits-cost-cloud = An editing session costs about 50 credits, generating a video about 100; exports are free.
credits-cost-studio = Edits and exports are free here.

status-files = { $count ->
        [one] 1 file
       *[other] { $count } files
    }
status-turn = In line: “{ $asked }”{ $who ->
        [none] {""}
       *[other] {" "}({ $who })
    }
status-export = Rendering export { $number }.

export-nothing = There is nothing to export yet. Send a clip first, or tell me what to make.
export-queued = Your export waits in line: number { $place }.
export-start = Rendering… about 30 s
export-percent = Rendering… { $percent }%
export-sending = Sending the video…
export-smaller = The video is too large for this chat. Making a smaller copy…{ $percent ->
        [0] {""}
       *[other] {" "}{ $percent }%
    }
export-done = Done: { $name }
export-doubt = I can't tell whether { $name } has arrived. If it has not, press the button and I will send it again.
export-gone = This export is no longer here.
export-file = { $name } — { $size }, { $length }, { $bytes }{ $link ->
        [none] {""}
       *[other] {""}
            { $link }
    }
export-copy = A preview copy of { $name } in { $shown } ({ $weight }): { $limit ->
        [none] this chat does not take the whole video, which has { $size }, { $length } and { $bytes }.
       *[other] this chat takes files up to { $limit }. The whole video has { $size }, { $length } and { $bytes }.
    }
export-alone = { $name } — { $size }, { $length }, { $bytes } — is too large for this chat{ $limit ->
        [none] .
       *[other] , which takes files up to { $limit }.
    }
export-link = The whole video, until { $day }: { $link }
export-link-project = The whole video is in the project: { $link }
export-waits = { $who ->
        [admin] The whole file is kept here, but I can give no link to it: set CUTROOM_WEB_URL to the public address of the web page. Then press the button.
       *[anybody] The whole file is kept here, and waits for this bot's operator to give it a public address. Press the button later, or ask for a smaller size, such as 720p.
    }

project-new = A fresh project, number { $number }. The old one is kept; /projects brings it back.
project-none = There are no projects yet. Send a clip, or tell me what to make.
project-list = Your projects:
project-line = { $number }. { $name }{ $current ->
        [yes] {" "}← you are here
       *[no] {""}
    }
project-switched = Back in project { $number }: { $name }.
project-unknown = There is no project { $number } here.

skill-list = Choose a profile:
skill-unknown = There is no profile “{ $name }”. Choose one:
skill-chosen = From now on: { $title }.

language-name = English
language-list = Choose a language:
language-chosen = From now on I speak English.

cancel-mark = Cancelled.
cancel-nothing = Nothing is running.
cancel-not-yours = Only whoever asked for it, or an admin, can stop this.
cancel-early = Stopped. Nothing was charged, and the timeline is as it was.
cancel-uploaded = Stopped. Your files are in the project, nothing was charged.
cancel-asked = Stopped. What the editing service had begun may still be charged.
cancel-asked-free = Stopped. Nothing is charged here.
cancel-charge = { $credits ->
        [0] Until now, nothing was charged or set aside for it.
       *[other] That is up to { $credits } credits, and they count as used today.
    }
cancel-answered = It was done already; the edit is kept. You can undo it.
cancel-export = Export { $number } is stopped. The timeline is kept, and exports cost nothing.

forget-ask = This erases everything I keep about you, in all chats: what you wrote, the files you sent, your projects and exports. What is running is stopped. It can't be undone.
forget-done = Erased: { $turns ->
        [one] 1 message
       *[other] { $turns } messages
    }, { $projects ->
        [one] 1 project
       *[other] { $projects } projects
    }, { $exports ->
        [one] 1 export
       *[other] { $exports } exports
    }, with all their files.
forget-shared = { $count ->
        [one] 1 project of a group stays
       *[other] { $count } projects of groups stay
    }, because others work on it too.
forget-cloud = The projects themselves lie in the NemoVideo cloud, and that can't be erased from here: ask for it at { $link }.
forget-studio = The projects themselves lie in a studio on another machine, and can't be erased from here: they go there by themselves when nobody has used them for some days.
forget-chat = What stands in this chat you can delete yourself. What you write next begins anew.

guard-not-allowed = This bot is private. Ask its operator to let you in, and hand this on: `{ $who }`
guard-denied = You can't use this bot. Its operator can tell you why; hand this on: `{ $who }`
guard-chat-full = There are { $number } requests waiting here already. Please wait until some are done.
guard-person-limit = You have asked { $number } times within an hour. Please wait a little.

button-export = Export
button-timeline = Timeline
button-undo = Undo
button-credits = Credits
button-cancel = Cancel
button-try-again = Try again
button-send-again = Send again
button-whole = Get the whole file
button-register = Register
button-top-up = Top up
button-upgrade = Upgrade
button-refetch = Send my files again
button-new = New project
button-erase = Erase everything

## Discord

discord-command-edit = edit
discord-command-export = export
discord-command-status = status
discord-command-credits = credits
discord-command-new = new
discord-command-projects = projects
discord-command-cancel = cancel
discord-command-skill = skill
discord-command-language = language
discord-command-help = help
discord-command-forget = forget
discord-about-edit = Add files, and say in plain words what to make of them
discord-about-export = Get the finished video
discord-about-status = See the timeline and what is running
discord-about-credits = See what you can spend
discord-about-new = Start a new project; the old one is kept
discord-about-projects = See your projects, or go back to an older one
discord-about-cancel = Stop what is running
discord-about-skill = Choose a profile
discord-about-language = Choose a language
discord-about-help = How to go about it
discord-about-forget = Erase everything that is kept about you
discord-command-allow = allow
discord-command-deny = deny
discord-command-limits = limits
discord-command-stats = stats
discord-command-broadcast = broadcast
discord-command-logs = logs
discord-about-allow = Let a person or this chat in; or see who may come in
discord-about-deny = Keep a person or this chat out; or see who may come in
discord-about-limits = See or set how much may be asked and spent
discord-about-stats = What was done today and in a week
discord-about-broadcast = Say something to every chat
discord-about-logs = The last lines of the log
discord-option-who-allow = Whom to let in
discord-option-id-allow = Or platform:id, or: here
discord-option-who-deny = Whom to keep out
discord-option-id-deny = Or platform:id, or: here
discord-option-what-limits = Such as: person 200, day off, hour default
discord-option-text-broadcast = What to say
discord-option-lines-logs = How many lines
discord-option-wish-edit = What to do, such as: trim the first 2 seconds, add music
discord-option-file-edit = A video, picture or sound
discord-option-wish-export = How it shall be, such as: 720p
discord-option-name-new = What to call the project
discord-option-number-projects = The number of the project to go back to
discord-option-name-skill = The name of the profile
discord-option-name-language = English or 中文
discord-edit-this = Edit this video
discord-help = **Here on Discord**
    Send files with /edit, mention me with them, or reply to a video with a mention of me. You can also open the menu of any message: Apps → Edit this video. Here I can be mentioned or commanded; I stay silent otherwise.
discord-help-unseen = Without a mention of me I cannot see the files of other people's messages. To use one, open that message's menu: Apps → Edit this video.
discord-thread = Continued in { $thread }
discord-comma = { ", " }
discord-lacking = I may not do my work here. Please allow me in this channel: { $names }.
discord-may-view = View Channel
discord-may-send = Send Messages
discord-may-send-threads = Send Messages in Threads
discord-may-attach = Attach Files
discord-may-embed = Embed Links
discord-may-history = Read Message History
discord-invite = Invite the Discord bot into your server: { $link }
discord-no-content = The developer portal does not grant the message content intent. The bot goes on without it: in servers it sees only messages that mention it, commands, and “Edit this video”. To change that, switch on “Message Content Intent” on the bot's page.
discord-bad-token = Discord does not know this token

## Telegram

telegram-command-edit = Edit: say how, or answer a clip with this
telegram-command-upload = Add the clip that this answers
telegram-command-export = Get the finished video
telegram-command-status = See the timeline
telegram-command-credits = What you can spend
telegram-command-new = Start a new project
telegram-command-projects = Go back to an older project
telegram-command-cancel = Stop what is running
telegram-command-skill = Choose a profile
telegram-command-language = Choose a language
telegram-command-help = How this works
telegram-command-forget = Erase everything kept about you
telegram-command-allow = Let a person or this chat in; or see who may come in
telegram-command-deny = Keep a person or this chat out; or see who may come in
telegram-command-limits = See or set how much may be asked and spent
telegram-command-stats = What was done today and in a week
telegram-command-broadcast = Say something to every chat
telegram-command-logs = The last lines of the log
telegram-joined = Hello! I edit videos here. Send a clip with @{ $bot } in its caption, or answer a clip with /edit@{ $bot } and say what to do.
    { $sees ->
        [everything] I speak only when you speak to me.
       *[addressed] I can't see anything else that is said here, and no clips without my name: for those, answer the clip with a command.
    }
telegram-conflict = Another program is receiving this bot's messages: a second Cutroom with the same TELEGRAM_TOKEN, or a webhook that somebody set. Stop it, or give this one a token of its own; until then messages arrive here only now and then.
telegram-token-refused = Telegram does not know this token. Copy it anew from @BotFather

## The web page; { $name } and its like are filled in by the page

web-skip = Skip to the message box
web-headline = Edit videos by chat
web-drop = Drop your clips here
web-choose = Choose files
web-drop-limits = Video, pictures and sound, up to { $size } each. A link works, too.
web-drop-anywhere = Let go to add your files
web-try = Try saying
web-conversation = Conversation
web-message = Your message
web-placeholder = Say what to make…
web-keys = Enter sends. Shift and Enter start a new line.
web-attach = Add files
web-send = Send
web-cancel = Cancel
web-you = You
web-newest = Newest messages
web-not-sent = Not sent yet. It goes out by itself as soon as Cutroom can be reached.
web-not-taken = This was not sent.
web-after-files = Goes out as soon as the files are in.
web-again = Try again
web-discard = Discard
web-files = Files
web-file-begin = Starting…
web-file-percent = { $count }% of { $size }
web-file-ready = { $size }
web-file-waiting = Waiting for the connection…
web-file-remove = Remove { $name }
web-file-choose = Choose it again
web-file-broken-off = The page was closed before this file was in. Please choose it again, and it goes on where it was.
web-file-send-again = Cutroom no longer has this file. Please send it again.
web-file-other = That is not the same file. Please choose { $name }.
web-file-progress = Sending { $name }
web-reconnecting = Reconnecting…
web-projects = Projects
web-new-project = New project
web-profile = Profile
web-language = Language
web-help = Help
web-download = Download
web-download-name = Download { $name }
web-copy = Copy the link
web-copied = Copied
web-video = Video: { $name }
web-picture = Picture: { $name }
web-timeline = Timeline, { $time } long
web-segment = { $name }, { $time }
web-login-lead = This Cutroom is private. Please enter its password.
web-password = Password
web-login = Open

## The web chat: what the server itself says

site-bad-request = This request can't be read.
site-empty = Say something, or add a file.
site-empty-file = { $name } is empty. Please choose another file.
site-sign-in = Please enter the password first.
site-wrong-password = That is not the password.
site-foreign = This request comes from another page. Please use Cutroom's own.
site-host = Cutroom is not known by this name. Please open the address that it printed when it started.
site-not-found = There is nothing here.
site-link-unknown = This link is not complete. Please copy all of it from the chat.
site-link-over = This link has ended, and the file is no longer here. Ask for another export in the chat.
site-upload-gone = This file is no longer held here. Please send it again.
site-offset = Another part of this file is wanted next.
site-unfinished = { $name } has not arrived in full yet. Please wait until it has.
site-stalled = The connection stood still for too long. Please try again.
site-too-long = This is too long. Please say it more briefly.
site-too-large = This file is too large; up to { $limit } can be used. Please compress or trim it, or send a link to it.
site-type = { $name } is of a type that can't be used. Please send MP4, MOV, AVI, WebM or MKV video, JPG, PNG, GIF or WebP pictures, or MP3, WAV, M4A or AAC sound.
site-slow-down = That was too often. Please wait a little, and try again.
site-too-many-windows = Cutroom is open in too many windows. Please close some.
site-full = There is no room for this file at the moment. Please try again later, or send a smaller one.
site-internal = Something went wrong here. Please try again.

## The examination (cutroom doctor): each line says what to do as well

doctor-label-settings = settings
doctor-label-disk = disk
doctor-label-databases = databases
doctor-label-backend = backend
doctor-label-token = backend's token
doctor-label-clock = clock
doctor-label-telegram = Telegram
doctor-label-discord = Discord
doctor-label-web = web chat
doctor-label-ffmpeg = ffmpeg
doctor-label-glyphs = letters in titles
doctor-label-film = a film from end to end
doctor-verdict = { $count ->
        [0] Everything that was looked at works.
        [one] One thing does not work; what to do stands at its line.
       *[other] { $count } things do not work; what to do stands at their lines.
    }
doctor-too-long = This took longer than { $seconds } seconds and was given up. Please look at the network and at how busy this machine is.
doctor-check-failed = This could not be looked at ({ $name }). Please set CUTROOM_LOG_LEVEL=DEBUG and look at the log of “cutroom run”.
doctor-settings-good = All of them can be used.
doctor-settings-first = Not looked at: the settings have to be right first.
doctor-setting-unusable = { $name } can't be used: { $detail }. Please correct it; config/example.env tells what it may be.
doctor-setting-unknown = There is no setting { $name }{ $nearest ->
        [none] . Please remove it.
       *[other] ; did you mean { $nearest }?
    }
doctor-disk-good = { $free } GB are free at { $path }, and the folder can be written.
doctor-disk-full = Only { $free } GB are free at { $path }, less than the { $spare } GB that shall stay free, so files and exports are refused. Please make room, or lower CUTROOM_SPARE_GB.
doctor-databases-none = There are none yet.
doctor-database-good = { $name } is whole ({ $schemas }){ $state ->
        [old] {" "}and will be brought up to date at the next start.
       *[new] .
    }
doctor-database-damaged = { $name } is damaged. Please stop Cutroom and put a backup back with “cutroom restore”.
doctor-backend-studio = The embedded studio edits on this machine; the film below shows whether it works.
doctor-backend-good = { $url } answers as it should; there are { $credits } credits.
doctor-backend-refuses = { $url } answers, but says no; see the token below.
doctor-backend-down = { $url } can't be reached. Please look at { $setting } and the network, or let the studio inside edit: CUTROOM_BACKEND=studio, with no CUTROOM_STUDIO_URL.
doctor-backend-strange = { $url } answers in a form that Cutroom does not know ({ $detail }). Please check { $setting }, or update Cutroom.
doctor-token-studio = The embedded studio needs none.
doctor-token-unknown = Not known, since the backend can't be asked.
doctor-token-good = { $kind ->
        [anonymous] An anonymous one was given to this installation, and it may read, upload and render.
        [studio] CUTROOM_STUDIO_TOKEN is accepted by the studio.
       *[registered] NEMO_TOKEN is accepted, and may read, upload and render.
    }
doctor-token-refused = { $kind ->
        [anonymous] No anonymous one can be had at the moment. Please try again later, or set NEMO_TOKEN.
        [studio] The studio has another token. Please give both the same CUTROOM_STUDIO_TOKEN.
       *[registered] NEMO_TOKEN is not accepted. Please set a fresh one, or remove it.
    }
doctor-token-lacks = It lacks a permission: { $scopes }. Please make one that includes it; without “render” nothing can be exported.
doctor-clock-studio = Nothing to compare with: the studio is on this machine.
doctor-clock-unknown = Not known, since the backend does not tell its time.
doctor-clock-good = It agrees with the backend's.
doctor-clock-off = It is { $seconds } seconds off from the backend's. Please have it set by the network (NTP): tokens and links expire by it.
doctor-telegram-none = Not wanted: TELEGRAM_TOKEN is not set.
doctor-telegram-good = @{ $name } is known. In groups it sees { $sees ->
        [all] everything that is said (privacy mode is off).
       *[addressed] only what is addressed to it (privacy mode is on); @BotFather changes that with /setprivacy.
    }
doctor-telegram-refused = TELEGRAM_TOKEN is not accepted. Please copy it anew from @BotFather.
doctor-telegram-down = { $url } can't be asked ({ $name }). Please look at TELEGRAM_API_URL and the network.
doctor-telegram-polls = Messages are fetched from Telegram; no webhook is in the way.
doctor-telegram-webhook = A webhook at { $host } is set for this bot, while this Cutroom fetches messages by itself and will remove it at its start. Please make sure that no other program wants it, or set TELEGRAM_WEBHOOK_URL.
doctor-telegram-hooked = Telegram calls us at { $host }.
doctor-telegram-unhooked = Telegram does not call us at TELEGRAM_WEBHOOK_URL yet{ $host ->
        [none] {""}
       *[other] {" "}but at { $host }
    }. It is told at the next start of Cutroom.
doctor-telegram-hook-fails = Telegram has trouble calling us: { $detail }. Please look at TELEGRAM_WEBHOOK_URL and at what speaks HTTPS for it.
doctor-telegram-local = The files of the local Bot API server can be read from here.
doctor-telegram-local-hidden = The local Bot API server names paths that can't be read here. Please mount its folder here under the same path.
doctor-telegram-local-unknown = Whether the local Bot API server's files can be read here is not known: give the bot a picture by @BotFather /setuserpic, and it can be tried.
doctor-discord-none = Not wanted: DISCORD_TOKEN is not set.
doctor-discord-good = { $name } is known.
doctor-discord-refused = DISCORD_TOKEN is not accepted. Please copy it anew from the developer portal.
doctor-discord-down = Discord can't be asked ({ $name }). Please look at DISCORD_API_URL and the network.
doctor-discord-hears = It may read what is said in servers (message content intent).
doctor-discord-deaf = It may not read what is said in servers, only mentions and commands. To change that, switch on “Message Content Intent” on the bot's page.
doctor-discord-commands = All { $count } commands are known to Discord.
doctor-discord-unsynced = Discord does not know these commands yet: { $names }. It is told at the next start of Cutroom.
doctor-discord-nowhere = It is in no server yet. Invite it: { $link }
doctor-discord-allowed = It has every permission it needs in { $count ->
        [one] its server.
       *[other] its { $count } servers.
    }
doctor-discord-lacks = In the server { $server } it lacks: { $names }. Please allow these to its role.
doctor-web-local = It is for this machine only.
doctor-web-guarded = At { $host }, it asks for the password.
doctor-ffmpeg-good = All { $filters } filters and { $encoders } encoders that rendering needs are there.
doctor-ffmpeg-lacks = It lacks { $names }. Please unset IMAGEIO_FFMPEG_EXE, so that the one that comes with Cutroom is used.
doctor-ffmpeg-none = It can't be run. Please unset IMAGEIO_FFMPEG_EXE, or run “make setup” again.
doctor-glyphs-good = All can be drawn: { $scripts }.
doctor-glyphs-lacking = Can be drawn: { $scripts }. Can't be drawn: { $lacking }. Please install fonts for these, such as fonts-noto-core.
doctor-film-good = Two seconds were filmed, cut and rendered by the studio in { $seconds } s; the result has { $ms } ms, picture and sound.
doctor-film-failed = It could not be made: { $reason }
doctor-film-wrong = It was made, but has { $got } ms in place of { $wanted }, or lacks picture or sound. Please unset IMAGEIO_FFMPEG_EXE.

## For the operator's admins

cost-balance = This may cost about { $expected } credits; { $available } are left.
cost-person = This would cost about { $expected } credits, and of your { $limit } for today you have used { $spent }. It is possible again at 00:00 UTC, in { $hours ->
        [0] { $minutes } min
       *[other] { $hours } h { $minutes } min
    }.
cost-day = This would cost about { $expected } credits, and of the { $limit } that everybody here may spend today { $spent } are used. It is possible again at 00:00 UTC, in { $hours ->
        [0] { $minutes } min
       *[other] { $hours } h { $minutes } min
    }.
cost-person-never = This would cost about { $expected } credits, which is more than the { $limit } you may spend in a day. Please ask the operator for more.
cost-day-never = This would cost about { $expected } credits, which is more than the { $limit } that may be spent here in a day. Please ask the operator for more.

permit-this-chat = this chat
permit-here = here
permit-whom = I can't tell who “{ $who }” is. Answer one of their messages with this command, mention them, or give an id such as `telegram:123`.
permit-admin = { $who } is an admin in CUTROOM_ADMINS; only that setting decides about them.
permit-allowed = { $who } may use this bot now.
permit-allowed-open = { $who } may use this bot. It is open to everybody at the moment, since CUTROOM_ALLOW is empty.
permit-denied = { $who } may no longer use this bot.
permit-admins = **Admins** (CUTROOM_ADMINS): { $list }
permit-settings = **Let in by CUTROOM_ALLOW**: { $list }
permit-open = CUTROOM_ALLOW is empty, so everybody may come in who is not kept out.
permit-let-in = **Let in here**: { $list }
permit-kept-out = **Kept out here**: { $list }
permit-more = … and { $count } more
permit-how = Answer somebody's message with /allow or /deny, mention them, give an id, or say `/allow { $here }` for this chat.

limits-list = **Limits**
limits-person = `person`: { $amount ->
        [0] no limit on the credits of one person in a day
       *[other] { $amount } credits for one person in a day (UTC)
    }
limits-day = `day`: { $amount ->
        [0] no limit on the credits of everybody in a day
       *[other] { $amount } credits for everybody together in a day (UTC)
    }
limits-hour = `hour`: { $amount ->
        [0] no limit on the requests of one person in an hour
       *[other] { $amount } requests of one person in an hour
    }
limits-waiting = `waiting`: { $amount ->
        [0] no limit on the requests that wait in one chat
       *[other] { $amount } requests may wait in one chat
    }
limits-how = To set one: `/limits person 200`, with { $names } and a number, `{ $off }`, or `{ $default }` for what the settings say.

stats-days = { $days ->
        [1] **Today (UTC)**
       *[other] **{ $days } days, today included**
    }
stats-turns = Requests: { $count } ({ $done } done, { $failed } failed, { $cancelled } cancelled)
stats-exports = Exports: { $count } ({ $delivered } delivered, { $doubted } in doubt, { $failed } failed, { $cancelled } cancelled)
stats-people = People: { $people }, in { $chats ->
        [one] 1 chat
       *[other] { $chats } chats
    }
stats-credits = Credits used: about { $credits }
stats-queue = { $queue ->
        [turns] requests
        [exports] exports
       *[broadcasts] broadcasts
    }{": "}{ $waiting } waiting, { $running } running
stats-queues = **Queues**: { $list ->
        [none] nothing waits
       *[other] { $list }
    }

broadcast-how = Say what: `/broadcast` and the text. It goes to every chat that can be written to, after you confirm it.
broadcast-long = This is too long; up to { $most } characters can be sent.
broadcast-ask = This will be sent:
    { $text }
broadcast-not-yours = Only whoever wanted to send this can confirm it. It may also be too old; please say it again.
broadcast-begun = { $count ->
        [one] Sending it to 1 chat.
       *[other] Sending it to { $count } chats, five a second at most.
    } I'll tell you when it is done.
broadcast-stopped = Stopped. Nobody else gets it; a report follows.
broadcast-nothing = Nothing is being sent.
broadcast-sent = Sent to { $count ->
        [one] 1 chat.
       *[other] { $count } chats.
    }
broadcast-gone = { $count ->
        [one] 1 chat can't be written to any more.
       *[other] { $count } chats can't be written to any more.
    }
broadcast-refused = { $count ->
        [one] 1 chat did not take it.
       *[other] { $count } chats did not take it.
    }
broadcast-sending = { $count ->
        [one] 1 chat may have it or not; it is not written to twice.
       *[other] { $count } chats may have it or not; they are not written to twice.
    }
broadcast-waiting = { $count ->
        [one] 1 chat was not told, since you stopped it.
       *[other] { $count } chats were not told, since you stopped it.
    }
button-spread = { $count ->
        [one] Send to 1 chat
       *[other] Send to { $count } chats
    }
button-stop-broadcast = Stop sending

logs-none = There is nothing in the log since the start.
logs-last = { $count ->
        [one] The last line of the log:
       *[other] The last { $count } lines of the log:
    }

door-ring = { $name } would like to use this bot ({ $who }).
button-admit = Let in
button-refuse = Keep out
