# What is said on the telephone. Short, calm, never "hang up", never the name of a patient or someone close to one.

## The caller

voice-first = In danger to life, call 113. You can also stay here.
voice-ringing-nurse = We are ringing the nurse now.
voice-key-call-back = Press 2 if you would rather be called back.
voice-key-language = For another language, press 9.
voice-key-sami = For Sámi, press 9 until you hear that it is chosen.
voice-sami-chosen = You have chosen Sámi. We have no Sámi voice here yet. The nurse sees that you want to speak Sámi.
voice-key-again = Press star to hear this again.
voice-wait-still = It is still ringing. You are not forgotten.
voice-wait-next = We are ringing one more person now.
voice-wait-stay = Do stay on the line. We ring until somebody answers.
voice-wait-choose = We are still ringing. Press 2 if you would rather be called back.
voice-joining = You are being connected now.
voice-call-back-promised = We will call you back by { $by }. You can call again at any time. In danger to life, call 113.
voice-call-back-stands = We have promised to call you by { $by }. We will help you on at once.
voice-call-back-late = We should have called you by { $by }. We are sorry. We will help you on at once.
voice-call-back-no-number = We cannot see your number, so we cannot call back. Stay on the line, we keep ringing for you.
voice-line-lost = The connection to the nurse was lost. Stay on the line, we are ringing the nurse again.
voice-fallback = We cannot reach the nurse. We are ringing { $destination } for you now. Stay on the line.
voice-none-reached = We have not reached anyone yet. In danger to life, call 113. We keep ringing. Press 2 to be called back.
voice-outside-hours = The nurse is not on duty now. We are ringing { $destination } for you. Stay on the line.
voice-trouble = Something is wrong here. We are ringing { $destination } for you now. Stay on the line.
voice-trouble-nobody = We cannot put you through now. In danger to life, call 113. The emergency clinic has the number 116 117.
voice-destination-legevakt = the emergency clinic
voice-destination-day-service = the mental health day service
voice-goodbye = Thank you for calling. You can call again at any time.
voice-call-again-soon = Sorry, we lost the connection. We will call you again shortly.
voice-interpreter = We are trying to find an interpreter. We are ringing the nurse as well. Stay on the line.

## Into the conversation

voice-third-party-joining = { $who ->
    [doctor] The doctor is being connected now.
    [interpreter] The interpreter is being connected now.
   *[colleague] A colleague is being connected now.
}
voice-third-party-unreached = { $who ->
    [doctor] We could not reach the doctor.
    [interpreter] We could not reach the interpreter.
   *[colleague] We could not reach the colleague.
}
voice-caller-left = The caller is no longer on the line.

## Telephones that are rung: said twice, to whoever picks up

voice-whisper-waiting = Hjemmevakt. A caller is waiting. Press 1 to answer.
voice-whisper-join-failed = Hjemmevakt. Putting you through did not work. The caller is still waiting. Press 1 to try again.
voice-whisper-call-back = Hjemmevakt. The call-back is ready. Press 1 to call.
voice-whisper-call-back-due = Hjemmevakt. Someone who was promised a call is waiting. Press 1 to call.
voice-whisper-request = Hjemmevakt. A request is waiting. Press 1 to take it.
voice-whisper-lost-line = Hjemmevakt. Your line was lost. The caller is still here. Press 1 to come back.
voice-whisper-caller-gone = Hjemmevakt. The caller has gone. Press 1 to call back.
voice-whisper-third-party = Hjemmevakt. The nurse asks you to join a call. Press 1 to join.
voice-whisper-message = Hjemmevakt. A text message is waiting for an answer. Press 1 to take it.
voice-whisper-fallback = Hjemmevakt. We are putting a caller through.
voice-alarm = { $kind ->
    [nobody-reached] Hjemmevakt. Nobody answers the duty telephone, and someone is waiting.
    [no-nurse] Hjemmevakt. Nobody is on duty now.
    [call-back-overdue] Hjemmevakt. A promised call-back is overdue.
    [nobody-takes] Hjemmevakt. Something is waiting, and nobody has taken it.
    [help-now] Hjemmevakt. The nurse needs help now.
    [visit-missed] Hjemmevakt. A colleague on a visit has not checked in.
    [handshake] Hjemmevakt. It is not proven that we can reach the person on duty.
    [handover] Hjemmevakt. A handover has not been accepted.
    [nobody-available] Hjemmevakt. Nobody on duty takes calls now.
    [carrier] Hjemmevakt. The duty telephone is failing.
   *[other] Hjemmevakt. An alarm must be taken.
} Press 1 to take charge of it.
voice-alarm-taken = Thank you. The alarm is yours. See the board.
voice-alarm-already-taken = A colleague has already taken the alarm. Thank you.

## Requests and messages: whoever takes them

voice-summons-taken = Thank you. It is yours. See the board.
voice-whisper-connect = Hjemmevakt. It is yours. Press 1 to be put through to the doctor now.
voice-summons-taken-already = A colleague has taken it. Thank you.
voice-summons-not-needed = It is not needed any more. Thank you.

## The nurse

voice-nurse-joining = Thank you. You are being connected.
voice-nurse-join-failed = The connection failed. We are trying again.
voice-nurse-caller-called = Thank you. We are calling now. One moment.
voice-nurse-callee-unreached = Nobody answered. We will try again later.
voice-nurse-too-late = A colleague has taken the call. Thank you.
voice-nurse-no-longer-needed = The caller has gone. It is on the board. Thank you.
voice-nurse-unconfirmed = We heard no key. We are ringing the next person. Goodbye.
voice-ring-in-code = Hjemmevakt. Enter your code, then the hash key.
voice-ring-in-wrong-code = The code is not right. Try again.
voice-ring-in-as-caller = We got no code. We receive you as a caller.
voice-ring-in-nobody = Nobody is waiting now. Thank you.
voice-ring-in-waiting = You are being connected to the person waiting.
voice-ring-in-back = You are being connected to your call again.

## The start of a duty, and whoever is out

voice-whisper-handshake = Hjemmevakt. Your duty begins. Press 1 to show that this telephone reaches you.
voice-handshake-proven = Thank you. This telephone reaches you.
voice-handshake-no-key = We heard no key. We will try again.
voice-number-would-show = This person wants our number not to be shown. Ring from a telephone that hides its number. The tablet says how.
voice-check-in-code = Hjemmevakt. The time is over. Enter your code, then the hash key.
voice-checked-in = Thank you. It is noted.
voice-check-in-no-code = We got no code. Goodbye.
