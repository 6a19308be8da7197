### Hvem som har lest i en journal: personens egen liste, og lederens gjennomgang.

## Personens egen liste

acc-title = Hvem som har lest
acc-about = Lista er personens egen. Se på den sammen, eller gi personen en utskrift.
acc-count = { $n ->
    [one] Én gang siden { $at }
   *[other] { $n } ganger siden { $at }
}
acc-none = Ingen har lest noe ennå.
acc-print = Skriv ut til personen
acc-print-how = En utskrift som personen får med seg. Den er skrevet på personens eget språk, hvis det er kjent.
acc-shown = { $from } til { $to } av { $n } vises, de nyeste først.
acc-pages = Eldre og nyere
acc-newer = Nyere
acc-older = Eldre
acc-read = Lest
acc-read-nothing = Åpnet uten å lese videre.
acc-read-apart = Det som leses fra da av, har egne linjer.
acc-late = Skrevet ned etterpå: loggen virket ikke da det ble lest.
acc-reason = Grunn som ble oppgitt
acc-why = { $what ->
    [request] Lege som hadde bedt om hjelp, så langt personen har samtykket
    [assigned] Arbeider sammen med personen
    [contact] I en henvendelse fra personen eller om personen
    [consent] I en henvendelse, og personen har samtykket til at kriseplanen vises da
    [by_mistake] En henvendelse ble knyttet til personen ved en feil. Den gjaldt noen andre
    [emergency] I en nødssituasjon, med oppgitt grunn. Lederen ser på det
    [taken_on] Begynte å arbeide med personen på eget ord, med oppgitt grunn. Lederen ser på det
    [safety] Samtykket ble trukket midt i en henvendelse. Det som trengtes for sikkerheten, ble beholdt. Lederen ser på det
   *[reason] Åpnet uten en henvendelse, med oppgitt grunn. Lederen ser på det
}
acc-part = { $what ->
    [identity] navn, nummer og adresse
    [people] de rundt
    [flags] det som må passes på
    [history] tidligere henvendelser
    [rights] samtykker og denne lista
   *[plan] planen
}
acc-plan = planen: { $parts }

## På papir, til personen selv

acc-paper-title = Hvem som har lest om { $who }
acc-paper-lead = Denne lista viser hver gang noen i tjenesten har lest om deg, og hvorfor de kunne gjøre det.
acc-paper-since = Fra { $from } til { $to }.
acc-paper-none = Ingen har lest noe om deg i denne tida.
acc-paper-when = Når
acc-paper-who = Hvem
acc-paper-why = Hvorfor
acc-paper-what = Hva
acc-paper-reason = Grunn: { $reason }
acc-paper-why-is = { $what ->
    [request] En lege hadde bedt om hjelp for deg. Legen så det du har sagt ja til.
    [assigned] Arbeider sammen med deg.
    [contact] Du, eller noen for deg, tok kontakt.
    [consent] Du, eller noen for deg, tok kontakt. Du har sagt at kriseplanen kan vises da.
    [by_mistake] En henvendelse ble knyttet til deg ved en feil. Den gjaldt noen andre.
    [emergency] Det hastet, og du hadde ikke sagt ja på forhånd. Lederen ser på om det var riktig.
    [taken_on] Begynte å arbeide med deg på eget ord. Ingen andre hadde bedt om det. Lederen ser på om det var riktig.
    [safety] Du trakk samtykket midt i samtalen. Det som trengtes for at du skulle være trygg, ble vist likevel. Lederen ser på om det var riktig.
   *[reason] Leste uten at noen hadde tatt kontakt. Lederen ser på om det var riktig.
}
acc-paper-alerts = Det en skal passe på
acc-paper-alerts-lead = Dette står ved navnet ditt for dem som jobber her, til den dagen som er skrevet.
acc-paper-alert-days = Skrevet { $at }. Gjelder til { $until }.
acc-paper-ask = Er det noe her du ikke forstår, eller ikke liker? Spør den du arbeider sammen med, eller ring { $number }. Du kan også klage til lederen av tjenesten.
acc-paper-printed = Skrevet ut { $t }.
acc-verdict-on-it = { $what ->
    [understood] Lederen har sett på det og mener at det var riktig.
    [asked_about] Lederen har spurt om det.
   *[not_justified] Lederen mener at det ikke skulle vært gjort.
}
acc-back = Lista

## Lederens gjennomgang

acc-review-title = Lesinger å se på
acc-leader-hint = { $n ->
    [0] nødåpninger og det som er uvanlig
    [one] Én venter: nødåpninger og det som er uvanlig
   *[other] { $n } venter: nødåpninger og det som er uvanlig
}
acc-review-about = Hvem som leste, i hvem sin journal, når og hvorfor. Det som står i journalen og planen, vises ikke her. Personen finner lesingen i lista si.
acc-review-none = Ingenting venter på deg.
acc-review-waiting = Venter på deg
acc-review-unusual = Uvanlig
acc-review-asked = Spurt om, ikke avsluttet
acc-review-finished = { $n ->
    [one] Én er avsluttet
   *[other] { $n } er avsluttet
}
acc-review-who = { $who } leste om { $whom }
acc-review-erased = en som er slettet
acc-review-read-nothing = ingenting ble lest
acc-review-read = det ble lest hvem det er, ikke planen
acc-review-read-plan = det ble lest i planen
acc-review-own = Dette er din egen lesing. En annen leder ser på den.
acc-review-takes-off = Sier du «Ikke riktig», arbeider hun ikke med personen lenger.
acc-review-why = { $what ->
    [request] Lege som hadde bedt om hjelp, så langt personen har samtykket.
    [assigned] Arbeider sammen med personen.
    [contact] I en henvendelse fra personen eller om personen.
    [consent] I en henvendelse, med samtykke.
    [emergency] Nødåpning i en henvendelse, uten samtykke.
    [taken_on] Tok på seg personen uten andres ord enn sitt eget, med en grunn.
    [safety] Samtykket ble trukket midt i henvendelsen, og delene for sikkerhet ble beholdt.
   *[reason] Åpnet med en grunn, uten en henvendelse.
}
acc-unusual = { $what ->
    [same_name] Den som leste, har samme etternavn som personen.
    [known_otherwise] Den som var i kontakt, ble kjent på annen måte enn med personens spørsmål.
    [took_on] Den som leser, har satt opp seg selv som en som arbeider med personen.
    [no_contact] Det er ingen henvendelse om personen bak lesingen.
    [many] Med denne hadde den samme lest om { $n } personer på en time.
   *[outside_duty] Den som leste, var ikke på vakt, og dagtjenesten var stengt.
}
acc-review-known = { $what ->
    [question] Hvem det var, ble bekreftet med personens spørsmål.
   *[otherwise] Hvem det var, ble bekreftet på annen måte:
}
acc-verdict = Si hva du mener
acc-verdict-words = Med dine ord
acc-verdict-words-hint = Må fylles ut når det ikke var riktig. Skriv ikke noe om helsa til personen.
acc-verdict-needs-words = Skriv hvorfor det ikke var riktig.
acc-verdict-is = { $what ->
    [understood] Forstått
    [asked_about] Jeg spør om det
   *[not_justified] Ikke riktig
}
acc-verdict-was = { $what ->
    [understood] Forstått
    [asked_about] Spurt om
   *[not_justified] Ikke riktig
}
acc-verdict-undo = Ta tilbake det siste

## Søk i registeret

acc-found = Vist i søk, de siste 90 dagene
acc-found-about = Den som slår opp noen, ser navn og fødselsår på dem det kan være. Personen kan ha vært blant dem når det ble lett etter en annen.
acc-found-by = { $n ->
    [one] { $who }, én gang, { $at }
   *[other] { $who }, { $n } ganger, sist { $at }
}
acc-paper-found-lead = Navnet ditt kom opp da noen i tjenesten lette i registeret. De så navnet ditt og året du er født. De kan ha lett etter en annen.
acc-search-title = Søk som skiller seg ut
acc-search-about = De siste 90 dagene. Det som ble skrevet, er ikke tatt vare på. Spør den som søkte; var det ikke riktig, så skriv et avvik.
acc-search-who = { $n ->
    [one] { $who } slo opp noen, og én person ble vist
   *[other] { $who } slo opp noen, og { $n } personer ble vist
}
acc-search-place = { $what ->
    [register] i registeret
    [record] fra en journal, etter en annen for samme person
    [contact] i en kontakt, etter hvem den gjaldt
   *[leader] på siden for hvem som arbeider med hvem
}
acc-search-unusual = { $what ->
    [own_name] Det ble lett etter eget etternavn, eller etter en som har det.
    [many] Dette var søk nummer { $n } på en time.
    [nothing_opened] Mange ble vist, og ingenting ble åpnet.
   *[outside_duty] Den som søkte, var ikke på vakt, og dagtjenesten var stengt.
}
acc-search-shown = Vist

## En åpen side lukkes

acc-closed-all = Det som sto her, er lukket
acc-closed-all-why = Det er ikke lenger noe som åpner det for deg: personen kan ha trukket samtykket, eller kontakten er avsluttet.
acc-closed-parts = Personen vil at mindre vises
acc-closed-which = Lukket nå: { $parts }.
acc-closed-safety = Trenger du noe av det for sikkerheten, kan du beholde det i kontakten, med en grunn.
acc-closed-contact = Til kontakten

## Legen som har bedt om hjelp

acc-rq-open = Personen det gjelder
acc-rq-title = Personen det gjelder
acc-rq-back = Forespørselen
acc-rq-about = Sykepleieren har sagt at forespørselen gjelder denne personen. Det du leser, skrives ned, og personen finner det i lista si. Siden lukkes når forespørselen er avsluttet.
acc-rq-consent = Du ser det av krisedelen som personen har samtykket til at vises på vakt og deles.
acc-rq-emergency = Åpnet i en nødssituasjon. Lederen ser på det etterpå.
acc-rq-nothing = Ingenting vises her. Det er ikke samtykket til noe, eller det er ikke skrevet noe. Spør sykepleieren.
acc-rq-open-emergency = Åpne i en nødssituasjon
acc-rq-open-hint = Bare når det haster og personen ikke kan spørres. Lederen ser på det etterpå, og personen finner grunnen i lista si.
