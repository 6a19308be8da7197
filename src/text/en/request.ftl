# The doctor's request: the form, the ladder, the room, and the same at the nurse's. Plain English, calm, no exclamation marks.

## The frame

rq-title = Ask for a psychiatric nurse
rq-who = Legevakt
rq-other-language = Norsk
rq-back = Requests

## Who is on duty

rq-nurse-there = Nurse on duty until { $t }
rq-nurse-busy = The nurse is in a conversation. She sees the request at once.
rq-nobody = No psychiatric nurse is on duty now
rq-nobody-until = The next duty begins { $t }.
rq-nobody-when-unknown = The roster does not say when the next duty begins.
rq-hole = No psychiatric nurse can be reached now
rq-hole-why = { $what ->
    [empty] Nobody is on the roster. The duty lasts until { $t }.
   *[unavailable] Those on duty cannot take anything now. The duty lasts until { $t }.
}
rq-not-writable = Nothing can be sent from here now
rq-not-writable-why = What you write stays on the page. Call instead.
rq-call-instead = Call instead
rq-call-too = Or call
rq-receives = Who receives now
rq-receives-nobody = No receiving unit in the service file is open now.
rq-own-line = If you call from legevakt's own line, you are first in line.

## The form

rq-urgency = How urgent is it?
rq-urgency-is = { $what ->
    [immediate] Immediate
    [urgent] Urgent
    [soon] Soon
   *[routine] Can wait
}
rq-urgency-means = { $what ->
    [immediate] Danger to life or serious harm now. Call 113 as well.
    [urgent] May become dangerous. Needs somebody as fast as possible.
    [soon] Needs help within some hours.
   *[routine] Can wait until it suits, within this duty.
}
rq-within-minutes = { $n ->
    [one] Answer within one minute.
   *[other] Answer within { $n } minutes.
}
rq-within-hours = { $n ->
    [one] Answer within one hour.
   *[other] Answer within { $n } hours.
}
rq-wanted = What do you want?
rq-wanted-is = { $what ->
    [advice_now] Advice by telephone now
    [come_here] Come here
    [take_over] Take over
    [help_with_admission] Help with an admission
   *[escort] Escort
}
rq-patient = Who is it about?
rq-patient-hint = Birth number, or name and year of birth. Leave empty if you do not know.
rq-situation = What is happening now?
rq-place = Where is the patient?
rq-place-hint = Room, address or car.
rq-more = Who is there, safety, interpreter, background, your assessment
rq-more-hint = What you know. You can write the rest afterwards.
rq-present = Who is there?
rq-safety = Safety
rq-safety-hint = Weapons, violence, intoxication, infection, dog. Nothing known is an answer too.
rq-interpreter = Language and interpreter
rq-background = Background
rq-assessment = Your assessment
rq-recommendation = What you ask for, in your own words
rq-phone = Your telephone
rq-phone-hint = Where the nurse calls you. Eight digits are enough for a Norwegian number.
rq-your-name = Your name
rq-your-hpr = HPR number
rq-who-hint = Asked once a shift.
rq-kept-here = What you write is kept on this machine until it is sent.
rq-send = Send
rq-send-what = the nurse is rung at once
rq-as-written = Send it as it stands

## What was wrong in the form

rq-no-birth-number = { $what ->
    [length] A birth number has 11 digits. This one has { $n }.
    [date] The first six digits are day, month and year, and there is no such date.
    [first] The tenth digit (first check digit) does not fit the others. One of the digits is wrong.
   *[second] The last digit (second check digit) does not fit the others. One of the digits is wrong.
}
rq-no-phone = The telephone number cannot be read. Write eight digits, or the country code first. It may also be left empty.
rq-no-name = Write your name, so that the nurse knows whom she calls.
rq-no-hpr = An HPR number has at most nine digits. It may be left empty.
rq-no-minutes = Choose how long it is until you are there.

## What happens when you send

rq-what-happens = When you send
rq-what-happens-1 = The nurse's telephone rings at once.
rq-what-happens-2 = If she does not answer, the next is rung, then everybody on duty.
rq-what-happens-3 = You see here who takes it, and when she is with you.
rq-what-happens-4 = You can write to each other, or be connected by telephone.
rq-mine = Your requests

## The ladder

rq-your-request = Your request
rq-sent-at = Sent { $t }
rq-step = { $what ->
    [sent] Received
    [ringing] The nurse is rung
    [accepted] Accepted
    [on_the_way] On the way
    [arrived] Arrived
   *[closed] Closed
}
rq-withdrawn = Withdrawn
rq-rings-now = Ringing now: { $who }
rq-rings-nobody = No telephone rings right now
rq-next-ring = { $who } is rung in { $t }
rq-next-everyone = everybody on duty is rung in { $t }
rq-nobody-answered = Nobody has answered yet
rq-nobody-answered-do = We ring everybody on duty every minute until somebody answers. The leader has been told. Do call somebody else meanwhile.
rq-waits-for-duty = Waits until a nurse is on duty
rq-accepted-by = Accepted by { $who }
rq-accepted-next = She calls you, or writes here.
rq-on-the-way-by = { $who } is on the way
rq-expected-at = there at about { $t }
rq-arrived-by = { $who } is there
rq-connect = Connect us now
rq-connect-how = the nurse's telephone rings first, then yours
rq-connect-no-phone = Write your telephone number first, then we can connect you.
rq-connecting = Connecting you
rq-talking = You are talking
rq-withdraw = Withdraw
rq-withdraw-sure = Not needed any more. The telephones stop ringing.
rq-amend = Correct or add
rq-amend-save = Save the change
rq-amended = { $n ->
    [one] changed once
   *[other] changed { $n } times
}
rq-hidden-here = Patient data are shown after sign-in only. The nurse sees them.
rq-while-waiting = While you wait
rq-while-voluntary = Before compulsion: what has been tried voluntarily, and what does the patient say?

## The room

rq-room = Messages
rq-room-empty = No messages yet. The other sees what you write here at once.
rq-room-write = Write to the nurse
rq-room-write-nurse = Write to the doctor
rq-room-hint-station = The doctor reads this on legevakt's machine without signing in. Write no name and no birth number.
rq-room-send = Send
rq-unanswered = { $n ->
    [one] one message unanswered
   *[other] { $n } messages unanswered
}
rq-agreed = Agreed
rq-agree-save = Keep as agreed
rq-by-doctor = Doctor
rq-by-you = You

## ISBAR

rq-s = What is happening
rq-b = Background
rq-a = Assessment
rq-patient-unknown = Not known yet
rq-patient-born = { $name }, born { $year }
rq-patient-kind = { $what ->
    [d] D-number
    [h] H-number
    [fh] Common help number (FH)
   *[birth] birth number
}
rq-from-station = { $name }, from legevakt's machine
rq-from-telephone = Rang from legevakt's line
rq-hpr = HPR { $n }

## At the nurse's

rq-nurse-heading = Legevakt asks for help
rq-rings-you = Legevakt asks for help
rq-waited = Has waited { $t }
rq-accept = I take it
rq-accept-how = or answer the telephone and press 1
rq-decline = Cannot now
rq-decline-next = the next is rung at once
rq-on-the-way = On the way, there in
rq-on-the-way-in = { $n } min
rq-on-the-way-other = On the way, other minutes
rq-on-the-way-save = On the way
rq-arrive = I am there
rq-call-doctor = Ring the doctor now
rq-call-doctor-how = your telephone rings first, press 1
rq-make-request = Make the call a request
rq-make-request-hint = Fill in what the doctor says. It can be corrected afterwards.
rq-make-request-save = Save as a request
rq-row-kind = Legevakt asks for help
rq-row-accepted = Accepted by { $who }
rq-row-outcome = No outcome yet
rq-must-close = The doctor sees that it is closed when you have written the outcome.
rq-connecting-how = The nurse's telephone rings first, then yours.
rq-cannot-send = Cannot be sent now: nobody is on duty to take it. What you have written is here. Call instead.
rq-patient-short = Patient
rq-place-short = Place
rq-asked-by = Doctor
rq-patient-invented = invented
ui-js-new = new
