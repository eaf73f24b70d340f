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
did-speed = Set the speed{ $where ->
        [none] {""}
       *[other] {" "}of { $where }
    } to { $speed }×: { $before } → { $after }.
did-muted-video = Muted the sound of { $where ->
        [none] the video
       *[other] { $where }
    }.
did-muted-music = Muted the music.
did-muted-all = Muted everything.
did-volume-video = Set the volume of { $where ->
        [none] the video
       *[other] { $where }
    } to { $volume }.
did-volume-music = Set the volume of the music to { $volume }.
did-volume-all = Set the volume of everything to { $volume }.
did-music = Added music: { $name } at { $volume }%, { $start }–{ $end }.
did-music-from = It begins at { $time } of the song.
did-music-removed = Removed the music: { $names }.
did-title = { $style ->
        [lower-third] Added the lower third
        [caption] Added the caption
       *[plain] Added the title
    } “{ $text }”, { $start }–{ $end }, { $place ->
        [top] at the top
        [center] in the centre
        [top-left] at the top left
        [top-right] at the top right
        [bottom-left] at the bottom left
        [bottom-right] at the bottom right
       *[bottom] at the bottom
    }.
did-title-colour = Its letters are { $colour }.
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
        [one] the title “{ $text }”
       *[other] { $count } titles
    }.
did-fade = { $kind ->
        [in] Added a fade in
        [out] Added a fade out
       *[both] Added a fade in and a fade out
    } of { $length }{ $colour ->
        [white] { $kind ->
            [in] {""}, from white
            [out] {""}, to white
           *[both] {""}, from and to white
        }
       *[other] {""}
    }.
did-rated = The film now has { $fps } frames a second{ $has ->
        [none] .
       *[other] {""}; clips with { $has } show some of theirs again.
    }
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
not-drawn = No font here can draw { $characters } of “{ $text }”; those will be missing.
did-faces-kept = I kept the faces in the picture.
did-unseen = I could not look into { $names }, so I judged nothing there.
did-split = Split{ $clip ->
        [none] {""}
       *[other] {" "}{ $clip }
    } at { $time }: there are { $count } clips now.
did-shortened = Made{ $clip ->
        [none] {" "}it
       *[other] {" "}{ $clip }
    } { $length } long by cutting the end: { $before } → { $after }.
did-stretched = Made{ $clip ->
        [none] {" "}it
       *[other] {" "}{ $clip }
    } { $length } long by changing how long pictures are shown: { $before } → { $after }.
did-frozen = Held the frame at { $time }{ $clip ->
        [none] {""}
       *[other] {" "}of { $clip }
    } for { $length }: { $before } → { $after }.
did-on-beat = Moved { $count ->
        [one] 1 cut
       *[other] { $count } cuts
    } onto the beat of the music by shortening clips: { $before } → { $after }.
did-repeated = { $clip ->
        [none] Everything
       *[other] { $clip }
    } now plays { $times } times in a row: { $before } → { $after }.
did-copied-first = { $clip ->
        [none] Everything
       *[other] { $clip }
    } now plays at the beginning as well: { $before } → { $after }.
did-copied-last = { $clip ->
        [none] Everything
       *[other] { $clip }
    } now plays at the end as well: { $before } → { $after }.
did-replaced = { $new } now stands where { $old } was: { $before } → { $after }.
did-slideshow = Made a slideshow of { $count ->
        [one] 1 picture
       *[other] { $count } pictures
    }, { $each } each, with a gentle zoom and crossfades: { $before } → { $after }.
did-reversed = { $where ->
        [none] Everything now plays
       *[other] { $where } now plays
    } backwards.
did-forwards = { $where ->
        [none] Everything plays
       *[other] { $where } plays
    } forwards again.
did-cleared = Took noise out of the sound{ $where ->
        [none] {""}
       *[other] {" "}of { $where }
    } and made voices clearer.
did-clear-removed = The sound{ $where ->
        [none] {""}
       *[other] {" "}of { $where }
    } is as it was recorded again.
did-loudness = The whole is brought to { $lufs } LUFS{ $lufs ->
        [-14] , as is usual on the web
       *[other] ; on the web -14 is usual
    }.
did-loudness-removed = The loudness is left as it is.
did-music-placed = { $name } now plays { $start }–{ $end }.
did-music-fade = { $kind ->
        [in] The music fades in
        [out] The music fades out
       *[both] The music fades in and out
    } over { $length }.
did-music-fade-removed = Removed { $kind ->
        [in] the music's fade in
        [out] the music's fade out
       *[both] the music's fades
    }.
did-ducked = The music now gets quieter while somebody speaks.
did-duck-removed = The music no longer gets quieter under speech.
did-named = Wrote { $count ->
        [one] the clip's name
       *[other] the clips' names
    } over their beginnings: { $texts }. Other words? Say: change the title to “…”.
did-reshaped = Changed the picture from { $before } to { $after }. { $fill ->
        [crop] It is cropped to fill the frame.
        [bars] Black bars fill what is left free.
       *[blur] A blurred copy fills what is left free; say “crop to fill” to cut the sides off instead.
    }
did-letterboxed = Black bars are above and below the picture now, as in the cinema.
did-letterbox-removed = The bars are gone; all of the picture is shown again.
did-wide = Screens show so wide a picture with black bars above and below.
did-filled = { $fill ->
        [crop] Clips are cropped to fill the frame; say “blurred background” to see all of them.
        [bars] Black bars fill what clips leave free.
       *[blur] A blurred copy fills what clips leave free; say “crop to fill” to cut the sides off instead.
    }
did-transitions = Added a { $kind ->
        [crossfade] crossfade
        [black] fade through black
        [white] fade through white
        [wipe-left] wipe to the left
        [wipe-right] wipe to the right
        [wipe-up] wipe upwards
        [wipe-down] wipe downwards
        [slide-left] slide to the left
        [slide-right] slide to the right
        [slide-up] slide upwards
       *[slide-down] slide downwards
    } of { $length } between clips ({ $count ->
        [one] 1 place
       *[other] { $count } places
    }){ $shorter ->
        [0] {""}
       *[other] , shorter where clips are short
    }: { $before } → { $after }.
did-transitions-removed = Removed { $count ->
        [one] 1 transition
       *[other] { $count } transitions
    }: { $before } → { $after }.
did-graded = { $grade ->
        [none] Took the colour grade away
        [warm] Gave a warm look to
        [cool] Gave a cool look to
        [cinematic] Gave a cinematic look to
        [vintage] Gave a vintage look to
        [mono] Made black and white:
       *[vivid] Gave a vivid look to
    } { $where ->
        [none] { $grade ->
            [none] everywhere
           *[other] the whole video
        }
       *[other] { $grade ->
            [none] from { $where }
           *[other] { $where }
        }
    }.
did-adjusted = { $what ->
        [brightness] Brightness
        [contrast] Contrast
        [saturation] Saturation
        [warmth] Warmth
        [sharpness] Sharpening
       *[calm] Noise reduction of the picture
    }{ $where ->
        [none] {""}
       *[other] {" "}in { $where }
    }: { $before } → { $after }.
did-look-removed = { $where ->
        [none] Colours and light are as filmed again.
       *[other] Colours and light of { $where } are as filmed again.
    }
did-rotated = Turned { $where ->
        [none] the picture
       *[other] { $where }
    } { $degrees ->
        [90] to the right
        [180] by half a turn
       *[270] to the left
    }.
did-mirrored = { $way ->
        [down] Turned
       *[across] Mirrored
    } { $where ->
        [none] the picture
       *[other] { $where }
    } { $way ->
        [down] upside down
       *[across] left to right
    }.
did-cropped = Cropped { $where ->
        [none] the picture
       *[other] { $where }
    }:{ $left ->
        [0] {""}
       *[other] {" "}left { $left }%
    }{ $right ->
        [0] {""}
       *[other] {" "}right { $right }%
    }{ $top ->
        [0] {""}
       *[other] {" "}top { $top }%
    }{ $bottom ->
        [0] {""}
       *[other] {" "}bottom { $bottom }%
    }. The picture is { $picture } now.
did-zoomed = { $where ->
        [none] The picture
       *[other] { $where }
    } is shown at { $zoom }× around its middle.
did-moving = { $motion ->
        [none] The frame rests
        [zoom-in] A slow zoom in
        [zoom-out] A slow zoom out
        [pan-left] A slow pan to the left
        [pan-right] A slow pan to the right
        [pan-up] A slow pan upwards
       *[pan-down] A slow pan downwards
    } { $where ->
        [none] on every clip
       *[other] on { $where }
    }.
did-steadied = { $where ->
        [none] The picture
       *[other] { $where }
    } will be held steady; the edges are cropped a little for that.
did-steady-removed = { $where ->
        [none] The picture
       *[other] { $where }
    } is as it was filmed, no longer held steady.
did-redone = Did again { $count ->
        [one] the edit that was undone last
       *[other] { $count } edits that were undone
    }; { $left ->
        [0] there is nothing more to redo
        [one] 1 more can be redone
       *[other] { $left } more can be redone
    }.
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
        [transitions] Transitions
        [loudness] Loudness
        [rate] Frames a second
        [looks] Colours and light
        [framing] How the picture stands
        [manner] How clips play
       *[picture] Picture
    }{ $what ->
        [looks] { $way ->
            [redo] {" "}are edited again
           *[undo] {" "}are as before
        }
        [framing] { $way ->
            [redo] {" "}is edited again
           *[undo] {" "}is as before
        }
        [manner] { $way ->
            [redo] {" "}is edited again
           *[undo] {" "}is as before
        }
       *[other] : { $before } → { $after }
    }.

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
cannot-song-over = { $name } is { $length } long, so it can't begin at { $time } of it.
cannot-no-upload = You have not sent a music file yet. Send one, or ask for lo-fi, upbeat, cinematic or ambient music.
cannot-no-titles = There are no titles on the timeline.
cannot-fade-too-long = The fades are longer than the video ({ $length }).
cannot-title-too-long = A title can have at most { $most } characters.
cannot-too-long = The video would be longer than { $most }, so I left it.
cannot-too-many-pieces = That would make more than { $most } clips, titles and sounds, so I left it.
cannot-too-wide = The picture would be { $width }×{ $height }, and a side can have at most { $most } pixels.
cannot-rate-limits = A film can have from { $slowest } to { $fastest } frames a second.
cannot-size-limits = The picture can have from { $smallest } to { $largest } lines.
cannot-no-moments = There is nothing to choose from.
cannot-all-moments = All { $length } of it is worth keeping, so I left it.
cannot-no-beats = No music plays from the start whose beat I could follow. Add some first: send me a song and say “add my song”, or ask for lo-fi music.
cannot-no-clear-beat = I found no clear beat in { $names }, so I moved no cuts onto it.
cannot-no-sound = The video has no sound, so there are no silences to find.
cannot-no-silences = I found no silence long enough to remove.
cannot-only-silences = It is silent all through, so removing that would leave nothing.
cannot-no-shaky = I found no shaky parts.
cannot-only-shaky = It is shaky all through, so removing that would leave nothing.
cannot-no-black = I found no black parts.
cannot-only-black = It is black all through, so removing that would leave nothing.
cannot-not-seen = I could not look into { $names }, so I left everything as it is.
cannot-too-short-to-lengthen = There are only { $length }, and footage cannot be made longer to reach { $wanted }. I can slow it down, or play it several times: say “slow motion” or “play it 2 times”.
cannot-short-enough = It is { $length } long, which is within { $wanted } already.
cannot-was-longer = There are only { $length } by now. An earlier edit made it shorter than { $wanted }: say “undo” until it is long enough, then say the length again.
cannot-no-future = There is nothing to redo.
cannot-no-pictures = There are no pictures on the timeline. Send me photos, and I make a slideshow of them.
cannot-no-video = There is no video on the timeline, only pictures.
cannot-split-already = At { $time } there is a cut or a transition already.
cannot-beat-needs-two = There is only one clip, so there are no cuts to move onto the beat.
cannot-transition-needs-two = There is only one clip, and a transition needs two. I can fade in and out instead.
cannot-transition-first = Nothing comes before the first clip, so no transition can lead into it. I can fade in instead.
cannot-zoom-limits = A zoom can be from 1× to { $most }×.
cannot-crop-too-much = That would leave too little of the picture.
cannot-loudness-limits = The loudness can be from { $least } to { $most } LUFS.
cannot-no-such-title = There is no title “{ $text }”.
cannot-no-such-title-number = There is no such title; there are { $count }.
cannot-no-names = Tell me the words, such as: add a title “Hello” at the top.
cannot-all-shorter = All clips together are only { $length }, which is less than { $wanted }, so I kept all of them.
cannot-no-edge = It is one single shot, so I can't tell where that part ends. Say it in time: “trim the first 5 seconds”.
cannot-no-past = There is nothing to undo.

## What is answered without an edit

remark-export = I can't start an export; ask the bot for it.
remark-spoken = I can't write down what is said. Tell me the words and I will put them on the video as a title.
remark-generate = I can't generate footage. Send me clips or photos and I will edit them.
remark-zoom = I can't find things in the picture. I can zoom into its middle (“zoom in 1.5x”), zoom slowly (“slow zoom in”), or crop (“crop 10% off the left”).
remark-objects = I can't remove or replace what is in the picture. I can cut out the part where it shows, such as “remove 0:03 to 0:06”, or crop an edge away: “crop 10% off the bottom”.
remark-overlay = I can't lay a picture over the video. Send it and it becomes a clip of its own. Words I can lay over it: add “My name” at the bottom right.
remark-translate = I can't translate. Tell me the words and I will put them on the video as a title.
remark-speech = I can't speak or record a voice. Send me a recording and I can lay it under the video.
remark-better = Tell me what to change, such as “cut the best moments”, “make it brighter”, “give it a cinematic look”, “stabilise it”, “make the voice clearer” or “add upbeat music”.
remark-ramp = I can't change speed gradually. I can set one speed for a clip or a part: say “slow motion from 0:03 to 0:06”.
remark-words = Tell me the words, such as: add a title “Hello” at the top.
remark-rate = The film has the frame rate of its first video. Say “60 fps”, “30 fps” or “24 fps” for another.
remark-size = A smaller picture makes a smaller file: say “export in 720p”, or “export in 480p”.
remark-format = The film is always an MP4, which plays nearly everywhere.
remark-balance = Which way is it off? Say “make it warmer” or “make it cooler”, and by how much.
remark-blur = I can't blur what is in the picture. I can blur the background around a clip that does not fill the frame: say “blurred background”.
remark-effects = I have no such effects. I can give looks (warm, cool, cinematic, vintage, black and white, vivid), transitions, slow zooms, freezes and slow motion.
remark-content = I can't tell what is said or shown in the picture. Tell me the times, such as “remove 0:03 to 0:06”.
remark-post = I can't publish videos. Export it, and share the file yourself.
remark-length = How long shall it be? Say “make it 30 seconds”, “trim the first 2 seconds” or “cut it to the best 20 seconds”.
remark-part = Which part is that? Say it in time or by clip: “the first 5 seconds”, “from 0:03 to 0:06”, “clip 2”.
remark-unit = Seconds, or clips? Say “the first 5 seconds”, “from 0:03 to 0:05” or “clip 2”.
remark-unhappy = Say “undo” and I take the last edit back, or tell me what to change.
remark-font = The font can't be chosen. A title's size, colour, place and style can: “make the title bigger”, “change the title to yellow”, “put the title at the top”.
remark-order = In which order? Say “3, 1, 2”, “put clip 3 first” or “reverse the order”.
remark-countdown = I have no countdown. I can write figures one after the other: add “3” at 0:00 for 1 second, add “2” at 0:01 for 1 second.
remark-shadows = I can't change only the dark or bright parts. I can make all of it brighter (“a bit brighter”) or soften it (“less contrast”).
remark-more = Of what? Name it, such as “a bit brighter”, “make the title bigger” or “make the music quieter”.
remark-nearest = I make four kinds of music (lo-fi, upbeat, cinematic, ambient), and this is the nearest; or send me a song.
remark-best-first = I can't tell which shot is the best to begin with. Say “put clip 2 first”, or “cut it to the best 20 seconds”.
remark-grain = I can't add film grain; the nearest is a vintage look: “give it a vintage look”.
remark-mood = I have music of four kinds: lo-fi, upbeat, cinematic and ambient. Say “add upbeat music”, or send me a song and say “add my song”.
remark-side = From which end? Say “trim the first 2 seconds”, “trim the last 2 seconds” or “from 0:03 to 0:05”.
remark-state = The clips: { $clips }.
remark-style = I have these looks: warm, cool, cinematic, vintage, black and white, vivid. Say “give it a vintage look”; I can also change light, contrast and colours.
remark-undo = I take back the newest edits first: “undo”, “undo 2 steps”. To take one thing away, name it: “remove the music”, “remove the title”.
remark-voices = I can't take voices apart from other sound. I can mute a clip or a part of it, or make voices clearer.
remark-empty = A timeline keeps at least one clip. Say “start over” to take all edits back, or start a new project.
remark-turn = I turn the picture by 90, 180 or 270 degrees.
remark-fades = I fade the whole video in and out, with its sound, and the music too: “fade out for 2 seconds”, “fade the music out”. Between clips say “fade through black between clip 1 and 2”.
remark-thanks = Glad you like it. Say “export” when it is done, or tell me what to change.
left-alone = Left alone as you asked: “{ $text }”.
not-understood = I didn't understand “{ $text }”, so I did nothing about it.
half-understood = I'm not sure about “{ $text }”: I don't know what to do with { $words } here, so I left it.
more-not-understood = And { $count } more that I didn't understand.
too-many-edits = You asked for { $count } edits; I took the first { $most }. Please send the others again.
instruction-too-long = That is more than I can read at once ({ $most } characters), so I did nothing. Please send it in parts.
can-do-asked = Ask “what can you do?” to see all I know.
can-do = I can cut: trim, keep, remove or split by time or clip, keep the best moments, remove silences, shaky and black parts, make it a length. Arrange: join, order, repeat, replace and drop clips, slideshows of photos. Pace: faster, slow motion, backwards, freeze a frame. Picture: looks (warm, cool, cinematic, vintage, black and white, vivid), brighter, darker, contrast, saturation, sharpen, denoise, stabilise, rotate, mirror, crop, zoom; 4K, 1080p, 720p; 9:16, 1:1, 4:5, 16:9. Between clips: crossfades, wipes, slides, fades through black or white; fade in and out. Words: titles, captions, lower thirds. Sound: volume, mute, clearer voices, loudness for the web, lo-fi, upbeat, cinematic, ambient or your own music, ducked under speech, cuts on its beat. Most of it for one clip or from one time to another. And undo, redo, start over.
send-a-clip = Send a clip or a photo first; then I can edit it.
stands = The timeline: { $clips ->
        [one] 1 clip
       *[other] { $clips } clips
    }, { $length }, { $width }×{ $height }.
free = This edit was free of charge.
