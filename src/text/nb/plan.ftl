### Planen: det som står på sidene der den skrives, leses og tas med hjem.

ui-plan-title = Planen
ui-plan-of = Planen til { $who }
ui-plan-back = Til planen
ui-plan-back-person = Til personen

## Delene

ui-plan-individual = Den individuelle planen
ui-plan-crisis = Krisedelen
ui-plan-section = { $what ->
    [goals] Mål
    [small_steps] Små steg
    [resources] Det jeg har å bygge på
    [needs] Det jeg trenger
    [participants] De som er med
    [measures] Det vi gjør
    [communication] Språk og kommunikasjon
    [meet_me] Slik vil jeg bli møtt
    [green] Grønt: det går bra
    [yellow] Gult: varsel
    [red] Rødt: krise
    [helps] Det som hjelper
    [worse] Det som gjør det verre
    [coping] Det jeg gjør selv
    [places] Mennesker og steder som gjør godt
    [wishes] Det jeg ønsker av behandling
    [refusals] Det jeg sier nei til
    [medication] Legemidler
    [allergies] Allergier
    [admission] Innleggelse
    [safer_surroundings] Tryggere omgivelser
    [dependants] Barn, andre, dyr og hjem
    [responsibilities] Hvem gjør hva i en krise
    [learnt] Det vi lærte sist
   *[copies] Hvem har en kopi
}
ui-plan-about = { $what ->
    [goals] Hva personen vil, små og store ting.
    [small_steps] De neste små stegene, så små som personen vil ha dem, og hvem som er med. Ingen steg er for små.
    [resources] Det personen kan, liker og har rundt seg.
    [needs] Det personen trenger for at dagene skal gå.
    [participants] Hvem som er med, og hva hver av dem bidrar med.
    [measures] Hva som gjøres, hvor mye, hvem som har ansvaret, og når.
    [communication] Språk, tolk, hørsel, syn, lesing: det som gjør det lettere å forstå hverandre.
    [meet_me] Hva den som ringer på eller tar telefonen, bør si og gjøre først.
    [green] Hvordan det ser ut når det går bra, og hva som holder det slik.
    [yellow] Tegn på at noe er på vei, og hva hver av dere gjør da.
    [red] Tegn på krise, og hva hver av dere gjør da.
    [helps] Det som har hjulpet før.
    [worse] Det som har gjort det verre før.
    [coping] Det personen gjør på egen hånd. Disse står på kortet til lomma.
    [places] Hvem og hvor det er godt å være.
    [wishes] Det personen ønsker, og gjerne hvorfor.
    [refusals] Det personen ikke vil, hvorfor, og hva som er bedre.
    [medication] Dato og kilde må med: en gammel liste er farlig.
    [allergies] Dato og kilde må med.
    [admission] Når innleggelse hjelper, hvor, hvordan dit, og hvem som blir med.
    [safer_surroundings] Det som gjør det tryggere hjemme når det er verst.
    [dependants] Hvem ser til barna, andre, dyrene og huset.
    [responsibilities] Én linje for hver oppgave: personen, de pårørende, tjenestene.
    [learnt] Det som hjalp, og det som ikke hjalp, sist det var vanskelig, og når det var. Uten dato får det datoen for dagen det skrives ned. Det andre har foreslått, kan tas inn her.
   *[copies] Den som har en kopi, kan ta den fram. Skriv hvem.
}
ui-plan-gentle = { $what ->
    [goals] Er det noe personen selv ville sagt at det handler om?
    [small_steps] Hva har personen lyst til å prøve først?
    [resources] Hva er personen selv stolt av?
    [needs] Hvordan ville personen selv sagt det?
    [participants] Hvem ville personen selv ha med?
    [measures] Hva har personen selv bedt om?
    [communication] Hva pleier personen å be om når noe er vanskelig å få med seg?
    [meet_me] Hva er det første personen vil høre?
    [green] Hvordan beskriver personen en god dag?
    [yellow] Hva merker personen selv først?
    [red] Hva vil personen at andre skal vite da?
    [helps] Hva pleier personen å si at hjalp?
    [worse] Hva vil personen at ingen gjør?
    [coping] Hva gjør personen alt, når ingen ser det?
    [places] Hvem eller hvor tenker personen på først?
    [wishes] Hva ville personen bedt om?
    [refusals] Hva er personens egen grunn?
    [medication] Hva sier personen selv om legemidlene?
    [allergies] Hva sier personen selv om dette?
    [admission] Hva er viktigst for personen der?
    [safer_surroundings] Hva har personen selv gjort før?
    [dependants] Hva er personen mest redd for at ingen ser til?
    [responsibilities] Hva vil personen gjøre selv?
    [learnt] Hva sier personen selv at det lærte dem?
   *[copies] Hvem vil personen at skal ha en?
}
ui-plan-ask = { $what ->
    [what] Med egne ord
    [what_medication] Legemiddel
    [what_allergies] Det personen ikke tåler
    [what_measures] Tiltak
    [what_participants] Bidrar med
    [what_small_steps] Et lite steg
    [what_refusals] Nei til
    [how] Hvordan det gjøres
    [extent] Hvor mye, hvor ofte
    [who] Hvem
    [who_copies] Hvem
    [who_small_steps] Hvem som er med meg
    [who_measures] Hvem har ansvaret
    [when] Når
    [when_small_steps] Når jeg prøver det
    [when_admission] Når det hjelper
    [when_copies] Siden når
    [signs] Tegn
    [own_steps] Det jeg gjør
    [others_steps] Det de rundt meg gjør
    [services_steps] Det tjenestene gjør
    [reason] Hvorfor
    [alternative] Heller
    [dose] Hvor mye, når
    [dated] Dato
    [source] Hvor vi vet det fra
    [dated_learnt] Når det var
    [source_learnt] Fra hvilken kontakt
    [where] Hvor
    [transport] Hvordan dit
    [escort] Hvem blir med
    [children] Barn
    [others] Andre
    [animals] Dyr
    [home] Hjemmet
    [task] Oppgave
    [person] Jeg selv
    [relatives] Pårørende
    [for] Hvem det gjelder
   *[services] Tjenestene
}
ui-plan-nothing = Det står ikke noe her.

## Å lese den

ui-plan-in-force-since = Versjon { $n } gjelder fra { $t }.
ui-plan-in-force-until = Til { $until }. Ses på igjen { $review }.
ui-plan-in-force = Versjon { $n } gjelder.
ui-plan-review-due = Den skal ses på nå.
ui-plan-period-over = Perioden er over.
ui-plan-coordinator = Koordinator: { $who }.
ui-plan-authors = Skrevet sammen med { $who }.
ui-plan-stage = { $what ->
    [draft] Utkast
    [agreed] Enig, ikke tatt i bruk
    [in_force] Gjelder
    [replaced] Erstattet
   *[dropped] Forkastet
}
ui-plan-shown-by-consent = Du ser det personen har samtykket til at vises på vakt.
ui-plan-shown-by-reason = Du ser dette med en grunn. Lederen ser på det etterpå, og personen finner det i listen sin.
ui-plan-closed = Det finnes en plan. Ingenting av den vises deg nå.
ui-plan-closed-why = Personen har ikke samtykket til at den vises på vakt, eller har trukket det tilbake.
ui-plan-closed-left-out = Personen har holdt disse delene utenfor.
ui-plan-closed-how = Spør personen. I en nødsituasjon kan krisedelen åpnes med en grunn, på personens side.
ui-plan-taken-back = Personen har trukket samtykket til at planen lages. Avslutte versjonen?
ui-plan-taken-back-how = Sykepleieren på vakt ser ikke noe av den mer. Snakk med personen: avslutt versjonen som gjelder, eller skriv ned et nytt samtykke.
ui-plan-consent-ends = Samtykket til at planen lages, går ut { $t }, før perioden gjør det. Spør på nytt i god tid.
ui-plan-force-consent = Samtykket til at planen lages, gjelder til { $t }. Planen gjelder ikke lenger enn det: skal den det, spør på nytt først, og skriv ned det nye samtykket.
ui-plan-force-beyond = Samtykket til at planen lages, gjelder til { $t }, og planen kan ikke gjelde lenger. Velg den dagen eller en tidligere under «Gjelder til og med», eller skriv ned et nytt samtykke først.
ui-plan-elsewhere = Den individuelle planen er et annet sted. Bare krisedelen er her.
ui-plan-elsewhere-at = Den individuelle planen er et annet sted: { $where }. Bare krisedelen er her.
ui-plan-none = { $what ->
    [not_asked] Ingen plan gjelder. Ingen har spurt personen om det ennå.
    [elsewhere] Den individuelle planen er et annet sted. Ingen krisedel gjelder her.
    [not_ready] Ingen plan gjelder. Personen er spurt, og er ikke klar for det.
    [wants_none] Ingen plan gjelder. Personen er spurt, og vil ikke ha noen.
   *[here] Ingen plan gjelder nå.
}

## Å skrive den

ui-plan-begin = Begynn planen
ui-plan-begin-from = Begynn en ny versjon fra den som gjelder
ui-plan-no-consent = Personen har ikke samtykket til at det lages en plan, eller samtykket er utløpt. Spør først. Uten det skrives ingenting.
ui-plan-is-written = Versjon { $n } er under arbeid.
ui-plan-is-agreed = Personen har sagt seg enig i versjon { $n }. Den er ikke tatt i bruk.
ui-plan-go-on = Gå videre med versjon { $n }
ui-plan-writing = Versjon { $n } av planen til { $who }
ui-plan-writing-how = Skriv sammen, i klart språk, med personens ord. Det du skriver, lagres etter hvert. En del kan godt stå tom.
ui-plan-own-missing = { $n ->
    [0] Det er noe av personens eget i hver del.
    [one] I én del er det ikke noe av personens eget ennå.
   *[other] I { $n } deler er det ikke noe av personens eget ennå.
}
ui-plan-progress = Hvor langt planen har kommet
ui-plan-filled = { $n ->
    [0] Ingen av de { $all } delene er begynt.
    [one] Det står noe i én av { $all } deler.
   *[other] Det står noe i { $n } av { $all } deler.
}
ui-plan-next = Neste: { $what }
ui-plan-part-state = { $what ->
    [incomplete] ikke fullstendig
    [own] med egne ord
    [written] ikke med egne ord ennå
   *[empty] tom
}
ui-plan-line-incomplete = Her mangler det noe. Fyll det ut, eller tøm hele linja.
ui-plan-entry-incomplete = Ikke fullstendig.
ui-plan-no-incomplete = En linje i «{ $what }» er ikke fullstendig. Fyll ut det som mangler, eller tøm den. Da kan personen si ja til versjonen.
ui-plan-own = Her står det noe med personens egne ord
ui-plan-save = Lagre
ui-plan-needed = (må fylles ut)
ui-plan-for-how = Ett trykk. Bare de som er nevnt her, kan få vite dette.
ui-plan-for-none = Ingen står på lista rundt personen ennå. Før dem opp i journalen først.
ui-plan-entry = linje { $n }
ui-plan-add = { $what ->
    [goals] Et mål til
    [small_steps] Et steg til
    [participants] En til
    [measures] Et tiltak til
    [medication] Et legemiddel til
    [allergies] En allergi til
    [responsibilities] En oppgave til
    [learnt] En ting til vi lærte
    [yellow] Steg for en person til
    [red] Steg for en person til
   *[other] En linje til
}
ui-plan-theirs = { $who } har skrevet dette i mellomtiden ({ $t }):
ui-plan-theirs-gone = En annen har tømt denne delen i mellomtiden.
ui-plan-theirs-how = Det du skrev, står under. Ingenting er skrevet over.

## Personens svar, og det som følger

ui-plan-answer = Personens svar
ui-plan-ask-agrees = Er { $who } enig i denne versjonen?
ui-plan-agrees = { $what ->
    [yes] Ja
    [in_part] Ja til at den brukes, ikke til alt
   *[no] Nei
}
ui-plan-answer-words = Med personens egne ord
ui-plan-answer-words-hint = Må fylles ut når svaret ikke er et helt ja.
ui-plan-ask-capacity = Evnen til å bestemme over dette
ui-plan-capacity = { $what ->
    [has] Har den
    [in_doubt] Det er tvil
   *[lacks] Hadde den ikke for dette
}
ui-plan-capacity-was = { $what ->
    [has] Personen kunne bestemme dette.
    [in_doubt] Det var tvil om evnen til å bestemme.
   *[lacks] Personen kunne ikke bestemme dette da.
}
ui-plan-capacity-words = Hvilken tvil, eller hva som manglet
ui-plan-answer-save = Skriv ned svaret
ui-plan-choose-answer = Velg hva personen svarer.
ui-plan-choose-capacity = Velg hvordan det var med evnen til å bestemme.
ui-plan-force = Ta den i bruk
ui-plan-force-how = Den gjelder for en periode. Den dagen den skal ses på igjen, står det på koordinatorens side.
ui-plan-force-replaces = Den gjelder for en periode, og erstatter den som gjelder nå.
ui-plan-until = Gjelder til og med
ui-plan-review = Ses på igjen
ui-plan-force-do = Ta planen i bruk
ui-plan-choose-day = Velg en dag.
ui-plan-drop = Forkast denne versjonen
ui-plan-drop-how = Det som er skrevet, blir stående i listen over versjoner, men ingen går videre med det.
ui-plan-drop-do = Forkast versjonen
ui-plan-end = Avslutt planen
ui-plan-end-how = Når personen ikke vil ha planen mer. Ingen plan gjelder etterpå, og ingenting vises på vakt.
ui-plan-end-do = Avslutt planen
ui-plan-no-version = Denne er ikke her lenger. Last siden på nytt.

## Forslag

ui-plan-suggestions = Å se på sammen med personen
ui-plan-suggestions-struck = Strøket: { $n }
ui-plan-suggestions-how = Det andre foreslår, og det vi lærte etter en krise. Personen bestemmer.
ui-plan-learnt = Det vi lærte
ui-plan-settle = Sett på sammen med personen
ui-plan-take = Ta det inn i planen
ui-plan-take-anew = Ta det inn i en ny versjon av planen
ui-plan-said-in = i kontakten { $t }
ui-plan-source-contact = kontakten { $t }, skrevet ned av { $who }
ui-plan-source = skrevet ned av { $who }
ui-plan-looked-at = { $n ->
    [one] Sett på sammen med personen: ett forslag
   *[other] Sett på sammen med personen: { $n } forslag
}
ui-plan-looked-at-by = Sett på sammen med personen av { $who }, { $t }.
ui-plan-taken-into = Tatt inn i delen «{ $what }».
ui-plan-suggest = Foreslå noe, eller skriv hva vi lærte
ui-plan-suggest-where = Hva det gjelder
ui-plan-suggest-words = Hva
ui-plan-suggest-hint = Koordinatoren ser på det sammen med personen. Planen endres ikke av dette.
ui-plan-suggest-do = Send forslaget

## Versjoner

ui-plan-versions = Versjoner
ui-plan-version = Versjon { $n }
ui-plan-version-of = Versjon { $n } av planen til { $who }
ui-plan-begun = begynt { $t }
ui-plan-changes-since = Det som er annerledes enn i versjon { $n }
ui-plan-changes-none = Ingenting er annerledes.
ui-plan-diff = { $what ->
    [new] Nytt:
    [gone] Borte:
    [changed] Endret:
    [before] Før:
    [now] Nå:
    [left_out] Nå: ikke noe.
    [reordered] Det samme står i en annen rekkefølge.
    [own] Nå med personens egne ord.
   *[not_own] Ikke lenger med personens egne ord.
}

## Å ta med hjem

ui-plan-print = Skriv ut planen
ui-plan-print-how = En kopi til personen. Personen bestemmer hvem andre som får en: skriv det i delen «Hvem har en kopi».
ui-plan-print-none = Ingen plan gjelder. Det er ikke noe å skrive ut.
ui-plan-print-taken-back = Personen har trukket at planen lages. Ingenting av den skrives ut. Avslutt versjonen, eller skriv ned et nytt samtykke.
ui-plan-print-do = Skriv ut
ui-plan-as-pdf = Som PDF
ui-plan-paper-number = Når det haster, og dagen er over: ring { $number }.
ui-plan-paper-binds-nobody = Dette er mine ønsker. Planen er ikke et rettslig dokument.
ui-plan-paper-printed = Skrevet ut { $t }.
ui-paper-language = Personens språk er { $what }. Dette arket finnes bare på norsk bokmål og engelsk, og skrives ut på norsk. Gå gjennom det sammen.
ui-paper-page = Side { $n } av { $of }
ui-plan-card = Kort til lomma
ui-plan-card-how = Et kort uten navn, med det personen gjør selv og nummeret til tjenesten. Den som finner det, får ikke vite hvem det er.
ui-plan-card-left-out = { $n ->
    [one] Én linje er holdt utenfor, fordi det står et navn eller et nummer i den.
   *[other] { $n } linjer er holdt utenfor, fordi det står navn eller nummer i dem.
}
ui-plan-card-empty = Det står ikke noe i «Det jeg gjør selv» i planen som gjelder. Kortet har bare nummeret.
ui-plan-card-title = Når det blir vanskelig
ui-plan-card-ring = Noen å snakke med:
ui-plan-card-danger = Fare for liv: 113
ui-plan-card-text = Det samme som SMS
ui-plan-card-text-how = Kort nok for en telefon, og uten navn. Kopier den og send den bare hvis personen vil ha den.
ui-plan-sms-ring = Noen å snakke med: { $number }. Fare for liv: 113.
