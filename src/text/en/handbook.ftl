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
   *[who] who is it?
}
hb-whole-page = The whole page
hb-close = Close
