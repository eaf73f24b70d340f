## What was done

did-trimmed-start = Trimmed the first { $length }{ $clip ->
        [none] {""}
       *[other] {" "}of { $clip }
    }: { $before } → { $after }.
did-trimmed-end = Trimmed the last { $length }{ $clip ->
        [none] {""}
       *[other] {" "}of { $clip }
    }: { $before } → { $after }.
did-kept = Kept { $start }–{ $end }{ $clip ->
        [none] {""}
       *[other] {" "}of { $clip }
    }: { $before } → { $after }.
did-kept-end = Kept the last { $length }{ $clip ->
        [none] {""}
       *[other] {" "}of { $clip }
    }: { $before } → { $after }.
did-removed = Removed { $start }–{ $end }{ $clip ->
        [none] {""}
       *[other] {" "}of { $clip }
    }: { $before } → { $after }.
did-dropped = Removed { $names }: { $before } → { $after }.
did-only = Kept only { $names }: { $before } → { $after }.
did-ordered = New order: { $names }.
did-speed = Set the speed{ $clip ->
        [none] {""}
       *[other] {" "}of { $clip }
    } to { $speed }×: { $before } → { $after }.
did-muted-video = Muted the sound of { $clip ->
        [none] the video
       *[other] { $clip }
    }.
did-muted-music = Muted the music.
did-muted-all = Muted everything.
did-volume-video = Set the volume of { $clip ->
        [none] the video
       *[other] { $clip }
    } to { $volume }.
did-volume-music = Set the volume of the music to { $volume }.
did-volume-all = Set the volume of everything to { $volume }.
did-music = Added music: { $name } at { $volume }%, { $start }–{ $end }.
did-music-removed = Removed the music: { $names }.
did-title = Added the title “{ $text }”, { $start }–{ $end }, { $place ->
        [top] at the top
        [center] in the centre
        [top-left] at the top left
        [top-right] at the top right
        [bottom-left] at the bottom left
        [bottom-right] at the bottom right
       *[bottom] at the bottom
    }.
did-title-changed = The title is now “{ $text }”, { $start }–{ $end }, { $place ->
        [top] at the top
        [center] in the centre
        [top-left] at the top left
        [top-right] at the top right
        [bottom-left] at the bottom left
        [bottom-right] at the bottom right
       *[bottom] at the bottom
    }, size { $size }%, colour { $colour }.
did-titles-removed = Removed { $count ->
        [one] the title
       *[other] { $count } titles
    }.
did-fade = { $kind ->
        [in] Added a fade in
        [out] Added a fade out
       *[both] Added a fade in and a fade out
    } of { $length }.
did-fade-removed = Removed { $kind ->
        [in] the fade in
        [out] the fade out
       *[both] the fades
    }.
did-resized = Changed the picture from { $before } to { $after }.
did-best-moments = Kept the best moments, { $kept } of { $shots } shots: { $spans }{ $more ->
        [0] {""}
       *[other] {" "}(and { $more } more)
    }: { $before } → { $after }.
did-silences-removed = Removed { $count ->
        [one] 1 silence
       *[other] { $count } silences
    }, { $spans }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }: { $before } → { $after }.
did-shaky-removed = Removed { $count ->
        [one] 1 shaky part
       *[other] { $count } shaky parts
    }, { $spans }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }: { $before } → { $after }.
did-black-removed = Removed { $count ->
        [one] 1 black part
       *[other] { $count } black parts
    }, { $spans }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }: { $before } → { $after }.
did-unseen = I could not look into { $names }, so I judged nothing there.
did-undone = Undid { $count ->
        [one] your last edit
       *[other] your last { $count } edits
    }; { $left ->
        [0] there is nothing more to undo
        [one] 1 earlier edit is still in place
       *[other] { $left } earlier edits are still in place
    }.
did-undone-figure = { $what ->
        [length] Length
        [order] Clips
        [speed] Speed
        [volume] Volume
        [music] Music
        [titles] Titles
        [fades] Fade in / out
       *[picture] Picture
    }: { $before } → { $after }.

## What could not be done

cannot-nothing-changes = That changes nothing: it is so already.
cannot-nothing-left = That would leave nothing, so I left everything as it is.
cannot-nothing-left-of = I can't take { $length } away from { $total }: nothing would be left.
cannot-too-short = There are only { $length }, so nothing was cut.
cannot-too-late = { $time } is past the end: there are only { $length }.
cannot-empty-part = From { $start } to { $end } there is nothing to take.
cannot-no-such-clip = There is no such clip; the timeline has { $count ->
        [one] 1 clip
       *[other] { $count } clips
    }.
cannot-clip-gone = { $name } is no longer on the timeline.
cannot-too-many-clips = That would make more than { $most } clips, so I left it.
cannot-join-needs-two = There is only one clip; send another one to join it with.
cannot-joined-already = Your { $count } clips already play one after the other: { $names }.
cannot-speed-limits = The speed can be from { $slowest }× to { $fastest }×.
cannot-no-music = There is no music on the timeline.
cannot-no-upload = You have not sent a music file yet. Send one, or ask for lo-fi, upbeat, cinematic or ambient music.
cannot-no-titles = There are no titles on the timeline.
cannot-fade-too-long = The fades are longer than the video ({ $length }).
cannot-title-too-long = A title can have at most { $most } characters.
cannot-too-long = The video would be longer than { $most }, so I left it.
cannot-too-many-pieces = That would make more than { $most } clips, titles and sounds, so I left it.
cannot-too-wide = The picture would be { $width }×{ $height }, and a side can have at most { $most } pixels.
cannot-size-limits = The picture can have from { $smallest } to { $largest } lines.
cannot-no-moments = There is nothing to choose from.
cannot-all-moments = All { $length } of it is worth keeping, so I left it.
cannot-no-beats = There is no music of mine playing from the start whose beat I could follow. Add some first, such as lo-fi.
cannot-no-sound = The video has no sound, so there are no silences to find.
cannot-no-silences = I found no silence long enough to remove.
cannot-only-silences = It is silent all through, so removing that would leave nothing.
cannot-no-shaky = I found no shaky parts.
cannot-only-shaky = It is shaky all through, so removing that would leave nothing.
cannot-no-black = I found no black parts.
cannot-only-black = It is black all through, so removing that would leave nothing.
cannot-not-seen = I could not look into { $names }, so I left everything as it is.
cannot-no-past = There is nothing to undo.

## What is answered without an edit

remark-export = I can't start an export; ask the bot for it.
remark-shake = I can't steady a shaky picture. I can remove the shaky parts: say “remove the shaky parts”.
remark-transitions = I can't make transitions between clips yet. I can fade in and out at the start and the end.
remark-colour = I can't change colours yet.
remark-noise = I can't clean up noise yet. I can lower the volume, or mute the video and add music.
remark-spoken = I can't write down what is said. Tell me the words and I will put them on the video as a title.
remark-backwards = I can't play a clip backwards yet. I can change its speed.
remark-turning = I can't rotate or mirror a clip yet.
remark-music-fade = I can't fade the music by itself yet. Music ends softly with the video, and I can change its volume.
remark-sharpen = I can't sharpen or blur yet. Scaling up to 4K sharpens a little by itself.
remark-generate = I can't generate footage. Send me clips or photos and I will edit them.
remark-zoom = I can't zoom or pan. I can change the shape of the picture, such as “make it vertical”.
remark-objects = I can't remove or replace what is in the picture. I can cut out the part where it shows, such as “remove 0:03 to 0:06”.
remark-overlay = I can't lay a picture over the video. Send it and it becomes a clip of its own; titles I can lay over it.
remark-translate = I can't translate. Tell me the words and I will put them on the video as a title.
remark-speech = I can't speak or record a voice. Send me a recording and I can lay it under the video.
remark-better = I can't judge how it looks. Tell me what to change, such as “trim the first 2 seconds” or “add upbeat music”.
remark-ramp = I can't change speed gradually. I can set one speed, such as “speed clip 1 up 2x”.
remark-words = Tell me the words, such as: add a title “Hello” at the top.
left-alone = Left alone as you asked: “{ $text }”.
not-understood = I didn't understand “{ $text }”, so I did nothing about it.
half-understood = I'm not sure about “{ $text }”: I don't know what to do with { $words } here, so I left it.
more-not-understood = And { $count } more that I didn't understand.
too-many-edits = You asked for { $count } edits; I took the first { $most }. Please send the others again.
instruction-too-long = That is more than I can read at once ({ $most } characters), so I did nothing. Please send it in parts.
can-do = I can trim, keep or remove parts; keep the best moments; remove silences, shaky parts and black parts; join, order and drop clips; change speed and volume, or mute; add lo-fi, upbeat, cinematic, ambient or your own music; add titles; fade in and out; change the resolution (4K, 1080p, 720p) and the shape (9:16, 1:1, 16:9); and undo.
send-a-clip = Send a clip or a photo first; then I can edit it.
stands = The timeline: { $clips ->
        [one] 1 clip
       *[other] { $clips } clips
    }, { $length }, { $width }×{ $height }.
free = This edit was free of charge.
