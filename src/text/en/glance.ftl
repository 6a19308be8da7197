### The person whom a contact is about: the card while it rings, what may be said, and who has read.

## Who it is

ui-gl-about = About { $who }
ui-gl-unsaid = Nobody has said whom this is about.
ui-gl-choose = The number may be several people’s. Who is it?
ui-gl-themselves = the person themselves
ui-gl-role-of = { $role } of { $who }
ui-gl-next-of-kin = next of kin
ui-gl-confirmed = Confirmed by { $who }, { $t }
ui-gl-hint = A hint: only the number says who it is. Ask.
ui-gl-moved = The person has moved away. Ask where they live now, and who the general practitioner is there.
ui-gl-dead = The person has died. The service sends no messages to their own number and does not ring it back.
ui-gl-question = Ask
ui-gl-answer = The answer (never read it out)
ui-gl-no-question = The person has not chosen a question. Ask something that only they know.
ui-gl-no-question-for = No question has been chosen for whoever is in touch. Never ask the person’s own. Ask something that only they know.
ui-gl-confirm = They are who they say
ui-gl-known = It is known otherwise
ui-gl-known-hint = The leader sees what you write: what you know them by, or what they answered.
ui-gl-known-how = How I know
ui-gl-known-save = Confirm who it is
ui-gl-confirm-first = You can confirm who it is once somebody has talked with them, or they have written.
ui-gl-not-person = It is somebody else
ui-gl-else = Somebody else is in touch
ui-gl-find = Find whom it is about
ui-gl-find-title = Whom is it about?
ui-gl-find-what = Name, birth number or telephone
ui-gl-find-hint = Such as “ane nordvik 1975”. Spelling mistakes do no harm.
ui-gl-find-go = Search
ui-gl-find-none = Nobody found. Try the family name alone, or the birth number.
ui-gl-find-not-on-duty = Only those on duty, and the day service, search here.
ui-gl-back = To the contact

ui-gl-role = { $what ->
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
    [therapist] therapist
    [coordinator] coordinator
    [other_service] another service
   *[other] somebody close
}

## What may be said

ui-gl-say-nothing = Say nothing about the person yet
ui-gl-say-ask-first = Listen, and ask who it is. Once it is confirmed that it is the person themselves, you can talk about everything that is their own.
ui-gl-say-themselves = You can talk with the person about everything that is their own
ui-gl-say-themselves-how = What others have told in confidence is not passed on.
ui-gl-level = { $what ->
    [safe] You can say: that { $who } is in contact with us and, when you know it, is safe. No more.
    [safe_danger] You can say: that { $who } is in contact with us. Not that { $who } is safe: a life is in danger.
    [tasks] You can say: that { $who } is in contact with us, when you know it also that { $who } is safe, and what the plan asks them to do.
    [tasks_danger] You can say: that { $who } is in contact with us, and what the plan asks them to do. Not that { $who } is safe: a life is in danger.
    [plan] You can say: what stands in the crisis part of the plan of { $who }.
   *[listen] You can say nothing about { $who }
}
ui-gl-why = { $what ->
    [objected] The person does not want us to have contact with them.
    [not_shared] The person has not consented to anything being shared.
   *[not_confirmed] It is not confirmed who it is.
}
ui-gl-listen-how = Take in what they say. You can give general advice and ask how they are themselves. Do not confirm that { $who } is in contact with us.
ui-gl-then = Once it is confirmed who it is:
ui-gl-tasks-none = The plan names nothing for them to do.
ui-gl-tasks-unnamed = { $n ->
    [one] One step in the plan names nobody: ask { $who } whom it is for.
   *[other] { $n } steps in the plan name nobody: ask { $who } whom they are for.
}
ui-gl-tasks-unopened = There may be more in parts of the plan that are not open here. Show the rest of the crisis part.
ui-gl-without = Not about: { $parts }.
ui-gl-ring-first = A hint: ask who it is. Say nothing about { $who } yet.
ui-gl-ring-first-said = Ask who it is. Say nothing about { $who } yet.
ui-gl-ring-nothing = Say nothing about { $who }.
ui-gl-ring-then = { $what ->
    [safe] Once confirmed: that { $who } is in contact with us, and safe when you know it.
    [tasks] Once confirmed: that { $who } is in contact with us, and what the plan asks them to do.
    [plan] Once confirmed: what stands in the crisis part.
   *[listen] Listen, give general advice, and ask how they are themselves.
}
ui-gl-ring-then-themselves = Once confirmed: everything that is their own.

## The card

ui-gl-unnamed = The name is not known
ui-gl-called = Wants to be called
ui-gl-whole = The whole card
ui-gl-short = { $what ->
    [communication] Language
    [meet_me] Meet me like this
    [red] Red
    [yellow] Yellow
    [helps] Helps
    [worse] Worse
    [ring] Ring
   *[other] Safer
}
ui-gl-tell-nothing = tell nothing
ui-gl-ring = Ring, in this order
ui-gl-show-card = Show the card
ui-gl-show-rest = Show the rest of the crisis part
ui-gl-written-down = it is written down that you have read
ui-gl-plan-page = The plan on a page of its own
ui-gl-rest = The rest of the crisis part
ui-gl-not-shown = There is a plan. The person has not consented to any of it being shown on call.
ui-gl-period-past = The period of the plan ended { $t }.
ui-gl-review-past = The plan was to be looked at again { $t }.
ui-gl-stand = { $what ->
    [here] The plan is not in force yet.
    [elsewhere] The plan is elsewhere.
    [not_ready] The person has been asked, and is not ready for a plan yet.
    [wants_none] The person has been asked, and wants no plan.
   *[not_asked] No plan. The person has not been asked.
}
ui-gl-reasoned = { $what ->
    [safety] You have kept what is needed for safety. The leader looks at it, and the person sees it in their list.
   *[emergency] Opened in an emergency. The leader looks at it, and the person sees it in their list.
}
ui-gl-no-texts = Wants no text messages
ui-gl-number-withheld = Wants our number not to be shown
ui-gl-somebody-else = If somebody else answers: { $t }

ui-gl-part = { $what ->
    [goals] Goals
    [small_steps] Small steps
    [resources] Resources
    [needs] Needs
    [participants] Who takes part
    [measures] Measures
    [communication] Language and communication
    [meet_me] How I want to be met
    [green] Green zone: I am well
    [yellow] Yellow zone: warning signs
    [red] Red zone: crisis
    [helps] What helps
    [worse] What makes it worse
    [coping] What I do myself
    [places] People and places
    [wishes] Wishes for treatment
    [refusals] What I do not want, and what instead
    [medication] Medicines
    [allergies] Allergies
    [admission] Admission
    [safer_surroundings] Safer surroundings
    [dependants] Children, others, animals and home
    [responsibilities] Who does what
    [learnt] What we learnt last time
   *[copies] Who has a copy
}
ui-gl-ask = { $what ->
    [how] How it is done
    [extent] How much
    [who] Who
    [when] When
    [signs] Signs
    [own_steps] I do
    [others_steps] Others do
    [services_steps] The services do
    [reason] Why
    [alternative] Instead
    [dose] Dose
    [dated] Date
    [source] Source
    [where] Where
    [transport] How to get there
    [escort] Who comes along
    [children] Children
    [others] Others
    [animals] Animals
    [home] The home
    [task] Task
    [person] The person
    [relatives] Relatives
    [services] The services
    [for] Whom it is for
   *[what] What
}

## Less is shared, and opening with a reason

ui-gl-closed = The person shares less now. What you had read is closed.
ui-gl-closed-parts = Closed: { $parts }.
ui-gl-keep = Keep what is needed for safety
ui-gl-keep-hint = Red zone, medicines, allergies, surroundings, children and others. The leader looks at it afterwards, and the person sees it in their list.
ui-gl-keep-save = Keep for safety
ui-gl-reason = A reason that the leader and the person can understand
ui-gl-emergency = Emergency: open without consent
ui-gl-emergency-hint = Opens the crisis part for this contact. The leader looks at it afterwards, and the person sees it in their list.
ui-gl-emergency-save = Open
ui-gl-less = The person wants less shared
ui-gl-less-hint = It holds at once, on every screen. More is shared only by the person, together with those who work with them.
ui-gl-consent = { $what ->
    [plan_made] That the plan is made
    [sharing] Sharing with others
   *[shown_on_call] Shown on call
}
ui-gl-withdraw = { $what ->
    [plan_made] The plan is not to be made
    [sharing] Nothing is to be shared
   *[shown_on_call] Nothing is to be shown on call
}
ui-gl-withdraw-plan = It is then not shown on call either. Both are asked for anew.
ui-gl-less-said = Has { $who } said so, now?
ui-gl-less-said-relative = You are talking with { $other }. Has { $who } said so, to one of us? That somebody else wants it is not enough.
ui-gl-less-yes = Yes, { $who } has said so
ui-gl-tell-some-less = Somebody is to be told less
ui-gl-which = Or only these parts are to be left out:
ui-gl-leave-out = Leave out what is chosen
ui-gl-no-part = Choose at least one part.
ui-gl-tell-less = Tell { $who } no more

## What is written

ui-gl-confide = Told in confidence
ui-gl-confide-hint = What the one who is in touch tells about the person in confidence. It lies by itself, sealed, and is not in the person’s list.
ui-gl-confide-what = What was told
ui-gl-confide-save = Keep in confidence
ui-gl-learnt = What we learnt, and suggestions for the plan
ui-gl-learnt-hint = The coordinator and the person look at it together. The plan is not changed by it.
ui-gl-learnt-part = About
ui-gl-learnt-whole = what we learnt from this
ui-gl-learnt-what = In a few words
ui-gl-learnt-save = Keep the suggestion
