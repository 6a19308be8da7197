## Etter et dødsfall: de etterlatte, våre egne som hadde kontakt, det som skulle gjøres

dea-title = Etter dødsfallet
dea-marked = { $who } registrerte personen som død, { $t }.
dea-quiet = Ingenting sendes til nummeret, og det ringes ikke opp igjen.
dea-survivors = De etterlatte
dea-survivors-none = Ingen har sagt hvem de etterlatte er. Tenk også på barn.
dea-child = Et barn
dea-unsaid = En person som ikke vises med navn
dea-cared-for = Fulgt opp
dea-done = Gjort
dea-new = Følg opp en etterlatt
dea-who = Hvem av de etterlatte?
dea-owner = Hvem gjør det?
dea-already = følges opp
dea-other = En annen
dea-other-who = Hvem er det?
dea-no-contact = Det finnes ingen kontakt å følge opp i, så det står hos dagtjenesten.
dea-care = Følg opp
dea-ended = Avsluttet med dødsfallet
dea-again = Avsluttet ved en feil
dea-ended-what = { $what ->
    [promise] Et løfte om å ringe tilbake
    [promise_waits] Et løfte om å ringe tilbake. Kontakten trenger et utfall
   *[follow_up] En oppfølging
}
dea-debriefs = { $n ->
    [0] Alle hos oss som nylig hadde kontakt, har fått tilbud om en samtale.
    [one] Én hos oss som nylig hadde kontakt, får tilbud om en samtale. Lederen sørger for det.
   *[other] { $n } hos oss som nylig hadde kontakt, får tilbud om en samtale. Lederen sørger for det.
}
dea-chapter = Når noen dør: hva mer som skal gjøres, og hvem som får melding
dea-undone = { $who } sa at det var en feil, { $t }. Oppfølgingene under gjelder igjen. De for de etterlatte er avsluttet.
dea-undone-promises = Et løfte om å ringe tilbake ble avsluttet. Se på kontakten, og ring.
dea-hers = Etterlatte etter et dødsfall
dea-no = { $what ->
    [message] Personen er død. Ingenting sendes til nummeret. Ring en av de etterlatte: de står i journalen.
    [call] Personen er død, og nummeret ringes ikke. Ring en av de etterlatte: de står i journalen. Har en annen samme telefon, skriv det inn i journalen; da kan den ringes.
    [follow_up] Personen er død, og ingenting følges opp for dem. Velg «Ikke mer å gjøre» her, og følg opp de etterlatte: en pårørende, et barn, eller fra kortet Etter dødsfallet.
    [not_yet] Samtalen kan ikke ligge fram i tid.
   *[too_many] Så mange følges opp at det ikke er plass til flere.
}
dea-left-alone = Personen er død. Nummeret ringes ikke og får ingen SMS.
dea-left-alone-to = Ring en av de etterlatte: de står i journalen
dea-leader-title = Samtaler etter dødsfall
dea-leader-hint = hvem av dine som får tilbud om en samtale, og innen når
dea-leader-about = Alle som nylig hadde kontakt med en som er død, får tilbud om en samtale, også en lege som ble sluppet inn. Ingenting av det som blir sagt, står her, bare at samtalen er holdt, eller ikke ønsket.
dea-leader-unsaid = { $n ->
    [one] Etter ett dødsfall har ingen sagt hvem de etterlatte er. Spør koordinatoren eller den som har vakt.
   *[other] Etter { $n } dødsfall har ingen sagt hvem de etterlatte er. Spør koordinatorene eller den som har vakt.
}
dea-leader-none = Ingen samtale venter.
dea-leader-over = { $n ->
    [one] Én som er over
   *[other] { $n } som er over
}
dea-by = innen { $t }
dea-declined-is = ønsket ingen samtale
dea-held-is = holdt av { $who }, { $t }
dea-held-more = { $who }: samtalen er holdt, eller ikke ønsket
dea-held-by = Hvem holdt den?
dea-held-at = Når?
dea-held = Samtalen er holdt
dea-declined = Ønsker ingen samtale
dea-guest-named = { $who }, lege som ble sluppet inn
dea-guest = Har ingen konto her lenger, og får ikke vite noe fra oss: ring.
