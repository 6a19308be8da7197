### Records and plans: what stands on the screens.

## When something does not work

ui-no-record = { $what ->
    [name_missing] Give at least one name, or whom it is about when the name is not known.
    [year_wrong] This is not a year of birth.
    [wanted_and_not] A nurse cannot be both wanted and not wanted.
    [answer_missing] Something is missing. Fill in the first field of each entry; medicines and allergies need a date and a source as well.
    [not_a_date] This is not a date. Write year, month and day, such as 2026-03-14.
    [birth_number_taken] Another record has this birth number. Look at it, and merge the two if they are one person.
    [changed_meanwhile] Somebody else has changed this meanwhile. Look at what stands there now. What you wrote is kept here.
    [not_day_service] Only somebody of the day service can coordinate a plan.
    [patient_erased] This record has been erased. Nobody can read it any more.
    [same_patient] These are one record already.
    [two_birth_numbers] These two have different birth numbers. They are two people.
    [not_merged] This record is not merged into another.
    [only_the_person_widens] Only the person, together with those who work with them, lets somebody be told more.
    [with_the_person] This is done together with the person, by those who work with them.
    [plan_in_force] A plan is in force. End it first, if that is what the person wants.
    [plan_under_way] A version is being written already. Go on with that one, or drop it.
    [no_consent] The person has not consented to a plan being made, or the consent is over. Ask first.
    [plan_elsewhere] The individual plan is elsewhere, and only the crisis part is here. Leave the parts of the individual plan empty, or say in the record that the plan is here.
    [plan_fixed] This version is finished and stays as it is. Begin a new one from it.
    [another_person] This is somebody else than who stands here. What that one may be told and has to do does not go over to them: take that one off the list, and list this one anew.
    [plan_empty] There is nothing in this plan yet.
    [own_words_missing] Write down in the person’s own words what they do not agree with.
    [capacity_words_missing] Say what the doubt about the capacity to decide is.
    [not_agreed] The person has not agreed to this version.
    [lacks_capacity] Whoever cannot decide this now, cannot agree to it. Keep the version as a draft, and ask when they can.
    [review_wrong] The plan is looked at again on a day to come, and before its period ends.
    [about_nobody] Say first whom this contact is about, while it is open.
    [no_ground] There is no ground to read this. It may be that the person has not consented to it.
    [not_wanted_stays] Only those who work with the person take a nurse off this list, and never she herself.
    [no_texts] The person wants no SMS, or that our number does not show. Call, or wait until they write. If they say otherwise now, change it in how they want to be reached.
    [not_talked] Nobody has talked with them or had words from them in this contact yet. You cannot know who it is.
    [no_question] No question has been chosen for whoever is in touch. Write how you know.
    [reason_too_short] Write a reason that the leader and the person can understand.
    [takes_reason] Nobody puts herself down on her own word. Find the person in the register, and write why you work with them.
    [nothing_withdrawn] Nothing was withdrawn here that you had read.
    [own_opening] This opening is your own. Somebody else looks at it.
    [not_reviewed] Nothing has been said of this opening that could be taken back.
    [erasure_asked] It has been asked already that this record be erased.
    [second_person] Another person than the one who asked carries this out.
   *[too_early] The waiting time is not over.
}
ui-no-too-many = That is too many: at most { $count }.
ui-may-not-record = { $what ->
    [nurse_on_duty_only] Only a nurse who is on duty now can do this.
    [register_only] People are registered by nurses on duty and by the day service.
    [no_ground] Nothing opens this record to you now: no contact of yours is with this person, and you do not work with them.
    [with_the_person] This is for those of the day service who work with this person.
    [on_duty_or_with_the_person] This is for a nurse who is on duty now, and for those who work with this person.
    [days_only] This is for the day service.
   *[assign_only] Who works with a person is said by the leader and by those who work with them already.
}

## The day service

rec-title-day = My people
rec-title-patients = Register of persons
rec-title-patient = Record
rec-day-nobody = You do not work with anybody yet. Find the person in the register, or register a new one.
rec-day-waits = Waiting for you
rec-day-mine = The others
rec-day-more = Onward
rec-day-board = The board: contacts and follow-ups
rec-taken-back = has taken back that the plan is made
rec-consent-ends = { $what ->
    [plan_made] the consent that the plan is made ends { $at }
    [sharing] the consent to sharing ends { $at }
   *[shown_on_call] the consent to being shown on call ends { $at }
}
rec-consent-ended = { $what ->
    [plan_made] the consent that the plan is made ended { $at }
    [sharing] the consent to sharing ended { $at }
   *[shown_on_call] the consent to being shown on call ended { $at }
}
rec-review-late = the plan should have been looked at { $at }
rec-review-at = the plan is looked at { $at }
rec-suggestions = { $n ->
    [one] one suggestion waits
   *[other] { $n } suggestions wait
}
rec-plan-under-way = a version of the plan is being written

## The register

rec-search-what = Name, birth number or telephone
rec-search-hint = A slip in a name does no harm. A year of birth after the name gives fewer hits.
rec-search-go = Search
rec-found-none = Nobody found. Try the family name alone, or the birth number.
rec-found = { $n ->
    [one] One found
   *[other] { $n } found
}
rec-born = born { $year }
rec-open = Open
rec-take = I work with this person
rec-take-hint = Has nobody given the person to you, then write why you work with them. The leader looks at it, and the person finds the reason in their list.
rec-take-given = You have a contact with the person to follow up. That is ground enough.
rec-take-why = Why do you work with this person?
rec-take-go = Take the person on
rec-register = Register a new person
rec-register-hint = We look first whether the person is there already. Only a name must be filled in.
rec-register-open = Fill in
rec-register-go = Register
rec-registered = { $who } is registered.
rec-registered-then = Say in the contact whom it is about. The day service works on with the record.
rec-doubles = May it be one of those above the form? Then open that record. If it is somebody else, tick that and register.
rec-somebody-other = This is somebody else

## When something does not work

rec-no-digits = A birth number has digits only.
rec-no-phone = A telephone number cannot be read. Write eight digits, or the country code first, with a comma between several.
rec-no-day = Choose a day.
rec-no-choice = Something was not chosen, or is not there any more. Look at the form and choose again.
rec-closed = Nothing to show
rec-closed-why = There is no such record, or nothing opens it for you now. A record opens for those who work with the person, and in a contact with the person.
rec-open-reason = Open with a reason
rec-open-reason-hint = Open for an hour. The leader looks at it afterwards, and the person sees it in their list.
rec-reason = Why
rec-open-reason-go = Open
rec-unread = The record cannot be opened now
rec-unwritten = The log cannot be written now. You can read, and it is recorded when the log works again. If the service has to be restarted before that, tell the leader what you have read.
rec-again = Not saved yet
rec-again-go = Send what I wrote once more

## Who it is

rec-identity = Who it is
rec-name = Name
rec-given = First names
rec-family = Family name
rec-described = Whom it is about, when the name is not known
rec-described-hint = For example: a man, about 40, the hotel, a green jacket. Write the name above when it is known.
rec-unnamed = The name is not known. Write it under "Who it is" when somebody knows it; if the person is in the register already, the records are merged.
rec-preferred = Wants to be called
rec-number = Birth number
rec-number-hint = Also D-numbers, H-numbers and common help numbers (FH). May be left empty.
rec-year = Year of birth
rec-year-hint = When the number is not known.
rec-phones = Telephone
rec-phones-hint = Several with a comma between.
rec-address = Address
rec-language = Language
rec-language-is = { $what ->
    [nb] Norwegian
    [nn] Norwegian Nynorsk
    [se] Northern Sámi
    [smj] Lule Sámi
    [sma] Southern Sámi
    [fkv] Kven
    [nsl] Norwegian sign language
    [en] English
    [uk] Ukrainian
    [ru] Russian
    [ar] Arabic
    [ti] Tigrinya
    [so] Somali
    [pl] Polish
    [fi] Finnish
    [de] German
    [fa] Persian
    [prs] Dari
    [ku] Kurdish
    [lt] Lithuanian
    [lv] Latvian
    [ro] Romanian
    [th] Thai
    [tl] Tagalog
    [es] Spanish
    [fr] French
    [sv] Swedish
    [da] Danish
   *[none] not said
}
rec-language-other = Another language
rec-language-other-hint = The code of the language, such as fa or zh. Empty: what is chosen.
rec-no-language = The code of the language cannot be read. Write it as nn, uk or fa.
rec-speaks = Speaks { $what }
rec-interpreter = Interpreter for
rec-communication = Hearing, sight, reading
rec-amend = Correct or fill in
rec-save = Save
rec-standing = Standing
rec-standing-is = { $what ->
    [here] lives here
    [moved] has moved
   *[dead] has died
}
rec-standing-set = Moved or died
rec-standing-hint = After a death nothing is sent to the person, what was to be done for them ends, and a card asks who is left behind. Of whoever has moved the new address and the new general practitioner are asked for, and nobody is reminded of the plan any more. It can be undone.
rec-standing-here = Lives here
rec-standing-moved = Has moved
rec-standing-dead = Has died

## Moved

rec-moved = Moved
rec-moved-since = It was written down { $t } that the person has moved.
rec-moved-plan = The plan still holds, and nobody is reminded of it any more. Hand it over, or end it.
rec-moved-plan-how = To hand it over: print it together with the person, or let the new municipality have it with the person's consent. Then end it, at the foot of the plan's page.
rec-moved-day = moved: hand the plan over, or end it
rec-moved-from = Before: { $where }
rec-moved-address = Where the person lives now
rec-moved-address-save = Write down the address
rec-moved-no-address = Write where the person lives now. If you do not know, leave it until you do.
rec-moved-doctor-before = The general practitioner that stands here: { $who }. If it is another one now, the former is taken off the list among those around.
rec-moved-doctor = Who is the general practitioner now
rec-moved-doctor-save = Write down the general practitioner

## Those around

rec-people = Those around, in the order in which they are rung
rec-people-none = Nobody is listed yet.
rec-next-of-kin = next of kin
rec-objects = The person objects to contact with them. We listen and tell nothing.
rec-told = What they may be told
rec-told-is = { $what ->
    [listen] We listen and tell nothing
    [safe] May be told that the person has contact and is safe
    [tasks] May be told what in the plan gives them a task
   *[plan] May be told the crisis part
}
rec-told-narrow = You can make it less. More is allowed only together with the person, by those who work with them.
rec-told-more = More than before: write what the person said, in their own words. Less needs no words.
rec-told-words = In the person’s own words
rec-told-save = Save what they may be told
rec-hours = When they can be rung
rec-hours-hint = For example: after 16:00, not at night.
rec-shared-phone = several people use the telephone
rec-person-change = Change for { $who }
rec-person-same = For the same person: a new number, a name that was misspelt. Somebody else is listed anew; what this one may be told goes over to nobody.
rec-person-name = Name
rec-role-label = What they are to the person
rec-role = { $what ->
    [mother] mother
    [father] father
    [parent] parent
    [sister] sister
    [brother] brother
    [sibling] sibling
    [daughter] daughter
    [son] son
    [child] child
    [spouse] spouse
    [cohabitant] partner
    [grandparent] grandparent
    [relative] relative
    [friend] friend
    [neighbour] neighbour
    [guardian] guardian
    [general_practitioner] general practitioner
    [therapist] therapist at the DPS
    [coordinator] coordinator
    [other_service] another service
   *[other] somebody else
}
rec-order = Number in the order
rec-order-hint = Empty: last.
rec-objects-set = The person objects to them
rec-objects-not = The person does not object any more
rec-unlist = Take off the list
rec-person-new = List one more
rec-person-new-hint = Whoever is listed is only listened to. What they may be told the person says afterwards.

## Alerts

rec-flags = To watch for
rec-flags-none = Nothing to watch for now.
rec-flags-over = Earlier: { $n }
rec-flag-why = Why
rec-flag-by = { $who }, { $at }. Holds until { $until }.
rec-flag-ended = Ended by { $who }, { $at }.
rec-flag-hidden = The person does not see it, because
rec-flag-seen = The person can see this.
rec-flag-end = Does not hold any more
rec-flag-new = Something new to watch for
rec-flag-text = What
rec-flag-text-hint = Short and concrete, so that a colleague knows what to do.
rec-flag-until = Holds through
rec-flag-hide = Why the person is not to see it
rec-flag-hide-hint = In short. The person may ask for it later.
rec-flag-raise = Raise

## How the person wants to be reached

rec-settings = How the person wants to be reached
rec-settings-change = Change
rec-texts = SMS is fine
rec-no-texts = No SMS
rec-withheld = Our number not shown: a nurse rings from a telephone that hides its number, and nothing rings or texts by itself
rec-not-withheld = The number shows when we ring
rec-somebody-else = If somebody else answers
rec-somebody-else-hint = What we say then. Nothing about health.
rec-wanted = Nurses who are wanted
rec-wanted-order = The uppermost is rung before the others.
rec-wanted-place = Number { $n }
rec-not-wanted = Nurses who are not wanted
rec-asked-hint = The question that shows that it is them. Choose it together with the person; the person’s own is never asked of anybody else.
rec-asked-save = Save the question
rec-question = The question that shows that it is them
rec-question-hint = Asked before anything is told on the telephone. The person chooses it.
rec-question-none = Not chosen yet.
rec-question-is = Question
rec-answer-is = Answer
rec-question-choose = Choose together with the person

## Consents

rec-consents = Consents
rec-consents-hint = Freely given, for a period, and withdrawn at any time. Only the person widens them.
rec-consent = { $what ->
    [plan_made] That the plan is made
    [sharing] That the participants share what is confidential
   *[shown_on_call] That the crisis part is shown on call
}
rec-consent-means = { $what ->
    [plan_made] Without it no plan is written.
    [sharing] Without it those who take part tell each other nothing.
   *[shown_on_call] Without it the nurse on duty sees nothing of the plan, but in an emergency.
}
rec-consent-holds = holds
rec-consent-none = not given
rec-consent-given = { $how ->
    [spoken] Given by word of mouth
    [on_paper] Signed
   *[by_telephone] Given on the telephone
} { $at }, holds until { $until }. Written down by { $who }.
rec-elsewhere = Said to another service: { $at }, to { $who }. The date and the name above are from when the record was taken in here.
rec-elsewhere-when = date not given
rec-elsewhere-whom = whom is not given
rec-consent-without = Without
rec-consent-less = The person wants to share less
rec-consent-less-hint = Takes effect at once, on every screen.
rec-consent-leave-out = Leave these parts out
rec-consent-narrow = Leave out
rec-consent-withdraw = Withdraw all of it
rec-consent-withdraw-plan = If the person takes back that the plan is made, it is not shown on call any more either. Both are asked for anew.
rec-consent-new = Write down the consent
rec-consent-anew = Write down a new consent
rec-consent-how = Given
rec-consent-how-is = { $what ->
    [spoken] by word of mouth, face to face
    [on_paper] signed on paper
   *[by_telephone] on the telephone, once it is certain who it is
}
rec-consent-until = Holds through
rec-consent-words = With whom, or what else the person has said about it
rec-consent-give = The person consents
rec-consents-over = Earlier consents: { $n }
rec-consent-withdrawn = Withdrawn { $at }.
rec-section = { $what ->
    [goals] goals
    [small_steps] small steps
    [resources] resources
    [needs] needs
    [participants] participants
    [measures] measures
    [communication] language and communication
    [meet_me] how I want to be met
    [green] green zone
    [yellow] yellow zone
    [red] red zone
    [helps] what helps
    [worse] what makes it worse
    [coping] what I do myself
    [places] people and places that do good
    [wishes] wishes for treatment
    [refusals] what I do not want
    [medication] medicines
    [allergies] allergies
    [admission] admission
    [safer_surroundings] safer surroundings
    [dependants] children, animals and home
    [responsibilities] who does what
    [learnt] what we learnt last time
   *[copies] who has a copy
}

## Who works with the person, and the plan

rec-workers = Those who work with the person
rec-workers-change = Change who
rec-coordinator = Coordinator
rec-coordinator-save = Save the coordinator
rec-nobody = nobody
rec-assigned = Have the person assigned
rec-assigned-none = Nobody has the person assigned.
rec-assign = Put one more down
rec-assign-save = Put down
rec-unassign = Take off
rec-plan = The plan
rec-plan-with-contact = The plan opens in a contact with the person or somebody around them. Whether there is one is not said here.
rec-plan-open = Open the plan
rec-plan-stand = Where the plan is
rec-plan-stand-is = { $what ->
    [not_asked] Not asked yet
    [here] The plan is here
    [elsewhere] The individual plan is elsewhere, only the crisis part is here
    [not_ready] Asked, not ready for it yet
   *[wants_none] Asked, wants no plan
}
rec-plan-where = Where, if elsewhere
rec-plan-stand-set = Where the plan is, or what the person answers
rec-plan-review = It is looked at again { $at }.
rec-more = More about the record
rec-merged = Other records of the same person
rec-merged-none = None.
rec-merge = Merge with another record
rec-merge-hint = The other record is read under this one afterwards. It can be undone.
rec-merge-why = Why is it the same person?
rec-merge-why-hint = The other record is not in your hands. The leader looks at the reason, and the person finds it in their list.
rec-merge-go = Same person
rec-merge-undo = They were two people
rec-since = registered { $at }

## Told in confidence

rec-confidences = Told in confidence
rec-confidences-why = What relatives have told in confidence, and alerts that the person does not see, stand on pages of their own, so that they are not on the screen while you read together. There is a way to them from every record.
rec-confidences-hint = Do not read it together with the person, and do not tell the person that it exists.
rec-confidences-none = Nothing has been told in confidence.
rec-alerts = Alerts the person does not see
rec-alerts-hint = Do not read it together with the person. Whoever asks for it is told why it is hidden, when that does no harm any more.
rec-alerts-none = Nothing is hidden from the person.
rec-alerts-new = Something new that the person is not to see
rec-alerts-no-why = Say why the person is not to see it. If there is no reason, raise it in the record, where the person sees it.
rec-confidence-from = From { $who }
rec-confidence-unsaid = Not said from whom
rec-confidence-by = Written by { $who }, { $at }
rec-confidence-erased = Erased.
rec-confidence-new = Write something down
rec-confidence-who = Who told it
rec-confidence-text = What they told
rec-confidence-save = Write down
rec-strike = This is wrong
rec-strike-why = What is wrong
rec-strike-hint = The text is struck through and can still be read, with your name and the reason.
rec-strike-go = Strike through
rec-struck = Struck through by { $who }, { $at }

## The leader: who works with whom, and erasing

lead-title = Who works with whom
lead-tile-hint = { $n ->
    [0] coordinator, day service, erasing
    [one] one record is asked to be erased
   *[other] { $n } records are asked to be erased
}
lead-about = Names stand here, and who works with them. Nothing of the record is shown.
lead-find = Find somebody
lead-nobody = Nobody works with this person.
lead-choose = Put somebody down
lead-choose-who = Put somebody down for { $who }
lead-without-title = Without anybody
lead-without-none = Everybody who lives here has somebody who works with them.
lead-without = { $n ->
    [one] One person who lives here has nobody who works with them.
   *[other] { $n } people who live here have nobody who works with them.
}
lead-without-more = The first of them stand here. Find the others by name.
lead-erasures = Erasing records
lead-erasures-about = One asks, and another carries it out, 72 hours later at the earliest. It cannot be undone.
lead-erasures-none = Nothing waits.
lead-erasures-over = { $n ->
    [one] One that is settled
   *[other] { $n } that are settled
}
lead-machine = Somebody at the machine
lead-asked = It is asked that this record be erased.
lead-asked-see = See what waits
lead-asked-by = { $who } asked for it { $at }. The reason:
lead-erasure-mine = You have asked for this. Another leader, or somebody at the machine, carries it out.
lead-erasure-not-before = It cannot be carried out before { $at }.
lead-erasure-contact = A contact with the person is open. It has to be closed first.
lead-erase = Erase the record
lead-erase-sure = I have read the reason. The record is to be erased, and that cannot be undone.
lead-erase-say-sure = Tick that the record is to be erased.
lead-erase-go = Erase for good
lead-refuse = Do not erase
lead-refuse-reason = Why it is not erased
lead-refuse-go = Keep the record
lead-reason = Why it is to be erased
lead-reason-hint = The reason stays for ever: name nobody.
lead-ask = Ask that the record be erased
lead-ask-hint = Nothing happens for 72 hours. Then another person carries it out, or says no with a reason.
lead-ask-go = Ask for it to be erased
lead-erased-record = An erased record
lead-done = Erased by { $who }, { $at }.
lead-refused = Not erased. { $who } said no { $at }:
