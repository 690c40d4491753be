# Shared by pages and emails.

powered-by = Powered by { $brand }

## Dates and times

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# $day is a number, $month one of the names above.
date = { $day } { $month } { $year }
# $date is the text above, $time is 14:07, $zone is UTC, CET or UTC+05:30.
date-time = { $date } at { $time } { $zone }
