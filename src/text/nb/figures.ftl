## Tallene

ui-fig-title = Tall
ui-fig-hint = Kontakter, svar, innleggelser, ledsaginger
ui-fig = { $what ->
    [contacts_by_hour] Kontakter etter time
    [contacts_by_outcome] Kontakter etter utfall
    [answers] Anrop på vakt
    [call_backs] Løfter om å ringe tilbake
    [requests] Forespørsler fra leger
    [admissions] Innleggelsesvurderinger
    [voluntary_offered] Frivillig hjelp tilbudt
    [considered_instead] Noe annet vurdert
    [police] Politi
    [police_why] Hvorfor politi
    [escorts] Ledsaginger
    [flights] Rutefly
    [escort_minutes] Tid med tom stol
    [repeats] Tilbake innen 30 dager
    [plans] Planer i kraft
    [plan_followed] Kriseplanen fulgt
    [follow_ups] Oppfølginger
    [deviations] Avvik
    [complaints] Klager
   *[unstaffed] Tid uten noen av oss
}
ui-fig-about = { $what ->
    [contacts_by_hour] Når kontakten begynte, etter klokka her.
    [contacts_by_outcome] Slik de er avsluttet så langt.
    [answers] Klokka går fra telefonene våre ringer. Ubesvarte er med.
    [call_backs] Etter fristen som var lovet.
    [requests] Hvor lang tid det tok før en sykepleier tok den.
    [admissions] Fra signerte dokumenter: det som ble avgjort der, ellers det legen henviste til; hver form etter om noe annet ble vurdert.
    [voluntary_offered] I de samme kontaktene.
    [considered_instead] I de samme kontaktene. Én kontakt kan stå på flere linjer.
    [police] Kontakter der politiet ble spurt eller ringt, og ved hva.
    [police_why] Av disse kontaktene, grunnene som de signerte dokumentene og bestillingene av ledsaging sier. Én kontakt kan stå på flere linjer.
    [escorts] Etter når stolen ble tom.
    [flights] Reist, bestilt, eller innstilt minst én gang.
    [escort_minutes] Under ledsaging.
    [repeats] Samme person, eller samme nummer der vi ikke vet hvem. Ikke leger, legevakt eller andre vi arbeider med.
    [plans] Personer med plan i kraft i perioden.
    [plan_followed] Fra signerte vurderinger.
    [follow_ups] Etter fristen.
    [deviations] Meldt i perioden, av noen eller av tjenesten selv.
    [complaints] Mottatt i perioden, etter datoen for svaret.
   *[unstaffed] På vakt, når ingen kunne nås.
}
ui-fig-part = { $what ->
    [contacts_by_outcome_helped_by_telephone] Hjulpet på telefon
    [contacts_by_outcome_helped_in_person] Hjulpet ansikt til ansikt
    [contacts_by_outcome_admitted] Innlagt
    [contacts_by_outcome_visit_agreed] Avtalt besøk
    [contacts_by_outcome_called_back] Ringt tilbake
    [contacts_by_outcome_relative_supported] Pårørende fikk støtte
    [contacts_by_outcome_handed_to_legevakt] Overlatt til legevakt
    [contacts_by_outcome_handed_to_day_service] Overlatt til dagtjenesten
    [contacts_by_outcome_called_113] 113 ringt
    [contacts_by_outcome_not_reached] Ikke nådd
    [contacts_by_outcome_withdrawn] Trukket tilbake
    [contacts_by_outcome_wrong_number] Feil nummer
    [contacts_by_outcome_gave_up_withheld] Skjult nummer, la på
    [contacts_by_outcome_only_a_word] Bare et ord
    [contacts_by_outcome_open] Ikke avsluttet
    [answers_within_two_minutes] Besvart innen to minutter
    [answers_later] Besvart senere
    [answers_not_answered] Ikke besvart av oss
    [call_backs_in_time] Ringt i tide
    [call_backs_late] Ringt for sent
    [call_backs_without_a_call] Avsluttet uten å ringe
    [call_backs_overdue] Over fristen nå
    [call_backs_not_due] Ikke forfalt
    [requests_within_5] Innen 5 minutter
    [requests_within_15] Innen 15 minutter
    [requests_within_60] Innen en time
    [requests_later] Senere
    [requests_not_taken] Avsluttet uten å bli tatt
    [requests_taken_back] Trukket før noen tok den
    [requests_ringing] Ringer fortsatt
    [admissions_not_admitted] Avgjort der: ikke innlagt
    [admissions_voluntary_considered] Avgjort der: frivillig, noe annet vurdert først
    [admissions_voluntary_not_written] Avgjort der: frivillig, ikke skrevet om alternativer
    [admissions_observation_considered] Avgjort der: tvungen observasjon, noe annet vurdert først
    [admissions_observation_not_written] Avgjort der: tvungen observasjon, ikke skrevet om alternativer
    [admissions_compulsory_considered] Avgjort der: tvungent vern, noe annet vurdert først
    [admissions_compulsory_not_written] Avgjort der: tvungent vern, ikke skrevet om alternativer
    [admissions_no_referral] Legen: ingen innleggelse
    [admissions_referred_voluntary_considered] Legen henviste: frivillig, noe annet vurdert først
    [admissions_referred_voluntary_not_written] Legen henviste: frivillig, ikke skrevet om alternativer
    [admissions_referred_observation_considered] Legen henviste: tvungen observasjon, noe annet vurdert først
    [admissions_referred_observation_not_written] Legen henviste: tvungen observasjon, ikke skrevet om alternativer
    [admissions_referred_compulsory_considered] Legen henviste: tvungent vern, noe annet vurdert først
    [admissions_referred_compulsory_not_written] Legen henviste: tvungent vern, ikke skrevet om alternativer
    [admissions_undecided] Ikke avgjort
    [admissions_not_written] Innlagt, ikke skrevet hvordan
    [voluntary_offered_yes] Tilbudt
    [voluntary_offered_no] Ikke tilbudt
    [voluntary_offered_not_written] Ikke skrevet
    [considered_instead_home] Hjemme, med oppfølging
    [considered_instead_stay-with] Hjemme hos noen, eller noen hos personen
    [considered_instead_talk-tomorrow] Ny samtale dagen etter
    [considered_instead_day-service] Dagtjenesten
    [considered_instead_team] Ambulant akutteam
    [considered_instead_dps] Frivillig plass på DPS
    [considered_instead_municipal-bed] Kommunal plass
    [considered_instead_own_words] Annet, i egne ord
    [considered_instead_not_written] Ikke skrevet
    [police_escort] Ved ledsaging
    [police_assessment] Ved vurdering
    [police_threat] Ved trussel
    [police_not_used] Ikke politi
    [police_why_own-danger] Fare for eget liv eller helse
    [police_why_others-danger] Fare for andre
    [police_why_resists] Satte seg imot
    [police_why_missing] Måtte finnes
    [police_why_no-way-in] Kom ikke inn
    [police_why_no-escort] Ikke noe annet følge i tide
    [police_why_threat] En trussel mot oss
    [police_why_own_words] Annet, i egne ord
    [police_why_not_written] Ikke skrevet
    [escorts_scheduled_flight] Rutefly
    [escorts_ambulance] Ambulanse
    [escorts_air_ambulance] Luftambulanse
    [escorts_car] Bil
    [escorts_police_vehicle] Politibil
    [escorts_called_off] Avlyst
    [flights_went] Reist
    [flights_booked] Bestilt, ikke reist
    [flights_cancelled] Innstilt
    [escort_minutes_empty] Tom stol
    [repeats_again] Tilbake
    [repeats_first] Første på 30 dager
    [repeats_not_known] Vet ikke hvem
    [plans_in_force] I kraft ved slutten
    [plans_ended] Sluttet i perioden
    [plan_followed_followed] Fulgt
    [plan_followed_part] Delvis
    [plan_followed_not] Ikke fulgt
    [plan_followed_none] Har ingen plan
    [plan_followed_not_known] Ikke skrevet
    [follow_ups_in_time] Gjort i tide
    [follow_ups_late] Gjort for sent
    [follow_ups_moved_after] Flyttet etter fristen
    [follow_ups_overdue] Over fristen nå
    [follow_ups_not_due] Ikke forfalt
    [deviations_person] Meldt av noen
    [deviations_threat] Trussel
    [deviations_nobody_answered] Ingen svarte
    [deviations_nobody_took] Ingen tok det som kom
    [deviations_call_back_late] Løfte om å ringe holdt ikke
    [deviations_check_in_missed] Meldte seg ikke fra besøk
    [deviations_handover_not_accepted] Overlevering ikke tatt imot
    [deviations_not_reviewed] Lesing ikke gjennomgått
    [deviations_wrong_reading] Lesing som ikke skulle vært
    [complaints_in_time] Besvart i tide
    [complaints_late] Besvart for sent
    [complaints_overdue] Over fristen nå
    [complaints_not_due] Ikke forfalt
    [unstaffed_roster] Hull i vaktlisten
   *[unstaffed_all_away] Alle borte eller i pause
}
ui-fig-period = { $what ->
    [week] Uke, { $first } til { $last }
    [month] Måned, { $first } til { $last }
    [quarter] Kvartal, { $first } til { $last }
    [year] År, { $first } til { $last }
   *[own] { $first } til { $last }
}
ui-fig-unit = { $what ->
    [people] Antall
   *[minutes] Minutter
}
ui-fig-length-is = { $what ->
    [week] Uke
    [month] Måned
    [quarter] Kvartal
    [year] År
   *[own] Egne datoer
}
ui-fig-no = { $what ->
    [backwards] Siste dag må være etter første dag.
   *[only_whole] Velg en hel uke, måned, et kvartal eller et år: fra dager som overlapper, kunne små tall regnes ut.
}
ui-fig-length = Periode
ui-fig-day = En dag i perioden
ui-fig-own = Egne datoer
ui-fig-first = Fra og med
ui-fig-last = Til og med
ui-fig-show = Vis
ui-fig-beside = Perioden før og etter
ui-fig-before = Før
ui-fig-after = Etter
ui-fig-left-out = Tall under { $n } om personer vises ikke, og noen ved siden av, så de ikke kan regnes ut. Den som har kontaktene i hende, ser alt.
ui-fig-all-shown = Du kan se kontaktene selv: alle tall vises.
ui-fig-meaning = Hva tallene betyr
ui-fig-csv = Last ned (CSV)
ui-fig-nothing = Ingen i perioden.
ui-fig-few = For små tall til å vises.
ui-fig-few-short = få
ui-fig-not-shown = vises ikke
ui-fig-table = Tabell
ui-fig-total = I alt
ui-fig-in-all = { $all } i alt
ui-fig-share = { $n } av { $all } ({ $percent } %)
ui-fig-hours = { $h } t { $m } min
ui-fig-csv-first = Fra og med
ui-fig-csv-last = Til og med
ui-fig-csv-figure = Tall
ui-fig-csv-part = Del
ui-fig-csv-number = Antall
ui-fig-csv-unit = Enhet
