# Det som sies på telefonen. Kort, rolig, aldri "legg på", aldri et navn på noen som er pasient eller pårørende.

## Den som ringer

voice-first = Ved fare for liv, ring 113. Du kan også bli her.
voice-ringing-nurse = Vi ringer sykepleieren nå.
voice-key-call-back = Trykk 2 hvis du heller vil bli ringt opp.
voice-key-language = For et annet språk, trykk 9.
voice-key-sami = For samisk, trykk 9 til du hører at det er valgt.
voice-sami-chosen = Du har valgt samisk. Vi har ikke samisk tale her ennå. Sykepleieren ser at du vil snakke samisk.
voice-key-again = Trykk stjerne for å høre dette igjen.
voice-wait-still = Det ringer fortsatt. Du er ikke glemt.
voice-wait-next = Vi ringer en til nå.
voice-wait-stay = Bli gjerne på linjen. Vi ringer til noen svarer.
voice-wait-choose = Vi ringer fortsatt. Trykk 2 hvis du heller vil bli ringt opp.
voice-joining = Nå kobles du til.
voice-call-back-promised = Vi ringer deg tilbake innen klokken { $by }. Du kan ringe igjen når som helst. Ved fare for liv, ring 113.
voice-call-back-stands = Vi har lovet å ringe deg innen klokken { $by }. Nå hjelper vi deg videre med en gang.
voice-call-back-late = Vi skulle ha ringt deg innen klokken { $by }. Beklager. Nå hjelper vi deg videre med en gang.
voice-call-back-no-number = Vi ser ikke nummeret ditt og kan ikke ringe tilbake. Bli på linjen, vi ringer videre for deg.
voice-line-lost = Forbindelsen til sykepleieren ble brutt. Bli på linjen, vi ringer sykepleieren igjen.
voice-fallback = Vi får ikke tak i sykepleieren. Nå ringer vi { $destination } for deg. Bli på linjen.
voice-none-reached = Vi har ikke fått tak i noen ennå. Ved fare for liv, ring 113. Vi fortsetter å ringe. Trykk 2 for å bli ringt opp.
voice-outside-hours = Sykepleieren har ikke vakt nå. Vi ringer { $destination } for deg. Bli på linjen.
voice-trouble = Noe er galt hos oss. Vi ringer { $destination } for deg nå. Bli på linjen.
voice-trouble-nobody = Vi får ikke satt deg over nå. Ved fare for liv, ring 113. Legevakt har nummer 116 117.
voice-destination-legevakt = legevakten
voice-destination-day-service = dagtjenesten for psykisk helse
voice-goodbye = Takk for at du ringte. Du kan ringe igjen når som helst.
voice-call-again-soon = Beklager, vi mistet forbindelsen. Vi ringer deg igjen om litt.
voice-interpreter = Vi prøver å få tak i en tolk. Samtidig ringer vi sykepleieren. Bli på linjen.

## Inn i samtalen

voice-third-party-joining = { $who ->
    [doctor] Legen kobles til nå.
    [interpreter] Tolken kobles til nå.
   *[colleague] En kollega kobles til nå.
}
voice-third-party-unreached = { $who ->
    [doctor] Vi fikk ikke tak i legen.
    [interpreter] Vi fikk ikke tak i tolken.
   *[colleague] Vi fikk ikke tak i kollegaen.
}
voice-caller-left = Den som ringte, er ikke lenger på linjen.

## Telefoner som ringes: sies to ganger, til hvem som helst som tar den

voice-whisper-waiting = Hjemmevakt. En som ringer venter. Trykk 1 for å ta imot.
voice-whisper-join-failed = Hjemmevakt. Koblingen gikk ikke. Den som ringte, venter fortsatt. Trykk 1 for å prøve igjen.
voice-whisper-call-back = Hjemmevakt. Oppringningen er klar. Trykk 1 for å ringe.
voice-whisper-call-back-due = Hjemmevakt. En som er lovet oppringning, venter. Trykk 1 for å ringe.
voice-whisper-request = Hjemmevakt. En forespørsel venter. Trykk 1 for å ta imot.
voice-whisper-lost-line = Hjemmevakt. Linjen din ble brutt. Den som ringte, er her fortsatt. Trykk 1 for å komme tilbake.
voice-whisper-caller-gone = Hjemmevakt. Den som ringte, er borte. Trykk 1 for å ringe tilbake.
voice-whisper-third-party = Hjemmevakt. Sykepleieren ber deg inn i en samtale. Trykk 1 for å bli med.
voice-whisper-message = Hjemmevakt. En tekstmelding venter på svar. Trykk 1 for å ta imot.
voice-whisper-fallback = Hjemmevakt. Vi setter over en som ringer.
voice-alarm = { $kind ->
    [nobody-reached] Hjemmevakt. Ingen svarer på vakttelefonen, og noen venter.
    [no-nurse] Hjemmevakt. Ingen har vakt nå.
    [call-back-overdue] Hjemmevakt. En lovet oppringning er forsinket.
    [nobody-takes] Hjemmevakt. Noe venter, og ingen har tatt det.
    [help-now] Hjemmevakt. Sykepleieren trenger hjelp nå.
    [visit-missed] Hjemmevakt. En kollega på oppdrag har ikke meldt seg.
    [handshake] Hjemmevakt. Det er ikke bekreftet at vi når den som har vakt.
    [handover] Hjemmevakt. En overlevering er ikke tatt imot.
    [nobody-available] Hjemmevakt. Ingen på vakt tar imot anrop nå.
    [carrier] Hjemmevakt. Vakttelefonen svikter.
   *[other] Hjemmevakt. En alarm må tas.
} Trykk 1 for å ta ansvar for den.
voice-alarm-taken = Takk. Alarmen er din. Se tavlen.
voice-alarm-already-taken = En kollega har alt tatt alarmen. Takk.

## Forespørsler og meldinger: den som tar dem

voice-summons-taken = Takk. Den er din. Se tavlen.
voice-whisper-connect = Hjemmevakt. Den er din. Trykk 1 for å bli satt over til legen nå.
voice-summons-taken-already = En kollega har tatt den. Takk.
voice-summons-not-needed = Den trengs ikke lenger. Takk.

## Sykepleieren

voice-nurse-joining = Takk. Du kobles til.
voice-nurse-join-failed = Koblingen gikk ikke. Vi prøver igjen.
voice-nurse-caller-called = Takk. Nå ringer vi opp. Vent litt.
voice-nurse-callee-unreached = Ingen svarte. Vi prøver igjen senere.
voice-nurse-too-late = En kollega har tatt samtalen. Takk.
voice-nurse-no-longer-needed = Den som ringte, er borte. Det står på tavlen. Takk.
voice-nurse-unconfirmed = Vi hørte ingen tast. Vi ringer den neste. Ha det.
voice-ring-in-code = Hjemmevakt. Tast koden din og firkant.
voice-ring-in-wrong-code = Koden stemmer ikke. Prøv igjen.
voice-ring-in-as-caller = Vi fikk ingen kode. Vi tar deg imot som en som ringer.
voice-ring-in-nobody = Ingen venter nå. Takk.
voice-ring-in-waiting = Du kobles til den som venter.
voice-ring-in-back = Du kobles til samtalen igjen.

## Vaktstart, og den som er ute

voice-whisper-handshake = Hjemmevakt. Vakten din begynner. Trykk 1 for å vise at telefonen når deg.
voice-handshake-proven = Takk. Telefonen når deg.
voice-handshake-no-key = Vi hørte ingen tast. Vi prøver igjen.
voice-number-would-show = Personen vil ikke at nummeret vårt vises. Ring fra en telefon som skjuler nummeret sitt. Nettbrettet sier hvordan.
voice-check-in-code = Hjemmevakt. Tiden er ute. Tast koden din og firkant.
voice-checked-in = Takk. Det er notert.
voice-check-in-no-code = Vi fikk ingen kode. Ha det.
