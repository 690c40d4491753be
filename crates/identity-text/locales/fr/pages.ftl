# Les pages. Une clé en -title est un titre, une clé en -lead le paragraphe qui le suit.
# Devant : ; ? ! il y a une espace insécable, un test le vérifie.

## Le cadre de chaque page

nav-sign-in = Se connecter
nav-sign-up = Créer un compte
nav-account = Compte
nav-profile = Profil
nav-sign-out = Se déconnecter
nav-resend = Renvoyer la confirmation
language = Langue
language-change = Changer de langue
skip-to-content = Aller au contenu
optional = facultatif

## Accueil

page-home-title = Bienvenue chez { $brand }
home-lead = Un seul compte, entre vos mains : voyez où il est ouvert, fermez ce que vous ne reconnaissez pas et tenez vos données à jour.
home-sign-in = Se connecter
home-sign-up = Créer un compte

## Champs

field-email = Adresse e-mail
field-password = Mot de passe
field-display-name = Nom
field-locale = Langue
field-time-zone = Fuseau horaire
reveal-password = Afficher le mot de passe
hide-password = Masquer le mot de passe
email-invalid = Cela ne ressemble pas à une adresse e-mail. Elle doit avoir la forme nom@example.org.
display-name-empty = Saisissez un nom, ou laissez le champ vide.
display-name-too-long = Ce nom est trop long. Il peut avoir au plus 100 caractères.
display-name-character = Ce nom contient un caractère qui ne peut pas s’afficher sur une ligne. Saisissez-le à la main.
time-zone-invalid = Nous ne connaissons pas ce fuseau horaire. Choisissez-en un dans la liste, par exemple Europe/Amsterdam.
locale-invalid = Choisissez l’une des langues de la liste.

## Mots de passe

password-rules-xwms = Au moins { $min } caractères, avec une majuscule, une minuscule et un chiffre. Plus il est long, plus il est sûr ; un gestionnaire de mots de passe peut le créer et le retenir pour vous.
password-rules-balanced = Au moins { $min } caractères. Avec moins de { $long }, il faut aussi une majuscule, une minuscule et un chiffre. Un gestionnaire de mots de passe peut le créer et le retenir pour vous.
password-rules-nist = Au moins { $min } caractères, quels qu’ils soient : quelques mots à la suite se retiennent facilement. Un gestionnaire de mots de passe peut le créer et le retenir pour vous.
password-too-short = Utilisez au moins { $min } caractères.
password-upper-case = Ajoutez une majuscule.
password-lower-case = Ajoutez une minuscule.
password-digit = Ajoutez un chiffre.
password-is-email = Votre adresse e-mail ne peut pas être votre mot de passe.
password-is-product = « { $brand } » ne peut pas être votre mot de passe.
password-known = Ce mot de passe est l’un des premiers que les attaquants essaient. Choisissez-en un autre.
password-too-long = Ce mot de passe est trop long. Il peut avoir au plus 128 caractères.
password-empty = Saisissez un mot de passe.

## Connexion

panel-title = Votre compte
page-sign-in-title = Se connecter
sign-in-lead = Quel plaisir de vous voir. Connectez-vous avec votre adresse e-mail et votre mot de passe.
keep-signed-in = Rester connecté
keep-signed-in-hint = Jusqu’à { $span } sur cet appareil. Ne le cochez pas sur un ordinateur que d’autres utilisent aussi.
sign-in-button = Se connecter
sign-in-failed = Nous n’avons pas pu vous connecter : vérifiez votre adresse e-mail et votre mot de passe ou, si votre inscription est récente, confirmez d’abord votre adresse avec le lien que nous vous avons envoyé.
sign-in-notice-confirmed = Votre adresse e-mail est confirmée. Vous pouvez maintenant vous connecter.
sign-in-notice-signed-out = Vous avez quitté votre compte. À bientôt !
sign-in-notice-ended = Votre session est terminée. Connectez-vous pour continuer.

## Inscription

page-sign-up-title = Créer un compte
sign-up-lead = Une adresse e-mail et un mot de passe suffisent. Nous vous envoyons un lien pour confirmer que l’adresse est à vous.
sign-up-button = Créer le compte
page-check-mail-title = Consultez vos e-mails
check-mail-lead = Si cette adresse peut être inscrite, un message avec un lien est en route vers vous.
check-mail-hint = Rien après quelques minutes ? Regardez aussi dans vos courriers indésirables. Ouvrez le lien dans ce navigateur ; il est valable { $hours } heures.
resend-button = Renvoyer le message
resend-lead = Vous avez commencé une inscription, mais aucun message n’est arrivé ? Saisissez votre adresse e-mail et nous envoyons un nouveau lien. Les liens précédents restent valables jusqu’à leur expiration.
resend-done = Si une inscription attend pour cette adresse, un nouveau message est en route.

## Confirmation de l’adresse

page-confirm-title = Confirmez votre adresse e-mail
confirm-lead = Il suffit d’appuyer sur le bouton et votre compte est créé. Vous pourrez ensuite vous connecter.
confirm-button = Confirmer mon adresse
confirm-password-lead = Ce navigateur n’est pas celui où l’inscription a commencé. Choisissez donc votre mot de passe ici et maintenant ; celui qui avait été choisi auparavant est abandonné.
confirm-token-invalid = Il a déjà servi, ou il est trop ancien. Si vous avez déjà confirmé votre adresse, connectez-vous simplement. Sinon, demandez un nouveau lien ou inscrivez-vous de nouveau.

## Compte

page-account-title = Votre compte
account-hello = Bonjour { $name }
account-overview = Aperçu
account-email = Adresse e-mail
account-since = Compte depuis
account-language = Langue

## Sessions actives

sessions-title = Sessions actives
sessions-lead = Voici où votre compte est ouvert en ce moment. Vous ne reconnaissez pas une session ? Mettez-y fin.
sessions-count =
    { $count ->
        [one] { $count } session active
       *[other] { $count } sessions actives
    }
session-current = Ce navigateur
session-device = { $browser } sur { $os }
session-unknown-browser = Navigateur inconnu
session-unknown-system = un système inconnu
device-desktop = Ordinateur
device-mobile = Téléphone
device-tablet = Tablette
device-other = Autre appareil
session-address = Adresse
session-first = Connexion
session-last = Dernière activité
session-expires = Fin
session-end-button = Terminer la session
session-end-label = Terminer la session de { $device }
sessions-end-others-button = Terminer toutes les autres sessions
sessions-end-all-button = Se déconnecter partout
session-ended = La session est terminée.
notice-not-done = Cela n’a pas pu être fait. Regardez ci-dessous et réessayez si c’est encore nécessaire.
sessions-ended =
    { $count ->
        [0] Il n’y avait pas d’autre session à terminer.
        [one] { $count } session est terminée.
       *[other] { $count } sessions sont terminées.
    }

## Profil

page-profile-title = Votre profil
profile-save-button = Enregistrer
profile-saved = Votre profil est enregistré.

## Boîte de développement

page-mailbox-title = Boîte aux lettres
mailbox-lead = Ce serveur écrit ses messages dans des fichiers au lieu de les envoyer. Les voici, le plus récent en premier.
mailbox-empty = Pas encore de message.
mailbox-key-needed = La boîte ne s’ouvre qu’avec l’adresse que le serveur affiche à son démarrage, car elle contient une clé.
mailbox-open-link = Ouvrir le lien de ce message
mailbox-text = En texte
mailbox-html = En HTML
mailbox-to = À
mailbox-at = Écrit

## API

page-api-title = API
api-lead = Tout ce que font ces pages, un programme peut le faire aussi. Voici les appels, avec ce qu’ils attendent et ce qu’ils répondent.

## Quand quelque chose est impossible : une phrase pour chaque nom de la table des problèmes

problem-title = Cela n’a pas fonctionné
problem-request-id = Si vous demandez de l’aide, donnez ce numéro : { $id }
problem-home = Aller à la page d’accueil
problem-invalid-request = Nous n’avons pas compris cette demande. Revenez en arrière, rechargez la page et réessayez.
problem-token-invalid = Ce lien a déjà servi, ou il est trop ancien. Demandez-en un nouveau.
problem-sign-in-failed = Nous n’avons pas pu vous connecter. Vérifiez votre adresse e-mail et votre mot de passe, puis réessayez.
problem-not-signed-in = Il faut une connexion pour cela. Connectez-vous et réessayez.
problem-code-invalid = Ce code n’est pas le bon. Vérifiez-le et réessayez.
problem-step-up-required = Pour cela, nous voulons être sûrs que c’est bien vous. Confirmez votre identité et réessayez.
problem-reach-too-small = Votre session ne le permet pas encore. Terminez d’abord ce que la page de votre compte demande.
problem-account-contained = Ce compte a été signalé et il est verrouillé. Récupérez-le d’abord, puis réessayez.
problem-forbidden = Cette demande n’est pas autorisée. Si vous venez d’un autre site, allez à notre page d’accueil et repartez de là.
problem-not-found = Il n’y a rien ici. L’adresse contient peut-être une faute de frappe, ou la page n’existe plus.
problem-method-not-allowed = Cette page ne peut pas être utilisée ainsi. Revenez en arrière et utilisez les boutons de la page.
problem-request-timeout = Votre demande a mis trop de temps à arriver. Vérifiez votre connexion et réessayez.
problem-password-needed = Ce navigateur n’est pas celui où l’inscription a commencé. Ouvrez de nouveau le lien de votre message et choisissez un mot de passe.
problem-conflict = Quelque chose a changé entre-temps. Rechargez la page pour voir où en sont les choses, et réessayez si nécessaire.
problem-payload-too-large = Vous avez envoyé plus que nous ne pouvons recevoir. Raccourcissez et réessayez.
problem-unsupported-media-type = Nous ne pouvons pas lire ce qui a été envoyé sous cette forme. Utilisez le formulaire de la page.
problem-misdirected = Ce serveur ne répond pas pour l’adresse de votre demande. Vérifiez l’adresse et réessayez.
problem-password-rejected = Ce mot de passe ne respecte pas les règles. Choisissez-en un autre.
problem-too-many-attempts = Il y a eu trop d’essais en peu de temps. Attendez un peu, puis réessayez.
problem-internal = Quelque chose s’est mal passé de notre côté, vous n’y êtes pour rien. Réessayez dans un instant.
problem-overloaded = Il y a beaucoup de monde en ce moment. Attendez quelques secondes et réessayez.

## Durées et codes

span-days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }
span-hours =
    { $count ->
        [one] { $count } heure
       *[other] { $count } heures
    }
span-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
cancel = Annuler
field-code = Code
code-wrong = Ce code n’est pas bon. Attendez le suivant dans votre application et saisissez-le. N’est-il jamais bon ? Réglez l’heure de votre téléphone sur automatique.
code-form = Un code d’application a six chiffres, un code de récupération 26 lettres et chiffres.
clock-behind = Votre code était bon, mais l’horloge de votre téléphone retarde d’environ une demi-minute. Réglez-la sur automatique, sinon vos codes risquent de ne plus fonctionner.
clock-ahead = Votre code était bon, mais l’horloge de votre téléphone avance d’environ une demi-minute. Réglez-la sur automatique, sinon vos codes risquent de ne plus fonctionner.

## Connexion : la deuxième étape

shared-device = Cet ordinateur est partagé
shared-device-hint = Rien n’en est retenu : vous êtes déconnecté à la fermeture du navigateur, et il ne devient pas l’un de vos appareils connus.
sign-in-notice-over = Cela a pris trop de temps, ou trop de codes étaient faux. Connectez-vous de nouveau.
page-second-factor-title = Encore une étape
second-factor-lead = Saisissez le code que votre application d’authentification montre pour ce compte.
second-factor-hint = Pas de téléphone sous la main ? Saisissez l’un de vos codes de récupération.
second-factor-failed = Ce code n’est pas bon, ou il a déjà servi. Attendez le suivant dans votre application, ou prenez un autre code de récupération. N’est-il jamais bon ? Réglez l’heure de votre téléphone sur automatique.
second-factor-abandon = Abandonner et revenir

## Confirmez que c’est vous

page-step-up-title = Confirmez que c’est vous
step-up-lead = Pour cela, nous voulons être sûrs que c’est bien vous. Saisissez encore une fois votre mot de passe ; ensuite, nous continuons ce que vous avez demandé.
step-up-lead-two = Pour cela, nous voulons être sûrs que c’est bien vous. Saisissez votre mot de passe et un nouveau code de votre application d’authentification ; ensuite, nous continuons ce que vous avez demandé.
step-up-code-hint = Un code qui a servi à vous connecter ne vaut plus rien : attendez le suivant. Un code de récupération fonctionne aussi.
step-up-failed = Ce n’est pas votre mot de passe. Réessayez ; après quelques erreurs, nous terminons cette session.
step-up-failed-two = Le mot de passe ou le code n’est pas bon. Réessayez avec un nouveau code ; après quelques erreurs, nous terminons cette session.
step-up-button = Confirmer

## Changer le mot de passe

page-password-title = Changez votre mot de passe
password-lead = Choisissez un mot de passe fort que vous n’utilisez nulle part ailleurs. À l’enregistrement, toutes les autres sessions se terminent.
password-demanded-lead = Quelqu’un d’autre connaît peut-être votre mot de passe. Choisissez-en un nouveau maintenant ; rien d’autre ne fonctionne avant cela.
field-current-password = Mot de passe actuel
field-new-password = Nouveau mot de passe
password-button = Changer le mot de passe
password-wrong = Ce n’est pas votre mot de passe actuel.
password-unchanged = C’est votre mot de passe actuel. Choisissez-en un autre.
password-too-weak-alone = Ce mot de passe ne respecte les règles qu’à côté d’un deuxième facteur. Changez-le d’abord pour un plus long.

## L’assistant du deuxième facteur

page-totp-title = Connexion en deux étapes
totp-off-lead = Avec la connexion en deux étapes, votre mot de passe seul n’ouvre rien : il faut aussi un code d’une application de votre téléphone.
totp-demanded-lead = Ce service demande à chacun la connexion en deux étapes. Configurez-la maintenant ; rien d’autre ne fonctionne avant cela.
totp-on-lead = La connexion en deux étapes est activée : elle demande votre mot de passe et un code de votre application d’authentification.
totp-step-app = Préparez une application d’authentification : Google Authenticator, Microsoft Authenticator, Mots de passe d’Apple ou une autre.
totp-step-scan = Scannez l’image que nous montrons, ou saisissez sa clé à la main.
totp-step-code = Saisissez le code que l’application montre alors.
totp-step-codes = Gardez les { $count } codes de récupération que vous recevez : ils vous laissent entrer si vous perdez votre téléphone.
totp-waits-hint = Vous avez { $span } entre l’image et le premier code. Rien ne change avant cela.
totp-begin-button = Commencer
totp-replace-title = Un autre téléphone ou une autre application
totp-replace-lead = L’application que vous avez maintenant continue de fonctionner jusqu’à ce que vous confirmiez le premier code de la nouvelle.
totp-replace-button = Configurer une autre application
totp-remove-title = La désactiver
totp-remove-lead = Après cela, votre mot de passe seul ouvre votre compte, et vos codes de récupération sont annulés. Toutes les autres sessions se terminent.
totp-remove-button = Désactiver la connexion en deux étapes
totp-demanded = Ce service demande à chacun la connexion en deux étapes, elle ne peut donc pas être désactivée.
totp-password-alone = Sans la connexion en deux étapes, votre mot de passe est trop court pour les règles de ce service. Changez-le d’abord pour un plus long.
page-totp-secret-title = Scannez et confirmez
totp-secret-lead = Scannez cette image avec votre application d’authentification.
totp-picture-label = Code QR pour votre application d’authentification. Il dit la même chose que la clé : { $key }
totp-secret-by-hand = Impossible de scanner ? Ajoutez un compte à la main dans l’application et saisissez cette clé. Elle est basée sur l’heure.
totp-key = Clé
totp-issuer = Nom
totp-account = Compte
totp-code-label = Le code que l’application montre maintenant
totp-confirm-button = Confirmer et activer
totp-switched-on = La connexion en deux étapes est activée. Il reste une chose : vos codes de récupération.

## Codes de récupération

page-recovery-codes-title = Codes de récupération
recovery-codes-lead = Un code de récupération vous laisse entrer si vous perdez votre téléphone. Chacun sert une fois.
recovery-codes-left =
    { $count ->
        [0] Vous n’avez aucun code de récupération valable.
        [one] Il reste { $count } code.
       *[other] Il reste { $count } codes.
    }
recovery-codes-replace-lead = Prenez de nouveaux codes pour ceux que vous avez utilisés. Les autres restent tels quels.
recovery-codes-replace-button = Remplacer les codes utilisés
recovery-codes-renew-lead = Prenez { $count } nouveaux codes. Ceux que vous avez maintenant restent valables jusqu’à ce que vous ayez saisi l’un des nouveaux.
recovery-codes-renew-button = Prendre de nouveaux codes
recovery-codes-need-factor = Les codes de récupération vont avec la connexion en deux étapes. Configurez-la d’abord.
recovery-code-wrong = Ce n’est aucun de vos nouveaux codes. Regardez la liste que vous avez gardée, et saisissez-en un tel qu’il y figure.
page-new-codes-title = Vos codes de récupération
new-codes-lead = Gardez ces codes en lieu sûr, comme votre gestionnaire de mots de passe ou une feuille imprimée. Nous ne pourrons plus les montrer.
new-codes-again-lead = Vos nouveaux codes ont été montrés une fois. Si vous ne les avez pas gardés, prenez-en de nouveaux.
new-codes-download = Enregistrer dans un fichier
new-codes-print = Imprimer
new-codes-confirm-lead = Pour être sûr que vous les avez : saisissez l’un des codes. Après cela, ils sont valables.
new-codes-confirm-label = L’un de vos nouveaux codes
new-codes-confirm-button = Je les ai gardés
new-codes-start-again = Prendre de nouveaux codes

## Sécurité

nav-security = Sécurité
page-security-title = Sécurité
state-on = Activé
state-off = Désactivé
advice-title = Ce qui aide le plus maintenant
advice-password = Votre mot de passe est ancien, ou quelqu’un peut le connaître. Choisissez-en un nouveau.
advice-second-factor = Activez la connexion en deux étapes : un mot de passe volé n’ouvre alors rien à lui seul.
advice-recovery-codes = Prenez des codes de récupération, pour entrer aussi sans votre téléphone.
advice-nothing = Toutes les protections sont activées. Revenez voir de temps en temps.
security-password = Mot de passe
security-password-changed = Changé le { $date }.
security-password-advice = Nous vous le rappelons quand il a { $span }, sans jamais vous y obliger.
security-password-button = Changer le mot de passe
security-totp = Connexion en deux étapes
security-totp-since = Un code de votre application d’authentification est demandé depuis le { $date }.
security-totp-off = Votre mot de passe seul ouvre votre compte.
security-totp-set-up = Configurer la connexion en deux étapes
security-totp-manage = Gérer
security-codes = Codes de récupération
security-codes-count =
    { $count ->
        [one] { $count } restant
       *[other] { $count } restants
    }
security-codes-lead = Ils vous laissent entrer si vous perdez votre téléphone.
security-codes-made = Les plus récents datent du { $date }.
security-codes-button = Codes de récupération
security-sessions-lead = Ici, vous voyez où votre compte est ouvert, et vous fermez ce que vous ne reconnaissez pas.
security-sessions-button = Voir les sessions
security-devices-button = Voir les appareils
tips-title = Bonnes habitudes
tip-manager = Laissez un gestionnaire créer et retenir un mot de passe fort pour chaque service, et n’en utilisez jamais un deux fois.
tip-address = Regardez l’adresse de la page avant de vous connecter : les liens des mails et des messages peuvent mener ailleurs.
tip-codes = Ne donnez jamais à personne un code ni un code de récupération. Nous n’en demandons jamais.
tip-suspicious = Quelque chose semble anormal ? Changez aussitôt votre mot de passe, et terminez les sessions que vous ne reconnaissez pas.

## Ce qui attend le lecteur, et ce qui a été fait

notice-do-it = Le faire maintenant
notice-password-old = Votre mot de passe date. Il est temps d’en changer.
notice-recovery-codes-missing = Vous n’avez pas de codes de récupération : si vous perdez votre téléphone, vous ne pourrez pas vous connecter.
notice-recovery-codes-few = Il vous reste peu de codes de récupération.
notice-password-changed = Votre mot de passe est changé. Toutes les autres sessions sont terminées.
notice-second-factor-off = La connexion en deux étapes est désactivée. Vos codes de récupération sont annulés.
notice-recovery-codes-in-force = Vos codes de récupération sont valables.
notice-recovery-code-used =
    { $count ->
        [0] Vous vous êtes connecté avec votre dernier code de récupération. Prenez-en de nouveaux sur la page de sécurité.
        [one] Vous vous êtes connecté avec un code de récupération. Il ne sert plus, et il en reste { $count }.
       *[other] Vous vous êtes connecté avec un code de récupération. Il ne sert plus, et il en reste { $count }.
    }

## Noms des sessions, appareils connus

session-name = Nommer cette session
session-name-label = Nom de la session de { $device }
session-name-button = Enregistrer le nom
session-named = Le nom est enregistré.
session-name-wrong = Ce nom ne peut pas être montré sur une ligne. Saisissez-en un plus court, à la main.
devices-title = Appareils connus
devices-lead = Sur ces appareils, vous vous êtes déjà connecté complètement. L’un d’eux est oublié si personne ne s’y connecte pendant { $span }.
devices-count =
    { $count ->
        [one] { $count } appareil connu
       *[other] { $count } appareils connus
    }
devices-none = Aucun appareil n’est encore connu.
device-since = Connu depuis
device-last = Dernière connexion
device-forget-button = Oublier
device-forget-label = Oublier { $device }
device-forgotten = L’appareil est oublié.
problem-proof-invalid = Le mot de passe ou le code n’est pas bon. Vérifiez-les et réessayez.

## Le chemin du retour

nav-recover = Récupérer le compte
nav-unlock = Déverrouiller le compte
sign-in-wait = Trop d’essais. Attendez { $seconds ->
    [one] une seconde
   *[other] { $seconds } secondes
} et réessayez. Si vous avez oublié votre mot de passe, récupérez plutôt votre compte.
sign-in-notice-unlocked = Votre compte est de nouveau ouvert, et nous connaissons désormais ce navigateur. Connectez-vous.
sign-in-notice-recovered = Votre nouveau mot de passe est valable et toutes les sessions sont terminées. Connectez-vous avec lui.
sign-in-notice-factor-lost = Votre nouveau mot de passe est valable et la connexion en deux étapes est désactivée. Connectez-vous, puis configurez-la de nouveau.
link-button = Envoyez-moi un lien
link-again = Demander un nouveau lien
link-hint = S’il existe un compte avec cette adresse, un message est en route. Son lien est valable { $minutes } minutes. Regardez aussi parmi les indésirables.
link-invalid-title = Ce lien ne fonctionne plus
link-invalid-lead = Il a déjà été utilisé, ou il est trop ancien. Demandez-en un nouveau : il arrive en moins d’une minute.
page-recover-title = Récupérez votre compte
recover-lead = Mot de passe oublié, téléphone perdu, ou quelqu’un d’autre était dans votre compte ? Indiquez votre adresse e-mail : nous vous envoyons un lien qui vous ramène.
recover-sent-lead = Ouvrez le message que nous avons envoyé et suivez son lien. N’importe quel appareil convient.
page-unlock-title = Déverrouillez votre compte
unlock-lead = Nous verrouillons un compte quand quelqu’un essaie trop de mots de passe faux. Indiquez votre adresse e-mail : nous vous envoyons un lien qui l’ouvre.
unlock-sent-lead = Ouvrez le message que nous avons envoyé et suivez son lien, de préférence dans le navigateur où vous voulez vous connecter.
unlock-confirm-lead = Appuyez sur le bouton pour ouvrir votre compte. Nous connaîtrons alors ce navigateur, et aucun inconnu ne pourra vous en écarter.
unlock-factor-lead = Indiquez un code de votre application d’authentification, ou un code de récupération. Votre compte s’ouvre alors, nous connaissons ce navigateur, et aucun inconnu ne pourra vous en écarter.
unlock-button = Déverrouiller
recover-password-lead = Choisissez un nouveau mot de passe. Toutes les sessions se terminent, tout verrou s’ouvre, et vous vous connectez avec le nouveau mot de passe.
recover-password-lost-lead = Le délai est passé. Choisissez un nouveau mot de passe. La connexion en deux étapes est désactivée en même temps, puisque vous l’avez perdue : configurez-la de nouveau une fois à l’intérieur.
recover-password-button = Mettre le nouveau mot de passe en vigueur
recover-proof-lead = Ce compte a la connexion en deux étapes : votre boîte e-mail ne suffit donc pas. Indiquez un code de votre application d’authentification, ou un code de récupération. Quelqu’un d’autre l’a activée ? Attendez alors, comme indiqué plus bas : elle est ensuite retirée. Quelqu’un d’autre a remplacé la vôtre ? Signalez-le avec le lien du message qui vous l’a appris, et la vôtre est de nouveau en vigueur.
recover-proof-failed = Ce n’est pas correct. Vérifiez et réessayez.
recover-proof-button = Continuer
recover-lost-title = Je n’ai plus ni mon application d’authentification ni code de récupération
recover-lost-lead = Alors il faut attendre. Nous prévenons le propriétaire du compte par e-mail et dans chaque session, pour qu’un voleur qui lit vos messages n’arrive à rien. Quand le délai est passé, nous vous envoyons un lien.
recover-with-password = Je connais encore mon mot de passe
recover-with-password-lead = Alors vous attendez { $span }.
recover-with-mailbox = Je n’ai que ma boîte e-mail
recover-with-mailbox-lead = Alors vous attendez { $span }.
recover-wait-button = Commencer à attendre
recover-wait-lead = Votre récupération attend au moins jusqu’au { $until }. Ensuite, nous vous envoyons un lien.
recover-wait-hint = Vous avez retrouvé un code ? Indiquez-le ici et continuez aussitôt.
recover-rests = Une récupération de ce compte a été arrêtée il y a peu. Une autre peut commencer à partir du { $until }. Avec un code, vous pouvez continuer aussitôt.
recover-staff-lead = Une personne doit regarder cette récupération. Si vous retrouvez un code de votre application d’authentification ou un code de récupération, indiquez-le ici et continuez aussitôt.
page-cancel-title = Quelqu’un veut récupérer votre compte
cancel-lead = Quelqu’un veut récupérer votre compte sans toutes les preuves qu’il demande, et doit attendre. Si ce n’est pas vous, arrêtez cela.
cancel-button = Arrêter la récupération
cancel-hint = Si c’était vous, fermez cette page : rien ne se passe.
cancel-invalid-lead = Il a déjà été utilisé, ou il est trop ancien. Quand vous vous connectez, nous vous montrons si une récupération attend encore.
waiting-lead = Depuis le { $begun }, quelqu’un attend de récupérer votre compte sans toutes les preuves qu’il demande. Si ce n’est pas vous, arrêtez cela, et changez le mot de passe de votre boîte e-mail.
waiting-until = Si personne ne l’arrête, elle peut être achevée à partir du { $until }.
waiting-hint = Si c’était vous, vous n’avez rien à faire.
notice-account-contained = Ce compte a été signalé et il est verrouillé. Récupérez-le : d’ici là, personne n’y change rien.
notice-recovery-waits = Quelqu’un veut récupérer votre compte. Si ce n’est pas vous, arrêtez cela.
notice-recovery-cancelled = La récupération est arrêtée, et pendant quelques jours aucune ne peut commencer à attendre depuis la même adresse. Changez le mot de passe de votre boîte e-mail si vous ne l’aviez pas demandée.
page-report-title = Ce n’était pas vous ?
report-lead = Appuyez sur le bouton et votre compte est en sécurité en quelques secondes :
report-ends = ce qui a commencé alors se termine, et une application d’authentification remplacée ou désactivée revient,
report-locks = le compte se verrouille pour tout le monde, même pour qui connaît le mot de passe,
report-mails = et vous recevez un message avec un lien qui vous rend le compte.
report-button = Ce n’était pas moi
report-hint = Si c’était vous finalement, fermez cette page : rien ne se passe.
report-invalid-lead = Il a déjà été utilisé, ou il est trop ancien. Si vous pensez que quelqu’un d’autre est dans votre compte, récupérez-le.
page-secure-title = Sécuriser mon compte
secure-lead = Quelqu’un d’autre dans votre compte ? Appuyez sur le bouton et il est en sécurité en quelques secondes :
secure-ends = chaque session et chaque appareil connu se termine, celui-ci aussi,
secure-mails = et un message avec un lien qui vous rend le compte part à { $email }.
secure-button = Sécuriser mon compte maintenant
secure-hint = Il vous faut votre boîte e-mail pour revenir. Pour ne terminer qu’une session, retournez à la liste.
security-secure-lead = Si vous pensez que quelqu’un d’autre est dans votre compte : terminez tout et verrouillez-le aussitôt.
security-secure-button = Quelqu’un d’autre est dans mon compte
session-not-me = Je ne connais pas celle-ci
page-contained-title = Votre compte est en sécurité
contained-lead = Ce que quelqu’un d’autre a peut-être commencé est terminé, et le compte est verrouillé. Un message est en route vers vous.
contained-step-mail = Ouvrez le message et suivez son lien.
contained-step-password = Prouvez que c’est vous et choisissez un nouveau mot de passe que vous n’utilisez nulle part ailleurs.
contained-step-review = Connectez-vous, regardez vos sessions et votre page de sécurité, et changez le mot de passe de votre boîte e-mail si quelqu’un peut le connaître.
contained-first = Ce compte a été signalé et il est verrouillé : tant qu’il n’est pas récupéré, personne n’y change rien. Dans cette session, vous pouvez toujours mettre fin à d’autres sessions et arrêter une récupération.
page-claimed-title = Le compte est verrouillé
returning-lead = Ce que quelqu’un d’autre a pu commencer est terminé, et personne n’entre. Le compte avait reçu une autre adresse e-mail : si personne ne s’y oppose, la vôtre redevient celle du compte après { $span }. Nous vous enverrons alors un lien pour entrer.
returning-faster = Un e-mail est en route. Avec son lien, vous pouvez prouver que le compte était à vous avant, et il redevient le vôtre aussitôt.
disputed-lead = Personne n’entre, car plusieurs adresses e-mail revendiquent le compte. Nous avons envoyé un lien à ce sujet : il montre où en sont les choses, et avec lui vous prouvez que le compte est à vous.
problem-second-factor-needed = Un second facteur est nécessaire pour continuer.

## Adresses

wait-seconds = Trop d’essais depuis votre réseau. Attendez { $seconds ->
    [one] une seconde
   *[other] { $seconds } secondes
}, puis réessayez.
security-email = Adresse e-mail
security-email-lead = Vous vous connectez avec { $email }, et c’est à elle que nous écrivons.
security-email-button = Adresses
security-recovery-email-on = Une adresse de récupération est valable.
page-email-title = Vos adresses
email-lead = Avec votre adresse e-mail, vous vous connectez, et nous vous disons ce qui arrive à votre compte.
email-now = Votre adresse est { $email }.
email-new = Nouvelle adresse e-mail
email-new-hint = Nous envoyons un lien à la nouvelle adresse. Rien ne change avant que vous ne le suiviez, connecté ici. Votre ancienne adresse peut reprendre le compte pendant { $span }.
email-change-button = Changer l’adresse
email-waits = { $email } reste à confirmer : ouvrez dans ce navigateur le message que nous y avons envoyé.
email-cancel-button = Garder l’adresse actuelle
recovery-email-title = Adresse de récupération
recovery-email-lead = Avec une deuxième adresse, vous retrouvez votre compte quand vous ne pouvez plus lire vos propres messages. Nous lui disons tout ce qui touche à votre sécurité. Avec elle seule, personne n’entre aussitôt : vous êtes prévenu d’abord, et vous pouvez vous opposer.
recovery-email-now = { $email } est valable.
recovery-email-none = Il n’y en a pas encore.
recovery-email-new = Adresse de récupération
recovery-email-button = Envoyer un lien à cette adresse
recovery-email-remove-button = La supprimer
email-same = C’est déjà l’adresse du compte.
notice-email-asked = Nous avons envoyé un message à cette adresse. Suivez son lien dans ce navigateur.
notice-email-cancelled = L’adresse reste la même.
notice-email-changed = Votre nouvelle adresse est valable. Désormais, vous vous connectez avec elle.
notice-recovery-email-on = L’adresse de récupération est valable.
notice-recovery-email-off = L’adresse de récupération est supprimée.
page-email-confirm-title = Confirmer une adresse e-mail
email-confirm-lead = { $email } va devenir l’adresse du compte auquel vous êtes connecté ici ({ $own }).
recovery-email-confirm-lead = { $email } va devenir l’adresse de récupération du compte auquel vous êtes connecté ici ({ $own }).
email-confirm-button = Confirmer { $email }
email-confirm-taken = Un autre compte a cette adresse entre-temps. Le vôtre reste tel quel.
email-confirm-invalid-lead = Il a déjà servi, il est trop ancien, ou il est d’un autre compte que celui auquel vous êtes connecté ici.
page-revert-title = Reprendre votre compte
revert-lead = Votre compte a reçu une autre adresse e-mail. Si ce n’était pas vous, appuyez sur le bouton :
revert-locks = le compte est verrouillé pour tout le monde, et ce qui a commencé depuis se termine,
revert-tells = nous le disons à l’adresse que le compte a maintenant,
revert-returns = et si personne ne s’y oppose, cette adresse est de nouveau celle du compte après { $span }.
revert-button = Ce n’était pas moi : le reprendre
revert-hint = Si vous avez changé l’adresse vous-même, fermez cette page : rien ne se passe.
revert-waits-lead = Votre compte est verrouillé pour tout le monde. Si personne ne s’y oppose, il est de nouveau à vous le { $until } : nous vous envoyons alors un lien pour y entrer.
revert-contested-lead = Quelqu’un s’y est opposé. Le compte reste verrouillé et une personne décide, sauf si vous prouvez maintenant qu’il est à vous.
revert-faster-title = Inutile d’attendre
revert-faster-lead = Prouvez que le compte était à vous avant le changement, et il l’est de nouveau aussitôt.
revert-with-code = Avec un code de votre application d’authentification ou un code de récupération
revert-with-password = Avec votre mot de passe, si vous n’utilisez pas la connexion en deux étapes
revert-proof-button = Le retrouver maintenant
revert-proof-failed = Ce n’est pas bon, ou cela a été mis en place, remplacé ou modifié moins de { $span } avant le changement d’adresse e-mail. Une telle preuve ne tranche pas.
revert-invalid-lead = Il a déjà servi, il est trop ancien, ou le compte est revenu à une adresse d’avant.
page-object-title = Garder votre compte
object-lead = La personne qui lit l’ancienne adresse de votre compte dit que le changement ne vient pas d’elle. Si vous l’avez fait vous-même, prouvez-le ici, et le compte reste à vous.
object-without-title = Vous ne pouvez rien prouver ?
object-without-lead = Opposez-vous quand même : le compte ne va de lui-même à personne, et une personne décide.
object-button = M’opposer
object-proof-button = Garder le compte
object-contested-lead = Vous vous êtes opposé. Le compte reste verrouillé et une personne décide, sauf si vous prouvez maintenant qu’il est à vous.
recover-other-lead = C’est une adresse de récupération : la personne à qui est le compte est donc prévenue d’abord et peut s’opposer. Si personne ne le fait, vous choisissez un nouveau mot de passe.
help-title = Demander de l’aide à une personne
help-lead = Écrivez ce qui s’est passé et comment vous joindre. N’écrivez jamais votre mot de passe ni un code.
help-field = Votre message
help-button = Envoyer
help-sent = Nous avons gardé votre message pour les personnes qui tiennent ce service.
help-empty = Écrivez d’abord un message.
help-too-long = C’est plus de { $most } caractères. Raccourcissez-le.
help-character = Le message contient un caractère qui ne peut pas être envoyé. Tapez-le à la main.
help-enough = Nous avons assez de messages de votre part pour aujourd’hui, et nous les avons gardés.
page-mails-title = Les messages que nous vous avons envoyés
mails-lead = Un message de moins de { $span } qui ressemble aux nôtres et qui n’est pas ici ne vient pas de nous : ne suivez pas ses liens. Un message qui est ici et pas dans votre boîte e-mail a peut-être été supprimé par quelqu’un d’autre.
mails-none = Nous ne vous avons envoyé aucun message ces derniers temps.
mail-state-waiting = en route
mail-state-dropped = n’a pas pu être remis
security-mails-lead = Comparez cette liste avec votre boîte e-mail, pour savoir quels messages sont vraiment de nous.
security-mails-button = Voir les messages
