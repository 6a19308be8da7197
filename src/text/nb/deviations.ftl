## Avvik: meldt av noen, eller av tjenesten selv

dev-raise = Meld et avvik
dev-raise-about = Noe var ikke som det skulle, stort eller lite. Det tar et minutt. Lederen leser det og svarer på hva som endres. Ingen straffes for å melde.
dev-raise-another = Meld et til
dev-in-contact = Avviket knyttes til kontakten du hadde åpen. Lederen ser at det er en kontakt, ikke hvem den gjelder.
dev-ask-text = Hva skjedde?
dev-no-names = Uten navn på den det gjelder: den som leser, har ikke journalen.
dev-ask-harm = Ble noen skadet?
dev-harm-choice = { $what ->
    [harmed] Ja
    [could_have] Nei, men det kunne skjedd
    [no] Nei
   *[not_known] Vet ikke
}
dev-ask-measure = Hva ble gjort med en gang?
dev-may-be-empty = Kan stå tomt.
dev-send = Meld
dev-sent = Meldt
dev-sent-about = Takk. Lederen har fått avviket.
dev-sent-by = Noen skal ha sett på det innen { $t }.
dev-complaint-instead = Er det noen som vil klage?
dev-told = Avvik: { $what } ({ $next })
dev-beside = Andre avvik som ikke gjelder en kontakt
dev-see = Se hva som skjer med det
dev-title-hers = Avvik du har meldt eller følger
dev-hers-short = Mine avvik
dev-none-hers = Du har ikke meldt noe avvik.
dev-title-one = Avvik
dev-all = Alle avvik
dev-about-all = De eldste åpne først. Det som ble sagt i en samtale, står i kontakten og vises ikke her.
dev-open = Åpne
dev-none-open = Ingen avvik er åpne.
dev-closed-ones = { $n ->
    [one] Ett lukket avvik
   *[other] { $n } lukkede avvik
}
dev-closed = lukket
dev-late = På overtid
dev-with = hos { $who }
dev-somebody = Noen
dev-next = { $what ->
    [look] skal være sett på innen { $t }
    [close] skal være lukket innen { $t }
   *[undated] åpent
}
dev-what = { $what ->
    [threat] Trussel på telefonen
    [nobody_answered] Ingen svarte den som ringte
    [nobody_took] Ingen tok en forespørsel eller melding
    [call_back_late] Den som ble lovet svar { $t }, ventet for lenge
    [check_in_missed] Meldte seg ikke fra hjemmebesøk { $t }
    [handover_not_accepted] Overlevering fra { $t } ikke tatt imot
    [not_reviewed] Lesing { $t } ikke gjennomgått
    [wrong_reading] Lesing { $t } skulle ikke vært
   *[person] Meldt avvik
}

## Det tjenesten selv ser

dev-itself = Dette melder tjenesten selv
dev-itself-about = At ingen svarte innen trinnene, at ingen tok en forespørsel, at et løfte om å ringe tilbake ikke ble holdt, at noen på hjemmebesøk ikke meldte seg, at en overlevering ikke ble tatt imot i tide, og at en lesing i en nødssituasjon ikke er gjennomgått. Det trenger du ikke melde.
dev-itself-is = { $what ->
    [nobody_answered] Alle på vakt ble ringt etter trinnene, og ingen svarte. Den som ringte, gikk videre til reserven.
    [nobody_took] Alle på vakt ble ringt, og ingen tok det som kom inn.
    [call_back_late] Den som skulle ringe tilbake, ble minnet på det da det skulle skje. Det hjalp ikke, og andre ble ringt.
    [check_in_missed] Den som var ute, meldte seg ikke og svarte ikke på telefonen. Andre fikk beskjed.
    [handover_not_accepted] Noe i overleveringen var ikke tatt imot da fristen var ute.
    [not_reviewed] Noen leste i en journal på et grunnlag som lederen alltid skal se på. Ingen har sett på det.
    [wrong_reading] Lederen har sagt at denne lesingen ikke skulle vært.
   *[threat] En av våre ble truet og avsluttet samtalen.
}

## Ett avvik

dev-happened = Hva som skjedde
dev-when = Meldt
dev-says = Meldt av
dev-by-itself = Tjenesten selv
dev-follows = Følges av
dev-nobody = Ingen ennå
dev-open-contact = Åpne kontakten
dev-contact-not-shown = Det skjedde i en kontakt som du ikke har.
dev-not-shown = Det som ble sagt, står i kontakten og vises ikke her.
dev-open-readings = Gå til lesingene
dev-done = Hva som er gjort
dev-step = { $what ->
    [given] Følges av
    [noted] Notert
    [closed] Lukket
   *[reopened] Åpnet igjen
}
dev-take = Jeg følger det
dev-give = La en annen følge det
dev-give-who = Hvem
dev-note = Skriv noe til
dev-ask-note = Hva vil du legge til?
dev-close = Lukk avviket
dev-ask-found = Hva fant dere?
dev-ask-changed = Hva endres?
dev-changed-hint = Endres ingenting, skriv hvorfor.
dev-reopen = Åpne det igjen
dev-ask-why = Hvorfor er det ikke over?
dev-erase = Slett ordene i avviket
dev-erase-about = Det som ble skrevet om det, slettes for godt. At noe skjedde, hvem som meldte det, og når det ble lukket, blir stående.
dev-no = { $what ->
    [closed] Avviket er lukket. Åpne det igjen først.
    [open] Avviket er alt åpent.
    [goes_with_it] Avviket skjedde i en kontakt, og ordene slettes sammen med den.
    [say_what_changes] Skriv hva dere fant, og hva som endres. Endres ingenting, skriv hvorfor.
   *[id_taken] Dette er meldt: det du sendte først, kom fram, slik du skrev det da. Du finner det under «Avvik du har meldt eller følger», og kan skrive noe til der. Trykker du «Meld» en gang til, blir det et nytt avvik.
}
dev-no-text = Skriv hva som skjedde.
dev-no-harm = Velg om noen ble skadet.
dev-no-note = Skriv det du vil legge til.
dev-no-found = Skriv hva dere fant.
dev-no-changed = Skriv hva som endres. Endres ingenting, skriv hvorfor.
dev-no-why = Skriv hvorfor det ikke er over.
