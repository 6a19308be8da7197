### Det som står ved siden av planen: de rundt personen og hva hver av dem kan få vite, sykepleiere, samtykker. På siden, på arket og i det som
### er annerledes mellom versjoner; med personens egen stemme, som planen.

ui-plan-beside = Folk, sykepleiere og samtykker
ui-plan-beside-agreed = Slik det var da jeg sa ja til planen, { $t }. Det som står i journalen, er det som gjelder.
ui-plan-beside-today = Slik det står i journalen i dag.
ui-plan-beside-since = Dette er annerledes i journalen siden { $t }:
ui-plan-beside-same = Ingenting er annerledes for folk, sykepleiere og samtykker.
ui-plan-beside-agree = Dette står i journalen, og versjonen tar vare på det slik det er når personen sier ja. Gå gjennom det sammen.
ui-plan-beside-record = Endre det i journalen
ui-plan-around = De rundt meg, og hva de kan få vite
ui-plan-around-who = Hvem, i den rekkefølgen de ringes
ui-plan-around-may = Hva de kan få vite
ui-plan-around-when = Når de kan ringes
ui-plan-around-new = { $who }: er ført opp nå.
ui-plan-around-gone = { $who }: er ikke ført opp lenger.
ui-plan-around-reordered = De rundt meg ringes i en annen rekkefølge.
ui-plan-told = { $what ->
    [listen] De blir lyttet til, og får ikke vite noe
    [safe] Kan få vite at jeg har kontakt og er trygg
    [tasks] Kan få vite det i planen som gir dem en oppgave
   *[plan] Kan få vite kriseplanen
}
ui-plan-objects = Jeg vil ikke ha kontakt med dem. De blir lyttet til, og får ikke vite noe
ui-plan-not-shared = Jeg har ikke samtykket til at opplysninger deles: før jeg gjør det, får ingen vite noe.
ui-plan-nurses = Sykepleiere
ui-plan-wanted = Jeg vil helst snakke med
ui-plan-not-wanted = Jeg vil ikke snakke med
ui-plan-nurses-none = Ingen er nevnt
ui-plan-consents = Det jeg har samtykket til
ui-plan-consent-holds = Ja, til { $t }.
ui-plan-consent-over = Gikk ut { $t }.
ui-plan-consent-withdrawn = Trukket { $t }.
ui-plan-consent-none = Ikke gitt.
ui-plan-consent-without = Ikke disse delene: { $what }.

## En kopi til en av dem rundt personen

ui-plan-copy-choose = Hvem er kopien til?
ui-plan-copy-own = { $who } (alt)
ui-plan-copy-crisis = { $who } (bare krisedelen)
ui-plan-crisis-of = Krisedelen i planen til { $who }
ui-plan-copy-how = Her står bare det denne kan få vite. Spør personen først, og skriv det i delen «Hvem har en kopi».
ui-plan-copy-of = Fra planen til { $who }
ui-plan-copy-for = Til { $who }.
ui-plan-copy-told = { $what ->
    [tasks] Dette er det planen gir deg å gjøre. Resten av den er ikke for deg.
   *[plan] Dette er krisedelen, så langt jeg deler den, og det den gir deg å gjøre.
}
ui-plan-copy-tasks = Det du kan gjøre
ui-plan-copy-tasks-none = Planen nevner deg ikke for noe.

## Hvor mange ark det blir

ui-plan-sheets-one = Det blir ett ark. Skriv ut på begge sider av det.
ui-plan-sheets-apart = Krisedelen er ett ark, skrevet ut på begge sider. Den individuelle planen begynner på en side for seg. { $n } ark i alt.
ui-plan-sheets-file = Som PDF er det ett ark, skrevet ut på begge sider. Fra nettleseren kan det bli flere.
ui-plan-sheets-many = Krisedelen er for lang for ett ark. Den tar { $n }, også med små bokstaver. Alt blir skrevet ut.
ui-plan-sheets-longest = Lengst er: { $what }. Gå gjennom dem sammen med personen hvis det skal bli ett ark.
