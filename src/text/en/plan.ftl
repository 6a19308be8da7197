### The plan: what stands on the pages on which it is written, read and taken home.

ui-plan-title = The plan
ui-plan-of = The plan of { $who }
ui-plan-back = To the plan
ui-plan-back-person = To the person

## The parts

ui-plan-individual = The individual plan
ui-plan-crisis = The crisis part
ui-plan-section = { $what ->
    [goals] Goals
    [small_steps] Small steps
    [resources] What I have to draw on
    [needs] What I need
    [participants] Those who take part
    [measures] What we do
    [communication] Language and communication
    [meet_me] How I want to be met
    [green] Green: going well
    [yellow] Yellow: warning
    [red] Red: crisis
    [helps] What helps
    [worse] What makes it worse
    [coping] What I do myself
    [places] People and places that do me good
    [wishes] What I want of treatment
    [refusals] What I say no to
    [medication] Medicines
    [allergies] Allergies
    [admission] Admission
    [safer_surroundings] Safer surroundings
    [dependants] Children, others, animals and home
    [responsibilities] Who does what in a crisis
    [learnt] What we learnt last time
   *[copies] Who has a copy
}
ui-plan-about = { $what ->
    [goals] What the person wants, small things and large.
    [small_steps] The next small steps, as small as the person wants them, and who is with them. No step is too small.
    [resources] What the person can do, likes, and has around them.
    [needs] What the person needs for the days to go well.
    [participants] Who takes part, and what each contributes.
    [measures] What is done, how much, who is responsible, and when.
    [communication] Language, interpreter, hearing, sight, reading: what makes it easier to understand each other.
    [meet_me] What whoever is at the door or on the telephone should say and do first.
    [green] What it looks like when it goes well, and what keeps it so.
    [yellow] Signs that something is on its way, and what each of you does then.
    [red] Signs of a crisis, and what each of you does then.
    [helps] What has helped before.
    [worse] What has made it worse before.
    [coping] What the person does on their own. These stand on the card for the pocket.
    [places] With whom and where it is good to be.
    [wishes] What the person wants, and if they like, why.
    [refusals] What the person does not want, why, and what is better.
    [medication] Date and source are needed: an old list is dangerous.
    [allergies] Date and source are needed.
    [admission] When admission helps, where, how to get there, and who comes along.
    [safer_surroundings] What makes it safer at home when it is worst.
    [dependants] Who sees to the children, others, the animals and the house.
    [responsibilities] One line for each task: the person, relatives, the services.
    [learnt] What helped and what did not, the last time it was hard, and when that was. Without a date, it is dated with the day it is written down. What others have suggested can be taken in here.
   *[copies] Whoever has a copy can take it out. Write who.
}
ui-plan-gentle = { $what ->
    [goals] Is there something the person would say this is about?
    [small_steps] What would the person like to try first?
    [resources] What is the person proud of?
    [needs] How would the person put it?
    [participants] Whom would the person want with them?
    [measures] What has the person asked for?
    [communication] What does the person ask for when something is hard to follow?
    [meet_me] What is the first thing the person wants to hear?
    [green] How does the person describe a good day?
    [yellow] What does the person notice first?
    [red] What does the person want others to know then?
    [helps] What does the person say has helped?
    [worse] What does the person want nobody to do?
    [coping] What does the person do already, when nobody sees it?
    [places] Whom or where does the person think of first?
    [wishes] What would the person ask for?
    [refusals] What is the person's own reason?
    [medication] What does the person say about the medicines?
    [allergies] What does the person say about this?
    [admission] What matters most to the person there?
    [safer_surroundings] What has the person done before?
    [dependants] What is the person most afraid that nobody sees to?
    [responsibilities] What does the person want to do themselves?
    [learnt] What does the person say it taught them?
   *[copies] Whom does the person want to have one?
}
ui-plan-ask = { $what ->
    [what] In own words
    [what_medication] Medicine
    [what_allergies] What the person does not tolerate
    [what_measures] Measure
    [what_participants] Contributes
    [what_small_steps] A small step
    [what_refusals] No to
    [how] How it is done
    [extent] How much, how often
    [who] Who
    [who_copies] Who
    [who_small_steps] Who is with me
    [who_measures] Who is responsible
    [when] When
    [when_small_steps] When I try it
    [when_admission] When it helps
    [when_copies] Since when
    [signs] Signs
    [own_steps] What I do
    [others_steps] What those around me do
    [services_steps] What the services do
    [reason] Why
    [alternative] Rather
    [dose] How much, when
    [dated] Date
    [source] Where we know it from
    [dated_learnt] When it was
    [source_learnt] From which contact
    [where] Where
    [transport] How to get there
    [escort] Who comes along
    [children] Children
    [others] Others
    [animals] Animals
    [home] The home
    [task] Task
    [person] Myself
    [relatives] Relatives
    [for] Whom it is for
   *[services] The services
}
ui-plan-nothing = Nothing stands here.

## Reading it

ui-plan-in-force-since = Version { $n } is in force since { $t }.
ui-plan-in-force-until = Until { $until }. Looked at again on { $review }.
ui-plan-in-force = Version { $n } is in force.
ui-plan-review-due = It is to be looked at now.
ui-plan-period-over = The period is over.
ui-plan-coordinator = Coordinator: { $who }.
ui-plan-authors = Written together with { $who }.
ui-plan-stage = { $what ->
    [draft] Draft
    [agreed] Agreed, not in force
    [in_force] In force
    [replaced] Replaced
   *[dropped] Dropped
}
ui-plan-shown-by-consent = You see what the person has consented to being shown on call.
ui-plan-shown-by-reason = You see this with a reason. The leader looks at it afterwards, and the person finds it in their list.
ui-plan-closed = There is a plan. Nothing of it is shown to you now.
ui-plan-closed-why = The person has not consented to its being shown on call, or has withdrawn that.
ui-plan-closed-left-out = The person has left these parts out.
ui-plan-closed-how = Ask the person. In an emergency the crisis part can be opened with a reason, on the person's page.
ui-plan-taken-back = The person has taken back that the plan is made. End the version?
ui-plan-taken-back-how = The nurse on duty sees nothing of it any more. Talk with the person: end the version that is in force, or write down a new consent.
ui-plan-consent-ends = The consent that the plan is made ends { $t }, before the period does. Ask anew in good time.
ui-plan-force-consent = The consent that the plan is made holds until { $t }. The plan does not hold longer than that: if it is to, ask anew first, and write down the new consent.
ui-plan-force-beyond = The consent that the plan is made holds until { $t }, and the plan cannot hold longer. Choose that day or an earlier one under “In force until”, or write down a new consent first.
ui-plan-elsewhere = The individual plan is elsewhere. Only the crisis part is here.
ui-plan-elsewhere-at = The individual plan is elsewhere: { $where }. Only the crisis part is here.
ui-plan-none = { $what ->
    [not_asked] No plan is in force. Nobody has asked the person yet.
    [elsewhere] The individual plan is elsewhere. No crisis part is in force here.
    [not_ready] No plan is in force. The person was asked, and is not ready for it.
    [wants_none] No plan is in force. The person was asked, and wants none.
   *[here] No plan is in force now.
}

## Writing it

ui-plan-begin = Begin the plan
ui-plan-begin-from = Begin a new version from the one in force
ui-plan-no-consent = The person has not consented to a plan being made, or the consent has run out. Ask first. Without it nothing is written.
ui-plan-is-written = Version { $n } is being written.
ui-plan-is-agreed = The person has agreed to version { $n }. It is not in force.
ui-plan-go-on = Go on with version { $n }
ui-plan-writing = Version { $n } of the plan of { $who }
ui-plan-writing-how = Write it together, in plain language, in the person's words. What you write is kept as you go. A part may stay empty.
ui-plan-own-missing = { $n ->
    [0] There is something of the person's own in each part.
    [one] In one part there is nothing of the person's own yet.
   *[other] In { $n } parts there is nothing of the person's own yet.
}
ui-plan-progress = How far the plan has come
ui-plan-filled = { $n ->
    [0] None of the { $all } parts is begun.
    [one] Something stands in one of { $all } parts.
   *[other] Something stands in { $n } of { $all } parts.
}
ui-plan-next = Next: { $what }
ui-plan-part-state = { $what ->
    [incomplete] not complete
    [own] in own words
    [written] not in own words yet
   *[empty] empty
}
ui-plan-line-incomplete = Something is missing here. Fill it in, or empty the whole line.
ui-plan-entry-incomplete = Not complete.
ui-plan-no-incomplete = A line in “{ $what }” is not complete. Fill in what is missing, or empty it. Then the person can say yes to the version.
ui-plan-own = Something here is in the person's own words
ui-plan-save = Save
ui-plan-needed = (needed)
ui-plan-for-how = One tap. Only those named may be told this.
ui-plan-for-none = Nobody is listed around the person yet. List them in the record first.
ui-plan-entry = line { $n }
ui-plan-add = { $what ->
    [goals] Another goal
    [small_steps] Another step
    [participants] Another person
    [measures] Another measure
    [medication] Another medicine
    [allergies] Another allergy
    [responsibilities] Another task
    [learnt] Another thing we learnt
    [yellow] Steps of one more person
    [red] Steps of one more person
   *[other] Another line
}
ui-plan-theirs = { $who } wrote this in the meantime ({ $t }):
ui-plan-theirs-gone = Somebody else has emptied this part in the meantime.
ui-plan-theirs-how = What you wrote stands below. Nothing was written over.

## The person's answer, and what follows

ui-plan-answer = The person's answer
ui-plan-ask-agrees = Does { $who } agree with this version?
ui-plan-agrees = { $what ->
    [yes] Yes
    [in_part] Yes to its being used, not to all of it
   *[no] No
}
ui-plan-answer-words = In the person's own words
ui-plan-answer-words-hint = Needed when the answer is not a whole yes.
ui-plan-ask-capacity = The capacity to decide this
ui-plan-capacity = { $what ->
    [has] Has it
    [in_doubt] There is doubt
   *[lacks] Did not have it for this
}
ui-plan-capacity-was = { $what ->
    [has] The person could decide this.
    [in_doubt] There was doubt about the capacity to decide.
   *[lacks] The person could not decide this then.
}
ui-plan-capacity-words = Which doubt, or what was missing
ui-plan-answer-save = Write down the answer
ui-plan-choose-answer = Choose what the person answers.
ui-plan-choose-capacity = Choose how it was with the capacity to decide.
ui-plan-force = Put it in force
ui-plan-force-how = It holds for a period. On the day on which it is looked at again it stands on the coordinator's page.
ui-plan-force-replaces = It holds for a period, and replaces the one in force now.
ui-plan-until = In force until
ui-plan-review = Looked at again
ui-plan-force-do = Put the plan in force
ui-plan-choose-day = Choose a day.
ui-plan-drop = Drop this version
ui-plan-drop-how = What was written stays in the list of versions, but nobody goes on with it.
ui-plan-drop-do = Drop the version
ui-plan-end = End the plan
ui-plan-end-how = When the person does not want the plan any more. No plan is in force afterwards, and nothing is shown on call.
ui-plan-end-do = End the plan
ui-plan-no-version = This is not here any more. Load the page again.

## Suggestions

ui-plan-suggestions = To look at with the person
ui-plan-suggestions-struck = Struck through: { $n }
ui-plan-suggestions-how = What others suggest, and what we learnt after a crisis. The person decides.
ui-plan-learnt = What we learnt
ui-plan-settle = Looked at with the person
ui-plan-take = Take it into the plan
ui-plan-take-anew = Take it into a new version of the plan
ui-plan-said-in = in the contact { $t }
ui-plan-source-contact = the contact { $t }, written down by { $who }
ui-plan-source = written down by { $who }
ui-plan-looked-at = { $n ->
    [one] Looked at with the person: one suggestion
   *[other] Looked at with the person: { $n } suggestions
}
ui-plan-looked-at-by = Looked at with the person by { $who }, { $t }.
ui-plan-taken-into = Taken into the part “{ $what }”.
ui-plan-suggest = Suggest something, or write what we learnt
ui-plan-suggest-where = What it is about
ui-plan-suggest-words = What
ui-plan-suggest-hint = The coordinator looks at it with the person. It does not change the plan.
ui-plan-suggest-do = Send the suggestion

## Versions

ui-plan-versions = Versions
ui-plan-version = Version { $n }
ui-plan-version-of = Version { $n } of the plan of { $who }
ui-plan-begun = begun { $t }
ui-plan-changes-since = What is different from version { $n }
ui-plan-changes-none = Nothing is different.
ui-plan-diff = { $what ->
    [new] New:
    [gone] Gone:
    [changed] Changed:
    [before] Before:
    [now] Now:
    [left_out] Now: nothing.
    [reordered] The same stands in another order.
    [own] Now in the person's own words.
   *[not_own] Not in the person's own words any more.
}

## To take home

ui-plan-print = Print the plan
ui-plan-print-how = A copy for the person. The person decides who else gets one: write it in the part "Who has a copy".
ui-plan-print-none = No plan is in force. There is nothing to print.
ui-plan-print-taken-back = The person has taken back that the plan is made. Nothing of it is printed. End the version, or write down a new consent.
ui-plan-print-do = Print
ui-plan-as-pdf = As a PDF
ui-plan-paper-number = When it is urgent and the day is over: ring { $number }.
ui-plan-paper-binds-nobody = These are my wishes. The plan is not a legal document.
ui-plan-paper-printed = Printed { $t }.
ui-paper-language = The person's language is { $what }. This paper is there only in Norwegian Bokmål and English, and is printed in Norwegian. Go through it together.
ui-paper-page = Page { $n } of { $of }
ui-plan-card = Card for the pocket
ui-plan-card-how = A card without a name, with what the person does themselves and the number of the service. Whoever finds it does not learn who it is.
ui-plan-card-left-out = { $n ->
    [one] One line is left out, because there is a name or a number in it.
   *[other] { $n } lines are left out, because there are names or numbers in them.
}
ui-plan-card-empty = Nothing stands in "What I do myself" in the plan in force. The card has only the number.
ui-plan-card-title = When it gets hard
ui-plan-card-ring = Somebody to talk with:
ui-plan-card-danger = Danger to life: 113
ui-plan-card-text = The same as a text message
ui-plan-card-text-how = Short enough for a telephone, and without a name. Copy it, and send it only if the person wants it.
ui-plan-sms-ring = Somebody to talk with: { $number }. Danger to life: 113.
