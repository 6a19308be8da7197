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
acc-all = { $n ->
   *[other] Vis alle { $n }
}
acc-newest = { $n ->
   *[other] De { $n } nyeste vises.
}
acc-read = Lest
acc-read-nothing = Åpnet uten å lese videre.
acc-reason = Grunn som ble oppgitt
acc-why = { $what ->
    [assigned] Arbeider sammen med personen
    [contact] I en henvendelse fra personen eller om personen
    [consent] I en henvendelse, og personen har samtykket til at kriseplanen vises da
    [emergency] I en nødssituasjon, med oppgitt grunn. Lederen ser på det
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
    [assigned] Arbeider sammen med deg.
    [contact] Du, eller noen for deg, tok kontakt.
    [consent] Du, eller noen for deg, tok kontakt. Du har sagt at kriseplanen kan vises da.
    [emergency] Det hastet, og du hadde ikke sagt ja på forhånd. Lederen ser på om det var riktig.
    [safety] Du trakk samtykket midt i samtalen. Det som trengtes for at du skulle være trygg, ble vist likevel. Lederen ser på om det var riktig.
   *[reason] Leste uten at noen hadde tatt kontakt. Lederen ser på om det var riktig.
}
acc-paper-ask = Er det noe her du ikke forstår, eller ikke liker? Spør den du arbeider sammen med, eller ring { $number }. Du kan også klage til lederen av tjenesten.
acc-paper-printed = Skrevet ut { $t }.
