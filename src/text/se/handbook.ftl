# AWAITING REVIEW BY A SPEAKER. The handbook's name. What is not here is Norwegian.

hb-title = Giehtagirji
hb-skip = Siidui
