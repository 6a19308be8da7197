# AWAITING REVIEW BY A SPEAKER. Northern Sámi, written by the program's builders. What is not here is written in Norwegian.
# No link, no name, nothing about health. At most 134 characters: a letter that only Sámi has makes two parts of 67.

sms-missed-call = Mii oinniimet ahte don riŋgejit. Mii riŋget dutnje.
sms-not-reached = Mii leat geahččalan riŋget dutnje. Mii geahččalit ođđasit.
sms-received = Mii leat ožžon du dieđu. Heaggaváras riŋge 113.
