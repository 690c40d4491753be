# Ce que les pages et les messages partagent.

powered-by = Propulsé par { $brand }

## Dates et heures

month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

# $day est un nombre, $month un des noms ci-dessus. Seul le premier du mois est un ordinal.
date =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
# $date est le texte ci-dessus, $time est 14:07, $zone est UTC, CET ou UTC+05:30.
date-time = { $date } à { $time } { $zone }
