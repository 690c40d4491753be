# Pages. A key ending in -title is a title and heading, -lead is the paragraph below it.

## Shared by every page

nav-sign-in = Inloggen
nav-sign-up = Account aanmaken
nav-account = Account
nav-profile = Profiel
nav-sign-out = Uitloggen
nav-resend = Bevestigingsmail opnieuw sturen
language = Taal
language-change = Taal wijzigen
skip-to-content = Naar de inhoud
optional = niet verplicht

## Home

page-home-title = Welkom bij { $brand }
home-lead = Eén account, en jij houdt het overzicht. Bekijk waar je bent ingelogd, beëindig wat je niet herkent en houd je gegevens actueel.
home-sign-in = Inloggen
home-sign-up = Account aanmaken

## Fields

field-email = E-mailadres
field-password = Wachtwoord
field-display-name = Naam
field-locale = Taal
field-time-zone = Tijdzone
reveal-password = Wachtwoord tonen
hide-password = Wachtwoord verbergen
email-invalid = Dit e-mailadres klopt niet. Vul een adres in zoals naam@example.org.
display-name-empty = Vul een naam in of laat het veld leeg.
display-name-too-long = Deze naam is te lang. Gebruik maximaal 100 tekens.
display-name-character = Deze naam bevat een teken dat we niet op één regel kunnen tonen. Typ de naam opnieuw in plaats van hem te plakken.
time-zone-invalid = Deze tijdzone kennen we niet. Kies er een uit de lijst, bijvoorbeeld Europe/Amsterdam.
locale-invalid = Kies een taal uit de lijst.

## Passwords

password-rules-xwms = Gebruik minimaal { $min } tekens, met een hoofdletter, een kleine letter en een cijfer. Hoe langer, hoe veiliger. Een wachtwoordmanager kan er een voor je maken en onthouden.
password-rules-balanced = Gebruik minimaal { $min } tekens. Is je wachtwoord korter dan { $long } tekens, dan heeft het ook een hoofdletter, een kleine letter en een cijfer nodig. Een wachtwoordmanager kan er een voor je maken en onthouden.
password-rules-nist = Gebruik minimaal { $min } tekens. Alle tekens zijn goed: een paar woorden achter elkaar onthoud je makkelijk. Een wachtwoordmanager kan er een voor je maken en onthouden.
password-too-short = Gebruik minimaal { $min } tekens.
password-upper-case = Voeg een hoofdletter toe.
password-lower-case = Voeg een kleine letter toe.
password-digit = Voeg een cijfer toe.
password-is-email = Gebruik je e-mailadres niet als wachtwoord.
password-is-product = Gebruik “{ $brand }” niet als wachtwoord.
password-known = Dit wachtwoord staat op lijsten die hackers gebruiken. Kies een ander wachtwoord.
password-too-long = Dit wachtwoord is te lang. Gebruik maximaal 128 tekens.
password-empty = Vul een wachtwoord in.

## Sign in

panel-title = Je account
page-sign-in-title = Inloggen
sign-in-lead = Log in met je e-mailadres en wachtwoord.
keep-signed-in = Ingelogd blijven
keep-signed-in-hint = Maximaal { $span } op dit apparaat. Zet dit niet aan op een computer die anderen ook gebruiken.
sign-in-button = Inloggen
sign-in-failed = Inloggen is niet gelukt. Controleer je e-mailadres en wachtwoord. Is je account nieuw? Bevestig dan eerst je e-mailadres met de link die we je hebben gemaild.
sign-in-notice-confirmed = Je e-mailadres is bevestigd. Je kunt nu inloggen.
sign-in-notice-signed-out = Je bent uitgelogd.
sign-in-notice-ended = Je sessie is beëindigd. Log in om verder te gaan.

## Sign up

page-sign-up-title = Account aanmaken
sign-up-lead = Je hebt alleen een e-mailadres en een wachtwoord nodig. We mailen je een link om te controleren of het adres van jou is.
sign-up-button = Account aanmaken
page-check-mail-title = Check je e-mail
check-mail-lead = Als je met dit adres een account kunt aanmaken, krijg je zo een e-mail met een link.
check-mail-hint = Na een paar minuten nog niets ontvangen? Kijk dan ook in je spamfolder. Open de link in deze browser. De link is { $hours } uur geldig.
resend-button = E-mail opnieuw sturen
resend-lead = Heb je een account aangevraagd, maar geen e-mail gekregen? Vul je e-mailadres in, dan sturen we je een nieuwe link. Eerdere links blijven werken tot ze verlopen.
resend-done = Is er met dit adres een account aangevraagd dat nog niet is bevestigd? Dan krijg je zo een nieuwe e-mail.

## Confirm the address

page-confirm-title = Bevestig je e-mailadres
confirm-lead = Bevestig je e-mailadres om je account te activeren. Daarna kun je inloggen.
confirm-button = E-mailadres bevestigen
confirm-password-lead = Dit account is in een andere browser aangevraagd. Kies daarom hier een wachtwoord. Het wachtwoord dat eerder is gekozen, vervalt.
confirm-token-invalid = De link is al gebruikt of verlopen. Heb je je e-mailadres al bevestigd? Dan kun je gewoon inloggen. Zo niet, vraag dan een nieuwe link aan of maak opnieuw een account aan.

## Account

page-account-title = Je account
account-hello = Hallo { $name }
account-overview = Overzicht
account-email = E-mailadres
account-since = Account sinds
account-language = Taal

## Active sessions

sessions-title = Actieve sessies
sessions-lead = Hier ben je nu ingelogd. Herken je een sessie niet? Beëindig die dan.
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
session-address = IP-adres
session-first = Ingelogd op
session-last = Laatst actief
session-expires = Verloopt op
session-end-button = Sessie beëindigen
session-end-label = Sessie beëindigen van { $device }
sessions-end-others-button = Alle andere sessies beëindigen
sessions-end-all-button = Overal uitloggen
session-ended = De sessie is beëindigd.
notice-not-done = Dat is niet gelukt. Controleer hieronder of het nog nodig is en probeer het dan opnieuw.
sessions-ended =
    { $count ->
        [0] Er waren geen andere sessies.
        [one] { $count } sessie is beëindigd.
       *[other] { $count } sessies zijn beëindigd.
    }

## Profile

page-profile-title = Je profiel
profile-save-button = Opslaan
profile-saved = Je profiel is opgeslagen.

## Development mailbox

page-mailbox-title = Mailbox
mailbox-lead = Deze server verstuurt geen e-mails, maar slaat ze op in bestanden. Hier zie je ze, met de nieuwste bovenaan.
mailbox-empty = Er zijn nog geen e-mails.
mailbox-key-needed = Open de mailbox met het adres dat de server toont bij het opstarten. In dat adres staat de sleutel die je nodig hebt.
mailbox-open-link = Link uit deze e-mail openen
mailbox-text = Als tekst
mailbox-html = Als HTML
mailbox-to = Aan
mailbox-at = Gemaakt op

## API

page-api-title = API
api-lead = Alles wat je op deze pagina’s doet, kan ook via de API. Hieronder staat elke aanroep, met wat je meestuurt en wat je terugkrijgt.

## Errors: one sentence for each slug of the problem table

problem-title = Dat is niet gelukt
problem-request-id = Vraag je om hulp? Geef dan dit nummer door: { $id }
problem-home = Naar de startpagina
problem-invalid-request = We konden je verzoek niet verwerken. Ga terug, vernieuw de pagina en probeer het opnieuw.
problem-token-invalid = Deze link is al gebruikt of verlopen. Vraag een nieuwe link aan.
problem-sign-in-failed = Inloggen is niet gelukt. Controleer je e-mailadres en wachtwoord en probeer het opnieuw.
problem-not-signed-in = Hiervoor moet je ingelogd zijn. Log in en probeer het opnieuw.
problem-code-invalid = Deze code klopt niet. Controleer de code en probeer het opnieuw.
problem-reauthentication-required = Hiervoor willen we zeker weten dat jij het bent. Bevestig dat en probeer het opnieuw.
problem-session-restricted = Dit kan nog niet. Rond eerst af wat er op je accountpagina wordt gevraagd.
problem-account-contained = Er is misbruik van dit account gemeld, dus het is vergrendeld. Herstel het account eerst en probeer het dan opnieuw.
problem-recovery-outweighed = Iemand anders heeft meer aangetoond voor dit account, dus er is niets veranderd. Laat alles zien wat je hebt: een code en je wachtwoord, in een browser waarmee je eerder hebt ingelogd.
problem-forbidden = Dit verzoek is niet toegestaan. Kwam je hier via een andere website? Ga dan naar onze startpagina en begin daar.
problem-not-found = Deze pagina bestaat niet. Misschien zit er een typefout in het adres of is de pagina verwijderd.
problem-method-not-allowed = Zo kun je deze pagina niet gebruiken. Ga terug en gebruik de knoppen op de pagina.
problem-request-timeout = Je verzoek kwam niet op tijd aan. Controleer je internetverbinding en probeer het opnieuw.
problem-password-needed = Dit account is in een andere browser aangevraagd. Open de link uit je e-mail opnieuw en kies een wachtwoord.
problem-conflict = Er is intussen iets veranderd. Vernieuw de pagina om te zien hoe het nu is en probeer het zo nodig opnieuw.
problem-payload-too-large = Wat je stuurt, is te groot. Maak het korter en probeer het opnieuw.
problem-unsupported-media-type = We kunnen de gegevens in deze vorm niet lezen. Gebruik het formulier op de pagina.
problem-misdirected = Het adres in je verzoek hoort niet bij deze server. Controleer het adres en probeer het opnieuw.
problem-password-rejected = Dit wachtwoord voldoet niet aan de eisen. Kies een ander wachtwoord.
problem-too-many-attempts = Dit is te vaak achter elkaar geprobeerd. Wacht even en probeer het dan opnieuw.
problem-internal = Er ging iets mis. Dat ligt aan ons, niet aan jou. Probeer het straks opnieuw.
problem-overloaded = Het is nu erg druk. Wacht een paar seconden en probeer het opnieuw.

## Durations and codes

span-days =
    { $count ->
        [one] { $count } dag
       *[other] { $count } dagen
    }
span-hours =
    { $count ->
        [one] { $count } uur
       *[other] { $count } uur
    }
span-minutes =
    { $count ->
        [one] { $count } minuut
       *[other] { $count } minuten
    }
cancel = Annuleren
field-code = Code
code-wrong = Deze code klopt niet. Wacht op de volgende code in je app en vul die in. Blijft de code onjuist? Laat je telefoon dan de tijd automatisch instellen.
code-form = Vul de zes cijfers uit je authenticator-app in, of een herstelcode van 26 letters en cijfers.
clock-behind = Je code klopte, maar de klok van je telefoon loopt ongeveer een halve minuut achter. Laat je telefoon de tijd automatisch instellen, anders werken je codes straks misschien niet meer.
clock-ahead = Je code klopte, maar de klok van je telefoon loopt ongeveer een halve minuut voor. Laat je telefoon de tijd automatisch instellen, anders werken je codes straks misschien niet meer.

## Sign in: the second step

shared-device = Dit is een gedeelde computer
shared-device-hint = We onthouden deze computer niet. Je wordt uitgelogd zodra je de browser sluit.
sign-in-notice-over = Het duurde te lang of je hebt te vaak een verkeerde code ingevuld. Log opnieuw in.
page-second-factor-title = Nog één stap
second-factor-lead = Vul de code in die je authenticator-app voor dit account toont.
second-factor-hint = Heb je je telefoon niet bij je? Vul dan een herstelcode in.
second-factor-failed = Deze code klopt niet of is al gebruikt. Wacht op de volgende code in je app of gebruik een andere herstelcode. Blijft de code onjuist? Laat je telefoon dan de tijd automatisch instellen.
second-factor-abandon = Inloggen annuleren

## Confirm that it is you

page-reauthentication-title = Bevestig dat jij het bent
reauthentication-lead = Hiervoor willen we zeker weten dat jij het bent. Vul je wachtwoord nog een keer in. Daarna gaan we meteen verder met wat je wilde doen.
reauthentication-lead-two = Hiervoor willen we zeker weten dat jij het bent. Vul je wachtwoord en een nieuwe code uit je authenticator-app in. Daarna gaan we meteen verder met wat je wilde doen.
reauthentication-code-hint = De code waarmee je hebt ingelogd, werkt niet nog een keer. Wacht op de volgende code of gebruik een herstelcode.
reauthentication-failed = Dit wachtwoord klopt niet. Probeer het opnieuw. Na een paar foute pogingen beëindigen we deze sessie.
reauthentication-failed-two = Het wachtwoord of de code klopt niet. Probeer het opnieuw met een nieuwe code. Na een paar foute pogingen beëindigen we deze sessie.
reauthentication-button = Bevestigen

## Change the password

page-password-title = Wachtwoord wijzigen
password-lead = Kies een sterk wachtwoord dat je nergens anders gebruikt. Zodra je het opslaat, worden alle andere sessies beëindigd.
password-demanded-lead = Iemand anders kent misschien je wachtwoord. Kies nu een nieuw wachtwoord. Pas daarna kun je verder.
field-current-password = Huidig wachtwoord
field-new-password = Nieuw wachtwoord
password-button = Wachtwoord wijzigen
password-wrong = Dit is niet je huidige wachtwoord. Probeer het opnieuw.
password-unchanged = Dit is je huidige wachtwoord. Kies een ander wachtwoord.
password-too-weak-alone = Dit wachtwoord is alleen lang genoeg in combinatie met tweestapsverificatie. Wijzig het eerst in een langer wachtwoord.

## Set up two-factor authentication

page-totp-title = Tweestapsverificatie
totp-off-lead = Met tweestapsverificatie heb je naast je wachtwoord ook een code uit een app op je telefoon nodig om in te loggen. Zo komt niemand binnen met alleen je wachtwoord.
totp-demanded-lead = Tweestapsverificatie is hier voor iedereen verplicht. Stel deze nu in. Pas daarna kun je verder.
totp-on-lead = Tweestapsverificatie staat aan. Je logt in met je wachtwoord en een code uit je authenticator-app.
totp-step-app = Installeer een authenticator-app, zoals Google Authenticator, Microsoft Authenticator of Apple Wachtwoorden.
totp-step-scan = Scan de QR-code die we tonen of vul de sleutel zelf in.
totp-step-code = Vul de code in die de app toont.
totp-step-codes = Bewaar de { $count } herstelcodes die je krijgt. Daarmee kun je inloggen als je je telefoon kwijt bent.
totp-waits-hint = Nadat de QR-code verschijnt, heb je { $span } om de eerste code in te vullen. Tot die tijd verandert er niets.
totp-begin-button = Beginnen
totp-replace-title = Andere telefoon of app gebruiken
totp-replace-lead = Je huidige authenticator-app blijft werken tot je de eerste code uit de nieuwe app hebt bevestigd.
totp-replace-button = Andere authenticator-app instellen
totp-remove-title = Uitzetten
totp-remove-lead = Daarna log je in met alleen je wachtwoord. Je herstelcodes werken dan niet meer en alle andere sessies worden beëindigd.
totp-remove-button = Tweestapsverificatie uitzetten
totp-demanded = Tweestapsverificatie is hier voor iedereen verplicht. Je kunt deze niet uitzetten.
totp-password-alone = Zonder tweestapsverificatie is je wachtwoord te kort. Wijzig het eerst in een langer wachtwoord.
page-totp-secret-title = Scan en bevestig
totp-secret-lead = Scan deze QR-code met je authenticator-app.
totp-picture-label = QR-code voor je authenticator-app. Hierin staat deze sleutel: { $key }
totp-secret-by-hand = Lukt scannen niet? Voeg dan zelf een account toe in de app en vul deze sleutel in. Kies voor codes op basis van tijd.
totp-key = Sleutel
totp-issuer = Naam
totp-account = Account
totp-code-label = Code die de app nu toont
totp-confirm-button = Bevestigen en aanzetten
totp-switched-on = Tweestapsverificatie staat aan. Nog één ding: bewaar je herstelcodes.

## Recovery codes

page-recovery-codes-title = Herstelcodes
recovery-codes-lead = Met een herstelcode kun je inloggen als je je telefoon kwijt bent. Elke code werkt één keer.
recovery-codes-left =
    { $count ->
        [0] Je hebt geen geldige herstelcodes.
        [one] Je hebt nog { $count } herstelcode.
       *[other] Je hebt nog { $count } herstelcodes.
    }
recovery-codes-replace-lead = Vervang de codes die je hebt gebruikt. De andere codes blijven werken.
recovery-codes-replace-button = Gebruikte codes vervangen
recovery-codes-renew-lead = Maak { $count } nieuwe codes. Je huidige codes blijven werken tot je een van de nieuwe codes hebt ingevuld.
recovery-codes-renew-button = Nieuwe codes maken
recovery-codes-need-factor = Herstelcodes horen bij tweestapsverificatie. Stel die eerst in.
recovery-code-wrong = Dit is niet een van je nieuwe codes. Kijk op de lijst die je hebt bewaard en vul een code precies zo in.
page-new-codes-title = Je herstelcodes
new-codes-lead = Bewaar deze codes op een veilige plek, bijvoorbeeld in je wachtwoordmanager of op papier. We kunnen ze niet nog een keer tonen.
new-codes-again-lead = We hebben je nieuwe codes één keer getoond. Heb je ze niet bewaard? Maak dan nieuwe codes.
new-codes-download = Opslaan als bestand
new-codes-print = Afdrukken
new-codes-confirm-lead = Vul een van de codes in, dan weten we dat je ze hebt bewaard. Daarna kun je ze gebruiken.
new-codes-confirm-label = Een van je nieuwe codes
new-codes-confirm-button = Ik heb ze bewaard
new-codes-start-again = Nieuwe codes maken

## Security

nav-security = Beveiliging
page-security-title = Beveiliging
state-on = Aan
state-off = Uit
advice-title = Dit kun je nu het beste doen
advice-password = Je wachtwoord is oud of iemand anders kent het misschien. Kies een nieuw wachtwoord.
advice-second-factor = Zet tweestapsverificatie aan. Dan komt niemand binnen met alleen je wachtwoord.
advice-recovery-codes = Maak herstelcodes, zodat je ook zonder je telefoon kunt inloggen.
advice-nothing = Alle beveiliging staat aan. Kijk hier af en toe nog eens.
security-password = Wachtwoord
security-password-changed = Gewijzigd op { $date }.
security-password-advice = Is je wachtwoord { $span } oud, dan sturen we je een herinnering. Wijzigen is dan niet verplicht.
security-password-button = Wachtwoord wijzigen
security-totp = Tweestapsverificatie
security-totp-since = Sinds { $date } log je ook in met een code uit je authenticator-app.
security-totp-off = Je logt in met alleen je wachtwoord.
security-totp-set-up = Tweestapsverificatie instellen
security-totp-manage = Beheren
security-codes = Herstelcodes
security-codes-count =
    { $count ->
        [one] nog { $count }
       *[other] nog { $count }
    }
security-codes-lead = Hiermee kun je inloggen als je je telefoon kwijt bent.
security-codes-made = De nieuwste codes zijn van { $date }.
security-codes-button = Herstelcodes
security-sessions-lead = Bekijk waar je bent ingelogd en beëindig elke sessie die je niet herkent.
security-sessions-button = Sessies bekijken
security-devices-button = Apparaten bekijken
tips-title = Tips voor een veilig account
tip-manager = Laat een wachtwoordmanager voor elke dienst een sterk wachtwoord maken en onthouden. Gebruik een wachtwoord nooit twee keer.
tip-address = Controleer het webadres voordat je inlogt. Links in e-mails en chats kunnen naar een andere website leiden.
tip-codes = Geef nooit een inlogcode of herstelcode aan iemand anders. Wij vragen er nooit om.
tip-suspicious = Vertrouw je iets niet? Wijzig dan meteen je wachtwoord en beëindig elke sessie die je niet herkent.

## Banners and confirmations

notice-do-it = Nu regelen
notice-password-old = Je gebruikt je wachtwoord al lang. Kies een nieuw wachtwoord.
notice-recovery-codes-missing = Je hebt geen herstelcodes. Als je je telefoon kwijtraakt, kun je niet inloggen.
notice-recovery-codes-few = Je hebt nog maar weinig herstelcodes.
notice-password-changed = Je wachtwoord is gewijzigd. Alle andere sessies zijn beëindigd.
notice-second-factor-off = Tweestapsverificatie staat uit. Je herstelcodes werken niet meer.
notice-recovery-codes-in-force = Je kunt je herstelcodes nu gebruiken.
notice-recovery-code-used =
    { $count ->
        [0] Je hebt ingelogd met je laatste herstelcode. Maak nieuwe codes op de beveiligingspagina.
        [one] Je hebt ingelogd met een herstelcode. Die code werkt niet meer. Je hebt er nog { $count }.
       *[other] Je hebt ingelogd met een herstelcode. Die code werkt niet meer. Je hebt er nog { $count }.
    }

## Names of sessions, known devices

session-name = Deze sessie een naam geven
session-name-label = Naam van de sessie van { $device }
session-name-button = Naam opslaan
session-named = De naam is opgeslagen.
session-name-wrong = Deze naam is te lang of bevat een teken dat we niet kunnen tonen. Typ een kortere naam in plaats van hem te plakken.
devices-title = Bekende apparaten
devices-lead = Op deze apparaten heb je eerder ingelogd. Is er { $span } niet op een apparaat ingelogd, dan verwijderen we het uit de lijst.
devices-count =
    { $count ->
        [one] { $count } bekend apparaat
       *[other] { $count } bekende apparaten
    }
devices-none = Er zijn nog geen bekende apparaten.
device-since = Bekend sinds
device-last = Laatst ingelogd
device-forget-button = Verwijderen
device-forget-label = { $device } verwijderen
device-forgotten = Het apparaat is uit de lijst verwijderd.
problem-proof-invalid = Het wachtwoord of de code klopt niet. Controleer ze en probeer het opnieuw.

## Recover, unlock and report an account

nav-recover = Account herstellen
nav-unlock = Account ontgrendelen
sign-in-wait = Te veel pogingen. Wacht { $seconds ->
    [one] één seconde
   *[other] { $seconds } seconden
} en probeer het opnieuw. Ben je je wachtwoord vergeten? Herstel dan je account.
sign-in-notice-unlocked = Je account is ontgrendeld en deze browser is nu een bekend apparaat. Je kunt inloggen.
sign-in-notice-recovered = Je nieuwe wachtwoord is opgeslagen en alle sessies zijn beëindigd. Log in met je nieuwe wachtwoord.
sign-in-notice-factor-lost = Je nieuwe wachtwoord is opgeslagen en tweestapsverificatie staat uit. Log in en stel tweestapsverificatie opnieuw in.
link-button = Link aanvragen
link-again = Nieuwe link aanvragen
link-hint = Hoort er een account bij dit adres? Dan krijg je zo een e-mail. De link daarin is { $minutes } minuten geldig. Kijk ook in je spamfolder.
link-invalid-title = Deze link werkt niet meer
link-invalid-lead = De link is al gebruikt of verlopen. Vraag een nieuwe link aan. Je krijgt die binnen een minuut.
page-recover-title = Account herstellen
recover-lead = Ben je je wachtwoord vergeten of je telefoon kwijt, of zit er iemand anders in je account? Vul je e-mailadres in. We mailen je een link om weer in je account te komen.
recover-sent-lead = Open de e-mail die we je hebben gestuurd en klik op de link. Dat kan op elk apparaat.
page-unlock-title = Account ontgrendelen
unlock-lead = We vergrendelen een account als er te vaak een verkeerd wachtwoord is ingevuld. Vul je e-mailadres in. We mailen je een link om je account te ontgrendelen.
unlock-sent-lead = Open de e-mail die we je hebben gestuurd en klik op de link. Doe dat het liefst in de browser waarin je wilt inloggen.
unlock-confirm-lead = Ontgrendel hier je account. Deze browser wordt dan een bekend apparaat. Onbekenden kunnen je hier niet meer buitensluiten.
unlock-factor-lead = Vul een code uit je authenticator-app of een herstelcode in om je account te ontgrendelen. Deze browser wordt dan een bekend apparaat. Onbekenden kunnen je hier niet meer buitensluiten.
unlock-button = Ontgrendelen
recover-password-lead = Kies een nieuw wachtwoord. Alle sessies worden beëindigd en je account wordt volledig ontgrendeld. Daarna log je in met je nieuwe wachtwoord.
recover-password-lost-lead = De wachttijd is voorbij. Kies een nieuw wachtwoord. Tweestapsverificatie gaat daarbij uit, omdat je geen code meer had. Stel deze opnieuw in zodra je bent ingelogd.
recover-password-button = Nieuw wachtwoord opslaan
recover-proof-lead = Dit account is beveiligd met tweestapsverificatie. Toegang tot je e-mail is daarom niet genoeg. Vul een code uit je authenticator-app of een herstelcode in. Heeft iemand anders tweestapsverificatie aangezet? Start dan hieronder de wachttijd. Daarna kun je zonder code verder en gaat tweestapsverificatie uit. Heeft iemand anders jouw authenticator-app vervangen? Meld dat dan met de link in de e-mail die je daarover kreeg. Daarna werkt jouw app weer.
recover-proof-failed = Dat klopt niet. Controleer wat je hebt ingevuld en probeer het opnieuw.
recover-outweighed = Iemand anders heeft meer aangetoond voor dit account, dus er is niets veranderd. Laat meer zien: een code uit je authenticator-app of een herstelcode, en je wachtwoord, in een browser waarmee je eerder hebt ingelogd.
recover-again-lead = De wachttijd is voorbij. Laat nog een keer zien wat je bij je aanvraag hebt laten zien. Zo kan iemand die alleen je e-mail leest het herstel niet afmaken.
recover-contested-lead = Iemand anders heeft evenveel aangetoond voor dit account. Er kan nu niets worden gewijzigd. Op { $until } krijgt degene die het meest heeft aangetoond het account. Is het van jou? Laat dan nu alles zien wat je hebt.
recover-proof-button = Doorgaan
recover-lost-title = Ik heb geen authenticator-app en geen herstelcode
recover-lost-lead = Dan geldt er een wachttijd. We waarschuwen de eigenaar van het account per e-mail en in elke sessie. Zo krijgt iemand die stiekem je e-mail leest geen toegang. Na de wachttijd mailen we je een link.
recover-with-password = Ik weet mijn wachtwoord nog
recover-with-password-lead = De wachttijd is { $span }.
recover-with-mailbox = Ik kan alleen bij mijn e-mail
recover-with-mailbox-lead = De wachttijd is { $span }.
recover-wait-button = Wachttijd starten
recover-wait-lead = De wachttijd loopt minstens tot { $until }. Daarna mailen we je een link.
recover-wait-hint = Toch een code gevonden? Vul die hier in, dan kun je meteen verder.
recover-staff-lead = De helpdesk moet dit herstel eerst beoordelen. Vind je toch een code uit je authenticator-app of een herstelcode? Vul die hier in, dan kun je meteen verder.
page-cancel-title = Iemand wil je account herstellen
cancel-lead = Iemand wil je account herstellen, maar heeft niet alle gegevens of codes ingevuld die daarvoor nodig zijn. Daarom loopt er nu een wachttijd. Was jij dit niet? Stop het herstel dan.
cancel-button = Herstel stoppen
cancel-hint = Was jij dit wel? Sluit deze pagina dan. Er verandert niets.
cancel-invalid-lead = De link is al gebruikt of verlopen. Log in om te zien of er nog een herstel loopt.
waiting-lead = Op { $begun } wilde iemand je account herstellen zonder alle gegevens of codes die daarvoor nodig zijn. Daarom loopt er nu een wachttijd. Was jij dit niet? Stop het herstel dan en wijzig het wachtwoord van je mailbox.
waiting-until = Wordt het herstel niet gestopt, dan kan het worden afgerond vanaf { $until }.
waiting-hint = Was jij dit? Dan hoef je niets te doen.
notice-account-contained = Er is misbruik van dit account gemeld, dus het is vergrendeld. Herstel het account. Tot die tijd kan niemand er iets in wijzigen.
notice-recovery-waits = Iemand wil je account herstellen. Ben jij dit niet? Stop het herstel dan.
notice-recovery-cancelled = Het herstel is gestopt. Had jij het niet aangevraagd? Wijzig dan het wachtwoord van je mailbox.
notice-recovery-contested = Jij en de aanvrager van het herstel hebben evenveel aangetoond. Het account is vergrendeld tot dat is vergeleken. Lees de e-mail die we je net hebben gestuurd.
notice-recovery-outweighed = Het herstel is niet gestopt: de aanvrager heeft meer aangetoond dan jij. Log in met je wachtwoord en een code. Daarmee stop je het.
notice-report-outweighed = Het account is niet vergrendeld: iemand heeft er meer voor aangetoond dan deze melding. Is het van jou? Log dan in met je wachtwoord en een code.
page-report-title = Was jij dit niet?
report-lead = Meld het hier. Je account is dan binnen enkele seconden veilig:
report-ends = Alles wat vanaf dat moment is gestart, wordt beëindigd. Is je authenticator-app vervangen of uitgezet, dan werkt je eigen app weer.
report-locks = Het account wordt vergrendeld voor iedereen, ook voor wie het wachtwoord kent.
report-mails = Je krijgt een e-mail met een link waarmee je je account terugkrijgt.
report-button = Dit was ik niet
report-hint = Was jij dit toch? Sluit deze pagina dan. Er verandert niets.
report-invalid-lead = De link is al gebruikt of verlopen. Denk je dat iemand anders in je account zit? Herstel dan je account.
page-secure-title = Account beveiligen
secure-lead = Zit er iemand anders in je account? Beveilig het dan hier. Je account is binnen enkele seconden veilig:
secure-ends = Alle sessies worden beëindigd en alle bekende apparaten verwijderd, ook dit apparaat.
secure-mails = Je krijgt op { $email } een e-mail met een link waarmee je je account terugkrijgt.
secure-button = Account nu beveiligen
secure-hint = Om weer in je account te komen, moet je bij je e-mail kunnen. Wil je maar één sessie beëindigen? Ga dan terug naar de lijst.
security-secure-lead = Denk je dat iemand anders in je account zit? Beëindig dan alle sessies en vergrendel je account meteen.
security-secure-button = Er zit iemand anders in mijn account
session-not-me = Ik herken deze sessie niet
page-contained-title = Je account is veilig
contained-lead = Alles wat iemand anders misschien had gestart, is beëindigd. Je account is vergrendeld. We hebben je een e-mail gestuurd.
contained-step-mail = Open de e-mail en klik op de link.
contained-step-password = Bevestig dat jij het bent en kies een nieuw wachtwoord dat je nergens anders gebruikt.
contained-step-review = Log in en controleer je sessies en je beveiligingspagina. Kent iemand anders misschien het wachtwoord van je mailbox? Wijzig dat dan ook.
contained-first = Er is misbruik van dit account gemeld, dus het is vergrendeld. Tot het is hersteld, kan niemand er iets in wijzigen. In deze sessie kun je nog wel andere sessies beëindigen en een herstel stoppen.
page-claimed-title = Het account is vergrendeld
returning-lead = Alles wat iemand anders misschien had gestart, is beëindigd. Niemand kan nu in het account. Het account had een ander e-mailadres gekregen. Als er geen bezwaar komt, krijgt het na { $span } jouw adres terug. We mailen je dan een link om weer in je account te komen.
returning-faster = We hebben je een e-mail gestuurd. Met de link daarin kun je bewijzen dat het account eerder van jou was. Dan krijg je het meteen terug.
disputed-lead = Niemand kan nu in het account, omdat het vanaf meer dan één e-mailadres wordt opgeëist. We hebben je daarover een link gemaild. Daarmee zie je hoe het ervoor staat en kun je bewijzen dat het account van jou is.
problem-second-factor-needed = Vul ook een code uit je authenticator-app of een herstelcode in om verder te gaan.

## Email addresses

wait-seconds = Te veel pogingen vanaf jouw netwerk. Wacht { $seconds ->
    [one] één seconde
   *[other] { $seconds } seconden
} en probeer het opnieuw.
security-email = E-mailadres
security-email-lead = Je logt in met { $email }. Naar dit adres sturen we ook onze e-mails.
security-email-button = E-mailadressen beheren
security-recovery-email-on = Je hebt ook een herstel-e-mailadres.
page-email-title = Je e-mailadressen
email-lead = Met je e-mailadres log je in. We laten je op dit adres ook weten wat er met je account gebeurt.
email-now = Je e-mailadres is { $email }.
email-new = Nieuw e-mailadres
email-new-hint = We mailen een link naar het nieuwe adres. Er verandert pas iets als je die link opent terwijl je hier bent ingelogd. Vanaf je oude adres kan het account daarna nog { $span } worden teruggehaald.
email-change-button = E-mailadres wijzigen
email-waits = { $email } is nog niet bevestigd. Open de e-mail die we daarheen hebben gestuurd in deze browser.
email-cancel-button = Wijziging annuleren
recovery-email-title = Herstel-e-mailadres
recovery-email-lead = Met een tweede e-mailadres krijg je je account terug als je niet meer bij je eigen e-mail kunt. We mailen daar ook alles heen wat met je beveiliging te maken heeft. Met alleen dit adres komt niemand meteen in je account: jij krijgt eerst bericht en kunt het stoppen.
recovery-email-now = Je herstel-e-mailadres is { $email }.
recovery-email-none = Je hebt nog geen herstel-e-mailadres.
recovery-email-new = Nieuw herstel-e-mailadres
recovery-email-button = Bevestigingslink mailen
recovery-email-remove-button = Herstel-e-mailadres verwijderen
email-same = Dit is al het e-mailadres van je account. Vul een ander adres in.
notice-email-asked = We hebben een e-mail naar dat adres gestuurd. Open de link in deze browser.
notice-email-cancelled = Je e-mailadres is niet gewijzigd.
notice-email-changed = Je e-mailadres is gewijzigd. Vanaf nu log je in met het nieuwe adres.
notice-recovery-email-on = Je herstel-e-mailadres is ingesteld.
notice-recovery-email-off = Je herstel-e-mailadres is verwijderd.
page-email-confirm-title = E-mailadres bevestigen
email-confirm-lead = { $email } wordt het e-mailadres van het account waarmee je hier bent ingelogd ({ $own }).
recovery-email-confirm-lead = { $email } wordt het herstel-e-mailadres van het account waarmee je hier bent ingelogd ({ $own }).
email-confirm-button = { $email } bevestigen
email-confirm-taken = Dit e-mailadres hoort intussen bij een ander account. Jouw adres is niet gewijzigd.
email-confirm-invalid-lead = De link is al gebruikt of verlopen, of hoort bij een ander account dan dat waarmee je hier bent ingelogd.
page-revert-title = Account terughalen
revert-lead = Je account heeft een ander e-mailadres gekregen. Heb jij dit niet gedaan? Haal je account dan hier terug. Dit gebeurt er dan:
revert-locks = Het account wordt voor iedereen vergrendeld. Alles wat sindsdien is gestart, wordt beëindigd.
revert-tells = We melden dit aan het e-mailadres dat het account nu heeft.
revert-returns = Als er geen bezwaar komt, krijgt het account na { $span } dit adres terug.
revert-button = Dit was ik niet: account terughalen
revert-hint = Heb je het adres zelf gewijzigd? Sluit deze pagina dan. Er verandert niets.
revert-waits-lead = Je account is voor iedereen vergrendeld. Als er geen bezwaar komt, is het op { $until } weer van jou. We mailen je dan een link om weer in je account te komen.
revert-contested-lead = Er is bezwaar gemaakt. Het account blijft vergrendeld en de helpdesk beslist, tenzij je nu bewijst dat het van jou is.
revert-faster-title = Je hoeft niet te wachten
revert-faster-lead = Bewijs dat het account vóór de wijziging van jou was. Dan krijg je het meteen terug.
revert-with-code = Met een code uit je authenticator-app of een herstelcode
revert-with-password = Met je wachtwoord, als je geen tweestapsverificatie gebruikt
revert-proof-button = Account nu terughalen
revert-proof-failed = Dit klopt niet, of het is minder dan { $span } vóór de wijziging van het e-mailadres ingesteld, vervangen of gewijzigd. Dan telt het niet als bewijs.
revert-invalid-lead = De link is al gebruikt of verlopen, of het account is teruggegaan naar een nog ouder e-mailadres.
page-object-title = Account behouden
object-lead = Iemand met toegang tot het oude e-mailadres van je account meldt dat iemand anders dat adres heeft gewijzigd. Heb je het zelf gewijzigd? Bewijs dat dan hier. Het account blijft dan van jou.
object-without-title = Kun je het niet bewijzen?
object-without-lead = Maak dan toch bezwaar. Het account gaat dan niet vanzelf naar iemand anders: de helpdesk beslist.
object-button = Bezwaar maken
object-proof-button = Account behouden
object-contested-lead = Je hebt bezwaar gemaakt. Het account blijft vergrendeld en de helpdesk beslist, tenzij je nu bewijst dat het van jou is.
recover-other-lead = Dit is een herstel-e-mailadres. De eigenaar van het account krijgt daarom eerst bericht en kan het herstel stoppen. Gebeurt dat niet, dan kun je na de wachttijd een nieuw wachtwoord kiezen.
help-title = Vraag de helpdesk om hulp
help-lead = Schrijf wat er is gebeurd en hoe we je kunnen bereiken. Vermeld nooit je wachtwoord of een code.
help-field = Je bericht
help-button = Versturen
help-sent = We hebben je bericht bewaard voor de helpdesk.
help-empty = Schrijf eerst een bericht.
help-too-long = Je bericht is langer dan { $most } tekens. Maak het korter.
help-character = Je bericht bevat een teken dat we niet kunnen versturen. Typ het bericht opnieuw in plaats van het te plakken.
help-enough = Je kunt vandaag geen berichten meer sturen. Je eerdere berichten hebben we bewaard.
page-mails-title = E-mails die we je hebben gestuurd
mails-lead = Lijkt een e-mail van de afgelopen { $span } van ons te komen, maar staat die hier niet? Dan komt die niet van ons: klik niet op de links. Staat een e-mail hier wel, maar niet in je mailbox? Dan heeft iemand anders die misschien verwijderd.
mails-none = We hebben je de laatste tijd geen e-mails gestuurd.
mail-state-waiting = onderweg
mail-state-dropped = niet bezorgd
security-mails-lead = Vergelijk deze lijst met je mailbox. Zo weet je welke e-mails echt van ons zijn.
security-mails-button = E-mails bekijken
