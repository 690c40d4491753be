# Shared by pages and mails.

powered-by = Mogelijk gemaakt door { $brand }

## Dates and times

month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

# $day is a number, $month one of the names above.
date = { $day } { $month } { $year }
# $date is the text above, $time is 14:07, $zone is UTC, CET or UTC+05:30.
date-time = { $date } om { $time } { $zone }
