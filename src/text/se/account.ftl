# AWAITING REVIEW BY A SPEAKER. Northern Sámi for the way in. What is not here is Norwegian.

in-title = Logge sisa
in-name = Geavaheaddjinamma
in-password = Beassansátni
in-go = Logge sisa
in-danger = Dát siidu lea bargiide. Heaggaváras riŋge 113.
in-language = { $what ->
    [nb] Norsk
    [en] English
    [se] Davvisámegiella
   *[other] { $what }
}
in-about = Geasa don sáhtát riŋget
in-handbook = Giehtagirji
in-home = Ruovttoluotta
in-sign-out = Logge olggos
