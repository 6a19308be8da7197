# På vakt: vaktstart, hvem som tar anrop, hjemmebesøk, oppfølging. Rolig; det som står på skjermen til den som er ute, røper ikke at hjelp er tilkalt.

## Vaktstart

ui-handshake = Vaktstart
ui-handshake-ask = Vakten din begynner { $t }. Vis at vi når deg på tre måter.
ui-handshake-already = Du har vakt. Vis gjerne at vi når deg på tre måter.
ui-handshake-told = Det som ikke er bekreftet, får backup og leder vite om { $t }
ui-handshake-missed = Backup og leder har fått vite hva som ikke er bekreftet.
ui-way = { $what ->
    [tablet] Nettbrett
    [telephone] Telefon
   *[message] SMS
}
ui-way-within = { $what ->
    [tablet] nettbrett
    [telephone] telefon
   *[message] SMS
}
ui-way-proven = bekreftet { $t }
ui-way-open = ikke bekreftet
ui-sounds-play = Spill de tre lydene
ui-sounds-how = Anrop, forespørsel og alarm, én etter én, med vibrasjon der det finnes.
ui-sounds-heard = Jeg hørte dem
ui-ring-me = Ring meg nå
ui-ring-me-how = Vi ringer, du svarer og trykker 1.
ui-ringing-you = Telefonen ringer. Svar og trykk 1.
ui-code = Koden fra meldingen
ui-code-how = Skriv koden her, eller svar med den på meldingen.
ui-code-confirm = Bekreft
ui-code-send = Send ny kode
ui-code-message = { $what ->
    [not_sent] ingen melding er sendt
    [under_way] meldingen er på vei
    [delivered] meldingen er kommet fram
   *[failed] meldingen kom ikke fram
}

## Hvem som tar anrop

ui-on-duty-screen = skjerm på
ui-on-duty-phone-only = bare telefon
ui-on-duty-unavailable = tar ikke anrop før { $t }
ui-on-duty-visiting = på hjemmebesøk
ui-on-duty-not-proven = ikke bekreftet: { $what }
ui-on-duty-proven = bekreftet
ui-unavailable = Ta en pause fra anrop
ui-unavailable-how = Anrop går til de andre på vakt imens. Pausen slutter av seg selv.
ui-unavailable-alone = Ingen andre på vakt tar imot anrop nå. Tar du pause, går anrop rett til legevakt, og leder varsles med en gang.
ui-unavailable-alone-yes = Jeg må det likevel
ui-unavailable-reason = Hvorfor (frivillig, vises bare for kolleger)
ui-minutes = { $n } min
ui-unavailable-until = Du tar ikke anrop før { $t }.
ui-available = Jeg tar anrop igjen

## Hjemmebesøk

ui-group-watches = Ute nå
ui-visit-start = Dra på hjemmebesøk
ui-visit-start-how = Si hvor du er. Er det stille fra deg når tiden er ute, ringes du, så backup, så leder.
ui-visit-place = Hvor
ui-visit-place-hint = Adresse, og det som må til for å finne fram.
ui-visit-with = Hos hvem (frivillig)
ui-visit-minutes = Hvor lenge til du melder deg
ui-visit-begin = Jeg drar
ui-visit-mine = Du er på hjemmebesøk
ui-visit-of = { $who } er på hjemmebesøk
ui-visit-with-whom = hos { $who }
ui-visit-since = siden { $t }
ui-visit-due = meld deg innen { $t }
ui-visit-due-other = melder seg innen { $t }
ui-visit-check-in = Jeg er OK
ui-visit-check-in-how = tiden begynner på nytt
ui-visit-longer = Ny tid
ui-visit-end = Ferdig, jeg er ute
ui-visit-code = Koden din
ui-visit-code-how = Tiden er ute. Med koden din er alt i orden.
ui-visit-no-code = Du har ingen kode i tjenestefilen. Uten den kan bare en kollega avklare det når andre er varslet.
ui-visit-missed-mine = Tiden er ute. Telefonen din ringer; andre varsles om { $t }
ui-visit-missed = Har ikke meldt seg. Ringes nå; du varsles om { $t }
ui-visit-alarmed-mine = Andre er varslet. Med koden din avlyser du det.
ui-visit-alarmed = Har ikke meldt seg siden { $t }
ui-visit-bare-ok = «OK» uten kode kom { $t }. Det teller ikke.
ui-help-of = { $who } trenger hjelp
ui-help-since = Trenger hjelp siden { $t }
ui-help-safe-code = Trygg-koden kom { $t }. Kollegaen kan ha blitt tvunget til å gi den.
ui-watch-taken = { $who } har tatt den. Varsles på nytt om { $t }
ui-watch-open = Ingen har tatt den ennå.
ui-help = Trenger hjelp
ui-help-how = Lydløst. Backup og leder ringes med en gang, og ser hvor du er.
ui-help-how-unknown = Lydløst. Backup og leder ringes med en gang. Du har ikke skrevet hvor du er, så det ser de ikke.
ui-help-send = Tilkall hjelp nå
ui-noted = notert { $t }
ui-noted-by = notert { $t } · { $who }

## Hva den gjør som tar en slik alarm

ui-watch-police = Gjør dette nå
ui-watch-police-visit = Ring kollegaen én gang. Kommer det ikke noe svar, eller er noe galt: ring 112.
ui-watch-police-help = Ikke ring kollegaen: den telefonen skal være stille. Ring 112 med en gang.
ui-watch-police-say = Si: «En sykepleier fra psykiatrisk hjemmevakt er på hjemmebesøk og kan være i fare.»
ui-watch-police-say-help = Si: «En sykepleier fra psykiatrisk hjemmevakt kan være i fare.»
ui-watch-police-where = Si adressen, hos hvem, og når kollegaen gikk inn. Det står over.
ui-watch-police-where-unknown = Si navnet til kollegaen, og at stedet ikke er skrevet ned. Be dem finne telefonen.
ui-watch-police-wait = Ikke dra dit alene. Hold telefonen ledig for politiet.
ui-watch-police-call = Ring 112
ui-settle = Hvordan er det?
ui-settle-how = { $what ->
    [spoke_with_her] Vi har snakket sammen, kollegaen er trygg
    [somebody_is_there] Noen er der nå
   *[by_mistake] Det var en feil
}

## Oppfølging

ui-group-follow-ups = Følges opp før vakten er slutt
ui-follow-up-done = Gjort
ui-follow-up-children = Se til barna som er pårørende
ui-follow-up-erased = (slettet)
ui-follow-up-nobody = ingen på vakt eier den
ui-whom-asked = { $name } · bedt om av { $who }
ui-whom-only-asked = Bedt om av { $who }
ui-follow-up-hers = Du følger opp
ui-follow-up-more = Med et ord, flytt, eller gi videre
ui-follow-up-word = Hva som kom ut av det
ui-follow-up-done-word = Gjort, og skriv dette i kontakten
ui-follow-up-move-when = Ny tid
ui-follow-up-move-why = Hvorfor den flyttes
ui-follow-up-move = Flytt
ui-follow-up-hand-who = Hvem som skal ha den
ui-follow-up-hand = Gi videre
ui-follow-up-moved = flyttet: { $why }
ui-late-title = Oppfølging over tiden
ui-late-hint = hvem som skulle ha fulgt opp, og når
ui-late-none = Ingen oppfølging er over tiden.
ui-late-about = Hvem det gjelder, står bare hos den som følger opp. Snakk med henne.
ui-late-since = skulle vært gjort { $at }
ui-late-moved = flyttet før
ui-no-choose-minutes = Velg hvor lenge.
ui-no-visit-place = Skriv hvor du drar.
ui-no-choose-how = Velg hvordan det er.
