# The way in: sign-in, code, locked tablet, own account, the leader's list. Calm, no exclamation marks, no blame.

## Sign-in

in-title = Sign in
in-name = User name
in-password = Password
in-go = Sign in
in-tablet = This is one of the service's tablets
in-tablet-hint = Then you stay signed in for the whole duty, and the screen locks when nobody touches it. Leave it empty on a PC that others use: there you are signed out after { $n } minutes without use.
in-danger = This page is for staff. If life is in danger, call 113.
in-language = { $what ->
    [nb] Norsk
    [en] English
    [se] Davvisámegiella
   *[other] { $what }
}
in-about = For you who need somebody
in-handbook = Handbook
in-home = Back
in-sign-out = Sign out
in-unsent = Something you wrote in a plan or a document is not saved. Go back to that page and save it, or sign out and delete it here.
in-unsent-go = Sign out and delete
in-wrong = The name or the password is not right.
in-failed = It does not work at the moment. Try again.
in-throttled = Too many tries. Wait { $n } seconds and try again.
in-with-password = Sign in with the password

## The code

in-code-title = Type the code
in-code = Code
in-code-hint = Six digits from the app on your phone. Without the phone: one of the recovery codes.
in-code-go = Go on
in-code-back = Start again
in-code-needed = This account has a code besides the password.
in-code-wrong = The code is not right, or it has been used. Wait for the next one.
in-code-late = It took too long. Sign in again.

## A code besides the password: setting it up

in-factor-title = Code from your phone
in-factor-heading = Code from your phone
in-factor-why = Besides the password you type a code that only your phone shows.
in-factor-must = Here a code besides the password is required for everybody who can see patients. It takes a few minutes, and only this once.
in-factor-app = Open an app for one-time codes on your phone. Use the one you have, or get one for free.
in-factor-square = Choose to add an account, and hold the camera at the square.
in-factor-same-phone = Is the app on this phone? Open it here
in-factor-square-name = Square for the app's camera
in-factor-letters = Without a camera: type this into the app
in-factor-code = Type the code that the app shows now.
in-factor-code-hint = Six digits.
in-factor-go = Turn on
in-factor-none = You have no code besides the password.
in-factor-begin = Set up a code from your phone
in-factor-has = { $n ->
    [0] Turned on. You have no recovery codes left: make new ones.
    [one] Turned on. You have one recovery code left.
   *[other] Turned on. You have { $n } recovery codes left.
}
in-factor-other = New phone
in-factor-other-hint = The code on the old phone and the recovery codes stop working, and you set up the new one at once.
in-factor-remove-hint = The code on the old phone and the recovery codes stop working. You can set up a new one afterwards.
in-factor-remove = Take away the old one
in-recovery-title = Recovery codes
in-recovery-why = { $n } codes for the day your phone is gone or flat. Each works once. Write them down, and keep them away from the tablet.
in-recovery-once = They are shown only now.
in-recovery-go = I have written them down
in-recovery-new = New recovery codes
in-recovery-new-go = Make ten new ones

## Locked tablet

in-locked-title = Locked
in-lock = Lock now
in-unlock = Unlock
in-who = Who are you?
in-somebody-else = Somebody else
in-pin-of = PIN of { $who }
in-pin-over = { $who } must sign in with the password this time.
in-pin-wrong = { $n ->
    [one] The PIN is not right. One more try, then it takes the password.
   *[other] The PIN is not right. { $n } tries left.
}
in-pin-password = Sign in with the password this time. After that the PIN works again.
in-pin-unfit = Choose 6 to 12 digits that are not all the same and do not count up or down.
in-pin-differ = The two are not the same. Type both again.
in-pin-title = PIN on this tablet
in-pin-why = The tablet locks when nobody touches it. With a PIN you unlock it in seconds. The PIN works on this tablet only.
in-pin-new = New PIN
in-pin-hint = 6 to 12 digits. Do not use the code you ring in with.
in-pin-again = Once more
in-pin-save = Save
in-pin-remove = Take away the PIN
in-pin-keep = Keep the one I have
in-pin-later = Not now: unlock with the password
in-ring-title = { $what ->
    [message] Somebody has written and waits for an answer
    [request] A doctor asks for help
   *[call] Somebody waits on the line
}
in-ring-how = Answer the phone and press 1. Unlock to see the card.

## Own account

in-account-short = Account
in-account-title = My account
in-role = { $what ->
    [nurse] nurse
    [doctor] doctor
    [municipal_doctor] municipal doctor
    [day_nurse] day nurse
    [coordinator] coordinator
    [leader] leader
    [operator] operator
   *[wall] screen
}
in-password-present = Your password now
in-password-new-title = Change password
in-password-new = New password
in-password-new-hint = At least ten characters. Several words in a row are easiest to remember. Afterwards you sign in again everywhere.
in-password-change = Change
in-password-wrong = The password is not right.
in-password-short = The password is too short: at least { $n } characters.
in-tablet-title = This tablet
in-tablet-is = Registered as { $label }. You stay signed in for the whole duty.
in-tablet-not = This device is not registered. You are signed out when it is not in use.
in-tablet-register = Register as one of the service's tablets
in-tablet-register-go = Register
in-tablet-label = What should it be called?
in-tablet-label-hint = For example: the duty tablet, or your name. The leader sees it in the list.
in-tablet-forget = Take it away from the service
in-tablet-forget-hint = Everybody who is signed in on it is signed out, and every PIN on it stops working.
in-sessions-title = Where you are signed in
in-session-here = here
in-session-used = last used { $t }
in-session-end = Sign out
in-everywhere = Sign out everywhere
in-place-browser = Browser
in-place-screen = Screen
in-place-program = Program

## Leader

in-leader-title = Leader
in-leader-as-of = As it is at { $t }
in-leader-wall = Board
in-leader-wall-hint = who waits, who is on duty
in-leader-access-hint = tablets, stations, accounts
in-leader-account-hint = password, code, where you are signed in
in-leader-handbook-hint = how it works
in-access-title = Who can get in
in-access-why = If a tablet is gone, press Cut off. It works at once.
in-access-devices = Tablets
in-access-no-devices = No tablet is registered.
in-access-accounts = Accounts
in-access-cut-off = Cut off
in-access-sign-out = Sign out everywhere
in-access-never = never used
in-access-used-by = last used { $t } by { $who }
in-access-no-factor = without a code from the phone

## Doctors who are let in, and the legevakt's PCs

in-leader-deviations = Deviations
in-leader-deviations-hint = what was not as it should be
in-leader-guests-hint = let a doctor in for some days
in-guests-title = Doctors from elsewhere
in-guests-why = A doctor who is not in the service file gets an account that ends by itself. The link for choosing a password goes out by SMS at once.
in-guests-let-in = Let a doctor in
in-guests-now = Let in now
in-guests-none = Nobody is let in now.
in-guest-name = Full name
in-guest-phone = Mobile
in-guest-phone-hint = The link goes here. With the number or the name the doctor signs in afterwards.
in-guest-more = HPR number, language, number of days
in-guest-hpr = HPR number, if it is known
in-guest-language = Language
in-guest-days = Number of days
in-guest-go = Let in and send the link
in-guest-until = until { $t }, let in by { $who }
in-guest-link-sent = link sent { $t }
in-guest-link-again = Send the link again
in-guest-end = End
in-number-wrong = The number cannot be read. Write eight digits, or + and the country code first.
in-link-title = Choose a password
in-link-why = You are let in for some days. Choose a password, and you are in. Later you sign in with your name or your mobile number.
in-link-hint = At least ten characters. Several words in a row are easiest to remember.
in-link-go = Choose and go in
in-link-over-title = The link does not work any more
in-link-over = This link has been used, or its time is over.
in-link-over-do = If you have chosen a password, sign in with your name or your mobile number. Otherwise the nurse on duty can send a new link.
in-stations = The legevakt's PCs
in-stations-why = From a registered PC anybody can ask for help and follow the request, without an account. Everything else takes a sign-in.
in-stations-none = No PC is registered.
in-station-register = Register a PC
in-station-register-go = Register and show the code
in-station-label = What the PC is called
in-station-label-hint = For example Duty room 2.
in-station-phone = The telephone beside it
in-station-phone-hint = It is rung when the nurse answers. May be left empty.
in-station-do = Open { $address } on the PC within a quarter of an hour, and type the code:
in-station-code-once = The code is shown this once. If something goes wrong, cut the PC off and register it again.
in-station-since = registered { $t }
in-station-waits = waits for the code
in-station-title = The legevakt's PC
in-station-why = The leader of the service gives a code that makes this PC the legevakt's. From then on anybody can ask for help from it.
in-station-code-hint = Eight characters, from the leader's screen
in-station-go = Make this PC the legevakt's
in-station-wrong = The code is not right, has been used, or is too old. Ask the leader for a new one.
in-station-is = This PC is registered as { $label }.
in-station-ask = Ask for help
in-station-patients = To see anything else about patients, sign in.
