## Ledsaging

ui-no-escort = { $what ->
    [backwards] Tiden tilbake på vakt må være etter tiden stolen blir tom, og ikke være over allerede.
    [too_long] En ledsaging bestilles for høyst tre døgn.
    [out_already] Hun har en annen ledsaging i den tiden.
    [cannot_escort] Ledsager er en sykepleier, dagtjenesten eller en koordinator hos oss.
    [police_reason] Skriv hvorfor politiet, og hvilket sivilt følge som er vurdert først. Politiet er ikke transport.
    [police_not_asked] Politibil er en anmodning til politiet. Si at de er spurt, og hvorfor.
    [no_flight] Bare et rutefly kan bli innstilt av andre.
    [flight_goes] Si først at flyet er innstilt.
    [arrived] Pasienten er alt overlatt til andre.
    [over] Denne ledsagingen er over.
    [left_already] Stolen er alt tom. Avlys denne og bestill en ny.
    [not_left] Hun har ikke dratt ennå. Avlys i stedet.
    [cannot_cover] Stolen tas av en annen sykepleier i tjenesten, som ikke selv er borte da.
   *[id_taken] Det finnes en annen ledsaging med samme nummer. Last siden på nytt.
}
