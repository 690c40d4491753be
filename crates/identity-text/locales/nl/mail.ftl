# De mails. Tekst en HTML zeggen hetzelfde; een link staat alleen op zijn regel.

mail-greeting = Hallo,
mail-greeting-name = Hallo { $name },
mail-link-lead = Of open deze link in je browser:
mail-link-until = De link is geldig tot { $until }.
mail-about-when = Wanneer: { $when }
mail-about-device = Waarmee: { $device }
mail-about-place = Waarvandaan: { $place }
mail-about-not-before = Niet eerder dan: { $when }
mail-automatic = { $brand } ({ $host }) heeft deze mail automatisch verstuurd; een antwoord wordt door niemand gelezen. We vragen nooit per mail om je wachtwoord of een code.

## Bevestig je adres, aan wie zich aanmeldde

mail-confirm-registration-subject = Bevestig je e-mailadres voor { $brand }
mail-confirm-registration-body = Iemand, waarschijnlijk jij, is begonnen met het aanmaken van een { $brand }-account met dit e-mailadres. Bevestig het adres en het account is van jou.
mail-confirm-registration-button = E-mailadres bevestigen
mail-confirm-registration-browser = Open de link in de browser waarin je je hebt aangemeld. In een andere browser vragen we je een nieuw wachtwoord te kiezen.
mail-confirm-registration-not-you = Was jij dit niet? Dan hoef je niets te doen: zonder deze link komt er geen account.

## Je hebt al een account, aan de eigenaar

mail-already-registered-subject = Je hebt al een { $brand }-account
mail-already-registered-body = Iemand, waarschijnlijk jij, wilde dit e-mailadres gebruiken voor een account bij { $brand }. Er is er al een, dus je kunt gewoon inloggen.
mail-already-registered-button = Inloggen
mail-already-registered-not-you = Was jij dit niet? Dan hoef je niets te doen: er is niets aan je account veranderd, en wie het probeerde, heeft niet te horen gekregen dat het bestaat.

## Wijzigingen van wat een account beschermt, aan de eigenaar

mail-security-button = Bekijk je beveiliging
mail-password-button = Wijzig het wachtwoord
mail-not-you = Was jij dit niet? Open dan meteen je beveiligingspagina en ga naar “{ $secure }”. Lukt inloggen niet? Kies dan “{ $recover }” op de inlogpagina.
mail-alert-button = Dit was ik niet
mail-alert-you = Was jij dit? Dan hoef je niets te doen.
mail-alert-not-you = Was jij dit niet? Volg dan de link. Wat toen begon eindigt, het account wordt voor iedereen vergrendeld, en we mailen je een link om het terug te krijgen.
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
mail-new-sign-in-subject = Er is ingelogd op je account bij { $brand }
mail-new-sign-in-body = Iemand heeft zojuist ingelogd op je account bij { $brand }, in een browser die we niet kenden. We schrijven dit ook als je zelf op een nieuw apparaat inlogt, of nadat je de gegevens van je browser hebt gewist.
mail-new-place-subject = Er is vanaf een nieuwe plek ingelogd bij { $brand }
mail-new-place-body = Iemand heeft zojuist ingelogd op je account bij { $brand }, op een apparaat dat we kennen, maar vanaf een netwerk of land dat nieuw voor ons is. Dat is zo als je op reis bent, of als je provider iets verandert.
mail-sign-in-unfinished-subject = Een inlogpoging bij { $brand } is niet afgemaakt
mail-sign-in-unfinished-body = Iemand gaf het juiste wachtwoord van je account bij { $brand }, en daarna volgde geen juiste code. Zonder code komt niemand binnen. Was jij dit niet, dan kent iemand anders je wachtwoord.
mail-account-unlocked-subject = Je account bij { $brand } is weer open
mail-account-unlocked-body = Je account bij { $brand } is zojuist ontgrendeld met een link die we je hebben gemaild. De browser waarin dat gebeurde kennen we voortaan, en vreemden kunnen je daar niet buitensluiten.

## Raden naar een account, aan de eigenaar

mail-unlock-button = Ontgrendel mijn account
mail-unlock-code = Gebruik je inloggen in twee stappen? Dan heb je ook een code van je authenticator-app of een herstelcode nodig.
mail-unlock-again = Is de link te oud? Kies “{ $unlock }” op de inlogpagina en we mailen je een nieuwe.
mail-account-locked-subject = Je account bij { $brand } is vergrendeld voor onbekende apparaten
mail-account-locked-body = Iemand heeft te vaak een verkeerd wachtwoord of een verkeerde code geprobeerd bij je account van { $brand }. Zo is niemand binnengekomen. We hebben het account vergrendeld voor apparaten die we niet kennen. Waar je al bent ingelogd, en op een apparaat dat we kennen, werkt alles zoals eerst en hoef je niets te doen. Op elke andere plek opent de link het account voor je.
mail-account-locked-password = Een nieuw wachtwoord hoef je niet te kiezen als het jouwe sterk is, je het nergens anders gebruikt en geen mail van ons zegt dat iemand het kent.
mail-unlock-link-subject = Ontgrendel je account bij { $brand }
mail-unlock-link-body = Iemand, waarschijnlijk jij, vroeg om een link die je account bij { $brand } ontgrendelt. Volg de link en het account gaat weer open.
mail-unlock-link-not-you = Was jij dit niet? Dan hoef je niets te doen: zonder deze link kan niemand het account ontgrendelen.
mail-not-locked-subject = Je account bij { $brand } is niet vergrendeld
mail-not-locked-body = Iemand, waarschijnlijk jij, vroeg om een link die je account bij { $brand } ontgrendelt. Het account is niet vergrendeld, dus je kunt gewoon inloggen.
mail-not-locked-recover = Lukt inloggen niet? Kies dan “{ $recover }” op de inlogpagina.
mail-not-locked-not-you = Was jij dit niet? Dan hoef je niets te doen: er is niets aan je account veranderd.
mail-password-retired-subject = Je wachtwoord voor { $brand } wordt niet meer geaccepteerd
mail-password-retired-body = In de loop van de tijd is te vaak naar het wachtwoord van je account bij { $brand } geraden. Geen van die pogingen was goed. Voor de zekerheid accepteren we dit wachtwoord niet meer, ook niet van jou. Herstel het account en kies een nieuw.
mail-second-factor-retired-subject = Codes van je authenticator-app worden niet meer geaccepteerd bij { $brand }
mail-second-factor-retired-body = In de loop van de tijd zijn te veel verkeerde codes getypt bij je account van { $brand }. Voor de zekerheid accepteren we geen codes van je authenticator-app meer. Je herstelcodes werken nog wel. Log met zo’n code in, of ga verder waar je al bent ingelogd, en stel de authenticator-app opnieuw in op je beveiligingspagina.
mail-second-factor-retired-recover = Heb je geen herstelcode? Kies dan “{ $recover }” op de inlogpagina.
mail-second-factor-retired-password = Heeft iemand anders deze codes getypt? Dan kent die waarschijnlijk je wachtwoord: wijzig dat ook.

## De weg terug naar een account, aan de eigenaar

mail-recovery-code = Gebruik je inloggen in twee stappen? Dan heb je ook een code van je authenticator-app of een herstelcode nodig. Heb je geen van beide, dan vertelt de pagina hoe je verder kunt.
mail-recovery-again = Is de link te oud? Kies “{ $recover }” op de inlogpagina en we mailen je een nieuwe.
mail-recovery-link-subject = Herstel je account bij { $brand }
mail-recovery-link-body = Iemand, waarschijnlijk jij, wil je account bij { $brand } herstellen. Volg de link en kies een nieuw wachtwoord. Dan eindigt elke sessie, en gaat een vergrendeld account weer open.
mail-recovery-link-button = Herstel mijn account
mail-recovery-link-not-you = Was jij dit niet? Dan hoef je niets te doen: zonder deze link komt niemand binnen.
mail-recovery-held-subject = Iemand wil je account bij { $brand } herstellen
mail-recovery-held-body = Iemand, misschien jij, wil je account bij { $brand } herstellen zonder alle bewijzen die daarvoor nodig zijn. Dat kan niet meteen: we wachten eerst, en vertellen het je nu.
mail-recovery-held-button = Stop dit herstel
mail-recovery-held-you = Was jij dit? Wacht dan, en volg de link niet. Als de tijd om is, mailen we je een link.
mail-recovery-held-not-you = Was jij dit niet? Volg dan de link, of log in zoals altijd: beide stoppen het herstel. Stel het niet uit: als de tijd om is, kan het worden afgemaakt. Wijzig daarna het wachtwoord van je mailbox, en dat van je hersteladres als je er een hebt: waarschijnlijk kan iemand anders daar je mail lezen.
mail-recovery-ready-subject = Je kunt verder met het herstel van je account bij { $brand }
mail-recovery-ready-body = De wachttijd voor het herstel van je account bij { $brand } is voorbij. Volg de link en kies een nieuw wachtwoord. Heeft het account inloggen in twee stappen, dan gaat dat daarmee uit, omdat het kwijt is.
mail-recovery-ready-button = Ga verder met het herstel
mail-recovery-ready-not-you = Was jij dit niet? Log dan nu in met je wachtwoord en een code: dat stopt het herstel. Wijzig daarna het wachtwoord van je mailbox: waarschijnlijk kan iemand anders je mail lezen.
mail-recovery-cancelled-subject = Het herstel van je account bij { $brand } is gestopt
mail-recovery-cancelled-body = Het herstel dat wachtte voor je account bij { $brand } is gestopt. Er is niets aan het account veranderd: je wachtwoord en inloggen in twee stappen blijven zoals ze zijn. Enkele dagen lang kan er vanaf hetzelfde adres geen gaan wachten.
mail-recovery-cancelled-not-begun = Was jij niet met dit herstel begonnen? Wijzig dan het wachtwoord van je mailbox: waarschijnlijk kan iemand anders je mail lezen.
mail-recovery-cancelled-begun = Was jij er wel mee begonnen, en heeft iemand anders het gestopt? Kies dan “{ $recover }” op de inlogpagina. Met een code van je authenticator-app of een herstelcode kun je meteen verder.
mail-account-recovered-subject = Je account bij { $brand } is hersteld
mail-account-recovered-body = Je account bij { $brand } is zojuist hersteld. Er geldt een nieuw wachtwoord, en elke sessie is beëindigd. Log in met het nieuwe wachtwoord, en met een code zoals eerst als je in twee stappen inlogt. Herstelcodes en een hersteladres die kort daarvoor zijn ingesteld, gelden misschien niet meer: je beveiligingspagina laat het zien.
mail-recovered-not-you = Was jij dit niet? Kies dan meteen “{ $recover }” op de inlogpagina, en wijzig het wachtwoord van je mailbox: waarschijnlijk kan iemand anders je mail lezen.
mail-factor-lost-subject = Je account bij { $brand } is hersteld zonder inloggen in twee stappen
mail-factor-lost-body = Je account bij { $brand } is zojuist hersteld. Er geldt een nieuw wachtwoord, en elke sessie is beëindigd. Inloggen in twee stappen is uitgezet, omdat het kwijt was. Log in met het nieuwe wachtwoord en stel het daarna opnieuw in.
mail-account-contained-subject = Je account bij { $brand } is vergrendeld tot je het herstelt
mail-account-contained-body = Iemand, waarschijnlijk jij, meldde dat er iemand anders in je account bij { $brand } was. We hebben beëindigd wat die ander kan zijn begonnen, en het account voor iedereen vergrendeld. Is een mail van ons beantwoord, dan geldt een authenticator weer die sindsdien is vervangen of uitgezet. Het account blijft vergrendeld tot je het met deze link herstelt en een nieuw wachtwoord kiest.
mail-account-contained-button = Geef mijn account terug
mail-account-contained-not-you = Heb jij dit niet gemeld? Herstel het account dan toch, en wijzig het wachtwoord van je mailbox: waarschijnlijk kan iemand anders je mail lezen.

## Adressen: verteld aan wat geldt, wat gold en wat gaat gelden

mail-confirm-email-change-subject = Bevestig je nieuwe e-mailadres voor { $brand }
mail-confirm-email-change-body = Iemand, waarschijnlijk jij, wil dit e-mailadres gebruiken voor een account bij { $brand }. Log in op dat account en volg in dezelfde browser de link.
mail-confirm-email-change-button = Bevestig het nieuwe adres
mail-confirm-email-change-not-you = Was jij dit niet? Dan hoef je niets te doen: zonder jou kan niemand dit adres gebruiken.
mail-email-change-requested-subject = Er is een ander e-mailadres aangevraagd bij { $brand }
mail-email-change-requested-body = Iemand die is ingelogd op je account bij { $brand } wil het een ander e-mailadres geven. Er is nog niets veranderd: het nieuwe adres moet eerst bevestigd worden.
mail-email-changed-subject = Je account bij { $brand } heeft een nieuw e-mailadres
mail-email-changed-body = Vanaf nu log je met dit e-mailadres in op je account bij { $brand }, en schrijven we hierheen.
mail-email-changed-former = We hebben het ook aan het vorige adres verteld. Dat kan het account nog een tijd terugnemen.
mail-email-changed-away-subject = Je account bij { $brand } heeft een ander e-mailadres
mail-email-changed-away-body = Je account bij { $brand } heeft een ander e-mailadres gekregen. Dit adres hoort er niet meer bij. Was jij dit niet, dan neemt iemand anders je account over: volg de link.
mail-email-changed-away-button = Neem mijn account terug
mail-email-changed-away-not-you = Was jij dit niet? Volg dan de link. Het account wordt meteen voor iedereen vergrendeld, en je krijgt het op dit adres terug.
mail-email-revert-begun-subject = Het vorige adres neemt je account bij { $brand } terug
mail-email-revert-begun-body = Wie het vorige e-mailadres van je account bij { $brand } leest, zegt dat de wijziging naar dit adres het werk van iemand anders was. Het account is voor iedereen vergrendeld. Als niemand bezwaar maakt, gaat het binnen enkele dagen terug naar het vorige adres.
mail-email-revert-begun-button = Maak bezwaar
mail-email-revert-begun-you = Heb jij het teruggenomen? Dan hoef je niets te doen.
mail-email-revert-begun-not-you = Heb je het adres zelf gewijzigd? Volg dan de link. Met een code van je authenticator-app of een herstelcode houd je het account; zonder beslist een mens.
mail-email-revert-waits-subject = Je krijgt je account bij { $brand } terug
mail-email-revert-waits-body = We hebben je account bij { $brand } voor iedereen vergrendeld, en het verteld aan het adres dat het nu heeft. Als niemand bezwaar maakt, is het account binnen enkele dagen weer van jou, en mailen we je een link waarmee je binnenkomt.
mail-email-revert-waits-button = Krijg het nu terug
mail-email-revert-waits-faster = Wachten hoeft niet: volg de link en geef een code van je authenticator-app, een herstelcode, of zonder inloggen in twee stappen je wachtwoord, zoals het daarvoor was.
mail-email-revert-contested-subject = Een mens beslist over je account bij { $brand }
mail-email-revert-contested-body = Twee e-mailadressen maken aanspraak op het account bij { $brand }. Het blijft vergrendeld, en gaat vanzelf naar geen van beide. Wie een code van de authenticator-app of een herstelcode geeft die al een tijd gold voordat het adres werd gewijzigd, beslist het meteen, en het vorige adres ook met het wachtwoord van toen. Gebruik de link in onze mail daarover.
mail-email-revert-ended-subject = Het account bij { $brand } blijft bij zijn nieuwe adres
mail-email-revert-ended-body = De eigenaar van het account bij { $brand } heeft bewezen het e-mailadres zelf gewijzigd te hebben. Het account komt niet terug naar dit adres.
mail-email-returned-subject = Dit is weer het adres van je account bij { $brand }
mail-email-returned-body = Je account bij { $brand } heeft dit e-mailadres weer. Het is nog voor iedereen vergrendeld: volg de link en kies een nieuw wachtwoord.
mail-email-returned-away-subject = Het account bij { $brand } is terug bij zijn vorige adres
mail-email-returned-away-body = Het account bij { $brand } heeft zijn vorige e-mailadres weer. Dit adres hoort er niet meer bij.
mail-confirm-recovery-email-subject = Bevestig je hersteladres voor { $brand }
mail-confirm-recovery-email-body = Iemand, waarschijnlijk jij, wil een account bij { $brand } met dit e-mailadres kunnen herstellen als het ooit op slot zit. Log in op dat account en volg in dezelfde browser de link.
mail-confirm-recovery-email-button = Bevestig het hersteladres
mail-recovery-email-on-subject = Je account bij { $brand } heeft een hersteladres
mail-recovery-email-on-body = Er geldt een hersteladres voor je account bij { $brand }. We vertellen het alles wat je beveiliging raakt, en je krijgt er het account mee terug als je je eigen mail niet kunt lezen.
mail-recovery-email-off-subject = Een hersteladres geldt niet meer bij { $brand }
mail-recovery-email-off-body = Een hersteladres van een account bij { $brand } is verwijderd of vervangen. Je kunt er het account niet meer mee terugkrijgen.
mail-recovery-help-subject = Iemand vraagt hulp bij een account van { $brand }
mail-recovery-help-body = Iemand die de mailbox van een account bij { $brand } heeft bewezen, en er zonder hulp niet in komt, schreef dit:
mail-recovery-help-account = Accountnummer: { $account }
mail-recovery-help-own = Uit de mailbox van { $email }, het adres van het account
mail-recovery-help-former = Uit de mailbox van { $email }, een adres dat het account had
mail-recovery-help-recovery = Uit de mailbox van { $email }, het hersteladres
mail-recovery-help-button = Naar { $brand }
