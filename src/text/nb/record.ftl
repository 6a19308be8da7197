### Journaler og planer: det som står på skjermene.

## Når noe ikke går

ui-no-record = { $what ->
    [name_missing] Skriv minst ett navn, eller hvem det gjelder når navnet ikke er kjent.
    [year_wrong] Dette er ikke et fødselsår.
    [wanted_and_not] En sykepleier kan ikke både være ønsket og ikke ønsket.
    [answer_missing] Noe mangler. Fyll ut det første feltet i hver linje; legemidler og allergier trenger også dato og kilde.
    [not_a_date] Dette er ikke en dato. Skriv år, måned og dag, for eksempel 2026-03-14.
    [birth_number_taken] En annen journal har dette fødselsnummeret. Se på den, og slå de to sammen hvis de er samme person.
    [changed_meanwhile] En annen har endret dette i mellomtiden. Se hva som står der nå. Det du skrev, står her.
    [not_day_service] Bare en i dagtjenesten kan koordinere en plan.
    [patient_erased] Denne journalen er slettet. Ingen kan lese den mer.
    [same_patient] Dette er alt én journal.
    [two_birth_numbers] De to har ulike fødselsnumre. De er to personer.
    [not_merged] Denne journalen er ikke slått sammen med en annen.
    [only_the_person_widens] Bare personen selv, sammen med dem som arbeider med dem, kan la noen få vite mer.
    [with_the_person] Dette gjøres sammen med personen, av dem som arbeider med dem.
    [plan_in_force] En plan gjelder nå. Avslutt den først, hvis det er det personen vil.
    [plan_under_way] En versjon er alt under arbeid. Gå videre med den, eller forkast den.
    [no_consent] Personen har ikke samtykket til at det lages en plan, eller samtykket er utløpt. Spør først.
    [plan_elsewhere] Den individuelle planen er et annet sted, og bare krisedelen er her. La delene av den individuelle planen stå tomme, eller si i journalen at planen er her.
    [plan_fixed] Denne versjonen er ferdig og blir stående. Begynn en ny fra den.
    [another_person] Dette er en annen enn den som står her. Det denne kan få vite og skal gjøre, går ikke over til en annen: ta denne av lista, og før opp den nye.
    [plan_empty] Det står ikke noe i planen ennå.
    [own_words_missing] Skriv med personens egne ord hva de ikke er enige i.
    [capacity_words_missing] Skriv hva tvilen om evnen til å bestemme er.
    [not_agreed] Personen har ikke sagt seg enig i denne versjonen.
    [lacks_capacity] Den som ikke kan bestemme dette nå, kan ikke si ja til det. La versjonen være et utkast, og spør når de kan.
    [review_wrong] Planen skal ses på igjen en dag som kommer, og før perioden er over.
    [about_nobody] Si først hvem denne kontakten gjelder, mens den er åpen.
    [no_ground] Det er ikke noe grunnlag for å lese dette. Det kan være at personen ikke har samtykket.
    [not_wanted_stays] Bare de som arbeider med personen, kan ta en sykepleier av denne lista, og aldri hun selv.
    [no_texts] Personen ønsker ingen SMS, eller at nummeret vårt ikke vises. Ring, eller vent til personen skriver selv. Sier personen noe annet nå, endres det under «Slik vil personen nås».
    [not_talked] Ingen har snakket med dem eller fått ord fra dem i denne kontakten ennå. Da kan du ikke vite hvem det er.
    [no_question] Det er ikke valgt noe spørsmål for den som er i kontakt. Skriv hvordan du vet det.
    [reason_too_short] Skriv en grunn som både lederen og personen kan forstå.
    [takes_reason] Ingen setter opp seg selv på eget ord. Finn personen i registeret, og skriv hvorfor du arbeider med dem.
    [nothing_withdrawn] Det er ikke trukket noe tilbake her som du hadde lest.
    [own_opening] Dette er din egen åpning. En annen ser på den.
    [not_reviewed] Det er ikke sagt noe om denne lesingen som kan tas tilbake.
    [erasure_asked] Det er alt bedt om at denne journalen slettes.
    [second_person] En annen enn den som ba om det, utfører dette.
   *[too_early] Ventetiden er ikke over.
}
ui-no-too-many = Det er for mange: høyst { $count }.
ui-may-not-record = { $what ->
    [nurse_on_duty_only] Bare en sykepleier som er på vakt nå, kan gjøre dette.
    [register_only] Personer registreres av sykepleiere på vakt og av dagtjenesten.
    [no_ground] Ingenting åpner denne journalen for deg nå: ingen kontakt du har, er med denne personen, og du arbeider ikke med dem.
    [with_the_person] Dette er for dem i dagtjenesten som arbeider med denne personen.
    [on_duty_or_with_the_person] Dette er for en sykepleier som er på vakt nå, og for dem som arbeider med denne personen.
    [days_only] Dette er for dagtjenesten.
   *[assign_only] Hvem som arbeider med en person, sier lederen og de som alt arbeider med dem.
}

## Dagtjenesten

rec-title-day = Mine personer
rec-title-patients = Personregister
rec-title-patient = Journal
rec-day-nobody = Du arbeider ikke med noen ennå. Finn personen i registeret, eller registrer en ny.
rec-day-waits = Venter på deg
rec-day-mine = De andre
rec-day-more = Videre
rec-day-board = Tavlen: kontakter og oppfølging
rec-taken-back = har trukket samtykket til at planen lages
rec-consent-ends = { $what ->
    [plan_made] samtykket til at planen lages, går ut { $at }
    [sharing] samtykket til deling går ut { $at }
   *[shown_on_call] samtykket til visning på vakt går ut { $at }
}
rec-consent-ended = { $what ->
    [plan_made] samtykket til at planen lages, gikk ut { $at }
    [sharing] samtykket til deling gikk ut { $at }
   *[shown_on_call] samtykket til visning på vakt gikk ut { $at }
}
rec-review-late = planen skulle vært sett på { $at }
rec-review-at = planen ses på { $at }
rec-suggestions = { $n ->
    [one] ett forslag venter
   *[other] { $n } forslag venter
}
rec-plan-under-way = en versjon av planen er under arbeid

## Registeret

rec-search-what = Navn, fødselsnummer eller telefon
rec-search-hint = Skrivefeil i navn gjør ikke noe. Et fødselsår etter navnet gir færre treff.
rec-search-go = Søk
rec-found-none = Ingen funnet. Prøv bare etternavnet, eller fødselsnummeret.
rec-found = { $n ->
    [one] Én funnet
   *[other] { $n } funnet
}
rec-born = født { $year }
rec-open = Åpne
rec-take = Jeg arbeider med denne personen
rec-take-hint = Har ingen gitt deg personen, så skriv hvorfor du arbeider med dem. Lederen ser på det, og personen finner grunnen i lista si.
rec-take-given = Du har en kontakt med personen å følge opp. Det er grunn nok.
rec-take-why = Hvorfor arbeider du med denne personen?
rec-take-go = Ta på meg personen
rec-register = Registrer en ny person
rec-register-hint = Vi ser først etter om personen finnes fra før. Bare et navn må fylles ut.
rec-register-open = Fyll ut
rec-register-go = Registrer
rec-registered = { $who } er registrert.
rec-registered-then = Si i kontakten hvem den gjelder. Dagtjenesten arbeider videre med journalen.
rec-doubles = Kan det være en av dem som står over skjemaet? Åpne den journalen i så fall. Er det en annen, så kryss av for det og registrer.
rec-somebody-other = Dette er en annen person

## Når noe ikke går

rec-no-digits = Et fødselsnummer har bare sifre.
rec-no-phone = Et telefonnummer kan ikke leses. Skriv åtte siffer, eller landkode først, med komma mellom flere.
rec-no-day = Velg en dag.
rec-no-choice = Noe er ikke valgt, eller finnes ikke mer. Se på skjemaet og velg igjen.
rec-closed = Ikke noe å vise
rec-closed-why = Det finnes ingen slik journal, eller ingenting åpner den for deg nå. En journal åpnes for dem som arbeider med personen, og i en kontakt med personen.
rec-open-reason = Åpne med en grunn
rec-open-reason-hint = Åpent i en time. Lederen ser på det etterpå, og personen ser det i sin liste.
rec-reason = Hvorfor
rec-open-reason-go = Åpne
rec-unread = Journalen kan ikke åpnes nå
rec-unwritten = Loggen kan ikke skrives nå. Du kan lese, og det blir ført når loggen virker igjen. Må tjenesten startes på nytt før det, si fra til lederen hva du har lest.
rec-again = Ikke lagret ennå
rec-again-go = Send det jeg skrev, en gang til

## Hvem det er

rec-identity = Hvem det er
rec-name = Navn
rec-given = Fornavn
rec-family = Etternavn
rec-described = Hvem det gjelder, når navnet ikke er kjent
rec-described-hint = For eksempel: mann, rundt 40, hotellet, grønn jakke. Skriv navnet over når det er kjent.
rec-unnamed = Navnet er ikke kjent. Skriv det under «Hvem det er» når noen vet det; er personen registrert fra før, slås journalene sammen.
rec-preferred = Vil kalles
rec-number = Fødselsnummer
rec-number-hint = Også D-nummer, H-nummer og felles hjelpenummer (FH). Kan stå tomt.
rec-year = Fødselsår
rec-year-hint = Når nummeret ikke er kjent.
rec-phones = Telefon
rec-phones-hint = Flere med komma mellom.
rec-address = Adresse
rec-language = Språk
rec-language-is = { $what ->
    [nb] norsk
    [nn] nynorsk
    [se] nordsamisk
    [smj] lulesamisk
    [sma] sørsamisk
    [fkv] kvensk
    [nsl] norsk tegnspråk
    [en] engelsk
    [uk] ukrainsk
    [ru] russisk
    [ar] arabisk
    [ti] tigrinja
    [so] somali
    [pl] polsk
    [fi] finsk
    [de] tysk
    [fa] persisk
    [prs] dari
    [ku] kurdisk
    [lt] litauisk
    [lv] latvisk
    [ro] rumensk
    [th] thai
    [tl] tagalog
    [es] spansk
    [fr] fransk
    [sv] svensk
    [da] dansk
   *[none] ikke sagt
}
rec-language-other = Et annet språk
rec-language-other-hint = Språkkoden, for eksempel fa eller zh. Tomt: det som er valgt.
rec-no-language = Språkkoden kan ikke leses. Skriv den som nn, uk eller fa.
rec-speaks = Snakker { $what }
rec-interpreter = Tolk til
rec-communication = Hørsel, syn, lesing
rec-amend = Rett eller fyll ut
rec-save = Lagre
rec-standing = Status
rec-standing-is = { $what ->
    [here] bor her
    [moved] flyttet
   *[dead] død
}
rec-standing-set = Flyttet eller død
rec-standing-hint = Etter et dødsfall sendes ingenting til personen, det som skulle gjøres for dem avsluttes, og et kort spør hvem de etterlatte er. Om den som har flyttet, spørres det etter ny adresse og ny fastlege, og ingen minnes om planen lenger. Det kan gjøres om.
rec-standing-here = Bor her
rec-standing-moved = Har flyttet
rec-standing-dead = Er død

## Flyttet

rec-moved = Flyttet
rec-moved-since = Det ble skrevet ned { $t } at personen har flyttet.
rec-moved-plan = Planen gjelder fortsatt, og ingen minnes om den lenger. Gi den videre, eller avslutt den.
rec-moved-plan-how = Gir dere den videre: skriv den ut sammen med personen, eller la den nye kommunen få den med personens samtykke. Avslutt den så, nederst på siden til planen.
rec-moved-day = flyttet: gi planen videre, eller avslutt den
rec-moved-from = Før: { $where }
rec-moved-address = Hvor personen bor nå
rec-moved-address-save = Skriv ned adressen
rec-moved-no-address = Skriv hvor personen bor nå. Vet dere det ikke, så la det stå til dere vet det.
rec-moved-doctor-before = Fastlegen som står her: { $who }. Er det en annen nå, tas den gamle av listen under De rundt.
rec-moved-doctor = Hvem som er fastlege nå
rec-moved-doctor-save = Skriv ned fastlegen

## De rundt

rec-people = De rundt, i den rekkefølgen de ringes
rec-people-none = Ingen er ført opp ennå.
rec-next-of-kin = nærmeste pårørende
rec-objects = Personen vil ikke at vi har kontakt med dem. Vi lytter og sier ingenting.
rec-told = Hva de kan få vite
rec-told-is = { $what ->
    [listen] Vi lytter og sier ingenting
    [safe] Kan få vite at personen har kontakt og er trygg
    [tasks] Kan få vite det i planen som gir dem en oppgave
   *[plan] Kan få vite kriseplanen
}
rec-told-narrow = Du kan gjøre det mindre. Mer sies bare sammen med personen, av dem som arbeider med dem.
rec-told-more = Mer enn før: skriv det personen sa, med egne ord. Mindre trenger ingen ord.
rec-told-words = Med personens egne ord
rec-told-save = Lagre hva de kan få vite
rec-hours = Når de kan ringes
rec-hours-hint = For eksempel: etter kl. 16, ikke om natten.
rec-shared-phone = flere bruker telefonen
rec-person-change = Endre for { $who }
rec-person-same = For den samme personen: et nytt nummer, et navn som var skrevet feil. En annen føres opp for seg; det denne kan få vite, går ikke over til noen.
rec-person-name = Navn
rec-role-label = Hva de er for personen
rec-role = { $what ->
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
    [therapist] behandler ved DPS
    [coordinator] koordinator
    [other_service] en annen tjeneste
   *[other] noen andre
}
rec-order = Nummer i rekken
rec-order-hint = Tomt: sist.
rec-objects-set = Personen vil ikke ha kontakt med dem
rec-objects-not = Personen vil ha kontakt igjen
rec-unlist = Ta av listen
rec-person-new = Før opp en til
rec-person-new-hint = Den som føres opp, blir bare lyttet til. Hva de kan få vite, sier personen etterpå.

## Varsler

rec-flags = Å passe på
rec-flags-none = Ingenting å passe på nå.
rec-flags-over = Tidligere: { $n }
rec-flag-why = Hvorfor
rec-flag-by = { $who }, { $at }. Gjelder til { $until }.
rec-flag-ended = Avsluttet av { $who }, { $at }.
rec-flag-hidden = Personen ser det ikke, fordi
rec-flag-seen = Personen kan se dette.
rec-flag-end = Gjelder ikke mer
rec-flag-new = Nytt å passe på
rec-flag-text = Hva
rec-flag-text-hint = Kort og konkret, så en kollega vet hva hun gjør.
rec-flag-until = Gjelder til og med
rec-flag-hide = Hvorfor personen ikke skal se det
rec-flag-hide-hint = Kort. Personen kan be om å få vite det senere.
rec-flag-raise = Sett opp

## Slik vil personen nås

rec-settings = Slik vil personen nås
rec-settings-change = Endre
rec-texts = SMS er greit
rec-no-texts = Ingen SMS
rec-withheld = Nummeret vårt vises ikke: sykepleieren ringer fra en telefon som skjuler nummeret, og ingenting ringer eller sender SMS av seg selv
rec-not-withheld = Nummeret vises når vi ringer
rec-somebody-else = Hvis noen andre svarer
rec-somebody-else-hint = Det vi sier da. Ikke noe om helse.
rec-wanted = Ønskede sykepleiere
rec-wanted-order = Den øverste ringes før de andre.
rec-wanted-place = Nummer { $n }
rec-not-wanted = Ikke ønskede sykepleiere
rec-asked-hint = Spørsmålet som viser at det er dem. Velg det sammen med personen; personens eget stilles aldri til noen annen.
rec-asked-save = Lagre spørsmålet
rec-question = Spørsmålet som viser at det er dem
rec-question-hint = Stilles før noe sies på telefonen. Personen velger det selv.
rec-question-none = Ikke valgt ennå.
rec-question-is = Spørsmål
rec-answer-is = Svar
rec-question-choose = Velg sammen med personen

## Samtykker

rec-consents = Samtykker
rec-consents-hint = Frivillige, for en periode, og kan trekkes når som helst. Bare personen selv utvider.
rec-consent = { $what ->
    [plan_made] At planen lages
    [sharing] At deltakerne deler opplysninger
   *[shown_on_call] At kriseplanen vises på vakt
}
rec-consent-means = { $what ->
    [plan_made] Uten dette skrives det ingen plan.
    [sharing] Uten dette sier de som deltar, ikke noe til hverandre.
   *[shown_on_call] Uten dette ser sykepleieren på vakt ingenting av planen, bortsett fra i en nødsituasjon.
}
rec-consent-holds = gjelder
rec-consent-none = ikke gitt
rec-consent-given = { $how ->
    [spoken] Gitt muntlig
    [on_paper] Underskrevet
   *[by_telephone] Gitt på telefon
} { $at }, gjelder til { $until }. Ført av { $who }.
rec-elsewhere = Sagt til en annen tjeneste: { $at }, til { $who }. Datoen og navnet over er fra da journalen ble tatt inn her.
rec-elsewhere-when = dato ikke oppgitt
rec-elsewhere-whom = ikke oppgitt hvem
rec-consent-without = Uten
rec-consent-less = Personen vil dele mindre
rec-consent-less-hint = Virker med en gang, på alle skjermer.
rec-consent-leave-out = Utelat disse delene
rec-consent-narrow = Utelat
rec-consent-withdraw = Trekk hele samtykket
rec-consent-withdraw-plan = Tar personen tilbake at planen lages, vises den heller ikke på vakt. Begge deler spørres det om på nytt.
rec-consent-new = Før samtykket
rec-consent-anew = Før nytt samtykke
rec-consent-how = Gitt
rec-consent-how-is = { $what ->
    [spoken] muntlig, ansikt til ansikt
    [on_paper] underskrevet på papir
   *[by_telephone] på telefon, når vi er sikre på hvem det er
}
rec-consent-until = Gjelder til og med
rec-consent-words = Med hvem, eller annet personen har sagt om det
rec-consent-give = Personen samtykker
rec-consents-over = Tidligere samtykker: { $n }
rec-consent-withdrawn = Trukket { $at }.
rec-section = { $what ->
    [goals] mål
    [small_steps] små steg
    [resources] ressurser
    [needs] behov
    [participants] deltakere
    [measures] tiltak
    [communication] språk og kommunikasjon
    [meet_me] slik vil jeg møtes
    [green] grønn sone
    [yellow] gul sone
    [red] rød sone
    [helps] det som hjelper
    [worse] det som gjør det verre
    [coping] det jeg gjør selv
    [places] folk og steder som gjør godt
    [wishes] ønsker om behandling
    [refusals] det jeg ikke vil ha
    [medication] legemidler
    [allergies] allergier
    [admission] innleggelse
    [safer_surroundings] tryggere omgivelser
    [dependants] barn, dyr og hjem
    [responsibilities] hvem som gjør hva
    [learnt] det vi lærte sist
   *[copies] hvem som har en kopi
}

## Hvem som arbeider med personen, og planen

rec-workers = De som arbeider med personen
rec-workers-change = Endre hvem
rec-coordinator = Koordinator
rec-coordinator-save = Lagre koordinator
rec-nobody = ingen
rec-assigned = Har personen i sitt arbeid
rec-assigned-none = Ingen har personen i sitt arbeid.
rec-assign = Sett opp en til
rec-assign-save = Sett opp
rec-unassign = Ta av
rec-plan = Planen
rec-plan-with-contact = Planen åpnes i en kontakt med personen eller noen rundt. Om det finnes en, står ikke her.
rec-plan-open = Åpne planen
rec-plan-stand = Hvor planen er
rec-plan-stand-is = { $what ->
    [not_asked] Ikke spurt ennå
    [here] Planen er her
    [elsewhere] Individuell plan er et annet sted, bare krisedelen er her
    [not_ready] Spurt, ikke klar for det ennå
   *[wants_none] Spurt, vil ikke ha noen plan
}
rec-plan-where = Hvor, hvis et annet sted
rec-plan-stand-set = Hvor planen er, eller hva personen svarer
rec-plan-review = Den ses på igjen { $at }.
rec-more = Mer om journalen
rec-merged = Andre journaler for samme person
rec-merged-none = Ingen.
rec-merge = Slå sammen med en annen journal
rec-merge-hint = Den andre journalen leses under denne etterpå. Det kan gjøres om.
rec-merge-why = Hvorfor er det samme person?
rec-merge-why-hint = Du har ikke den andre journalen i hendene. Lederen ser på grunnen, og personen finner den i lista si.
rec-merge-go = Samme person
rec-merge-undo = Det var to personer
rec-since = registrert { $at }

## Sagt i fortrolighet

rec-confidences = Sagt i fortrolighet
rec-confidences-why = Det pårørende har sagt i fortrolighet, og varsler som personen ikke ser, står på sider for seg, så de ikke er på skjermen når dere leser sammen. Veien dit står i alle journaler.
rec-confidences-hint = Les det ikke sammen med personen, og si ikke til personen at det finnes.
rec-confidences-none = Ingenting er sagt i fortrolighet.
rec-alerts = Varsler personen ikke ser
rec-alerts-hint = Les det ikke sammen med personen. Den som ber om det, får vite hvorfor det er skjult, når det ikke skader lenger.
rec-alerts-none = Ingenting er skjult for personen.
rec-alerts-new = Nytt som personen ikke skal se
rec-alerts-no-why = Skriv hvorfor personen ikke skal se det. Er det ingen grunn, sett det opp i journalen, der personen ser det.
rec-confidence-from = Fra { $who }
rec-confidence-unsaid = Ikke sagt fra hvem
rec-confidence-by = Skrevet av { $who }, { $at }
rec-confidence-erased = Slettet.
rec-confidence-new = Skriv ned noe
rec-confidence-who = Hvem som sa det
rec-confidence-text = Hva de sa
rec-confidence-save = Skriv ned
rec-strike = Dette er galt
rec-strike-why = Hva som er galt
rec-strike-hint = Teksten strykes og kan fortsatt leses, med navnet ditt og grunnen.
rec-strike-go = Stryk
rec-struck = Strøket av { $who }, { $at }

## Lederen: hvem som arbeider med hvem, og sletting

lead-title = Hvem arbeider med hvem
lead-tile-hint = { $n ->
    [0] koordinator, dagtjeneste, sletting
    [one] én journal er bedt slettet
   *[other] { $n } journaler er bedt slettet
}
lead-about = Her står navn og hvem som arbeider med dem. Ingenting av journalen vises.
lead-find = Finn en person
lead-nobody = Ingen arbeider med denne personen.
lead-choose = Sett opp noen
lead-choose-who = Sett opp noen for { $who }
lead-without-title = Uten noen
lead-without-none = Alle som bor her, har noen som arbeider med seg.
lead-without = { $n ->
    [one] Én person som bor her, har ingen som arbeider med seg.
   *[other] { $n } personer som bor her, har ingen som arbeider med seg.
}
lead-without-more = De første står her. Finn de andre ved navn.
lead-erasures = Sletting av journaler
lead-erasures-about = Én ber om det, og en annen gjennomfører det, tidligst 72 timer senere. Det kan ikke gjøres om.
lead-erasures-none = Ingenting venter.
lead-erasures-over = { $n ->
    [one] Ett som er avgjort
   *[other] { $n } som er avgjort
}
lead-machine = En ved maskinen
lead-asked = Det er bedt om at denne journalen slettes.
lead-asked-see = Se hva som venter
lead-asked-by = { $who } ba om det { $at }. Grunnen:
lead-erasure-mine = Du har bedt om dette. En annen leder, eller en ved maskinen, gjennomfører det.
lead-erasure-not-before = Kan ikke gjennomføres før { $at }.
lead-erasure-contact = En kontakt med personen er åpen. Den må avsluttes først.
lead-erase = Slett journalen
lead-erase-sure = Jeg har lest grunnen. Journalen skal slettes, og det kan ikke gjøres om.
lead-erase-say-sure = Kryss av for at journalen skal slettes.
lead-erase-go = Slett for godt
lead-refuse = Ikke slett
lead-refuse-reason = Hvorfor den ikke slettes
lead-refuse-go = Behold journalen
lead-reason = Hvorfor den skal slettes
lead-reason-hint = Grunnen blir stående for alltid: nevn ingen ved navn.
lead-ask = Be om at journalen slettes
lead-ask-hint = Ingenting skjer på 72 timer. Så gjennomfører en annen det, eller sier nei med en grunn.
lead-ask-go = Be om sletting
lead-erased-record = En slettet journal
lead-done = Slettet av { $who }, { $at }.
lead-refused = Ikke slettet. { $who } sa nei { $at }:
