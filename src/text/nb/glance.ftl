### Personen kontakten gjelder: kortet mens det ringer, hva som kan sies, og hvem som har lest.

## Hvem det er

ui-gl-about = Gjelder { $who }
ui-gl-unsaid = Ingen har sagt hvem dette gjelder.
ui-gl-choose = Nummeret kan være til flere. Hvem er det?
ui-gl-themselves = personen selv
ui-gl-role-of = { $role } til { $who }
ui-gl-next-of-kin = nærmeste pårørende
ui-gl-confirmed = Bekreftet av { $who }, { $t }
ui-gl-hint = Et hint: bare nummeret sier hvem det er. Spør.
ui-gl-moved = Personen har flyttet. Spør hvor de bor nå, og hvem som er fastlege der.
ui-gl-dead = Personen er død. Tjenesten sender ingen meldinger til personens eget nummer og ringer det ikke opp igjen.
ui-gl-question = Spør
ui-gl-answer = Svaret (les det aldri opp)
ui-gl-no-question = Personen har ikke valgt noe spørsmål. Spør om noe bare de vet.
ui-gl-no-question-for = Det er ikke valgt noe spørsmål for den som er i kontakt. Still aldri personens eget. Spør om noe bare de vet.
ui-gl-confirm = Det er den de sier
ui-gl-known = Det er kjent på annen måte
ui-gl-known-hint = Lederen ser det du skriver: hva du kjenner dem igjen på, eller hva de svarte.
ui-gl-known-how = Slik vet jeg det
ui-gl-known-save = Bekreft hvem det er
ui-gl-confirm-first = Du kan bekrefte hvem det er når noen har snakket med dem, eller de har skrevet.
ui-gl-not-person = Det er en annen
ui-gl-else = En annen er i kontakt
ui-gl-find = Finn hvem det gjelder
ui-gl-find-title = Hvem gjelder det?
ui-gl-find-what = Navn, fødselsnummer eller telefon
ui-gl-find-hint = For eksempel «ane nordvik 1975». Skrivefeil går bra.
ui-gl-find-go = Søk
ui-gl-find-none = Ingen funnet. Prøv bare etternavnet, eller fødselsnummeret.
ui-gl-find-not-on-duty = Bare de som er på vakt, og dagtjenesten, søker her.
ui-gl-back = Til kontakten

ui-gl-role = { $what ->
    [mother] mor
    [father] far
    [parent] forelder
    [sister] søster
    [brother] bror
    [sibling] søsken
    [daughter] datter
    [son] sønn
    [child] barn
    [spouse] ektefelle
    [cohabitant] samboer
    [grandparent] besteforelder
    [relative] slektning
    [friend] venn
    [neighbour] nabo
    [guardian] verge
    [general_practitioner] fastlege
    [therapist] behandler
    [coordinator] koordinator
    [other_service] annen tjeneste
   *[other] nær person
}

## Hva som kan sies

ui-gl-say-nothing = Si ingenting om personen ennå
ui-gl-say-ask-first = Lytt, og spør hvem det er. Når det er bekreftet at det er personen selv, kan du snakke om alt som er deres eget.
ui-gl-say-themselves = Du kan snakke med personen om alt som er deres eget
ui-gl-say-themselves-how = Det som andre har fortalt i fortrolighet, sies ikke videre.
ui-gl-level = { $what ->
    [safe] Du kan si: at { $who } har kontakt med oss, og, når du vet det, er trygg. Ikke mer.
    [safe_danger] Du kan si: at { $who } har kontakt med oss. Ikke at { $who } er trygg: et liv er i fare.
    [tasks] Du kan si: at { $who } har kontakt med oss, når du vet det også at { $who } er trygg, og hva planen ber dem gjøre.
    [tasks_danger] Du kan si: at { $who } har kontakt med oss, og hva planen ber dem gjøre. Ikke at { $who } er trygg: et liv er i fare.
    [plan] Du kan si: det som står i krisedelen av planen til { $who }.
   *[listen] Du kan ikke si noe om { $who }
}
ui-gl-why = { $what ->
    [objected] Personen ønsker ikke at vi har kontakt med dem.
    [not_shared] Personen har ikke samtykket til at noe deles.
   *[not_confirmed] Det er ikke bekreftet hvem det er.
}
ui-gl-listen-how = Ta imot det de sier. Du kan gi allmenne råd og spørre hvordan de selv har det. Bekreft ikke at { $who } har kontakt med oss.
ui-gl-then = Når det er bekreftet hvem det er:
ui-gl-tasks-none = Planen nevner ikke noe som de skal gjøre.
ui-gl-tasks-unnamed = { $n ->
    [one] Ett steg i planen nevner ingen ved navn: spør { $who } hvem det gjelder.
   *[other] { $n } steg i planen nevner ingen ved navn: spør { $who } hvem de gjelder.
}
ui-gl-tasks-unopened = Det kan stå mer i deler av planen som ikke er åpne her. Vis resten av krisedelen.
ui-gl-without = Ikke om: { $parts }.
ui-gl-ring-first = Et hint: spør hvem det er. Si ingenting om { $who } ennå.
ui-gl-ring-first-said = Spør hvem det er. Si ingenting om { $who } ennå.
ui-gl-ring-nothing = Si ingenting om { $who }.
ui-gl-ring-then = { $what ->
    [safe] Når det er bekreftet: at { $who } har kontakt med oss, og er trygg når du vet det.
    [tasks] Når det er bekreftet: at { $who } har kontakt med oss, og hva planen ber dem gjøre.
    [plan] Når det er bekreftet: det som står i krisedelen.
   *[listen] Lytt, gi allmenne råd, og spør hvordan de selv har det.
}
ui-gl-ring-then-themselves = Når det er bekreftet: alt som er deres eget.

## Kortet

ui-gl-unnamed = Navnet er ikke kjent
ui-gl-called = Vil kalles
ui-gl-whole = Hele kortet
ui-gl-short = { $what ->
    [communication] Språk
    [meet_me] Møt meg slik
    [red] Rødt
    [yellow] Gult
    [helps] Hjelper
    [worse] Verre
    [ring] Ring
   *[other] Tryggere
}
ui-gl-tell-nothing = fortell ingenting
ui-gl-ring = Ring, i denne rekkefølgen
ui-gl-show-card = Vis kortet
ui-gl-show-rest = Vis resten av krisedelen
ui-gl-written-down = det skrives ned at du har lest
ui-gl-plan-page = Planen på en egen side
ui-gl-rest = Resten av krisedelen
ui-gl-not-shown = Det finnes en plan. Personen har ikke samtykket til at noe av den vises på vakt.
ui-gl-period-past = Perioden for planen gikk ut { $t }.
ui-gl-review-past = Planen skulle vært sett på igjen { $t }.
ui-gl-stand = { $what ->
    [here] Planen er ikke i kraft ennå.
    [elsewhere] Planen er et annet sted.
    [not_ready] Personen er spurt, og er ikke klar for en plan ennå.
    [wants_none] Personen er spurt, og vil ikke ha noen plan.
   *[not_asked] Ingen plan. Personen er ikke spurt.
}
ui-gl-reasoned = { $what ->
    [safety] Du har beholdt det som trengs for sikkerheten. Lederen ser på det, og personen ser det i sin liste.
   *[emergency] Åpnet i nødstilfelle. Lederen ser på det, og personen ser det i sin liste.
}
ui-gl-no-texts = Ønsker ikke tekstmeldinger
ui-gl-number-withheld = Ønsker at nummeret vårt ikke vises
ui-gl-somebody-else = Svarer en annen: { $t }

ui-gl-part = { $what ->
    [goals] Mål
    [small_steps] Små steg
    [resources] Ressurser
    [needs] Behov
    [participants] Hvem som deltar
    [measures] Tiltak
    [communication] Språk og kommunikasjon
    [meet_me] Slik vil jeg bli møtt
    [green] Grønn sone: jeg har det bra
    [yellow] Gul sone: varseltegn
    [red] Rød sone: krise
    [helps] Det hjelper
    [worse] Det gjør verre
    [coping] Det jeg selv gjør
    [places] Mennesker og steder
    [wishes] Ønsker om behandling
    [refusals] Det jeg ikke vil, og hva i stedet
    [medication] Legemidler
    [allergies] Allergier
    [admission] Innleggelse
    [safer_surroundings] Tryggere omgivelser
    [dependants] Barn, andre, dyr og hjem
    [responsibilities] Hvem gjør hva
    [learnt] Det vi lærte sist
   *[copies] Hvem som har en kopi
}
ui-gl-ask = { $what ->
    [how] Hvordan det gjøres
    [extent] Hvor mye
    [who] Hvem
    [when] Når
    [signs] Tegn
    [own_steps] Jeg gjør
    [others_steps] Andre gjør
    [services_steps] Tjenestene gjør
    [reason] Hvorfor
    [alternative] I stedet
    [dose] Dose
    [dated] Dato
    [source] Kilde
    [where] Hvor
    [transport] Hvordan dit
    [escort] Følge
    [children] Barn
    [others] Andre
    [animals] Dyr
    [home] Hjemmet
    [task] Oppgave
    [person] Personen
    [relatives] Pårørende
    [services] Tjenestene
    [for] Hvem det gjelder
   *[what] Hva
}

## Mindre deles, og åpning med grunn

ui-gl-closed = Personen deler mindre nå. Det du leste, er lukket.
ui-gl-closed-parts = Lukket: { $parts }.
ui-gl-keep = Behold det som trengs for sikkerheten
ui-gl-keep-hint = Rød sone, legemidler, allergier, omgivelser, barn og andre. Lederen ser på det etterpå, og personen ser det i sin liste.
ui-gl-keep-save = Behold for sikkerheten
ui-gl-reason = Grunn, som lederen og personen kan forstå
ui-gl-emergency = Nødstilfelle: åpne uten samtykke
ui-gl-emergency-hint = Åpner krisedelen for denne kontakten. Lederen ser på det etterpå, og personen ser det i sin liste.
ui-gl-emergency-save = Åpne
ui-gl-less = Personen vil dele mindre
ui-gl-less-hint = Det gjelder med en gang, på alle skjermer. Mer deles bare av personen selv, sammen med dem som arbeider med dem.
ui-gl-consent = { $what ->
    [plan_made] At planen lages
    [sharing] Deling med andre
   *[shown_on_call] Vises på vakt
}
ui-gl-withdraw = { $what ->
    [plan_made] Planen skal ikke lages
    [sharing] Ingenting skal deles
   *[shown_on_call] Ingenting skal vises på vakt
}
ui-gl-withdraw-plan = Da vises den heller ikke på vakt. Begge deler spørres det om på nytt.
ui-gl-less-said = Har { $who } sagt dette selv, nå?
ui-gl-less-said-relative = Du snakker med { $other }. Har { $who } sagt dette selv, til en av oss? At en annen vil det, er ikke nok.
ui-gl-less-yes = Ja, { $who } har sagt det selv
ui-gl-tell-some-less = Noen skal få vite mindre
ui-gl-which = Eller bare disse delene skal ut:
ui-gl-leave-out = Ta ut det som er valgt
ui-gl-no-part = Velg minst én del.
ui-gl-tell-less = Si ikke mer til { $who }

## Det som skrives

ui-gl-confide = Fortalt i fortrolighet
ui-gl-confide-hint = Det den som ringer, forteller om personen i fortrolighet. Det ligger for seg selv, forseglet, og står ikke i personens liste.
ui-gl-confide-what = Hva ble fortalt
ui-gl-confide-save = Lagre fortrolig
ui-gl-learnt = Hva lærte vi, og forslag til planen
ui-gl-learnt-hint = Koordinatoren og personen ser på det sammen. Planen endres ikke av dette.
ui-gl-learnt-part = Gjelder
ui-gl-learnt-whole = det vi lærte av dette
ui-gl-learnt-what = Med få ord
ui-gl-learnt-save = Lagre forslaget
