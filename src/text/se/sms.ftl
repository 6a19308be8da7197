# AWAITING REVIEW BY A SPEAKER. Northern Sámi, written by the program's builders. What is not here is written in Norwegian.
# No link, no name, nothing about health. At most 134 characters: a letter that only Sámi has makes two parts of 67.

sms-missed-call = Mii oinniimet ahte don riŋgejit. Mii riŋget dutnje.
sms-not-reached = Mii leat geahččalan riŋget dutnje. Mii geahččalit ođđasit.
sms-received = Mii leat ožžon du dieđu. Mii vástidit dutnje dáppe. Heaggaváras riŋge 113.
sms-nobody-on-duty = Mis ii leat vákta dál. Riŋge { $number } dahje 116 117. Heaggaváras riŋge 113.
sms-call-back-agreed = Mii riŋget dutnje ovdal { $by }. Heaggaváras riŋge 113.
sms-call-back-moved = Ođđa áigi: Mii riŋget dutnje ovdal { $by }.
sms-call-back-taken = Eat leat vajáldahttán du. Mii riŋget dutnje ovdal { $by }.
sms-call-back-late = Mii leat maŋŋonan, muhto mii riŋget dutnje. Heaggaváras riŋge 113.
sms-messages-again = Don oaččut fas dieđuid mis. Heaggaváras riŋge 113.
sms-feedback = Lei go ávkkálaš hupmat minguin? Vástit JUO dahje II. Jos čálát eambbo, mii vástidit dáppe. Heaggaváras riŋge 113.
