# In the conversation: life in danger, a child, a threat, somebody she knows, and what is being written.

## When it rings

ui-safety = Be aware
ui-safety-until = holds until { $t }
ui-threat-first = The last call from this number ended in a threat ({ $who }, { $t }). You are asked first because you are somebody else.
ui-ring-on = Ring { $t }
ui-private = I know this person privately
ui-private-how = moves on now, and is not yours to open

## Life in danger

ui-danger = Life in danger
ui-danger-since = Since { $t }
ui-danger-others = Backup and legevakt are rung into the call. The leader is told.
ui-danger-113 = Call 113
ui-danger-113-how = on your own telephone; the call here stays
ui-danger-question = { $what ->
    [place] Where is the person?
    [company] Who is there?
    [taken] What was taken?
   *[means] What is near?
}
ui-danger-question-hint = { $what ->
    [place] address, floor, entrance, or what they see
    [company] children, other adults, alone
    [taken] what, how much, when
   *[means] weapon, knife, tablets, car, height, water
}
ui-danger-undo = Undo, it was a mistake
ui-danger-undo-until = can be undone for { $t }
ui-danger-end = The danger is over
ui-danger-done = What was done
ui-danger-done-hint = Who came, who is responsible now.
ui-danger-end-save = End life in danger
ui-danger-was = Life in danger { $t }
ui-danger-lost = The line dropped at { $t }.
ui-danger-ringing = { $n ->
    [0] We are ringing the person back now. Stay on the line.
    [one] One try without an answer. We are ringing again now. Stay on the line.
   *[other] { $n } tries without an answer. We are ringing again now. Stay on the line.
}
ui-danger-not-ringing = { $n ->
    [0] We cannot ring back: the number is withheld.
    [one] One try without an answer.
   *[other] { $n } tries without an answer.
}
ui-police = Call the police now
ui-police-112 = Call 112
ui-police-112-how = on your own telephone
ui-police-say = Say this
ui-police-say-who = This is the psychiatric nurse on duty, { $service }. I believe that a life is in danger.
ui-police-say-lost = The line to the person dropped at { $t }, and we do not reach them.
ui-police-say-number = They called from { $number }.
ui-police-say-place = Place: { $t }
ui-police-say-company = There: { $t }
ui-police-say-taken = Taken: { $t }
ui-police-say-means = Near: { $t }
ui-police-say-unknown = Place: not known yet. Ask them to locate the telephone.
ui-police-law = Say what they need to avert harm, and no more.

## A child on the line

ui-child = A child on the line
ui-child-tap-how = first in line, never SMS
ui-child-card = First in line. No SMS is ever sent to this number.
ui-child-welfare-none = Child welfare is not in the service file. The police reach it day and night.
ui-child-alarm-phone = The emergency telephone for children and young people
ui-child-dial = Ring { $t }
ui-child-law = If you fear that the child is being harmed: report to child welfare yourself, now. Where a mother, a father or other adults are ill, the child is to be seen to.
ui-child-not = Not a child after all

## Other things in the conversation

ui-more-rare = A child, a threat, or somebody you know
ui-threatened = End, threatened
ui-threatened-hint = The call is ended, a deviation is recorded, and the next call from the number goes to a colleague first. Nobody is blocked.
ui-threatened-what = What happened, in your own words
ui-threatened-police = The police
ui-threatened-police-hint = Say who you are, what was said, the number it came from, and whether anybody is in danger now.
ui-threatened-police-choice = { $what ->
    [yes] The police have been called
   *[no] Not now
}
ui-threatened-save = End and record
ui-leave = Leave the conversation
ui-leave-how = { $who } goes on with it
ui-end-all = End for everybody
ui-draft-of = { $who } is writing a note, last { $t }.
ui-draft-theirs = This stands on another device:
ui-draft-both = Take both
ui-draft-mine = Keep what I have here
ui-answer-save = Save
ui-row-danger = life in danger

## Deviations

ui-title-deviations = Deviations
ui-deviations-none = No deviation has been recorded.
ui-deviation-police = { $what ->
    [yes] police called
   *[no] police not called
}
ui-deviations-link = { $n ->
    [one] One deviation
   *[other] { $n } deviations
}

## When something does not work

ui-no-known-privately = You have said that you know this person privately. It is with your colleagues.
ui-no-danger-stands = A life is in danger here. End that first, with what was done.
ui-no-danger = No life is in danger here now.
ui-no-undo = That was more than two minutes ago. End it with what was done.
ui-no-draft-differs = Something else was written here on another device. What you wrote stands here. Look at both.
ui-no-nobody-else = Nobody else is in the conversation. The caller is alone if you leave.
ui-no-child-on-line = A child is on the line. No SMS is sent to this number.
ui-no-say-reason = Write what happened.
ui-no-say-police = Choose whether the police have been called.
ui-no-say-done = Write what was done.

## What the browser says by itself

ui-js-kept = saved { $t }
ui-js-kept-here = { $t }: on this device only, sent when the line is back
ui-js-dark = Dark
ui-js-light = Light
