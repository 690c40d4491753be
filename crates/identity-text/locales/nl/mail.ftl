# Mails. The text and HTML versions have the same words; a link stands alone on its line.

mail-greeting = Hallo,
mail-greeting-name = Hallo { $name },
mail-link-lead = Of open deze link in je browser:
mail-link-until = De link is geldig tot { $until }.
mail-about-when = Wanneer: { $when }
mail-about-device = Apparaat: { $device }
mail-about-place = Locatie: { $place }
mail-about-repeats = Dit is { $times } keer gebeurd sinds { $since }.
mail-about-not-before = De wachttijd loopt minstens tot: { $when }
mail-automatic = Deze e-mail is automatisch verstuurd door { $brand } ({ $host }). Antwoorden worden niet gelezen. We vragen nooit per e-mail om je wachtwoord of een code.

## Confirm the address, to a new user

mail-confirm-registration-subject = Bevestig je e-mailadres voor { $brand }
mail-confirm-registration-body = Met dit e-mailadres is een account aangevraagd bij { $brand }. Bevestig je adres om het account te activeren.
mail-confirm-registration-button = E-mailadres bevestigen
mail-confirm-registration-browser = Open de link in de browser waarin je het account hebt aangevraagd. In een andere browser vragen we je een nieuw wachtwoord te kiezen.
mail-confirm-registration-not-you = Heb je geen account aangevraagd? Dan hoef je niets te doen. Zonder deze link wordt er geen account aangemaakt.

## The address already has an account, to its owner

mail-already-registered-subject = Je hebt al een account bij { $brand }
mail-already-registered-body = Er is een account aangevraagd bij { $brand } met dit e-mailadres, maar dat heb je al. Je kunt gewoon inloggen.
mail-already-registered-button = Inloggen
mail-already-registered-not-you = Was jij dit niet? Dan hoef je niets te doen. Er is niets veranderd, en de aanvrager heeft niet te zien gekregen dat je account bestaat.

## Security changes, to the account owner

mail-security-button = Beveiliging bekijken
mail-password-button = Wachtwoord wijzigen
mail-not-you = Was jij dit niet? Ga dan meteen naar je beveiligingspagina en kies “{ $secure }”. Kun je niet inloggen? Kies dan “{ $recover }” op de inlogpagina.
mail-alert-button = Dit was ik niet
mail-alert-you = Was jij dit? Dan hoef je niets te doen.
mail-alert-not-you = Was jij dit niet? Open dan meteen de link hierboven. We beëindigen alles wat vanaf dat moment is gestart en vergrendelen je account voor iedereen. Daarna mailen we je een link waarmee je je account terugkrijgt.
mail-password-changed-subject = Je wachtwoord is gewijzigd
mail-password-changed-body = Het wachtwoord van je account bij { $brand } is zojuist gewijzigd. Alle andere sessies zijn beëindigd en je lijst met bekende apparaten is gewist.
mail-password-reminder-subject = Tijd voor een nieuw wachtwoord?
mail-password-reminder-body = Je gebruikt al een tijd hetzelfde wachtwoord voor je account bij { $brand }. We raden je aan om het twee keer per jaar te wijzigen, en meteen als iemand anders het misschien kent. Het is niet verplicht: doe je niets, dan blijft alles zoals het is.
mail-password-change-required-subject = Kies een nieuw wachtwoord
mail-password-change-required-body = Iemand anders kent misschien het wachtwoord van je account bij { $brand }. Log in en kies een nieuw wachtwoord. Pas daarna kun je je account weer gebruiken.
mail-second-factor-on-subject = Tweestapsverificatie staat aan
mail-second-factor-on-body = Om in te loggen op je account bij { $brand } heb je vanaf nu ook een code uit je authenticator-app nodig. Alle andere sessies zijn beëindigd. Bewaar je herstelcodes op een veilige plek: daarmee kun je inloggen als je je telefoon kwijt bent.
mail-second-factor-replaced-subject = Je authenticator-app is vervangen
mail-second-factor-replaced-body = Je account is gekoppeld aan een andere authenticator-app. Codes uit de oude app werken niet meer. Alle andere sessies zijn beëindigd.
mail-second-factor-off-subject = Tweestapsverificatie staat uit
mail-second-factor-off-body = Je logt vanaf nu met alleen je wachtwoord in op je account bij { $brand }. Je herstelcodes werken niet meer en alle andere sessies zijn beëindigd.
mail-recovery-codes-replaced-subject = Je hebt nieuwe herstelcodes
mail-recovery-codes-replaced-body = Er zijn nieuwe herstelcodes gemaakt voor je account bij { $brand }. Bewaar ze op een veilige plek. De codes die erdoor zijn vervangen, werken niet meer.
mail-recovery-code-used-subject = Er is een herstelcode gebruikt
mail-recovery-code-used-body = Er is zojuist een herstelcode gebruikt voor je account bij { $brand }. Die code werkt nu niet meer. Op je beveiligingspagina kun je gebruikte codes vervangen.
mail-recovery-codes-few-subject = Je herstelcodes raken op
mail-recovery-codes-few-body = Er is zojuist een herstelcode gebruikt voor je account bij { $brand }. Je hebt er nog maar weinig over. Maak nieuwe codes voordat ze op zijn: zonder code kun je niet inloggen als je je telefoon kwijt bent.
mail-device-copied-subject = De gegevens van een van je browsers zijn mogelijk gekopieerd
mail-device-copied-body = Er is ingelogd op je account bij { $brand }, of dat is geprobeerd, met verouderde gegevens van een bekend apparaat. Misschien heeft iemand je browsergegevens gekopieerd. Het kan ook zijn dat je een back-up hebt teruggezet. Voor de zekerheid herkennen we dit apparaat niet meer. Controleer je sessies en beëindig elke sessie die je niet herkent.
mail-new-sign-in-subject = Er is ingelogd op een nieuw apparaat
mail-new-sign-in-body = Er is zojuist ingelogd op je account bij { $brand } met een browser die we nog niet kenden. Je krijgt deze e-mail ook als je zelf inlogt op een nieuw apparaat of nadat je je browsergegevens hebt gewist.
mail-new-place-subject = Er is ingelogd vanaf een nieuwe locatie
mail-new-place-body = Er is zojuist ingelogd op je account bij { $brand } op een bekend apparaat, maar vanaf een netwerk of land dat we nog niet kenden. Dat kan gebeuren als je op reis bent of als je internetprovider iets verandert.
mail-sign-in-unfinished-subject = Er is een inlogpoging gedaan met je wachtwoord
mail-sign-in-unfinished-body = Voor je account bij { $brand } is het juiste wachtwoord ingevuld, maar daarna geen juiste code. Zonder code kan niemand inloggen. Was jij dit niet? Dan kent iemand anders je wachtwoord.
mail-account-unlocked-subject = Je account is ontgrendeld
mail-account-unlocked-body = Je account bij { $brand } is zojuist ontgrendeld met een link uit onze e-mail. De browser waarin dat is gedaan, is nu een bekend apparaat. Onbekenden kunnen je daar niet meer buitensluiten.

## Failed guesses, to the account owner

mail-unlock-button = Account ontgrendelen
mail-unlock-code = Gebruik je tweestapsverificatie? Dan heb je ook een code uit je authenticator-app of een herstelcode nodig.
mail-unlock-again = Is de link verlopen? Kies “{ $unlock }” op de inlogpagina. We mailen je dan een nieuwe.
mail-account-locked-subject = Je account is vergrendeld voor onbekende apparaten
mail-account-locked-body = Voor je account bij { $brand } is te vaak een verkeerd wachtwoord of een verkeerde code ingevuld. Daarmee is niemand binnengekomen. We hebben je account vergrendeld voor apparaten die we niet kennen. Waar je al bent ingelogd en op bekende apparaten werkt alles gewoon. Daar hoef je niets te doen. Wil je ergens anders inloggen? Ontgrendel je account dan met de link.
mail-account-locked-password = Je hoeft geen nieuw wachtwoord te kiezen als je wachtwoord sterk is, je het nergens anders gebruikt en we je niet hebben gemaild dat iemand anders het kent.
mail-unlock-link-subject = Ontgrendel je account
mail-unlock-link-body = Er is een link aangevraagd om je account bij { $brand } te ontgrendelen. Open de link om het account weer te gebruiken.
mail-unlock-link-not-you = Heb jij dit niet aangevraagd? Dan hoef je niets te doen. Zonder deze link kan niemand je account ontgrendelen.
mail-not-locked-subject = Je account is niet vergrendeld
mail-not-locked-body = Er is een link aangevraagd om je account bij { $brand } te ontgrendelen. Maar je account is niet vergrendeld. Je kunt gewoon inloggen.
mail-not-locked-recover = Lukt inloggen niet? Kies dan “{ $recover }” op de inlogpagina.
mail-not-locked-not-you = Heb jij dit niet aangevraagd? Dan hoef je niets te doen. Er is niets veranderd aan je account.
mail-password-disabled-subject = Je wachtwoord werkt niet meer
mail-password-disabled-body = In de loop van de tijd is te vaak geprobeerd het wachtwoord van je account bij { $brand } te raden. Dat is niet gelukt. Voor de zekerheid kan niemand meer met dit wachtwoord inloggen, ook jij niet. Herstel je account en kies een nieuw wachtwoord.
mail-second-factor-disabled-subject = De codes uit je authenticator-app werken niet meer
mail-second-factor-disabled-body = In de loop van de tijd zijn er te veel verkeerde codes ingevuld voor je account bij { $brand }. Voor de zekerheid accepteren we geen codes uit je authenticator-app meer. Je herstelcodes werken nog wel. Log in met een herstelcode, of ga verder waar je al bent ingelogd. Stel je authenticator-app daarna opnieuw in op je beveiligingspagina.
mail-second-factor-disabled-recover = Heb je geen herstelcode? Kies dan “{ $recover }” op de inlogpagina.
mail-second-factor-disabled-password = Heb je die codes niet zelf ingevuld? Dan kent iemand anders waarschijnlijk je wachtwoord. Wijzig dan ook je wachtwoord.

## Account recovery, to the account owner

mail-recovery-code = Gebruik je tweestapsverificatie? Dan heb je ook een code uit je authenticator-app of een herstelcode nodig. Heb je die niet, dan lees je op de pagina hoe je verder kunt.
mail-recovery-again = Is de link verlopen? Kies “{ $recover }” op de inlogpagina. We mailen je dan een nieuwe.
mail-recovery-link-subject = Herstel je account
mail-recovery-link-body = Er is een link aangevraagd om je account bij { $brand } te herstellen. Open de link en kies een nieuw wachtwoord. Daarna zijn alle sessies beëindigd. Was je account vergrendeld, dan wordt het ontgrendeld.
mail-recovery-link-button = Account herstellen
mail-recovery-link-not-you = Heb jij dit niet aangevraagd? Dan hoef je niets te doen. Zonder deze link komt niemand in je account.
mail-recovery-delayed-subject = Iemand wil je account herstellen
mail-recovery-delayed-body = Iemand wil je account bij { $brand } herstellen, maar heeft niet alle gegevens of codes ingevuld die daarvoor nodig zijn. Daarom geldt er eerst een wachttijd. Was jij dit niet, dan kun je het herstel nu nog stoppen.
mail-recovery-delayed-button = Herstel stoppen
mail-recovery-delayed-you = Was jij dit? Open de link dan niet en wacht af. Na de wachttijd mailen we je een link om verder te gaan.
mail-recovery-delayed-not-you = Was jij dit niet? Open dan meteen de link, of log in zoals je altijd doet. Zo stop je het herstel. Doe je niets, dan kan de ander na de wachttijd in je account komen. Wijzig daarna het wachtwoord van je mailbox. Heb je een herstel-e-mailadres? Wijzig dan ook het wachtwoord van die mailbox. Waarschijnlijk kan iemand anders je e-mail lezen.
mail-recovery-ready-subject = Je kunt je account nu herstellen
mail-recovery-ready-body = De wachttijd voor het herstel van je account bij { $brand } is voorbij. Open de link en kies een nieuw wachtwoord. Stond tweestapsverificatie aan? Dan gaat die uit, omdat je geen code meer had.
mail-recovery-ready-button = Doorgaan met herstellen
mail-recovery-ready-not-you = Heb jij dit niet aangevraagd? Log dan meteen in met je wachtwoord en een code. Daarmee stop je het herstel. Wijzig daarna het wachtwoord van je mailbox. Waarschijnlijk kan iemand anders je e-mail lezen.
mail-recovery-needs-support-subject = De helpdesk moet je herstel beoordelen
mail-recovery-needs-support-body = De wachttijd voor het herstel van je account bij { $brand } is voorbij. Je hebt alleen laten zien dat je de mailbox kunt lezen. Dat is niet genoeg om tweestapsverificatie uit te zetten, dus een medewerker moet beslissen. Open de link om de helpdesk te schrijven, of om alsnog een code of je wachtwoord in te vullen.
mail-recovery-needs-support-button = Doorgaan met herstellen
mail-recovery-refused-subject = Je herstel is afgewezen
mail-recovery-refused-body = De helpdesk heeft het herstel van je account bij { $brand } afgewezen: uit wat is aangetoond blijkt niet wie de eigenaar is. Er is niets veranderd aan het account. Kun je meer laten zien? Open dan de link: een code uit je authenticator-app of een herstelcode, en je wachtwoord, in een browser waarmee je eerder hebt ingelogd.
mail-ownership-contested-subject = Twee mensen zeggen dat je account van hen is
mail-ownership-contested-body = Iemand wilde je account bij { $brand } herstellen, en iemand anders heeft dat gestopt. Beiden hebben evenveel aangetoond. Drie dagen lang kan niemand iets in het account wijzigen. Daarna krijgt degene die meer heeft aangetoond het account. Is dat niemand, dan beslist de helpdesk.
mail-ownership-contested-you = Is het account van jou? Kies dan nu “{ $recover }” op de inlogpagina en vul alles in wat je hebt: een code uit je authenticator-app of een herstelcode, en je wachtwoord, in een browser waarmee je eerder hebt ingelogd.
mail-ownership-contested-not-you = Heb je niets gedaan? Dan kan iemand anders waarschijnlijk je e-mail lezen. Wijzig ook het wachtwoord van je mailbox.
mail-report-outweighed-subject = Een melding over je account heeft niets veranderd
mail-report-outweighed-body = Iemand heeft gemeld dat je account bij { $brand } niet veilig is. We hebben het niet vergrendeld, omdat iemand meer voor dit account heeft aangetoond dan de melder. Er is niets veranderd.
mail-report-outweighed-you = Was jij dit? Log in met je wachtwoord en een code. Lukt dat niet? Kies dan “{ $recover }” op de inlogpagina en vul alles in wat je hebt.
mail-recovery-cancelled-subject = Het herstel van je account is gestopt
mail-recovery-cancelled-body = Het herstel van je account bij { $brand } is tijdens de wachttijd gestopt, door iemand die minstens evenveel heeft aangetoond als de aanvrager. Er is niets veranderd aan je account: je wachtwoord en tweestapsverificatie zijn hetzelfde gebleven.
mail-recovery-cancelled-not-you = Had jij het herstel niet aangevraagd? Wijzig dan het wachtwoord van je mailbox. Waarschijnlijk kan iemand anders je e-mail lezen.
mail-recovery-cancelled-you = Had jij het wel aangevraagd, en heeft iemand anders het gestopt? Kies dan “{ $recover }” op de inlogpagina. Met een code uit je authenticator-app of een herstelcode kun je meteen verder.
mail-account-recovered-subject = Je account is hersteld
mail-account-recovered-body = Je account bij { $brand } is zojuist hersteld. Je hebt een nieuw wachtwoord en alle sessies zijn beëindigd. Log in met het nieuwe wachtwoord, en met een code als je tweestapsverificatie gebruikt. Herstelcodes en een herstel-e-mailadres die kort voor het herstel zijn ingesteld, werken misschien niet meer. Op je beveiligingspagina zie je wat je nu hebt.
mail-recovered-not-you = Was jij dit niet? Kies dan meteen “{ $recover }” op de inlogpagina en wijzig het wachtwoord van je mailbox. Waarschijnlijk kan iemand anders je e-mail lezen.
mail-factor-lost-subject = Je account is hersteld en tweestapsverificatie staat uit
mail-factor-lost-body = Je account bij { $brand } is zojuist hersteld. Je hebt een nieuw wachtwoord en alle sessies zijn beëindigd. Tweestapsverificatie is uitgezet, omdat het herstel zonder code is gedaan. Log in met het nieuwe wachtwoord en stel tweestapsverificatie daarna opnieuw in.
mail-account-contained-subject = Je account is vergrendeld tot je het herstelt
mail-account-contained-body = Er is gemeld dat iemand anders in je account bij { $brand } zit. We hebben beëindigd wat die persoon misschien heeft gestart en je account voor iedereen vergrendeld. Is de melding gedaan via een van onze e-mails? Dan werkt een authenticator-app die sindsdien is vervangen of uitgezet weer. Je account blijft vergrendeld tot je het met deze link herstelt en een nieuw wachtwoord kiest.
mail-account-contained-button = Mijn account terugkrijgen
mail-account-contained-not-you = Heb jij dit niet gemeld? Herstel je account dan toch en wijzig het wachtwoord van je mailbox. Waarschijnlijk kan iemand anders je e-mail lezen.

## Email addresses: to the current, the former and the new one

mail-confirm-email-change-subject = Bevestig je nieuwe e-mailadres
mail-confirm-email-change-body = Dit e-mailadres is opgegeven voor een account bij { $brand }. Log in op dat account en open de link in dezelfde browser.
mail-confirm-email-change-button = Nieuw e-mailadres bevestigen
mail-confirm-email-change-not-you = Was jij dit niet? Dan hoef je niets te doen. Zonder jouw bevestiging kan niemand dit adres gebruiken.
mail-email-change-requested-subject = Er is gevraagd om je e-mailadres te wijzigen
mail-email-change-requested-body = Vanuit je account bij { $brand } is een ander e-mailadres opgegeven. Er is nog niets veranderd: het nieuwe adres moet eerst worden bevestigd.
mail-email-changed-subject = Je e-mailadres is gewijzigd
mail-email-changed-body = Vanaf nu log je met dit e-mailadres in op je account bij { $brand } en mailen we je op dit adres.
mail-email-changed-former = We hebben dit ook gemaild naar je oude adres. Vanaf dat adres kan het account nog een tijd worden teruggehaald.
mail-email-changed-away-subject = Het e-mailadres van je account is gewijzigd
mail-email-changed-away-body = Je account bij { $brand } heeft een ander e-mailadres gekregen. Met dit adres kun je niet meer inloggen. Was jij dit niet? Dan is iemand anders bezig je account over te nemen. Open dan meteen de link.
mail-email-changed-away-button = Mijn account terughalen
mail-email-changed-away-not-you = Was jij dit niet? Open dan de link. We vergrendelen het account meteen voor iedereen, en je krijgt het op dit adres terug.
mail-email-revert-started-subject = Je account wordt opgeëist vanaf het oude e-mailadres
mail-email-revert-started-body = Iemand met toegang tot het oude e-mailadres van je account bij { $brand } meldt dat iemand anders dat adres heeft gewijzigd. Je account is nu voor iedereen vergrendeld. Als er geen bezwaar komt, krijgt het binnen een paar dagen het oude adres terug.
mail-email-revert-started-button = Bezwaar maken
mail-email-revert-started-you = Heb jij het account teruggehaald? Dan hoef je niets te doen.
mail-email-revert-started-not-you = Heb je het adres zelf gewijzigd? Open dan de link. Met een code uit je authenticator-app of een herstelcode houd je het account. Heb je geen code, dan beslist de helpdesk.
mail-email-revert-pending-subject = Je krijgt je account terug
mail-email-revert-pending-body = We hebben je account bij { $brand } voor iedereen vergrendeld en dat gemaild naar het adres dat er nu bij hoort. Als er geen bezwaar komt, is het account binnen een paar dagen weer van jou. We mailen je dan een link om weer in je account te komen.
mail-email-revert-pending-button = Account nu terughalen
mail-email-revert-pending-faster = Je hoeft niet te wachten. Open de link en vul een code uit je authenticator-app of een herstelcode in. Gebruik je geen tweestapsverificatie, vul dan het wachtwoord van vóór de wijziging in.
mail-email-revert-contested-subject = De helpdesk beslist over je account
mail-email-revert-contested-body = Het account bij { $brand } wordt vanaf twee e-mailadressen opgeëist. Het blijft vergrendeld en gaat niet vanzelf naar een van die adressen. Je kunt meteen bewijzen dat het van jou is met een code uit je authenticator-app of een herstelcode, als je die al een tijd had voordat het adres werd gewijzigd. Gebruik je geen tweestapsverificatie, dan kan het vanaf het oude adres ook met het wachtwoord van toen. Gebruik de link in de e-mail die we je hierover eerder stuurden.
mail-email-revert-ended-subject = Het account houdt het nieuwe e-mailadres
mail-email-revert-ended-body = De eigenaar van het account bij { $brand } heeft bewezen dat hij of zij het e-mailadres zelf heeft gewijzigd. Het account komt niet terug naar dit adres.
mail-email-restored-subject = Je account heeft dit e-mailadres weer
mail-email-restored-body = Dit is weer het e-mailadres van je account bij { $brand }. Je account is nog voor iedereen vergrendeld. Open de link en kies een nieuw wachtwoord.
mail-email-restored-away-subject = Het account heeft het oude e-mailadres weer
mail-email-restored-away-body = Het account bij { $brand } heeft het oude e-mailadres teruggekregen. Met dit adres kun je er niet meer op inloggen.
mail-confirm-recovery-email-subject = Bevestig je herstel-e-mailadres
mail-confirm-recovery-email-body = Dit e-mailadres is opgegeven om een account bij { $brand } te herstellen als inloggen niet meer lukt. Log in op dat account en open de link in dezelfde browser.
mail-confirm-recovery-email-button = Herstel-e-mailadres bevestigen
mail-recovery-email-on-subject = Je herstel-e-mailadres is ingesteld
mail-recovery-email-on-body = Je account bij { $brand } heeft nu een herstel-e-mailadres. We mailen daar ook alles heen wat met je beveiliging te maken heeft. Met dat adres kun je je account terugkrijgen als je niet meer bij je eigen e-mail kunt.
mail-recovery-email-off-subject = Het herstel-e-mailadres is verwijderd of vervangen
mail-recovery-email-off-body = Een herstel-e-mailadres van een account bij { $brand } is verwijderd of vervangen. Met dat adres kun je het account niet meer herstellen.
mail-recovery-help-subject = Hulpvraag over een account
mail-recovery-help-body = Iemand met toegang tot de mailbox van een account bij { $brand } komt zonder hulp niet meer in het account. Dit is het bericht:
mail-recovery-help-account = Account-ID: { $account }
mail-recovery-help-own = Toegang tot de mailbox van { $email }, het e-mailadres van het account
mail-recovery-help-former = Toegang tot de mailbox van { $email }, een oud e-mailadres van het account
mail-recovery-help-recovery = Toegang tot de mailbox van { $email }, het herstel-e-mailadres van het account
mail-recovery-help-button = Naar { $brand }
