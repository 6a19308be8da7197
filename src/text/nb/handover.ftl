## Overleveringen

ho-may-not = { $what ->
    [givers_only] Dette er for dem som hadde vakten, og for en sykepleier som er på vakt nå.
   *[takers_only] Dette er for dem som overleveringen er til.
}
ho-no = { $what ->
    [nothing] Det er ingenting å overlevere: ingenting har skjedd, og ingenting står åpent.
    [no_day_service] Ingen i dagtjenesten står i tjenestens oppsett. Overlever til en sykepleier.
    [not_to_her] Velg en annen sykepleier enn deg selv.
    [signed_already] Noen har allerede signert denne.
    [accepted_already] En annen har allerede tatt imot denne.
    [one_by_one] Dagtjenesten tar imot én for én, så hver får en som har den.
    [asked_already] Et spørsmål om denne venter på svar. Svar på det først.
   *[not_asked] Ingen spørsmål om denne venter på svar.
}
