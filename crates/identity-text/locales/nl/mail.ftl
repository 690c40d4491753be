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

## Wijzigingen van wat een account beschermt, aan de eigenaar

mail-security-button = Bekijk je beveiliging
mail-password-button = Wijzig het wachtwoord
mail-not-you = Was jij dit niet? Log dan meteen in, wijzig je wachtwoord en beëindig elke sessie die je niet herkent.
mail-password-changed-subject = Je wachtwoord voor { $brand } is gewijzigd
mail-password-changed-body = Het wachtwoord van je account bij { $brand } is zojuist gewijzigd. Elke andere sessie is beëindigd, en elk apparaat is weer nieuw voor ons.
mail-password-reminder-subject = Tijd voor een nieuw wachtwoord bij { $brand }?
mail-password-reminder-body = Je hebt het wachtwoord van je account bij { $brand } een hele tijd geleden gekozen. We raden aan om het twee keer per jaar te wijzigen, en meteen als iemand het kan weten. Er gebeurt niets als je het laat zoals het is.
mail-password-change-required-subject = Kies een nieuw wachtwoord voor { $brand }
mail-password-change-required-body = Iemand anders kent misschien het wachtwoord van je account bij { $brand }. Log in en kies een nieuw: tot dan werkt er niets anders.
mail-second-factor-on-subject = Inloggen in twee stappen staat aan bij { $brand }
mail-second-factor-on-body = Vanaf nu heb je om in te loggen bij { $brand } ook een code van je authenticator-app nodig. Elke andere sessie is beëindigd. Bewaar je herstelcodes op een veilige plek: daarmee kom je binnen als je je telefoon kwijt bent.
mail-second-factor-replaced-subject = Je authenticator voor { $brand } is vervangen
mail-second-factor-replaced-body = Een andere authenticator-app heeft de plaats van de vorige ingenomen. Codes van de oude werken niet meer, en elke andere sessie is beëindigd.
mail-second-factor-off-subject = Inloggen in twee stappen staat uit bij { $brand }
mail-second-factor-off-body = Om in te loggen bij { $brand } is je wachtwoord weer genoeg. Je herstelcodes zijn vervallen, en elke andere sessie is beëindigd.
mail-recovery-codes-replaced-subject = Nieuwe herstelcodes gelden bij { $brand }
mail-recovery-codes-replaced-body = Er gelden nieuwe herstelcodes voor je account bij { $brand }. Bewaar ze op een veilige plek. Een code die ze vervingen werkt niet meer.
mail-recovery-code-used-subject = Een herstelcode is gebruikt bij { $brand }
mail-recovery-code-used-body = Een van je herstelcodes is zojuist gebruikt bij je account van { $brand }. Die code werkt niet meer. Op je beveiligingspagina kun je gebruikte codes vervangen.
mail-recovery-codes-few-subject = Er zijn weinig herstelcodes over bij { $brand }
mail-recovery-codes-few-body = Een van je herstelcodes is zojuist gebruikt bij je account van { $brand }, en er zijn er weinig over. Haal nieuwe voordat ze op zijn: zonder codes kom je niet binnen als je je telefoon kwijt bent.
mail-device-copied-subject = Een van je apparaten is niet meer bekend bij { $brand }
mail-device-copied-body = Iemand heeft bij je account van { $brand } ingelogd, of het geprobeerd, met het kenmerk van een apparaat dat intussen vervangen was. Dat kan betekenen dat de gegevens van je browser zijn gekopieerd, of uit een reservekopie teruggezet. Het apparaat is niet meer bekend bij ons. Bekijk je sessies en beëindig wat je niet herkent.
