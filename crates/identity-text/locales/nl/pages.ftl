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
keep-signed-in-hint = Tot wel { $span } op dit apparaat. Laat het uit op een computer die anderen ook gebruiken.
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
notice-not-done = Dat is niet gelukt. Kijk hieronder, en probeer het opnieuw als het nog nodig is.
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
problem-account-contained = Dit account is gemeld en geblokkeerd. Herstel het eerst en probeer het dan opnieuw.
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

## Tijdsduur en codes

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
code-wrong = Deze code klopt niet. Wacht op de volgende in je app en typ die. Klopt hij nooit? Zet de klok van je telefoon op automatisch.
code-form = Een code van een authenticator heeft zes cijfers, een herstelcode 26 letters en cijfers.
clock-behind = Je code klopte, maar de klok van je telefoon loopt ongeveer een halve minuut achter. Zet die op automatisch, anders werken je codes straks niet meer.
clock-ahead = Je code klopte, maar de klok van je telefoon loopt ongeveer een halve minuut voor. Zet die op automatisch, anders werken je codes straks niet meer.

## Inloggen: de tweede stap

shared-device = Dit is een gedeelde computer
shared-device-hint = We onthouden er niets van: je bent uitgelogd als de browser sluit, en het wordt geen bekend apparaat van je.
sign-in-notice-over = Dat duurde te lang, of er waren te veel foute codes. Log opnieuw in.
page-second-factor-title = Nog één stap
second-factor-lead = Typ de code die je authenticator-app voor dit account laat zien.
second-factor-hint = Geen telefoon bij de hand? Typ dan een van je herstelcodes.
second-factor-failed = Deze code klopt niet, of is al gebruikt. Wacht op de volgende in je app, of neem een andere herstelcode. Klopt hij nooit? Zet de klok van je telefoon op automatisch.
second-factor-abandon = Stoppen en terug

## Bevestig dat jij het bent

page-step-up-title = Bevestig dat jij het bent
step-up-lead = Hiervoor willen we zeker weten dat jij het echt bent. Typ je wachtwoord nog eens; daarna gaan we verder met wat je vroeg.
step-up-lead-two = Hiervoor willen we zeker weten dat jij het echt bent. Typ je wachtwoord en een nieuwe code van je authenticator-app; daarna gaan we verder met wat je vroeg.
step-up-code-hint = Een code waarmee je al inlogde, werkt niet meer: wacht op de volgende. Een herstelcode werkt ook.
step-up-failed = Dat is niet je wachtwoord. Probeer het opnieuw; na een paar foute beëindigen we deze sessie.
step-up-failed-two = Het wachtwoord of de code klopt niet. Probeer het opnieuw met een nieuwe code; na een paar foute beëindigen we deze sessie.
step-up-button = Bevestigen

## Het wachtwoord wijzigen

page-password-title = Wijzig je wachtwoord
password-lead = Kies een sterk wachtwoord dat je nergens anders gebruikt. Als je het opslaat, eindigt elke andere sessie.
password-demanded-lead = Iemand anders kent misschien je wachtwoord. Kies nu een nieuw; tot dan werkt er niets anders.
field-current-password = Huidig wachtwoord
field-new-password = Nieuw wachtwoord
password-button = Wachtwoord wijzigen
password-wrong = Dat is niet je huidige wachtwoord.
password-unchanged = Dit is je huidige wachtwoord. Kies een ander.
password-too-weak-alone = Dit wachtwoord voldoet alleen naast een tweede factor aan de regels. Wijzig het eerst in een langer wachtwoord.

## De wizard van de tweede factor

page-totp-title = Inloggen in twee stappen
totp-off-lead = Met inloggen in twee stappen opent je wachtwoord alleen niets: om in te loggen is ook een code van een app op je telefoon nodig.
totp-demanded-lead = Deze dienst vraagt iedereen om in te loggen in twee stappen. Stel het nu in; tot dan werkt er niets anders.
totp-on-lead = Inloggen in twee stappen staat aan: om in te loggen heb je je wachtwoord nodig en een code van je authenticator-app.
totp-step-app = Houd een authenticator-app klaar: Google Authenticator, Microsoft Authenticator, Apple Wachtwoorden of een andere.
totp-step-scan = Scan de afbeelding die we laten zien, of typ de sleutel met de hand.
totp-step-code = Typ de code die de app dan laat zien.
totp-step-codes = Bewaar de { $count } herstelcodes die je krijgt: daarmee kom je binnen als je je telefoon kwijt bent.
totp-waits-hint = Je hebt { $span } van de afbeelding tot de eerste code. Tot dan verandert er niets.
totp-begin-button = Beginnen
totp-replace-title = Een andere telefoon of app
totp-replace-lead = De authenticator die je nu hebt, blijft werken tot je de eerste code van de nieuwe bevestigt.
totp-replace-button = Een andere authenticator instellen
totp-remove-title = Uitzetten
totp-remove-lead = Daarna opent je wachtwoord alleen je account, en zijn je herstelcodes vervallen. Elke andere sessie eindigt.
totp-remove-button = Inloggen in twee stappen uitzetten
totp-demanded = Deze dienst vraagt iedereen om in te loggen in twee stappen, dus het kan niet uit.
totp-password-alone = Zonder inloggen in twee stappen is je wachtwoord te kort voor de regels van deze dienst. Wijzig het eerst in een langer wachtwoord.
page-totp-secret-title = Scan en bevestig
totp-secret-lead = Scan deze afbeelding met je authenticator-app.
totp-picture-label = QR-code voor je authenticator-app. Die zegt hetzelfde als de sleutel: { $key }
totp-secret-by-hand = Lukt scannen niet? Voeg in de app met de hand een account toe en typ deze sleutel. Kies “op tijd gebaseerd”.
totp-key = Sleutel
totp-issuer = Naam
totp-account = Account
totp-code-label = De code die de app nu laat zien
totp-confirm-button = Bevestigen en aanzetten
totp-switched-on = Inloggen in twee stappen staat aan. Nog één ding: je herstelcodes.

## Herstelcodes

page-recovery-codes-title = Herstelcodes
recovery-codes-lead = Met een herstelcode kom je binnen als je je telefoon kwijt bent. Elke code werkt één keer.
recovery-codes-left =
    { $count ->
        [0] Je hebt geen geldige herstelcodes.
        [one] Er is { $count } code over.
       *[other] Er zijn { $count } codes over.
    }
recovery-codes-replace-lead = Haal nieuwe codes voor de codes die je hebt gebruikt. De andere blijven zoals ze zijn.
recovery-codes-replace-button = Gebruikte codes vervangen
recovery-codes-renew-lead = Haal { $count } nieuwe codes. De codes die je nu hebt, blijven geldig tot je een van de nieuwe hebt getypt.
recovery-codes-renew-button = Nieuwe codes halen
recovery-codes-need-factor = Herstelcodes horen bij inloggen in twee stappen. Stel dat eerst in.
recovery-code-wrong = Dit is geen van je nieuwe codes. Kijk op de lijst die je hebt bewaard, en typ er een zoals die daar staat.
page-new-codes-title = Je herstelcodes
new-codes-lead = Bewaar deze codes op een veilige plek, zoals je wachtwoordmanager of een afdruk. We kunnen ze niet nog eens laten zien.
new-codes-again-lead = Je nieuwe codes zijn één keer getoond. Heb je ze niet bewaard? Haal dan nieuwe.
new-codes-download = Opslaan als bestand
new-codes-print = Afdrukken
new-codes-confirm-lead = Om zeker te weten dat je ze hebt: typ een van de codes. Daarna gelden ze.
new-codes-confirm-label = Een van je nieuwe codes
new-codes-confirm-button = Ik heb ze bewaard
new-codes-start-again = Nieuwe codes halen

## Beveiliging

nav-security = Beveiliging
page-security-title = Beveiliging
state-on = Aan
state-off = Uit
advice-title = Wat nu het meest helpt
advice-password = Je wachtwoord is oud, of iemand kan het kennen. Kies een nieuw.
advice-second-factor = Zet inloggen in twee stappen aan: dan opent een gestolen wachtwoord alleen niets.
advice-recovery-codes = Haal herstelcodes, zodat je ook zonder je telefoon binnenkomt.
advice-nothing = Alle bescherming die er is, staat aan. Kijk hier af en toe.
security-password = Wachtwoord
security-password-changed = Gewijzigd op { $date }.
security-password-advice = We herinneren je als het { $span } oud is, en dwingen je nooit.
security-password-button = Wachtwoord wijzigen
security-totp = Inloggen in twee stappen
security-totp-since = Sinds { $date } vragen we een code van je authenticator-app.
security-totp-off = Je wachtwoord alleen opent je account.
security-totp-set-up = Inloggen in twee stappen instellen
security-totp-manage = Beheren
security-codes = Herstelcodes
security-codes-count =
    { $count ->
        [one] nog { $count }
       *[other] nog { $count }
    }
security-codes-lead = Daarmee kom je binnen als je je telefoon kwijt bent.
security-codes-made = De nieuwste zijn van { $date }.
security-codes-button = Herstelcodes
security-sessions-lead = Hier zie je waar je account open is, en sluit je wat je niet herkent.
security-sessions-button = Sessies bekijken
security-devices-button = Apparaten bekijken
tips-title = Goede gewoontes
tip-manager = Laat een wachtwoordmanager voor elke dienst een sterk wachtwoord maken en onthouden, en gebruik er nooit een twee keer.
tip-address = Kijk naar het adres van de pagina voordat je inlogt: links in mails en chats kunnen ergens anders heen leiden.
tip-codes = Vertel nooit iemand een code of een herstelcode. Wij vragen er nooit om.
tip-suspicious = Lijkt er iets niet te kloppen? Wijzig meteen je wachtwoord, en beëindig de sessies die je niet herkent.

## Wat op de lezer wacht, en wat er is gedaan

notice-do-it = Doe het nu
notice-password-old = Je wachtwoord wordt oud. Het is tijd voor een nieuw.
notice-recovery-codes-missing = Je hebt geen herstelcodes: als je je telefoon kwijtraakt, kun je niet inloggen.
notice-recovery-codes-few = Je hebt weinig herstelcodes over.
notice-password-changed = Je wachtwoord is gewijzigd. Elke andere sessie is beëindigd.
notice-second-factor-off = Inloggen in twee stappen staat uit. Je herstelcodes zijn vervallen.
notice-recovery-codes-in-force = Je herstelcodes gelden.
notice-recovery-code-used =
    { $count ->
        [0] Je bent ingelogd met je laatste herstelcode. Haal nieuwe op de beveiligingspagina.
        [one] Je bent ingelogd met een herstelcode. Die is op, en er is er { $count } over.
       *[other] Je bent ingelogd met een herstelcode. Die is op, en er zijn er { $count } over.
    }

## Namen van sessies, bekende apparaten

session-name = Geef deze sessie een naam
session-name-label = Naam van de sessie van { $device }
session-name-button = Naam opslaan
session-named = De naam is opgeslagen.
session-name-wrong = Deze naam past niet op één regel. Typ een kortere, met de hand.
devices-title = Bekende apparaten
devices-lead = Op deze apparaten heb je al eens volledig ingelogd. Een apparaat wordt vergeten als er { $span } niemand op inlogt.
devices-count =
    { $count ->
        [one] { $count } bekend apparaat
       *[other] { $count } bekende apparaten
    }
devices-none = Er is nog geen apparaat bekend.
device-since = Bekend sinds
device-last = Laatst ingelogd
device-forget-button = Vergeten
device-forget-label = { $device } vergeten
device-forgotten = Het apparaat is vergeten.
problem-proof-invalid = Het wachtwoord of de code klopt niet. Controleer ze en probeer het opnieuw.

## De weg terug

nav-recover = Account herstellen
nav-unlock = Account ontgrendelen
sign-in-wait = Te veel pogingen. Wacht { $seconds ->
    [one] een seconde
   *[other] { $seconds } seconden
} en probeer het opnieuw. Ben je je wachtwoord vergeten, herstel dan je account.
sign-in-notice-unlocked = Je account is weer open, en we kennen deze browser voortaan. Log in.
sign-in-notice-recovered = Je nieuwe wachtwoord geldt en elke sessie is beëindigd. Log ermee in.
sign-in-notice-factor-lost = Je nieuwe wachtwoord geldt en inloggen in twee stappen staat uit. Log in en stel het opnieuw in.
link-button = Mail me een link
link-again = Vraag een nieuwe link aan
link-hint = Als er een account met dat adres is, is er een mail onderweg. De link is { $minutes } minuten geldig. Kijk ook bij de ongewenste mail.
link-invalid-title = Deze link werkt niet meer
link-invalid-lead = De link is al gebruikt of te oud. Vraag een nieuwe aan: die komt binnen een minuut.
page-recover-title = Herstel je account
recover-lead = Wachtwoord vergeten, telefoon kwijt, of was er iemand anders in je account? Typ je e-mailadres: we mailen je een link die je terugbrengt.
recover-sent-lead = Open de mail die we stuurden en volg de link. Dat kan op elk apparaat.
page-unlock-title = Ontgrendel je account
unlock-lead = We vergrendelen een account als iemand te vaak een verkeerd wachtwoord probeert. Typ je e-mailadres: we mailen je een link die het opent.
unlock-sent-lead = Open de mail die we stuurden en volg de link, het liefst in de browser waarin je wilt inloggen.
unlock-confirm-lead = Druk op de knop om je account te openen. Daarna kennen we deze browser, en kan geen vreemde je er nog uit buitensluiten.
unlock-factor-lead = Typ een code van je authenticator-app of een herstelcode. Dan gaat je account open, kennen we deze browser, en kan geen vreemde je er nog uit buitensluiten.
unlock-button = Ontgrendelen
recover-password-lead = Kies een nieuw wachtwoord. Elke sessie eindigt, elke vergrendeling gaat open, en je logt in met het nieuwe wachtwoord.
recover-password-lost-lead = De wachttijd is voorbij. Kies een nieuw wachtwoord. Inloggen in twee stappen gaat daarmee uit, omdat je het kwijt bent: stel het opnieuw in zodra je binnen bent.
recover-password-button = Laat het nieuwe wachtwoord gelden
recover-proof-lead = Dit account heeft inloggen in twee stappen, dus je mailbox alleen is niet genoeg. Typ een code van je authenticator-app of een herstelcode. Heeft iemand anders het aangezet? Wacht dan, zoals hieronder staat: daarna wordt het verwijderd. Heeft iemand anders die van jou vervangen? Meld dat dan met de link in de mail die het vertelde, en die van jou geldt weer.
recover-proof-failed = Dat klopt niet. Kijk het na en probeer het opnieuw.
recover-proof-button = Ga verder
recover-lost-title = Ik heb geen authenticator en geen herstelcode meer
recover-lost-lead = Dan moet je wachten. We vertellen het de eigenaar van het account per mail en in elke sessie, zodat een dief die je mail leest niets bereikt. Als de tijd om is, mailen we je een link.
recover-with-password = Ik weet mijn wachtwoord nog
recover-with-password-lead = Dan wacht je { $span }.
recover-with-mailbox = Ik heb alleen mijn mailbox
recover-with-mailbox-lead = Dan wacht je { $span }.
recover-wait-button = Begin met wachten
recover-wait-lead = Je herstel wacht in elk geval tot { $until }. Daarna mailen we je een link.
recover-wait-hint = Toch een code gevonden? Typ hem hier en ga meteen verder.
recover-rests = Een herstel van dit account is kort geleden gestopt. Een nieuw kan beginnen vanaf { $until }. Met een code kun je meteen verder.
recover-staff-lead = Een medewerker moet naar dit herstel kijken. Vind je een code van je authenticator-app of een herstelcode, typ die hier en ga meteen verder.
page-cancel-title = Iemand wil je account herstellen
cancel-lead = Iemand wil je account herstellen zonder elk bewijs waar het om vraagt, en moet wachten. Ben jij dat niet, stop het dan.
cancel-button = Stop het herstel
cancel-hint = Was jij het wel, sluit deze pagina: er gebeurt niets.
cancel-invalid-lead = De link is al gebruikt of te oud. Als je inlogt, zie je of er nog een herstel wacht.
waiting-lead = Sinds { $begun } wacht iemand om je account te herstellen zonder elk bewijs waar het om vraagt. Ben jij dat niet, stop het dan, en wijzig het wachtwoord van je mailbox.
waiting-until = Als niemand het stopt, kan het worden afgerond vanaf { $until }.
waiting-hint = Was jij het wel, dan hoef je niets te doen.
notice-account-contained = Dit account is gemeld en geblokkeerd. Herstel het: tot dan wijzigt niemand er iets in.
notice-recovery-waits = Iemand wil je account herstellen. Ben jij dat niet, stop het dan.
notice-recovery-cancelled = Het herstel is gestopt, en enkele dagen lang kan er vanaf hetzelfde adres geen gaan wachten. Wijzig het wachtwoord van je mailbox als je er niet om vroeg.
page-report-title = Was jij dit niet?
report-lead = Druk op de knop en je account is binnen enkele seconden veilig:
report-ends = wat toen begon eindigt, en een authenticator die werd vervangen of uitgezet komt terug,
report-locks = het account gaat op slot voor iedereen, wie het wachtwoord ook kent,
report-mails = en je krijgt een mail met een link die je het account teruggeeft.
report-button = Dit was ik niet
report-hint = Was jij het toch, sluit deze pagina: er gebeurt niets.
report-invalid-lead = De link is al gebruikt of te oud. Denk je dat er iemand anders in je account is, herstel het dan.
page-secure-title = Beveilig mijn account
secure-lead = Is er iemand anders in je account? Druk op de knop en het is binnen enkele seconden veilig:
secure-ends = elke sessie en elk bekend apparaat eindigt, ook dit,
secure-mails = en er gaat een mail met een link die je het account teruggeeft naar { $email }.
secure-button = Beveilig mijn account nu
secure-hint = Je hebt je mailbox nodig om terug te komen. Wil je maar één sessie beëindigen, ga dan terug naar de lijst.
security-secure-lead = Denk je dat er iemand anders in je account is: beëindig alles en doe het meteen op slot.
security-secure-button = Er is iemand anders in mijn account
session-not-me = Deze ken ik niet
page-contained-title = Je account is veilig
contained-lead = Wat iemand anders misschien begon is beëindigd, en het account is op slot. Er is een mail naar je onderweg.
contained-step-mail = Open de mail en volg de link.
contained-step-password = Bewijs dat jij het bent en kies een nieuw wachtwoord dat je nergens anders gebruikt.
contained-step-review = Log in, bekijk je sessies en je beveiligingspagina, en wijzig het wachtwoord van je mailbox als iemand het kan weten.
contained-first = Dit account is gemeld en geblokkeerd: tot het is hersteld, wijzigt niemand er iets in. In deze sessie kun je nog wel andere sessies beëindigen en een herstel stoppen.
page-claimed-title = Het account is geblokkeerd
returning-lead = Wat iemand anders kan zijn begonnen, is beëindigd, en niemand komt erin. Het account had een ander e-mailadres gekregen: maakt niemand bezwaar, dan is het jouwe na { $span } weer dat van het account. Dan mailen we je een link waarmee je erin komt.
returning-faster = Er is een mail naar je onderweg. Met de link daarin kun je bewijzen dat het account daarvoor van jou was, en dan is het meteen weer van jou.
disputed-lead = Niemand komt erin, omdat meer dan één e-mailadres het account opeist. Daarover mailden we een link: die laat zien hoe het ervoor staat, en daarmee bewijs je dat het account van jou is.
problem-second-factor-needed = Er is een tweede factor nodig om verder te gaan.

## Adressen

wait-seconds = Te veel pogingen vanaf jouw netwerk. Wacht { $seconds ->
    [one] een seconde
   *[other] { $seconds } seconden
} en probeer het opnieuw.
security-email = E-mailadres
security-email-lead = Je logt in met { $email }, en we schrijven daarheen.
security-email-button = Adressen
security-recovery-email-on = Er geldt een hersteladres.
page-email-title = Je adressen
email-lead = Met je e-mailadres log je in, en we vertellen je wat er met je account gebeurt.
email-now = Je adres is { $email }.
email-new = Nieuw e-mailadres
email-new-hint = We mailen een link naar het nieuwe adres. Er verandert niets voordat je die volgt terwijl je hier bent ingelogd. Je vorige adres kan het account { $span } lang terugnemen.
email-change-button = Wijzig het adres
email-waits = { $email } moet nog bevestigd worden: open in deze browser de mail die we daarheen stuurden.
email-cancel-button = Laat het adres zoals het is
recovery-email-title = Hersteladres
recovery-email-lead = Met een tweede adres krijg je je account terug als je je eigen mail niet kunt lezen. We vertellen het alles wat je beveiliging raakt. Met dat adres alleen komt niemand meteen binnen: jij hoort het eerst, en kunt bezwaar maken.
recovery-email-now = { $email } geldt.
recovery-email-none = Er is er nog geen.
recovery-email-new = Hersteladres
recovery-email-button = Mail een link naar dit adres
recovery-email-remove-button = Verwijder het
email-same = Dit adres heeft het account al.
notice-email-asked = We hebben een mail naar dat adres gestuurd. Volg de link in deze browser.
notice-email-cancelled = Het adres blijft zoals het is.
notice-email-changed = Je nieuwe adres geldt. Vanaf nu log je ermee in.
notice-recovery-email-on = Het hersteladres geldt.
notice-recovery-email-off = Het hersteladres is verwijderd.
page-email-confirm-title = Bevestig een e-mailadres
email-confirm-lead = { $email } wordt het adres van het account waarop je hier bent ingelogd ({ $own }).
recovery-email-confirm-lead = { $email } wordt het hersteladres van het account waarop je hier bent ingelogd ({ $own }).
email-confirm-button = Bevestig { $email }
email-confirm-taken = Een ander account heeft dit adres intussen. Het jouwe blijft zoals het is.
email-confirm-invalid-lead = Hij is al gebruikt, hij is te oud, of hij hoort bij een ander account dan dat waarop je hier bent ingelogd.
page-revert-title = Neem je account terug
revert-lead = Je account heeft een ander e-mailadres gekregen. Was jij dat niet, druk dan op de knop:
revert-locks = het account wordt voor iedereen vergrendeld, en wat sindsdien begon eindigt,
revert-tells = we vertellen het aan het adres dat het account nu heeft,
revert-returns = en als niemand bezwaar maakt, is dit na { $span } weer het adres van het account.
revert-button = Dit was ik niet: neem het terug
revert-hint = Heb je het adres zelf gewijzigd, sluit deze pagina dan: er gebeurt niets.
revert-waits-lead = Je account is voor iedereen vergrendeld. Als niemand bezwaar maakt, is het op { $until } weer van jou: dan mailen we je een link waarmee je binnenkomt.
revert-contested-lead = Iemand heeft bezwaar gemaakt. Het account blijft vergrendeld en een mens beslist, tenzij je nu bewijst dat het van jou is.
revert-faster-title = Wachten hoeft niet
revert-faster-lead = Bewijs dat het account vóór de wijziging van jou was, en het is meteen weer van jou.
revert-with-code = Met een code van je authenticator-app of een herstelcode
revert-with-password = Met je wachtwoord, als je inloggen in twee stappen niet gebruikt
revert-proof-button = Krijg het nu terug
revert-proof-failed = Dat klopt niet, of het is minder dan { $span } vóór de wijziging van het e-mailadres ingesteld, vervangen of gewijzigd. Zo’n bewijs beslist dit niet.
revert-invalid-lead = Hij is al gebruikt, hij is te oud, of het account ging terug naar een nog eerder adres.
page-object-title = Houd je account
object-lead = Wie het vorige adres van je account leest, zegt dat de wijziging niet van hem of haar kwam. Heb je het adres zelf gewijzigd, bewijs dat dan hier, en het account blijft van jou.
object-without-title = Kun je niets bewijzen?
object-without-lead = Maak dan toch bezwaar: het account gaat vanzelf naar niemand, en een mens beslist.
object-button = Maak bezwaar
object-proof-button = Houd het account
object-contested-lead = Je hebt bezwaar gemaakt. Het account blijft vergrendeld en een mens beslist, tenzij je nu bewijst dat het van jou is.
recover-other-lead = Dit is een hersteladres, dus de eigenaar van het account hoort het eerst en kan bezwaar maken. Doet niemand dat, dan kies je een nieuw wachtwoord.
help-title = Vraag een mens om hulp
help-lead = Schrijf wat er gebeurd is en hoe we je bereiken. Schrijf nooit je wachtwoord of een code.
help-field = Je bericht
help-button = Verstuur
help-sent = We hebben je bericht bewaard voor de mensen achter deze dienst.
help-empty = Schrijf eerst een bericht.
help-too-long = Dat is meer dan { $most } tekens. Maak het korter.
help-character = Het bericht bevat een teken dat niet verstuurd kan worden. Typ het met de hand.
help-enough = We hebben voor vandaag genoeg berichten van je, en hebben ze bewaard.
page-mails-title = Mails die we je stuurden
mails-lead = Een mail van de laatste { $span } die op de onze lijkt en hier niet staat, komt niet van ons: volg de links niet. Een mail die hier staat en niet in je mailbox, kan door iemand anders verwijderd zijn.
mails-none = We hebben je de laatste tijd geen mail gestuurd.
mail-state-waiting = onderweg
mail-state-dropped = kon niet bezorgd worden
security-mails-lead = Vergelijk deze lijst met je mailbox, dan weet je welke mails echt van ons zijn.
security-mails-button = Bekijk de mails
