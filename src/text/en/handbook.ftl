# The handbook: its pages, what they rest on, and looking through them. Plain English, calm, no exclamation marks.

hb-title = Handbook
hb-skip = To the page

## Looking

hb-find = Look through the whole handbook
hb-find-go = Search
hb-find-hint = Slips of the finger do no harm, and æ, ø, å and the Sámi letters can be written as a, o and e.
hb-found = { $n ->
    [one] One page
   *[other] { $n } pages
}
hb-found-none = No page has all these words. Try fewer or shorter ones.
hb-more = Press Search to look through everything, also what is for operations and engineering.

## The chapters

hb-chapter = { $what ->
    [first] Begin here
    [meeting] The meeting
    [admission] Admission and journey
    [afterwards] Afterwards
    [screens] The screens
    [operations] For those who run it
    [engineering] For those who build it
   *[other] Other pages
}
hb-forms = The forms
hb-forms-all = All the forms

## About a page

hb-about = About this page
hb-in-force = In force from
hb-reviewed = Reviewed
hb-reviewed-by = by { $who }, { $t }
hb-awaits = Awaits the service's review.
hb-due = Looked at again
hb-rests-on = Rests on
hb-nothing-said = It does not say what the page rests on.
hb-own-page = This is a page of the municipality's own.

## A page where a screen needs it

hb-place = { $what ->
    [relatives] relatives and secrecy
    [danger] life in danger
    [child] when a child calls
    [children] children
    [threat] threats on the telephone
    [home-visits] home visits
    [settle] what the meeting must settle
    [conversation] meeting the person
    [suicide] thoughts of suicide
    [intoxication] intoxication
    [admission] admission, step by step
    [transport] transport, scheduled flight and police
    [after-crisis] after the crisis
    [units] when you ring a receiving unit
    [signs] who signs what
    [locum] for the locum, one page
    [handover] handover
    [wrong] when something goes wrong
    [interpreter] interpreter
    [escort] escort
    [consent] consent
    [figures] the figures
   *[who] who is it?
}
hb-whole-page = The whole page
hb-close = Close

## Reading, and reviewing

hb-start = New here? Read these first
hb-start-why = Nobody means you to read the rest in one go.
hb-start-line = { $n ->
    [one] New here? One page of the handbook first
   *[other] New here? Begin with { $n } pages of the handbook
}
hb-unread = { $n ->
    [one] One more page that you have not read
   *[other] { $n } more pages that you have not read
}
hb-new = New to you
hb-news = { $n ->
    [one] One new page in the handbook
   *[other] { $n } new pages in the handbook
}
hb-mark-read = I have read this page
hb-you-read = You read the page as it stands now on { $t }.
hb-reviewed-by-leader = by the leader, { $t }
hb-leader-title = The handbook: reviews and reading
hb-leader-hint = What is to be looked at again, and who has read
hb-leader-about = A review is of the page as it stands, in every language. When it is changed it waits again.
hb-leader-chapter = { $n ->
    [0] all of it holds
    [one] one waits
   *[other] { $n } wait
}
hb-leader-read = Read and look through
hb-leader-only = The page is there in this language alone.
hb-leader-back = All pages
hb-leader-next = The next that waits: { $page }
hb-leader-none-waits = No page awaits review.
hb-leader-forms = A form is reviewed in the file it stands in. One that came with the program is reviewed once it lies in the service's own folder with the date of the review.
hb-reviewed-line = Reviewed by { $who }, { $t }.
hb-changed-since = Changed since the review.
hb-in-force-line = In force from { $t }.
hb-due-line = Looked at again on { $t }.
hb-due-over = Was to be looked at on { $t }.
hb-form-reviewed = Reviewed { $t }.
hb-form-shipped = Came with the program ({ $t }). The service has not reviewed it.
hb-readers = { $n } of { $all } have read it
hb-not-read = has not read it as it stands now
hb-review = I have looked through this page
hb-review-until = To be looked at again
hb-review-go = It holds
hb-no-changed = The page has been changed since you opened it. Read it again first.
hb-no-until = Choose the day on which it is to be looked at again.
