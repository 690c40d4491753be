# De pagina's. Een sleutel op -title is titel en kop, -lead de alinea eronder.

## Het raam van elke pagina

nav-sign-in = Inloggen
nav-sign-up = Account aanmaken
nav-account = Account
nav-profile = Profiel
nav-sign-out = Uitloggen
nav-resend = Bevestiging opnieuw sturen
language = Taal
language-change = Taal wijzigen
skip-to-content = Naar de inhoud
optional = niet verplicht

## Begin

page-home-title = Welkom bij { $brand }
home-lead = Eén account, in je eigen hand: zie waar het openstaat, sluit wat je niet herkent en houd je gegevens bij.
home-sign-in = Inloggen
home-sign-up = Account aanmaken

## Velden

field-email = E-mailadres
field-password = Wachtwoord
field-display-name = Naam
field-locale = Taal
field-time-zone = Tijdzone
reveal-password = Wachtwoord tonen
hide-password = Wachtwoord verbergen
email-invalid = Dit lijkt geen e-mailadres. Het moet de vorm naam@example.org hebben.
display-name-empty = Vul een naam in of laat het veld leeg.
display-name-too-long = Deze naam is te lang. Hij mag hoogstens 100 tekens hebben.
display-name-character = In deze naam staat een teken dat niet op één regel past. Typ de naam opnieuw met de hand.
time-zone-invalid = Deze tijdzone kennen we niet. Kies er een uit de lijst, zoals Europe/Amsterdam.
locale-invalid = Kies een van de talen uit de lijst.

## Wachtwoorden

password-rules-xwms = Minstens { $min } tekens, met een hoofdletter, een kleine letter en een cijfer. Langer is sterker, en een wachtwoordmanager maakt en onthoudt er een voor je.
password-rules-balanced = Minstens { $min } tekens. Met minder dan { $long } heeft het ook een hoofdletter, een kleine letter en een cijfer nodig. Een wachtwoordmanager maakt en onthoudt er een voor je.
password-rules-nist = Minstens { $min } tekens van welke soort ook: een paar woorden achter elkaar onthoud je makkelijk. Een wachtwoordmanager maakt en onthoudt er een voor je.
password-too-short = Gebruik minstens { $min } tekens.
password-upper-case = Voeg een hoofdletter toe.
password-lower-case = Voeg een kleine letter toe.
password-digit = Voeg een cijfer toe.
password-is-email = Je e-mailadres kan niet je wachtwoord zijn.
password-is-product = “{ $brand }” kan niet je wachtwoord zijn.
password-known = Dit wachtwoord proberen aanvallers als eerste. Kies een ander.
password-too-long = Dit wachtwoord is te lang. Het mag hoogstens 128 tekens hebben.
password-empty = Vul een wachtwoord in.

## Inloggen

panel-title = Je account
page-sign-in-title = Inloggen
sign-in-lead = Fijn dat je er bent. Log in met je e-mailadres en wachtwoord.
keep-signed-in = Ingelogd blijven
keep-signed-in-hint = Tot 30 dagen op dit apparaat. Laat het uit op een computer die ook anderen gebruiken.
sign-in-button = Inloggen
sign-in-failed = Inloggen is niet gelukt: controleer je e-mailadres en wachtwoord of bevestig, als je hier nieuw bent, eerst je adres met de link die we je hebben gemaild.
sign-in-notice-confirmed = Je e-mailadres is bevestigd. Je kunt nu inloggen.
sign-in-notice-signed-out = Je bent uitgelogd. Tot snel!
sign-in-notice-ended = Je sessie is beëindigd. Log in om verder te gaan.

## Aanmelden

page-sign-up-title = Account aanmaken
sign-up-lead = Een e-mailadres en een wachtwoord, meer is er niet nodig. We mailen je een link om te bevestigen dat het adres van jou is.
sign-up-button = Account aanmaken
page-check-mail-title = Kijk in je mail
check-mail-lead = Als dit adres geregistreerd kan worden, is er een mail met een link naar je onderweg.
check-mail-hint = Na een paar minuten nog niets? Kijk ook in je map met spam. Open de link in deze browser; hij is { $hours } uur geldig.
resend-button = Mail opnieuw sturen
resend-lead = Heb je je aangemeld, maar kwam er geen mail? Vul je e-mailadres in en we sturen een nieuwe link. Eerdere links blijven werken tot ze verlopen.
resend-done = Als er voor dit adres een aanmelding wacht, is er een nieuwe mail onderweg.

## Het adres bevestigen

page-confirm-title = Bevestig je e-mailadres
confirm-lead = Eén druk op de knop en je account is er. Daarna kun je inloggen.
confirm-button = Mijn adres bevestigen
confirm-password-lead = Dit is niet de browser waarin de aanmelding begon. Kies daarom hier en nu je wachtwoord; het wachtwoord dat eerder is gekozen, vervalt.
confirm-token-invalid-title = Deze link werkt niet meer
confirm-token-invalid = Hij is al gebruikt of te oud. Heb je je adres al eens bevestigd, log dan gewoon in. Zo niet, vraag dan een nieuwe link aan of meld je opnieuw aan.

## Account

page-account-title = Je account
account-hello = Hallo { $name }
account-overview = Overzicht
account-email = E-mailadres
account-since = Account sinds
account-language = Taal

## Actieve sessies

sessions-title = Actieve sessies
sessions-lead = Hier staat je account op dit moment open. Staat er een sessie bij die je niet herkent? Beëindig die dan.
sessions-count =
    { $count ->
        [one] { $count } actieve sessie
       *[other] { $count } actieve sessies
    }
session-current = Deze browser
session-device = { $browser } op { $os }
session-unknown-browser = Onbekende browser
session-unknown-system = een onbekend systeem
device-desktop = Computer
device-mobile = Telefoon
device-tablet = Tablet
device-other = Ander apparaat
session-address = Adres
session-first = Ingelogd
session-last = Laatst actief
session-expires = Eindigt
session-end-button = Sessie beëindigen
session-end-label = De sessie van { $device } beëindigen
sessions-end-others-button = Alle andere sessies beëindigen
sessions-end-all-button = Overal uitloggen
session-ended = De sessie is beëindigd.
sessions-ended =
    { $count ->
        [0] Er was geen andere sessie om te beëindigen.
        [one] { $count } sessie is beëindigd.
       *[other] { $count } sessies zijn beëindigd.
    }

## Profiel

page-profile-title = Je profiel
profile-save-button = Opslaan
profile-saved = Je profiel is opgeslagen.

## Postvak voor ontwikkeling

page-mailbox-title = Postvak
mailbox-lead = Deze server schrijft zijn mails naar bestanden in plaats van ze te versturen. Hier zijn ze, de nieuwste eerst.
mailbox-empty = Nog geen mail.
mailbox-key-needed = Het postvak gaat alleen open met het adres dat de server bij het starten toont, want daar staat een sleutel in.
mailbox-open-link = De link in deze mail openen
mailbox-text = Als tekst
mailbox-html = Als HTML
mailbox-to = Aan
mailbox-at = Geschreven

## API

page-api-title = API
api-lead = Alles wat deze pagina’s doen, kan een programma ook. Dit zijn de aanroepen, met wat ze vragen en wat ze antwoorden.

## Als iets niet kan: één zin voor elke naam in de tabel met problemen

problem-title = Dat is niet gelukt
problem-request-id = Als je om hulp vraagt, geef dan dit nummer door: { $id }
problem-home = Naar de beginpagina
problem-invalid-request = We konden dit verzoek niet begrijpen. Ga terug, laad de pagina opnieuw en probeer het nog eens.
problem-token-invalid = Deze link is al gebruikt of te oud. Vraag een nieuwe aan.
problem-sign-in-failed = Inloggen is niet gelukt. Controleer je e-mailadres en wachtwoord en probeer het opnieuw.
problem-not-signed-in = Hiervoor moet je ingelogd zijn. Log in en probeer het opnieuw.
problem-code-invalid = Deze code klopt niet. Controleer hem en probeer het opnieuw.
problem-step-up-required = Hiervoor willen we zeker weten dat jij het bent. Bevestig wie je bent en probeer het opnieuw.
problem-reach-too-small = Dit kan nog niet in deze sessie. Rond eerst af wat je accountpagina vraagt.
problem-forbidden = Dit verzoek is niet toegestaan. Kwam je hier vanaf een andere site? Ga dan naar onze beginpagina en begin daar.
problem-not-found = Hier is niets. Misschien staat er een typefout in het adres, of is de pagina weg.
problem-method-not-allowed = Deze pagina kan niet op deze manier worden gebruikt. Ga terug en gebruik de knoppen op de pagina.
problem-request-timeout = Het duurde te lang voor je verzoek aankwam. Controleer je verbinding en probeer het opnieuw.
problem-password-needed = Dit is niet de browser waarin de aanmelding begon. Open de link uit je mail opnieuw en kies een wachtwoord.
problem-conflict = Er is intussen iets veranderd. Laad de pagina opnieuw om te zien hoe het nu is, en probeer het zo nodig nog eens.
problem-payload-too-large = Je stuurde meer dan we kunnen aannemen. Maak het korter en probeer het opnieuw.
problem-unsupported-media-type = In deze vorm kunnen we niet lezen wat er gestuurd is. Gebruik het formulier op de pagina.
problem-misdirected = Deze server hoort niet bij het adres in je verzoek. Controleer het adres en probeer het opnieuw.
problem-password-rejected = Dit wachtwoord voldoet niet aan de regels. Kies een ander.
problem-too-many-attempts = Dit is te vaak achter elkaar geprobeerd. Wacht even en probeer het dan opnieuw.
problem-internal = Er ging iets mis aan onze kant; aan jou ligt het niet. Probeer het zo nog eens.
problem-overloaded = Het is nu erg druk. Wacht een paar tellen en probeer het opnieuw.
