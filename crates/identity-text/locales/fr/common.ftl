# Shared by pages and emails.

powered-by = Fonctionne avec { $brand }

## Dates and times

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

# $day is a number, $month one of the names above. Only the first of a month is an ordinal.
date =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
# $date is the text above, $time is 14:07, $zone is UTC, CET or UTC+05:30.
date-time = { $date } à { $time } { $zone }
