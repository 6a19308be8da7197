# Skjermene. Vanlig norsk, rolig, uten utropstegn; hvem, siden når, hvem sin tur, hva som skjer så.

## Rammen

ui-title-nurse = Vakt
ui-title-wall = Psykiatrisk legevakt
ui-about-calls = Ring eller skriv
ui-about-113 = Fare for liv: ring 113
ui-about-call = Ring oss: { $number }
ui-about-write = Send oss SMS
ui-language = Språk
ui-language-awaiting = Den samiske teksten venter på gjennomlesing av en språkkyndig. Det som mangler, står på norsk.
ui-skip = Gå til innholdet
ui-board = Tavle
ui-pane = Åpnet kontakt
ui-back-to-board = Tavle
ui-made-at = laget { $t }
ui-nothing-open = Velg en linje for å se mer.
ui-day-short = { $what ->
    [mon] man
    [tue] tir
    [wed] ons
    [thu] tor
    [fri] fre
    [sat] lør
   *[sun] søn
}
ui-day-long = { $what ->
    [mon] mandag
    [tue] tirsdag
    [wed] onsdag
    [thu] torsdag
    [fri] fredag
    [sat] lørdag
   *[sun] søndag
}
ui-every-day = hver dag
ui-over = { $t } over
ui-nothing-here = Her er det ingenting
ui-nothing-why = Siden finnes ikke lenger, adressen er feil, eller den er ikke din å åpne.
ui-age = { $days } dager{ $hours ->
    [0] {""}
    [one] {" og én time"}
   *[other] {" og "}{ $hours } timer
}
ui-and = { $first } og { $last }
ui-more = { $n ->
    [one] Én til
   *[other] { $n } til
}

## Det nettleseren sier selv

ui-js-live = direkte
ui-js-connecting = kobler til
ui-js-lost = kobler til igjen, viser { $t }
ui-js-offline = frakoblet siden { $t }, notater tas vare på
ui-js-over = { $t } over
ui-js-now = nå
ui-lost-over = Ingen forbindelse. Dette er fra { $t }. Telefonen ringer likevel: svar på den.
ui-js-saved-here = kladd lagret på denne enheten { $t }
ui-js-sent = lagret { $t }
ui-js-sending = sender
ui-js-queued = Linjen er borte. Dette er tatt vare på her og sendes én gang når linjen er tilbake.
ui-js-not-sent = Ikke sendt: linjen er borte. Det du skrev, står her. Bruk telefonen, eller prøv igjen når linjen er tilbake.
ui-js-sound-on = lyd på
ui-js-sound-off = Slå på lyd
ui-js-draft-found = kladd fra { $t }

## Grupper

ui-group-alarms = Alarmer
ui-group-mine = Venter på deg
ui-group-waiting = Venter på linjen
ui-group-talking = I gang
ui-group-later = Følges opp av andre
ui-group-notices = Bør sees på
ui-group-duty = På vakt
ui-nobody-waits = Ingen venter.
ui-you-until = Du har vakt til { $t }.
ui-backup-is = Backup: { $who }.
ui-backup-none = Ingen backup. Svarer du ikke, går anrop videre til legevakt.
ui-duty-until = din vakt til { $t }
ui-not-your-duty = du har ikke vakt nå; vakten varer til { $t }
ui-no-duty-now = ingen vakt nå
ui-nobody-on-duty = Ingen på vakt nå.
ui-duty-hole = Ingen står på vaktlisten. Anrop går rett til legevakt.
ui-outside-to = { $what ->
    [day_service] Anrop går til dagtjenesten.
    [legevakt] Anrop går til legevakt.
   *[other] Anrop går til reservenummeret.
}
ui-duty-next-when = Neste: { $t }
ui-duty-next = Neste: { $t } · { $who }
ui-duty-next-nobody = ingen på listen
ui-presence = { $what ->
    [talking] snakker
    [rung] ringes
   *[free] ledig
}
ui-place = { $what ->
    [primary] Sykepleier
    [backup] Backup
    [also] Sykepleier i tillegg
   *[off_duty] Kollega
}
ui-place-within = { $what ->
    [primary] sykepleieren
    [backup] backup
    [also] sykepleier i tillegg
   *[off_duty] en kollega
}
ui-you = Du
ui-you-object = deg

## Veggen

ui-wall-waiting = Venter nå
ui-wall-nobody-waits = Ingen venter.
ui-wall-talking = I kontakt
ui-wall-nobody-talks = Ingen samtale nå.
ui-wall-later = Følges opp
ui-wall-nothing-later = Alt er fulgt opp.
ui-tally = Svart innen to minutter, denne vakten
ui-tally-none = Ingen anrop ennå.
ui-tally-of = { $n } av { $all }

## Bannere

ui-banner = { $what ->
    [no-service] Tjenesten er ikke satt opp.
    [not-writable] Ingenting kan lagres nå.
    [held] Ingenting sendes ut nå.
   *[hole] Ingen sykepleier på vaktlisten nå.
}
ui-banner-do = { $what ->
    [no-service] Driften må lese inn tjenestefilen.
    [not-writable] Anrop settes rett over til legevakt. Bruk telefonen. Det du skriver, blir stående her.
    [held] Tjenesten er gjenopprettet fra sikkerhetskopi. Driften må slippe det som venter.
   *[hole] Anrop settes rett over til legevakt. Leder er varslet.
}

## Alarmer

ui-alarm = { $what ->
    [no_nurse_on_roster] Ingen på vaktlisten
    [nobody_to_ring] Ingen kunne ringes
    [nobody_answers] Ingen svarer, og noen venter
    [nobody_takes] Ingen har tatt det som venter
    [call_back_overdue] En lovet oppringning er forsinket
    [life_in_danger] Fare for liv
    [carrier_refused] Telefonnettet tok ikke imot
    [given_up] Noe ble ikke sendt i tide
    [messages_stopped] Mottakeren har stoppet meldinger
    [handshake_missed] Ikke bekreftet at vi når den som har vakt
    [handshake_hole] Vaktstart er ikke helt bekreftet
    [handover_not_accepted] Overleveringen er ikke tatt imot
    [nobody_available] Ingen på vakt tar imot anrop nå
    [visit_missed] Ikke meldt seg på hjemmebesøk
    [help_needed] Trenger hjelp nå
   *[message_failed] En melding kom ikke fram
}
ui-alarm-with = { $who } varsles · neste på listen om { $t }
ui-alarm-open = Ingen har tatt den
ui-alarm-repeats = { $n ->
    [one] kom én gang til
   *[other] kom { $n } ganger til
}
ui-alarm-take = Jeg tar den
ui-alarm-contact = Se kontakten

## En linje på tavlen

ui-row-kind = { $what ->
    [call] Anrop
    [call_back] Ring tilbake
    [answer] Melding
    [outcome] Mangler utfall
   *[closed] Avsluttet
}
ui-stage = { $what ->
    [waiting] Venter
    [writes] Venter på svar
    [joining] Kobles sammen
    [talking] Snakker
    [line_lost] Linjen ble brutt
    [falling_back] Satt over
    [ringing_nurse] Ringer opp
    [ringing_person] Ringer opp
    [call_back_due] Ring tilbake
    [needs_outcome] Mangler utfall
   *[closed] Avsluttet
}
ui-number-is = { $what ->
    [withheld] Skjult nummer
    [not_given] Uten nummer
    [malformed] Uleselig nummer
    [erased] Slettet nummer
   *[unknown] Ukjent nummer
}
ui-first-in-line = lege, først i køen
ui-maybe-same = kanskje samme
ui-unanswered = { $n ->
    [one] én melding uten svar
   *[other] { $n } meldinger uten svar
}
ui-claimed = { $who } tar den
ui-claim-lapses = svares det ikke, går det videre om { $t }
ui-joining = Kobles til { $who }
ui-talks = { $who } snakker
ui-talking = Snakker
ui-line-lost = Linjen til { $who } ble brutt, ringes igjen
ui-line-lost-next = andre ringes om { $t }
ui-rings-nurse-first = Ringer { $who } først
ui-rings-person = Ringer personen · { $who } er på linjen
ui-picked-up = { $who } har tatt telefonen
ui-join-failed = Koblingen til { $who } gikk ikke
ui-ringing = Ringer { $who }
ui-nobody-answered = Ingen har svart
ui-nobody-rings = Ingen telefon ringer akkurat nå
ui-all-busy = Opptatt: { $who }
ui-next-ring = { $who } om { $t }
ui-next-again = ringes igjen om { $t }
ui-next-round = alle ringes igjen om { $t }
ui-next-fallback = { $what ->
    [day_service] dagtjenesten om { $t }
    [legevakt] legevakt om { $t }
   *[other] reservenummer om { $t }
}
ui-fallback-latest = reserve om { $t }
ui-destination = { $what ->
    [day_service] dagtjenesten
    [legevakt] legevakt
   *[other] reservenummeret
}
ui-fallback-talks = Snakker med { $who }
ui-fallback-rings = Ringer { $who }
ui-fallback-why = { $what ->
    [nobody_answered] ingen av våre svarte
    [nobody_to_ring] ingen å ringe
   *[outside_duty] utenfor vakt
}
ui-third-somebody = en til
ui-third-there = { $who } er med
ui-third-takes-over = { $who } ringes for å ta over
ui-third-rung = { $who } ringes
ui-tried = { $n ->
    [one] prøvd én gang
   *[other] prøvd { $n } ganger
}
ui-call-back-why = { $what ->
    [abandoned] La på før svar
    [asked] Ba om oppringning
    [dropped] Samtalen ble brutt
    [message] Melding uten svar
   *[by_nurse] Avtalt av sykepleier
}
ui-call-back-by = innen { $t }
ui-reminder = { $what ->
    [owner] du ringes om den om { $t }
    [backup] backup ringes om { $t }
    [leader] leder varsles om { $t }
   *[everyone] alle på vakt ringes igjen om { $t }
}
ui-outcome-why = { $what ->
    [talked] Snakket ferdig
    [fell_back] Ble satt over til andre
    [outside_duty] Kom utenfor vakt
    [not_reached] Ikke nådd
    [person_died] Personen er død: løftet om å ringe gjelder ikke mer
    [rang_from_the_dead] Ringte fra telefonen til en som er død
    [request] Forespørsel
    [written] Har skrevet
   *[no_number] Ikke noe nummer å ringe
}
ui-turn-you = din tur
ui-turn = eier: { $who }
ui-turn-keeper = { $who } passer på til neste vakt
ui-turn-next = neste på vakt

## Den som ringer

ui-registered-on = Nummeret er registrert på
ui-registered-on-several = Nummeret er registrert på flere
ui-only-a-hint = Et hint, ikke et bevis. Bekreft hvem det er før du sier noe.
ui-waited = Har ventet { $t }
ui-ring-handed = { $who } har snakket med dem i { $t } og vil at du tar over
ui-speaks = { $what ->
    [nb] norsk
    [en] engelsk
    [se] nordsamisk
   *[other] annet språk
}
ui-shared-phone = telefonen brukes av flere
ui-doctor-calls = en lege, først i køen
ui-began = { $what ->
    [call_outside_duty] ringte utenfor vakt { $t }
    [request] ba om hjelp { $t }
    [message] skrev { $t }
   *[call] ringte { $t }
}
ui-before = Fra før
ui-repeats = { $n ->
    [one] ringt én gang til
   *[other] ringt { $n } ganger til
}
ui-last-note = Siste notat

## Det ringer

ui-ring-you = Ringer deg
ui-ring-written = Noen har skrevet
ui-ring-pick-up = Ta telefonen
ui-ring-others = { $n ->
    [one] Én til venter.
   *[other] { $n } til venter.
}
ui-join-failed-you = Koblingen gikk ikke.
ui-join-failed-you-do = Den som ringte, venter fortsatt. Telefonen din spør deg igjen: trykk 1.
ui-take-it = Jeg tar den
ui-take-it-or-answer = eller svar på telefonen og trykk 1
ui-other-phone = Ring annet nummer
ui-cannot = Kan ikke nå
ui-cannot-next = neste ringes med en gang
ui-cannot-handed = den som snakker, fortsetter
ui-claimed-you = Den er din. Telefonen din ringer.
ui-claimed-you-do = Ta den, så kobles dere sammen. Du trenger ikke trykke 1.
ui-answer-the-phone = Svar på telefonen og trykk 1.
ui-cannot-claim-now = Du kan ikke ta denne nå: en kollega tar den, eller du er alt på en linje.

## I samtalen

ui-bring-in = Hent inn lege, tolk eller partner
ui-bring-in-hint = De ringes nå og blir sagt fram når de kommer inn. Den som ringer, hører det.
ui-bring-in-nobody = Ingen står i tjenestefilen.
ui-third-kind = { $what ->
    [doctor] lege eller reserve
    [interpreter] tolk ({ $tag })
    [legevakt] legevakt
    [receiving] tar imot
   *[partner] partner
}
ui-hours-always = svarer alltid
ui-hours-now = svarer nå ({ $t })
ui-hours-closed = stengt · åpner { $t }
ui-hand-over = Overlat til kollega
ui-hand-over-hint = Kollegaen ringes og kommer inn i samtalen. Den blir kollegaens når du går ut.
ui-hand-over-nobody = Ingen kollega å overlate til.
ui-colleague = { $what ->
    [engaged] opptatt i telefonen
    [on_duty] på vakt
   *[off_duty] ikke på vakt
}
ui-call-113 = Ring 113
ui-end = Avslutt samtalen

## Oppringning

ui-ring-now = Ring nå
ui-ring-hidden = Ring selv, med skjult nummer
ui-ring-hidden-how = Personen vil ikke at nummeret vårt vises på telefonen. Nettet viser det alltid, derfor ringer vi ikke og sender ingen SMS av oss selv. Ring fra din egen telefon med #31# foran nummeret, den vanlige koden i mobilnettet for å skjule ditt, og skriv hvordan det gikk, her. Prøv først på et nummer du selv har: det kan være annerledes på din telefon. Send ingen SMS fra den: en SMS viser alltid ditt eget nummer.
ui-ring-now-how = telefonen din ringer først, trykk 1
ui-ring-later = Ring på et annet tidspunkt
ui-ring-later-when = Når
ui-ring-later-hint = Løftet er ditt, og du ringes når det er tid.
ui-ring-later-save = Lov det

## Samme eller ikke

ui-proposal = Samme nummer har en åpen kontakt. Hører de sammen?
ui-proposal-open = se den
ui-proposal-yes = Ja, samme
ui-proposal-no = Nei, en annen

## Notat og meldinger

ui-notes = Notater
ui-note = Nytt notat
ui-note-save = Lagre notat
ui-erased = (slettet)
ui-messages = { $n ->
    [0] Send SMS
    [one] Én melding
   *[other] { $n } meldinger
}
ui-message = Svar på SMS
ui-message-hint = Andre kan lese den. Ingen navn, ikke noe om helse.
ui-message-send = Send SMS
ui-message-ours = (melding fra tjenesten)
ui-message-state = { $what ->
    [queued] på vei
    [sent] sendt
    [delivered] kommet fram
    [failed] kom ikke fram
   *[received] mottatt
}
ui-messages-earlier = Tidligere meldinger
ui-message-empty = (ingen tekst; kanskje et bilde)
ui-message-by-itself = sendt av tjenesten
ui-message-nobody-on-duty = Ingen har vakt nå, og hvem de kan ringe.
ui-writing-with = { $who } svarer
ui-writing-rings = ringer igjen om { $t } hvis ingen svarer
ui-writing-stopped = Personen har skrevet STOPP og får ikke SMS fra oss. Ring, eller vent til de skriver START. Et løfte om å ringe står.
ui-writing-take = Jeg svarer
ui-writing-take-how = eller svar på telefonen og trykk 1
ui-writing-call = Ring i stedet
ui-quick-group = Korte svar
ui-quick = { $what ->
    [here] Jeg er her og leser.
    [more] Skriv gjerne mer.
    [soon] Jeg svarer om noen minutter.
   *[call] Kan jeg ringe deg nå? Svar ja eller nei.
}

## Pårørende

ui-relative = Pårørende. Dette kan du alltid gjøre
ui-relative-can = { $what ->
    [listen] Lytte: ta imot det de forteller
    [guide] Veilede generelt: hva som ofte hjelper, hvem man kan ringe
   *[support] Støtte: spør hvordan den som ringer, har det
}
ui-relative-level = Nivå: lytt. Vi tar imot, og forteller ingenting om pasienten.
ui-learnt-ask = Hva lærte vi denne gangen?
ui-learnt-how = Til planen: koordinatoren ser på det sammen med { $who }, som bestemmer. Det kan stå tomt.
ui-learnt-nothing = Ingenting denne gangen
ui-learnt-said = Det vi lærte, er skrevet ned til planen.
ui-learnt-nothing-said = Spurt om hva vi lærte: ingenting denne gangen.
ui-children-ask = Er det barn som er pårørende?
ui-children = { $what ->
    [yes] Ja
    [no] Nei
   *[not_asked] Ikke spurt
}
ui-children-who = Hvem følger opp barna
ui-children-by = Barn følges opp av { $who }

## Utfall

ui-outcome-ask = Hvordan endte det?
ui-outcome-without-call = Avslutt uten å ringe
ui-outcome-how = Utfall
ui-outcome = { $what ->
    [helped_by_telephone] Hjulpet på telefon
    [helped_in_person] Hjulpet ansikt til ansikt
    [admitted] Innlagt
    [visit_agreed] Avtalt besøk
    [handed_to_legevakt] Overlatt til legevakt
    [called_113] 113 ringt
    [called_back] Ringt tilbake
    [not_reached] Ikke nådd
    [handed_to_day_service] Overlatt til dagtjenesten
    [wrong_number] Feil nummer
    [gave_up_withheld] Skjult nummer, la på
    [staff_rang_in] Ansatt ringte inn
    [withdrawn] Trukket tilbake
    [only_a_word] Bare et ord
    [relative_supported] Pårørende fikk støtte
   *[joined] Slått sammen
}
ui-outcome-save = Lagre utfall
ui-next-how = Hva skjer nå?
ui-next = { $what ->
    [follow_up] Noen følger opp
    [settled] Ikke mer å gjøre
   *[refused] Vil ikke følges opp
}
ui-settled = ikke mer å gjøre
ui-refused = vil ikke følges opp
ui-why-not = { $what ->
    [no_more] Vil ikke ha mer kontakt nå
    [will_ring] Ringer selv om det trengs
    [others] Andre følger opp alt
    [not_reached] Kan ikke nås, eller vil ikke
   *[own_words] Noe annet
}
ui-refused-words = Med personens egne ord
ui-follow-up-what = Hva skal gjøres
ui-follow-up-who = Hvem
ui-follow-up-when = Senest når
ui-follow-up-by = { $who } følger opp innen { $t }
ui-elsewhere = går videre i en annen kontakt
ui-choose = Velg

## Når noe ikke går

ui-may-not = { $what ->
    [leader_only] Bare lederen av tjenesten kan gjøre dette.
    [leader_or_nurse_on_duty] Bare lederen, eller en sykepleier som er på vakt nå, kan gjøre dette.
    [leader_or_operator] Bare lederen, eller den som drifter maskinene, kan gjøre dette.
    [service_itself] Dette gjør bare tjenesten selv.
    [machine_only] Dette gjøres ved maskinen selv, med kommandoen hjemmevakt.
    [not_in_your_hands] Dette er for en sykepleier som er på vakt nå, eller for den som har saken.
    [doctors_only] Det er leger som ber om hjelp her, og legevaktens PC-er.
    [nurses_only] Dette er for sykepleierne i tjenesten.
    [staff_only] Dette er for dem som arbeider i tjenesten.
    [alarms_only] Alarmer tas av sykepleiere, av lederen, og av dem på alarmlisten som har fått beskjed.
    [guest_over] Denne kontoen er avsluttet. Be sykepleieren på vakt eller lederen om en ny.
    [people_only] Dette er for dem som har logget inn, og for legevaktens PC-er.
    [followers_only] Dette er for lederen, og for den som følger det.
   *[station_revoked] Denne PC-en er ikke registrert lenger. Spør lederen av tjenesten.
}
ui-no = { $what ->
    [no_service] Tjenesten er ikke satt opp ennå.
    [not_found] Den er ikke her lenger: den er avsluttet eller slått sammen med en annen. Det du skrev, står her.
    [not_staff] Bare ansatte kan gjøre dette.
    [taken_already] En kollega har alt tatt den.
    [not_on_duty] Bare en sykepleier som har vakt nå, kan gjøre dette.
    [not_yours] Den er en annens: bare den som spurte, eller sykepleieren som har tatt den, kan gjøre dette.
    [request_stands] Dette er en forespørsel, og den står for seg selv. Velg at den er en annen.
    [not_taken_yet] Ingen sykepleier har tatt den ennå. Det ringer fortsatt.
    [not_waiting] Den venter ikke lenger: noen har tatt den, eller den som ringte, la på.
    [not_talking] Det er ingen samtale på denne linjen nå.
    [busy] Du er alt på en linje. Avslutt den først.
    [number_would_show] Personen vil ikke at nummeret vårt vises, og nettet viser det alltid. Ring fra en telefon som skjuler nummeret sitt, og skriv hvordan det gikk.
    [no_number] Det er ikke noe nummer å ringe.
    [line_open] Det er en åpen linje til denne personen. Avslutt den først.
    [closed] Kontakten har alt fått et utfall.
    [still_open] Kontakten har ikke fått noe utfall ennå.
    [outcome_not_chosen] Dette utfallet setter tjenesten selv. Velg et annet.
    [follow_up_missing] Med dette utfallet er noe igjen. Si hvem som følger opp, og når, eller at personen ikke vil det.
    [guest_stands] Kontoen står ennå. Avslutt den først.
    [not_hpr] Et HPR-nummer har høyst ni siffer og ikke noe annet.
    [no_proposal] Det er ingen annen kontakt å slå sammen med lenger.
    [empty] Det står ingenting i feltet.
    [not_on_duty_soon] Dette er for den som har vakt nå eller innen en halvtime.
    [only_one_left] Ingen andre på vakt tar imot anrop nå. Skal du likevel bort, går anrop rett til legevakt, og leder varsles. Si da at du vil det likevel.
    [not_a_choice] Velg en av lengdene.
    [visit_goes_on] Dette hjemmebesøket er ikke over ennå.
    [visit_under_way] Du er alt på hjemmebesøk. Avslutt det først.
    [code_needed] Tiden er ute. Skriv koden din.
    [wrong_code] Koden stemmer ikke.
    [colleague_settles] Bare en kollega kan avklare dette.
    [not_unknown] Nummeret er kjent. Bare kontakter med ukjente kan slettes her.
    [messages_stopped] Personen har bedt om å ikke få SMS. Ring, eller vent til de skriver START.
    [nobody_for_children] Velg hvem som følger opp barna.
   *[in_the_past] Tidspunktet har vært. Velg et som kommer.
}
ui-no-too-far-ahead = Det er for langt fram: høyst { $n } dager fra nå.
ui-no-nurse-on-duty = Ingen sykepleier har vakt nå, og ingen ser forespørselen. Ring { $call }.
ui-no-minutes = Si om hvor mange minutter: 1 til { $n }.
ui-no-room = Det er alt { $n } linjer her, og det blir ikke plass til flere. Ring hverandre.
ui-no-colleague-busy = { $who } er alt på en linje.
ui-no-cannot-follow-up = { $who } kan ikke åpne kontakter. Velg en sykepleier, en dagsykepleier eller en koordinator.
ui-no-unknown-staff = { $who } står ikke i tjenestefilen.
ui-no-too-long = Teksten er for lang: høyst { $n } tegn. Det du skrev, står her.
ui-no-overloaded = Tjenesten er overbelastet. Ingenting er endret. Prøv igjen om litt.
ui-no-not-writable = Ingenting kan lagres nå. Ingenting er endret. Det du skrev, står her; prøv igjen.
ui-no-stopped = Tjenesten starter på nytt. Ingenting er endret. Det du skrev, står her; prøv igjen om litt.
ui-no-broke-off = Det du sendte, var begynt da tjenesten stanset et øyeblikk, og kan være gjort. Se etter før du sender det igjen.
ui-no-too-large = Dette er for stort til å sendes. Del det opp.
ui-no-running = Dette blir alt gjort. Vent litt.
ui-no-key-differs = Skjemaet er sendt før med noe annet i. Last siden på nytt og prøv igjen.
ui-no-choose-who = Velg hvem.
ui-no-choose-when = Velg dag og klokkeslett.
ui-no-choose-same = Svar ja eller nei.
ui-no-choose-outcome = Velg et utfall.
ui-no-choose-next = Velg hva som skjer nå.
ui-no-choose-owner = Velg hvem som følger opp.
ui-no-say-what = Skriv hva som skal gjøres.
ui-no-why-not = Velg hvorfor personen ikke ønsker det.
ui-no-refused-words = Skriv hva personen sa.
