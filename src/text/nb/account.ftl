# Veien inn: innlogging, kode, låst nettbrett, egen konto, lederens liste. Rolig, uten utropstegn, uten skyld.

## Innlogging

in-title = Logg inn
in-name = Brukernavn
in-password = Passord
in-go = Logg inn
in-tablet = Dette er et av tjenestens nettbrett
in-tablet-hint = Da holder innloggingen hele vakten, og skjermen låses når ingen rører den. Ikke kryss av på en PC som andre bruker: der blir du logget ut etter { $n } minutter uten bruk.
in-danger = Denne siden er for ansatte. Ved fare for liv, ring 113.
in-language = { $what ->
    [nb] Norsk
    [en] English
    [se] Davvisámegiella
   *[other] { $what }
}
in-about = For deg som trenger noen
in-handbook = Håndbok
in-home = Tilbake
in-sign-out = Logg ut
in-unsent = Noe du skrev i en plan eller et dokument, er ikke lagret. Gå tilbake til siden og lagre det, eller logg ut og slett det her.
in-unsent-go = Logg ut og slett
in-wrong = Navnet eller passordet stemmer ikke.
in-failed = Det virker ikke akkurat nå. Prøv igjen.
in-throttled = For mange forsøk. Vent { $n } sekunder og prøv igjen.
in-with-password = Logg inn med passord

## Koden

in-code-title = Skriv koden
in-code = Kode
in-code-hint = Seks sifre fra appen på telefonen din. Uten telefonen: en av reservekodene.
in-code-go = Fortsett
in-code-back = Begynn på nytt
in-code-needed = Denne kontoen har en kode i tillegg til passordet.
in-code-wrong = Koden stemmer ikke, eller den er brukt før. Vent på den neste.
in-code-late = Det gikk for lang tid. Logg inn på nytt.

## Kode i tillegg til passordet: å sette den opp

in-factor-title = Kode fra telefonen
in-factor-heading = Kode fra telefonen
in-factor-why = I tillegg til passordet skriver du en kode som bare telefonen din viser.
in-factor-must = Her kreves en kode i tillegg til passordet for alle som kan se pasienter. Det tar et par minutter, og bare denne gangen.
in-factor-app = Åpne en app for engangskoder på telefonen. Du kan bruke den du har, eller hente en gratis.
in-factor-square = Velg å legge til en konto, og hold kameraet mot firkanten.
in-factor-same-phone = Er appen på denne telefonen? Åpne den her
in-factor-square-name = Firkant for kameraet i appen
in-factor-letters = Uten kamera: skriv dette i appen
in-factor-code = Skriv koden som appen viser nå.
in-factor-code-hint = Seks sifre.
in-factor-go = Slå på
in-factor-none = Du har ingen kode i tillegg til passordet.
in-factor-begin = Sett opp kode fra telefonen
in-factor-has = { $n ->
    [0] Slått på. Du har ingen reservekoder igjen: lag nye.
    [one] Slått på. Du har én reservekode igjen.
   *[other] Slått på. Du har { $n } reservekoder igjen.
}
in-factor-other = Ny telefon
in-factor-other-hint = Koden på den gamle telefonen og reservekodene slutter å virke, og du setter opp den nye med en gang.
in-factor-remove-hint = Koden på den gamle telefonen og reservekodene slutter å virke. Etterpå kan du sette opp en ny.
in-factor-remove = Ta bort den gamle
in-recovery-title = Reservekoder
in-recovery-why = { $n } koder til den dagen telefonen er borte eller tom. Hver virker én gang. Skriv dem ned, og legg dem et annet sted enn nettbrettet.
in-recovery-once = De vises bare nå.
in-recovery-go = Jeg har skrevet dem ned
in-recovery-new = Nye reservekoder
in-recovery-new-go = Lag ti nye

## Låst nettbrett

in-locked-title = Låst
in-lock = Lås nå
in-unlock = Lås opp
in-who = Hvem er du?
in-somebody-else = En annen
in-pin-of = PIN for { $who }
in-pin-over = { $who } må logge inn med passord denne gangen.
in-pin-wrong = { $n ->
    [one] PIN stemmer ikke. Ett forsøk igjen, så kreves passordet.
   *[other] PIN stemmer ikke. { $n } forsøk igjen.
}
in-pin-password = Logg inn med passord denne gangen. Etterpå virker PIN igjen.
in-pin-unfit = Velg 6 til 12 sifre som ikke er like og ikke teller opp eller ned.
in-pin-differ = De to er ikke like. Skriv begge på nytt.
in-pin-title = PIN på dette nettbrettet
in-pin-why = Nettbrettet låses når ingen rører det. Med PIN låser du opp på sekunder. PIN virker bare på dette nettbrettet.
in-pin-new = Ny PIN
in-pin-hint = 6 til 12 sifre. Bruk ikke koden du ringer inn med.
in-pin-again = En gang til
in-pin-save = Lagre
in-pin-remove = Ta bort PIN
in-pin-keep = Behold den jeg har
in-pin-later = Ikke nå: lås opp med passord
in-ring-title = { $what ->
    [message] Noen har skrevet og venter på svar
    [request] En lege ber om hjelp
   *[call] Noen venter på linjen
}
in-ring-how = Svar på telefonen og trykk 1. Lås opp for å se kortet.

## Egen konto

in-account-short = Konto
in-account-title = Min konto
in-role = { $what ->
    [nurse] sykepleier
    [doctor] lege
    [municipal_doctor] kommunelege
    [day_nurse] dagsykepleier
    [coordinator] koordinator
    [leader] leder
    [operator] drift
   *[wall] skjerm
}
in-password-present = Passordet ditt nå
in-password-new-title = Bytt passord
in-password-new = Nytt passord
in-password-new-hint = Minst ti tegn. Flere ord etter hverandre er lettest å huske. Etterpå logger du inn på nytt overalt.
in-password-change = Bytt
in-password-wrong = Passordet stemmer ikke.
in-password-short = Passordet er for kort: minst { $n } tegn.
in-tablet-title = Dette nettbrettet
in-tablet-is = Registrert som { $label }. Innloggingen holder hele vakten.
in-tablet-not = Denne enheten er ikke registrert. Du blir logget ut når den ikke er i bruk.
in-tablet-register = Registrer som et av tjenestens nettbrett
in-tablet-register-go = Registrer
in-tablet-label = Hva skal det hete?
in-tablet-label-hint = For eksempel: Vaktnettbrettet, eller navnet ditt. Lederen ser det i listen sin.
in-tablet-forget = Ta bort fra tjenesten
in-tablet-forget-hint = Alle som er logget inn på det, logges ut, og alle PIN på det slutter å virke.
in-sessions-title = Her er du logget inn
in-session-here = her
in-session-used = sist brukt { $t }
in-session-end = Logg ut
in-everywhere = Logg ut overalt
in-place-browser = Nettleser
in-place-screen = Skjerm
in-place-program = Program

## Leder

in-leader-title = Leder
in-leader-as-of = Slik det er klokken { $t }
in-leader-wall = Tavle
in-leader-wall-hint = hvem venter, hvem har vakt
in-leader-access-hint = nettbrett, legevaktens PC-er, kontoer
in-leader-account-hint = passord, kode, hvor du er logget inn
in-leader-handbook-hint = slik virker det
in-access-title = Hvem kommer inn
in-access-why = Er et nettbrett borte, trykk Steng ute. Det virker med en gang.
in-access-devices = Nettbrett
in-access-no-devices = Ingen nettbrett er registrert.
in-access-accounts = Kontoer
in-access-cut-off = Steng ute
in-access-sign-out = Logg ut overalt
in-access-never = aldri brukt
in-access-used-by = sist brukt { $t } av { $who }
in-access-no-factor = uten kode fra telefonen

## Leger som slippes inn, og legevaktens PC-er

in-leader-deviations = Avvik
in-leader-deviations-hint = det som ikke var som det skulle
in-leader-guests-hint = slipp inn en lege for noen dager
in-guests-title = Leger fra andre steder
in-guests-why = En lege som ikke står i tjenestefilen, får en konto som avsluttes av seg selv. Lenken til å velge passord går på SMS med en gang.
in-guests-let-in = Slipp inn en lege
in-guests-now = Sluppet inn nå
in-guests-none = Ingen er sluppet inn nå.
in-guest-name = Hele navnet
in-guest-phone = Mobil
in-guest-phone-hint = Lenken går hit. Med nummeret eller navnet logger legen inn etterpå.
in-guest-more = HPR-nummer, språk, antall dager
in-guest-hpr = HPR-nummer, hvis det er kjent
in-guest-language = Språk
in-guest-days = Antall dager
in-guest-go = Slipp inn og send lenken
in-guest-until = til { $t }, sluppet inn av { $who }
in-guest-link-sent = lenke sendt { $t }
in-guest-link-again = Send lenken igjen
in-guest-end = Avslutt
in-number-wrong = Nummeret kan ikke leses. Skriv åtte sifre, eller + og landkoden foran.
in-link-title = Velg et passord
in-link-why = Du er sluppet inn for noen dager. Velg et passord, så er du inne. Senere logger du inn med navnet eller mobilnummeret ditt.
in-link-hint = Minst ti tegn. Flere ord etter hverandre er lettest å huske.
in-link-go = Velg og gå inn
in-link-over-title = Lenken virker ikke lenger
in-link-over = Denne lenken er brukt, eller tiden er ute.
in-link-over-do = Har du valgt et passord, logger du inn med navnet eller mobilnummeret. Ellers kan sykepleieren på vakt sende en ny lenke.
in-stations = Legevaktens PC-er
in-stations-why = Fra en registrert PC kan hvem som helst be om hjelp og følge forespørselen, uten konto. Alt annet krever innlogging.
in-stations-none = Ingen PC er registrert.
in-station-register = Registrer en PC
in-station-register-go = Registrer og vis koden
in-station-label = Hva PC-en kalles
in-station-label-hint = For eksempel Vaktrom 2.
in-station-phone = Telefonen ved siden av
in-station-phone-hint = Den ringes når sykepleieren svarer. Kan stå tom.
in-station-do = Åpne { $address } på PC-en innen et kvarter, og skriv koden:
in-station-code-once = Koden vises bare denne gangen. Går det galt, steng PC-en ute og registrer den på nytt.
in-station-since = registrert { $t }
in-station-waits = venter på koden
in-station-title = Legevaktens PC
in-station-why = Lederen av tjenesten gir en kode som gjør denne PC-en til legevaktens. Etterpå kan hvem som helst be om hjelp fra den.
in-station-code-hint = Åtte tegn, fra lederens skjerm
in-station-go = Gjør PC-en til legevaktens
in-station-wrong = Koden stemmer ikke, er brukt, eller er for gammel. Be lederen om en ny.
in-station-is = Denne PC-en er registrert som { $label }.
in-station-ask = Be om hjelp
in-station-patients = For å se noe annet om pasienter, logg inn.
