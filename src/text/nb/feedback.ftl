### Én SMS etter en kontakt, for den som har sagt ja til det

fb-title = Spørre etterpå?
fb-how = Spør om vi kan sende én SMS senere: «Var det nyttig å snakke med oss?» Svaret er ja eller nei. Lederen ser tallene, aldri hvem. Ingen skal spørres midt i det som er vanskelig.
fb-words = Det personen sier
fb-agrees = Personen sier ja til én SMS
fb-agreed = Personen har sagt ja til én SMS etterpå.
fb-not-any-more = Personen vil ikke likevel
fb-no = Denne personen spørres ikke: noe i kontakten eller journalen taler mot det.
fb-planned = Personen får én SMS { $t }, hvis ingenting taler mot det da.
fb-sent = Personen fikk én SMS { $t }. Svaret står ikke her.
fb-why = { $what ->
    [refused] Spørres ikke etterpå: personen vil ikke.
    [request] Spørres ikke etterpå: det er en lege som har bedt om hjelp.
    [no_number] Spørres ikke etterpå: det er ikke noe nummer.
    [cannot_read] Spørres ikke etterpå: telefonen kan ikke lese SMS.
    [stopped] Spørres ikke etterpå: de har skrevet STOPP.
    [no_texts] Spørres ikke etterpå: personen vil ikke ha SMS.
    [dead] Spørres ikke etterpå: noen er død.
    [child] Spørres ikke etterpå: det er et barn.
    [somebody_else] Spørres ikke etterpå: andre kan lese det.
    [safety] Spørres ikke etterpå: det er ikke trygt.
    [ours] Spørres ikke etterpå: telefonen hører til noen som arbeider her eller med oss.
    [lately] Spørres ikke etterpå: de er spurt, eller skal spørres, om en annen kontakt.
    [outcome] Spørres ikke etterpå: slik det endte, spør vi ikke.
   *[too_late] Ble ikke spurt: det passet ikke innen en uke.
}

## Lederen

fb-leader-title = Svar etterpå
fb-leader-hint = hva de svarte som sa ja til å bli spurt
fb-leader-about = Den som har sagt ja til det, får én SMS: «Var det nyttig å snakke med oss?» Her står tallene for kvartaler som er over. Aldri hvem, aldri hvem de snakket med, og ingen små tall.
fb-leader-none = Ingenting ennå. Et kvartal står her når det er over.
fb-quarter = { $n }. kvartal { $year }
fb-asked = Spurt
fb-yes = Ja
fb-no-answer-no = Nei
fb-silent = Svarte ikke
fb-few = for få til å vises
