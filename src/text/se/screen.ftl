# AWAITING REVIEW BY A SPEAKER. Northern Sámi for the frame of the screens: titles, headings, buttons, states. The rest is Norwegian.

## Rámma

ui-title-nurse = Vákta
ui-title-wall = Psykiatralaš doavttervákta
ui-about-calls = Riŋge dahje čále
ui-about-113 = Heaggaváras: riŋge 113
ui-about-call = Riŋge midjiide: { $number }
ui-about-write = Sádde SMS midjiide
ui-language = Giella
ui-skip = Mana sisdollui
ui-board = Távval
ui-back-to-board = Távval
ui-day-short = { $what ->
    [mon] vuo
    [tue] maŋ
    [wed] gas
    [thu] duo
    [fri] bea
    [sat] láv
   *[sun] sot
}
ui-day-long = { $what ->
    [mon] vuossárga
    [tue] maŋŋebárga
    [wed] gaskavahkku
    [thu] duorasdat
    [fri] bearjadat
    [sat] lávvardat
   *[sun] sotnabeaivi
}
ui-every-day = juohke beaivvi
ui-and = { $first } ja { $last }

## Neahttalohkki

ui-js-live = njuolga
ui-js-now = dál

## Joavkkut

ui-group-alarms = Alármmat
ui-group-mine = Vuordá du
ui-group-waiting = Vuordá linnjás
ui-group-talking = Jođus
ui-group-duty = Vávttas
ui-nobody-waits = Ii oktage vuorddi.
ui-no-duty-now = ii leat vákta dál
ui-nobody-on-duty = Ii oktage leat vávttas dál.
ui-presence = { $what ->
    [talking] hupmá
    [rung] riŋgejuvvo
   *[free] friddja
}
ui-you = Don
ui-alarm-take = Mun válddán dan

## Linnjá távvalis

ui-row-kind = { $what ->
    [call] Riŋgen
    [call_back] Riŋge ruovttoluotta
    [answer] Diehtu
    [outcome] Boađus váilu
   *[closed] Loahpahuvvon
}
ui-stage = { $what ->
    [waiting] Vuordá
    [writes] Vuordá vástádusa
    [joining] Oktavuohta boahtá
    [talking] Hupmá
    [line_lost] Linnjá botkejuvvui
    [falling_back] Sirdojuvvon
    [ringing_nurse] Riŋge
    [ringing_person] Riŋge
    [call_back_due] Riŋge ruovttoluotta
    [needs_outcome] Boađus váilu
   *[closed] Loahpahuvvon
}
ui-number-is = { $what ->
    [withheld] Čihkkojuvvon nummir
    [not_given] Nummira haga
    [malformed] Nummir ii leat lohkamis
    [erased] Sihkkojuvvon nummir
    [not_given] Nummir ii leat
   *[unknown] Amas nummir
}
ui-speaks = { $what ->
    [nb] dárogiella
    [en] eaŋgalasgiella
    [se] davvisámegiella
   *[other] eará giella
}

## Boalut

ui-take-it = Mun válddán dan
ui-cannot = In sáhte dál
ui-call-113 = Riŋge 113
ui-end = Loahpat ságastallama
ui-ring-now = Riŋge dál
ui-notes = Merkošat
ui-note = Ođđa merkkoš
ui-note-save = Vurke merkoša
ui-message-send = Sádde SMS
ui-message-state = { $what ->
    [queued] jođus
    [sent] sáddejuvvon
    [delivered] ollen
    [failed] ii ollen
   *[received] boahtán
}
ui-outcome-how = Boađus
ui-outcome-save = Vurke bohtosa
ui-choose = Vállje
ui-writing-take = Mun vástidan
ui-writing-call = Riŋge
ui-quick = { $what ->
    [here] Mun lean dáppe ja logan.
    [more] Čále eambbo.
    [soon] Mun vástidan fargga.
   *[call] Sáhtán go riŋget dutnje dál? Vástit juo dahje ii.
}
