# Håndboka: sidene, hva de bygger på, og å lete i dem. Vanlig norsk, rolig, uten utropstegn.

hb-title = Håndbok
hb-skip = Til siden

## Å lete

hb-find = Søk i hele håndboka
hb-find-go = Søk
hb-find-hint = Skrivefeil går bra, og æ, ø, å og samiske bokstaver kan skrives som a, o og e.
hb-found = { $n ->
    [one] Én side
   *[other] { $n } sider
}
hb-found-none = Ingen side har alle ordene. Prøv færre eller kortere ord.
hb-more = Trykk Søk for å lete i alt, også for drift og utvikling.

## Kapitlene

hb-chapter = { $what ->
    [first] Begynn her
    [meeting] Møtet
    [admission] Innleggelse og reise
    [afterwards] Etterpå
    [screens] Skjermene
    [operations] For dem som drifter (engelsk)
    [engineering] For dem som utvikler (engelsk)
   *[other] Andre sider
}
hb-forms = Skjemaene
hb-forms-all = Alle skjemaene

## Om en side

hb-about = Om denne siden
hb-in-force = I bruk fra
hb-reviewed = Gjennomgått
hb-reviewed-by = av { $who }, { $t }
hb-awaits = Venter på tjenestens gjennomgang.
hb-due = Ses på igjen
hb-rests-on = Bygger på
hb-nothing-said = Det står ikke hva siden bygger på.
hb-own-page = Dette er kommunens egen side.

## En side der en skjerm trenger den

hb-place = { $what ->
    [relatives] pårørende og taushetsplikt
    [danger] fare for liv
    [child] når et barn ringer
    [children] barn
    [threat] trusler på telefonen
    [home-visits] hjemmebesøk
    [settle] hva møtet må avklare
    [conversation] å møte personen
    [suicide] selvmordstanker
    [intoxication] rus
    [admission] innleggelse, steg for steg
    [transport] transport, rutefly og politi
    [after-crisis] etter krisen
    [units] når du ringer mottaket
    [signs] hvem som signerer hva
    [locum] for vikaren, én side
    [handover] overlevering
    [wrong] når noe gikk galt
    [interpreter] tolk
    [escort] følge
    [consent] samtykke
    [figures] tallene
   *[who] hvem er det?
}
hb-whole-page = Hele siden
hb-close = Lukk

## Å lese, og å gjennomgå

hb-start = Ny her? Les disse først
hb-start-why = Resten er det ikke meningen at du skal lese i ett strekk.
hb-start-line = { $n ->
    [one] Ny her? Én side i håndboka først
   *[other] Ny her? Begynn med { $n } sider i håndboka
}
hb-unread = { $n ->
    [one] Én side til som du ikke har lest
   *[other] { $n } sider til som du ikke har lest
}
hb-new = Nytt for deg
hb-news = { $n ->
    [one] Én ny side i håndboka
   *[other] { $n } nye sider i håndboka
}
hb-mark-read = Jeg har lest siden
hb-you-read = Du leste siden slik den står nå { $t }.
hb-reviewed-by-leader = av lederen, { $t }
hb-leader-title = Håndboka: gjennomgang og lesing
hb-leader-hint = Hva som skal ses på igjen, og hvem som har lest
hb-leader-about = En gjennomgang gjelder siden slik den står, på alle språk. Endres den, venter den igjen.
hb-leader-chapter = { $n ->
    [0] alt gjelder
    [one] én venter
   *[other] { $n } venter
}
hb-leader-read = Les og gå gjennom
hb-leader-only = Siden finnes bare på dette språket.
hb-leader-back = Alle sidene
hb-leader-next = Neste som venter: { $page }
hb-leader-none-waits = Ingen side venter på gjennomgang.
hb-leader-forms = Et skjema gjennomgås i filen det står i. Et som fulgte med programmet, er gjennomgått når det ligger i tjenestens egen mappe med datoen for gjennomgangen.
hb-reviewed-line = Gjennomgått av { $who }, { $t }.
hb-changed-since = Endret etter gjennomgangen.
hb-in-force-line = I bruk fra { $t }.
hb-due-line = Ses på igjen { $t }.
hb-due-over = Skulle vært sett på { $t }.
hb-form-reviewed = Gjennomgått { $t }.
hb-form-shipped = Fulgte med programmet ({ $t }). Tjenesten har ikke gjennomgått det.
hb-readers = { $n } av { $all } har lest den
hb-not-read = har ikke lest den slik den står nå
hb-review = Jeg har gått gjennom siden
hb-review-until = Ses på igjen
hb-review-go = Den gjelder
hb-no-changed = Siden er endret siden du åpnet den. Les den igjen først.
hb-no-until = Velg dagen den skal ses på igjen.
