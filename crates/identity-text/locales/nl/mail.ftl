# De mails. Tekst en HTML zeggen hetzelfde; een link staat alleen op zijn regel.

mail-greeting = Hallo,
mail-greeting-name = Hallo { $name },
mail-link-lead = Of open deze link in je browser:
mail-link-until = De link is geldig tot { $until }.
mail-automatic = { $brand } ({ $host }) heeft deze mail automatisch verstuurd; een antwoord wordt door niemand gelezen. We vragen nooit per mail om je wachtwoord of een code.

## Bevestig je adres, aan wie zich aanmeldde

mail-confirm-registration-subject = Bevestig je e-mailadres voor { $brand }
mail-confirm-registration-body = Iemand, waarschijnlijk jij, is begonnen met het aanmaken van een { $brand }-account met dit e-mailadres. Bevestig het adres en het account is van jou.
mail-confirm-registration-button = E-mailadres bevestigen
mail-confirm-registration-browser = Open de link in de browser waarin je je hebt aangemeld. In een andere browser vragen we je een nieuw wachtwoord te kiezen.
mail-confirm-registration-not-you = Was jij dit niet? Dan hoef je niets te doen: zonder deze link komt er geen account.

## Je hebt al een account, aan de eigenaar

mail-already-registered-subject = Je hebt al een { $brand }-account
mail-already-registered-body = Iemand, waarschijnlijk jij, wilde een { $brand }-account aanmaken met dit e-mailadres. Dat account is er al, dus je kunt gewoon inloggen.
mail-already-registered-button = Inloggen
mail-already-registered-not-you = Was jij dit niet? Dan hoef je niets te doen: er is niets aan je account veranderd, en wie het probeerde, heeft niet te horen gekregen dat het bestaat.
