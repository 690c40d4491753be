# The pages. A key that ends in -title is a title and a heading, -lead the paragraph under it.
# A narrow no-break space (U+202F) stands before ; : ! ? and inside « ».

## The frame of every page

nav-sign-in = Se connecter
nav-sign-up = Créer un compte
nav-account = Compte
nav-profile = Profil
nav-sign-out = Se déconnecter
nav-resend = Renvoyer l’e-mail de confirmation
language = Langue
language-change = Changer de langue
skip-to-content = Aller au contenu
optional = facultatif

## Home

page-home-title = Bienvenue sur { $brand }
home-lead = Gardez la main sur votre compte : vérifiez où il est ouvert, fermez les sessions que vous ne reconnaissez pas et tenez vos informations à jour.
home-sign-in = Se connecter
home-sign-up = Créer un compte

## Fields

field-email = Adresse e-mail
field-password = Mot de passe
field-display-name = Nom
field-locale = Langue
field-time-zone = Fuseau horaire
reveal-password = Afficher le mot de passe
hide-password = Masquer le mot de passe
email-invalid = Saisissez une adresse e-mail complète, par exemple nom@example.org.
display-name-empty = Saisissez un nom ou laissez le champ vide.
display-name-too-long = Ce nom est trop long. Utilisez 100 caractères au maximum.
display-name-character = Ce nom contient un caractère qui ne peut pas être affiché. Saisissez-le au clavier au lieu de le coller.
time-zone-invalid = Fuseau horaire inconnu. Choisissez-en un dans la liste, par exemple Europe/Amsterdam.
locale-invalid = Choisissez une langue dans la liste.

## Passwords

password-rules-xwms = Au moins { $min } caractères, dont une majuscule, une minuscule et un chiffre. Plus il est long, plus il est sûr. Un gestionnaire de mots de passe peut le créer et le retenir pour vous.
password-rules-balanced = Au moins { $min } caractères. S’il en compte moins de { $long }, il doit contenir une majuscule, une minuscule et un chiffre. Un gestionnaire de mots de passe peut le créer et le retenir pour vous.
password-rules-nist = Au moins { $min } caractères, quels qu’ils soient. Une suite de quelques mots se retient facilement. Un gestionnaire de mots de passe peut aussi le créer et le retenir pour vous.
password-too-short = Utilisez au moins { $min } caractères.
password-upper-case = Ajoutez une majuscule.
password-lower-case = Ajoutez une minuscule.
password-digit = Ajoutez un chiffre.
password-is-email = Votre mot de passe ne peut pas être votre adresse e-mail.
password-is-product = Votre mot de passe ne peut pas être « { $brand } ».
password-known = Ce mot de passe est l’un des premiers que les pirates essaient. Choisissez-en un autre.
password-too-long = Ce mot de passe est trop long. Utilisez 128 caractères au maximum.
password-empty = Saisissez un mot de passe.

## Sign in

panel-title = Votre compte
page-sign-in-title = Se connecter
sign-in-lead = Saisissez votre adresse e-mail et votre mot de passe.
keep-signed-in = Rester connecté
keep-signed-in-hint = Pendant { $span } au maximum sur cet appareil. Ne cochez pas cette case sur un ordinateur partagé.
sign-in-button = Se connecter
sign-in-failed = Connexion impossible. Vérifiez votre adresse e-mail et votre mot de passe. Si vous venez de créer votre compte, confirmez d’abord votre adresse avec le lien reçu par e-mail.
sign-in-notice-confirmed = Votre adresse e-mail est confirmée. Vous pouvez maintenant vous connecter.
sign-in-notice-signed-out = Votre session est fermée. À bientôt !
sign-in-notice-ended = Votre session a pris fin. Reconnectez-vous pour continuer.

## Sign up

page-sign-up-title = Créer un compte
sign-up-lead = Il suffit d’une adresse e-mail et d’un mot de passe. Nous vous enverrons un lien pour confirmer votre adresse.
sign-up-button = Créer mon compte
page-check-mail-title = Consultez votre messagerie
check-mail-lead = Si un compte peut être créé avec cette adresse, vous allez recevoir un e-mail contenant un lien.
check-mail-hint = Rien reçu après quelques minutes ? Vérifiez vos courriers indésirables. Ouvrez le lien dans ce navigateur ; il est valable { $hours } heures.
resend-button = Renvoyer l’e-mail
resend-lead = Vous avez créé un compte, mais vous n’avez pas reçu d’e-mail ? Saisissez votre adresse pour recevoir un nouveau lien. Les liens précédents restent valables jusqu’à leur expiration.
resend-done = Si une inscription est en attente pour cette adresse, vous allez recevoir un nouvel e-mail.

## Confirm the address

page-confirm-title = Confirmez votre adresse e-mail
confirm-lead = Confirmez votre adresse pour créer votre compte. Vous pourrez ensuite vous connecter.
confirm-button = Confirmer mon adresse
confirm-password-lead = Vous n’avez pas commencé votre inscription dans ce navigateur. Choisissez ici votre mot de passe : il remplacera celui choisi précédemment.
confirm-token-invalid = Il a déjà été utilisé ou il a expiré. Si vous avez déjà confirmé votre adresse, connectez-vous. Sinon, demandez un nouveau lien ou recommencez votre inscription.

## Account

page-account-title = Votre compte
account-hello = Bonjour { $name }
account-overview = Vos informations
account-email = Adresse e-mail
account-since = Compte créé le
account-language = Langue

## Active sessions

sessions-title = Sessions actives
sessions-lead = Votre compte est ouvert sur ces appareils. Fermez toute session que vous ne reconnaissez pas.
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
session-address = Adresse IP
session-first = Ouverte le
session-last = Dernière activité
session-expires = Expire le
session-end-button = Fermer la session
session-end-label = Fermer la session : { $device }
sessions-end-others-button = Fermer toutes les autres sessions
sessions-end-all-button = Se déconnecter partout
session-ended = La session est fermée.
notice-not-done = L’action n’a pas pu aboutir. Vérifiez ci-dessous et recommencez si nécessaire.
sessions-ended =
    { $count ->
        [0] Il n’y avait aucune autre session à fermer.
        [one] { $count } session a été fermée.
       *[other] { $count } sessions ont été fermées.
    }

## Profile

page-profile-title = Votre profil
profile-save-button = Enregistrer
profile-saved = Votre profil est enregistré.

## Development mailbox

page-mailbox-title = Messagerie de développement
mailbox-lead = Ce serveur enregistre ses e-mails dans des fichiers au lieu de les envoyer. Les plus récents sont en premier.
mailbox-empty = Aucun e-mail pour le moment.
mailbox-key-needed = Pour ouvrir cette messagerie, utilisez l’adresse affichée au démarrage du serveur : elle contient la clé.
mailbox-open-link = Ouvrir le lien de cet e-mail
mailbox-text = Version texte
mailbox-html = Voir la version HTML
mailbox-to = Destinataire
mailbox-at = Date

## API

page-api-title = API
api-lead = Tout ce que permettent ces pages peut aussi se faire depuis un programme. Voici les appels, leurs paramètres et leurs réponses.

## Errors: one sentence for each slug of the problem table

problem-title = Un problème est survenu
problem-request-id = Si vous demandez de l’aide, indiquez ce numéro : { $id }
problem-home = Aller à l’accueil
problem-invalid-request = Nous n’avons pas compris cette demande. Revenez en arrière, rechargez la page et réessayez.
problem-token-invalid = Ce lien a déjà été utilisé ou il a expiré. Demandez-en un nouveau.
problem-sign-in-failed = Connexion impossible. Vérifiez votre adresse e-mail et votre mot de passe, puis réessayez.
problem-not-signed-in = Connectez-vous pour effectuer cette action, puis réessayez.
problem-code-invalid = Code incorrect. Vérifiez-le et réessayez.
problem-reauthentication-required = Nous devons d’abord vérifier votre identité. Confirmez-la, puis réessayez.
problem-session-restricted = Cette action n’est pas encore possible dans cette session. Effectuez d’abord l’action demandée sur la page de votre compte.
problem-account-contained = Ce compte a été signalé et il est verrouillé. Récupérez-le d’abord, puis réessayez.
problem-recovery-outweighed = Quelqu’un d’autre a fourni plus de preuves pour ce compte : rien n’a changé. Montrez tout ce que vous avez : un code et votre mot de passe, dans un navigateur déjà utilisé pour vous connecter.
problem-forbidden = Cette demande n’est pas autorisée. Si vous venez d’un autre site, repartez de notre page d’accueil.
problem-not-found = Page introuvable. L’adresse est peut-être mal saisie, ou la page n’existe plus.
problem-method-not-allowed = Cette page ne peut pas être utilisée de cette façon. Revenez en arrière et utilisez les boutons de la page.
problem-request-timeout = Votre demande a mis trop de temps à nous parvenir. Vérifiez votre connexion Internet et réessayez.
problem-password-needed = Vous n’avez pas commencé votre inscription dans ce navigateur. Rouvrez le lien reçu par e-mail et choisissez un mot de passe.
problem-conflict = Des informations ont changé entre-temps. Rechargez la page, puis réessayez si nécessaire.
problem-payload-too-large = Votre envoi est trop volumineux. Réduisez-le et réessayez.
problem-unsupported-media-type = Le format envoyé n’est pas pris en charge. Utilisez le formulaire de la page.
problem-misdirected = Ce serveur ne correspond pas à l’adresse demandée. Vérifiez l’adresse et réessayez.
problem-password-rejected = Ce mot de passe ne respecte pas les règles. Choisissez-en un autre.
problem-too-many-attempts = Trop de tentatives en peu de temps. Patientez un peu, puis réessayez.
problem-internal = Une erreur s’est produite de notre côté. Réessayez dans un instant.
problem-overloaded = Le service est très sollicité en ce moment. Patientez quelques secondes et réessayez.

## Spans of time and codes

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
code-wrong = Code incorrect. Attendez que votre application affiche le suivant et saisissez-le. Si l’erreur persiste, activez le réglage automatique de la date et de l’heure sur votre téléphone.
code-form = Saisissez les 6 chiffres du code de votre application, ou les 26 lettres et chiffres d’un code de récupération.
clock-behind = Votre code est correct, mais l’horloge de votre téléphone retarde d’environ 30 secondes. Activez le réglage automatique de l’heure, sinon vos codes risquent de ne plus fonctionner.
clock-ahead = Votre code est correct, mais l’horloge de votre téléphone avance d’environ 30 secondes. Activez le réglage automatique de l’heure, sinon vos codes risquent de ne plus fonctionner.

## Sign in: the second step

shared-device = Cet ordinateur est partagé
shared-device-hint = Il ne sera pas ajouté à vos appareils connus et votre session prendra fin à la fermeture du navigateur.
sign-in-notice-over = La connexion a pris trop de temps, ou trop de codes étaient incorrects. Recommencez.
page-second-factor-title = Saisissez votre code
second-factor-lead = Saisissez le code affiché pour ce compte dans votre application d’authentification.
second-factor-hint = Vous n’avez pas votre téléphone ? Saisissez un code de récupération.
second-factor-failed = Code incorrect ou déjà utilisé. Attendez le suivant dans votre application, ou saisissez un autre code de récupération. Si l’erreur persiste, activez le réglage automatique de la date et de l’heure sur votre téléphone.
second-factor-abandon = Annuler la connexion

## Confirm that it is you

page-reauthentication-title = Confirmez votre identité
reauthentication-lead = Saisissez de nouveau votre mot de passe pour poursuivre votre demande.
reauthentication-lead-two = Saisissez votre mot de passe et un nouveau code de votre application d’authentification pour poursuivre votre demande.
reauthentication-code-hint = Un code qui a déjà servi à vous connecter ne fonctionne plus : attendez le suivant. Vous pouvez aussi saisir un code de récupération.
reauthentication-failed = Mot de passe incorrect. Réessayez. Après plusieurs erreurs, cette session sera fermée.
reauthentication-failed-two = Mot de passe ou code incorrect. Réessayez avec un nouveau code. Après plusieurs erreurs, cette session sera fermée.
reauthentication-button = Confirmer

## Change the password

page-password-title = Changer votre mot de passe
password-lead = Choisissez un mot de passe robuste que vous n’utilisez nulle part ailleurs. Toutes vos autres sessions seront fermées.
password-demanded-lead = Quelqu’un d’autre connaît peut-être votre mot de passe. Choisissez-en un nouveau : vous ne pourrez rien faire d’autre avant cela.
field-current-password = Mot de passe actuel
field-new-password = Nouveau mot de passe
password-button = Changer le mot de passe
password-wrong = Le mot de passe actuel est incorrect.
password-unchanged = C’est votre mot de passe actuel. Choisissez-en un autre.
password-too-weak-alone = Sans validation en deux étapes, ce mot de passe ne respecte pas les règles. Remplacez-le d’abord par un plus long.

## Setting up the second factor

page-totp-title = Validation en deux étapes
totp-off-lead = Avec la validation en deux étapes, votre mot de passe ne suffit plus pour se connecter : il faut aussi un code fourni par une application sur votre téléphone.
totp-demanded-lead = La validation en deux étapes est obligatoire sur ce service. Configurez-la maintenant : vous ne pourrez rien faire d’autre avant cela.
totp-on-lead = La validation en deux étapes est activée. Pour vous connecter, il faut votre mot de passe et un code de votre application d’authentification.
totp-step-app = Installez une application d’authentification : Google Authenticator, Microsoft Authenticator, Mots de passe d’Apple ou une autre.
totp-step-scan = Scannez le code QR que nous affichons, ou saisissez la clé à la main.
totp-step-code = Saisissez le code affiché par l’application.
totp-step-codes = Conservez vos { $count } codes de récupération : ils vous permettront de vous connecter si vous perdez votre téléphone.
totp-waits-hint = Une fois le code QR affiché, vous avez { $span } pour saisir le premier code. D’ici là, rien ne change.
totp-begin-button = Commencer
totp-replace-title = Changer de téléphone ou d’application
totp-replace-lead = Votre application actuelle continue de fonctionner jusqu’à ce que vous confirmiez le premier code de la nouvelle.
totp-replace-button = Configurer une autre application
totp-remove-title = Désactivation
totp-remove-lead = Votre mot de passe suffira de nouveau pour vous connecter, et vos codes de récupération ne seront plus valables. Toutes vos autres sessions seront fermées.
totp-remove-button = Désactiver la validation en deux étapes
totp-demanded = La validation en deux étapes est obligatoire sur ce service : vous ne pouvez pas la désactiver.
totp-password-alone = Sans validation en deux étapes, votre mot de passe est trop court pour les règles de ce service. Remplacez-le d’abord par un plus long.
page-totp-secret-title = Scannez et confirmez
totp-secret-lead = Scannez ce code QR avec votre application d’authentification.
totp-picture-label = Code QR pour votre application d’authentification. Il contient la même clé : { $key }
totp-secret-by-hand = Impossible de le scanner ? Ajoutez un compte manuellement dans l’application et saisissez cette clé. Si un type de clé vous est demandé, choisissez « basée sur l’heure » (TOTP).
totp-key = Clé
totp-issuer = Nom
totp-account = Compte
totp-code-label = Code affiché par l’application
totp-confirm-button = Confirmer et activer
totp-switched-on = La validation en deux étapes est activée. Il ne reste qu’à enregistrer vos codes de récupération.

## Recovery codes

page-recovery-codes-title = Codes de récupération
recovery-codes-lead = Un code de récupération vous permet de vous connecter si vous perdez votre téléphone. Chaque code ne sert qu’une fois.
recovery-codes-left =
    { $count ->
        [0] Vous n’avez aucun code de récupération valable.
        [one] Il vous reste { $count } code.
       *[other] Il vous reste { $count } codes.
    }
recovery-codes-replace-lead = Remplacez les codes que vous avez utilisés. Les autres restent valables.
recovery-codes-replace-button = Remplacer les codes utilisés
recovery-codes-renew-lead = Créez { $count } nouveaux codes. Vos codes actuels restent valables tant que vous n’avez pas saisi l’un des nouveaux.
recovery-codes-renew-button = Créer de nouveaux codes
recovery-codes-need-factor = Les codes de récupération s’utilisent avec la validation en deux étapes. Configurez-la d’abord.
recovery-code-wrong = Ce code ne fait pas partie de vos nouveaux codes. Saisissez l’un des codes que vous avez enregistrés, exactement comme il est écrit.
page-new-codes-title = Vos codes de récupération
new-codes-lead = Enregistrez ces codes en lieu sûr, par exemple dans votre gestionnaire de mots de passe ou sur une feuille imprimée. Ils ne seront plus affichés.
new-codes-again-lead = Vos nouveaux codes ne s’affichent qu’une fois. Si vous ne les avez pas enregistrés, créez-en d’autres.
new-codes-download = Télécharger les codes
new-codes-print = Imprimer
new-codes-confirm-lead = Pour vérifier que vous les avez bien enregistrés, saisissez l’un des codes. Ils seront alors activés.
new-codes-confirm-label = L’un de vos nouveaux codes
new-codes-confirm-button = Activer mes codes
new-codes-start-again = Créer d’autres codes

## Security

nav-security = Sécurité
page-security-title = Sécurité
state-on = Activé
state-off = Désactivé
advice-title = À faire en priorité
advice-password = Votre mot de passe est ancien, ou quelqu’un d’autre le connaît peut-être. Choisissez-en un nouveau.
advice-second-factor = Activez la validation en deux étapes : un mot de passe volé ne suffira plus pour se connecter à votre compte.
advice-recovery-codes = Créez des codes de récupération pour pouvoir vous connecter même sans votre téléphone.
advice-nothing = Toutes les protections sont activées. Revenez vérifier de temps en temps.
security-password = Mot de passe
security-password-changed = Changé le { $date }.
security-password-advice = Nous vous conseillerons d’en changer au bout de { $span }, sans vous y obliger.
security-password-button = Changer le mot de passe
security-totp = Validation en deux étapes
security-totp-since = Un code de votre application d’authentification est demandé depuis le { $date }.
security-totp-off = Votre mot de passe suffit pour se connecter à votre compte.
security-totp-set-up = Configurer la validation en deux étapes
security-totp-manage = Gérer
security-codes = Codes de récupération
security-codes-count =
    { $count ->
        [one] { $count } restant
       *[other] { $count } restants
    }
security-codes-lead = Ils vous permettent de vous connecter si vous perdez votre téléphone.
security-codes-made = Les plus récents datent du { $date }.
security-codes-button = Gérer les codes
security-sessions-lead = Vérifiez où votre compte est ouvert et fermez les sessions que vous ne reconnaissez pas.
security-sessions-button = Vérifier les sessions
security-devices-button = Vérifier les appareils
tips-title = Les bons réflexes
tip-manager = Utilisez un gestionnaire de mots de passe : il crée et retient un mot de passe robuste et différent pour chaque service.
tip-address = Vérifiez l’adresse de la page avant de vous connecter : un lien reçu par e-mail ou par messagerie instantanée peut être trompeur.
tip-codes = Ne communiquez jamais à personne un code de connexion ou de récupération : nous ne vous le demanderons jamais.
tip-suspicious = Quelque chose d’inhabituel ? Changez tout de suite votre mot de passe et fermez les sessions que vous ne reconnaissez pas.

## What needs doing, and what was done

notice-do-it = Agir maintenant
notice-password-old = Votre mot de passe est ancien. Pensez à en changer.
notice-recovery-codes-missing = Vous n’avez aucun code de récupération : si vous perdez votre téléphone, vous ne pourrez plus vous connecter.
notice-recovery-codes-few = Il vous reste peu de codes de récupération.
notice-password-changed = Votre mot de passe a été changé. Toutes vos autres sessions ont été fermées.
notice-second-factor-off = La validation en deux étapes est désactivée. Vos codes de récupération ne sont plus valables.
notice-recovery-codes-in-force = Vos codes de récupération sont activés.
notice-recovery-code-used =
    { $count ->
        [0] Vous avez utilisé votre dernier code de récupération pour vous connecter. Créez-en de nouveaux sur la page Sécurité.
        [one] Vous avez utilisé un code de récupération pour vous connecter. Il n’est plus valable et il vous en reste { $count }.
       *[other] Vous avez utilisé un code de récupération pour vous connecter. Il n’est plus valable et il vous en reste { $count }.
    }

## Names of sessions, known devices

session-name = Nommer cette session
session-name-label = Nom de la session : { $device }
session-name-button = Enregistrer le nom
session-named = Le nom est enregistré.
session-name-wrong = Ce nom est trop long ou contient un caractère qui ne peut pas être affiché. Saisissez au clavier un nom plus court.
devices-title = Appareils connus
devices-lead = Vous avez déjà ouvert une session sur ces appareils. Un appareil est oublié après { $span } sans connexion.
devices-count =
    { $count ->
        [one] { $count } appareil connu
       *[other] { $count } appareils connus
    }
devices-none = Aucun appareil connu pour le moment.
device-since = Connu depuis le
device-last = Dernière connexion
device-forget-button = Oublier
device-forget-label = Oublier { $device }
device-forgotten = L’appareil est oublié.
problem-proof-invalid = Mot de passe ou code incorrect. Vérifiez-les et réessayez.

## Account recovery and unlocking

nav-recover = Récupérer mon compte
nav-unlock = Déverrouiller mon compte
sign-in-wait = Trop de tentatives. Attendez { $seconds ->
    [one] une seconde
   *[other] { $seconds } secondes
} avant de réessayer. Si vous avez oublié votre mot de passe, récupérez votre compte.
sign-in-notice-unlocked = Votre compte est déverrouillé et ce navigateur est désormais connu. Connectez-vous.
sign-in-notice-recovered = Votre nouveau mot de passe est enregistré et toutes les sessions ont été fermées. Connectez-vous avec ce mot de passe.
sign-in-notice-factor-lost = Votre nouveau mot de passe est enregistré et la validation en deux étapes est désactivée. Connectez-vous, puis configurez-la de nouveau.
link-button = Recevoir un lien par e-mail
link-again = Demander un nouveau lien
link-hint = Si un compte existe avec cette adresse, vous allez recevoir un e-mail. Son lien est valable { $minutes } minutes. Vérifiez aussi vos courriers indésirables.
link-invalid-title = Ce lien ne fonctionne plus
link-invalid-lead = Il a déjà été utilisé ou il a expiré. Demandez-en un nouveau : vous le recevrez en moins d’une minute.
page-recover-title = Récupérer votre compte
recover-lead = Mot de passe oublié, téléphone perdu ou compte piraté ? Saisissez votre adresse e-mail pour recevoir un lien de récupération.
recover-sent-lead = Ouvrez l’e-mail que nous vous avons envoyé et suivez le lien, sur l’appareil de votre choix.
page-unlock-title = Déverrouiller votre compte
unlock-lead = Un compte est verrouillé après trop de mots de passe incorrects. Saisissez votre adresse e-mail pour recevoir un lien de déverrouillage.
unlock-sent-lead = Ouvrez l’e-mail que nous vous avons envoyé et suivez le lien, de préférence dans le navigateur où vous voulez vous connecter.
unlock-confirm-lead = Votre compte sera déverrouillé et ce navigateur deviendra un appareil connu : les tentatives d’inconnus ne pourront plus vous y bloquer.
unlock-factor-lead = Saisissez un code de votre application d’authentification ou un code de récupération. Votre compte sera déverrouillé et ce navigateur deviendra un appareil connu : les tentatives d’inconnus ne pourront plus vous y bloquer.
unlock-button = Déverrouiller
recover-password-lead = Choisissez un nouveau mot de passe. Toutes les sessions seront fermées, le compte sera déverrouillé et vous pourrez vous connecter.
recover-password-lost-lead = Le délai est écoulé. Choisissez un nouveau mot de passe. La validation en deux étapes sera désactivée, puisque vous n’y avez plus accès : configurez-la de nouveau après votre connexion.
recover-password-button = Enregistrer le nouveau mot de passe
recover-proof-lead = La validation en deux étapes est activée sur ce compte : l’accès à votre messagerie ne suffit pas. Saisissez un code de votre application d’authentification ou un code de récupération. Si quelqu’un d’autre a activé la validation en deux étapes, demandez une récupération avec délai d’attente ci-dessous : elle sera désactivée ensuite. Si quelqu’un d’autre a remplacé votre application, signalez-le avec le lien de l’e-mail qui vous en a averti : la vôtre sera rétablie.
recover-proof-failed = Informations incorrectes. Vérifiez-les et réessayez.
recover-outweighed = Quelqu’un d’autre a fourni plus de preuves pour ce compte : rien n’a changé. Montrez-en davantage : un code de votre application d’authentification ou un code de récupération, et votre mot de passe, dans un navigateur déjà utilisé pour vous connecter.
recover-again-lead = Le délai d’attente est écoulé. Pour continuer, montrez de nouveau ce que vous avez montré lors de la demande. Ainsi, une personne qui lit seulement vos e-mails ne peut pas terminer à votre place.
recover-contested-lead = Quelqu’un d’autre a fourni autant de preuves pour ce compte : rien ne peut y être modifié. Le { $until }, il reviendra à la personne qui en aura fourni le plus. Si le compte est à vous, montrez maintenant tout ce que vous avez.
recover-proof-button = Continuer
recover-lost-title = Je n’ai plus mon application d’authentification ni de code de récupération
recover-lost-lead = Un délai d’attente est nécessaire. Nous prévenons le titulaire du compte par e-mail et dans chaque session ouverte : un voleur qui lirait vos e-mails peut ainsi être arrêté. À la fin du délai, vous recevrez un lien.
recover-with-password = Je connais encore mon mot de passe
recover-with-password-lead = Délai d’attente : { $span }.
recover-with-mailbox = Je n’ai accès qu’à ma messagerie
recover-with-mailbox-lead = Délai d’attente : { $span }.
recover-wait-button = Demander la récupération
recover-wait-lead = Votre demande est enregistrée. Le délai d’attente court au moins jusqu’au { $until }. Vous recevrez ensuite un lien.
recover-wait-hint = Vous avez retrouvé un code ? Saisissez-le ici pour continuer sans attendre.
recover-staff-lead = L’assistance doit examiner cette demande. Si vous retrouvez un code de votre application d’authentification ou un code de récupération, saisissez-le ici pour continuer sans attendre.
page-cancel-title = Récupération de votre compte demandée
cancel-lead = La récupération de votre compte a été demandée sans code de validation, ou depuis votre adresse de récupération. Un délai d’attente est en cours. Si ce n’est pas vous, arrêtez la récupération maintenant.
cancel-button = Arrêter la récupération
cancel-hint = C’était vous ? Fermez cette page : la récupération se poursuivra.
cancel-invalid-lead = Il a déjà été utilisé ou il a expiré. Connectez-vous : si une récupération est encore en attente, nous vous l’indiquerons.
waiting-lead = Le { $begun }, la récupération de votre compte a été demandée sans code de validation, ou depuis votre adresse de récupération. Si ce n’est pas vous, arrêtez-la, puis changez le mot de passe de votre messagerie.
waiting-until = Si personne ne l’arrête, elle pourra aboutir à partir du { $until }.
waiting-hint = C’était vous ? Vous n’avez rien à faire.
notice-account-contained = Ce compte a été signalé et il est verrouillé. Récupérez-le : d’ici là, aucune modification n’est possible.
notice-recovery-waits = La récupération de votre compte a été demandée. Si ce n’est pas vous, arrêtez-la.
notice-recovery-cancelled = La récupération est arrêtée. Si vous ne l’aviez pas demandée, changez le mot de passe de votre messagerie.
notice-recovery-contested = Vous et la personne qui a demandé la récupération avez fourni autant de preuves. Le compte est verrouillé jusqu’à la comparaison. Lisez l’e-mail que nous venons de vous envoyer.
notice-recovery-outweighed = La récupération n’est pas arrêtée : la personne qui l’a demandée a fourni plus de preuves que vous. Connectez-vous avec votre mot de passe et un code : cela l’arrêtera.
notice-report-outweighed = Le compte n’a pas été verrouillé : quelqu’un a fourni plus de preuves que ce signalement. S’il est à vous, connectez-vous avec votre mot de passe et un code.
page-report-title = Ce n’était pas vous ?
report-lead = Confirmez-le et nous mettons aussitôt votre compte en sécurité :
report-ends = les sessions ouvertes à partir de ce moment sont fermées, les demandes en cours sont annulées, et une application d’authentification remplacée ou désactivée est rétablie ;
report-locks = le compte est verrouillé : plus personne ne peut s’y connecter, même avec le mot de passe ;
report-mails = vous recevez par e-mail un lien pour récupérer votre compte.
report-button = Ce n’était pas moi
report-hint = C’était vous, finalement ? Fermez cette page : rien ne changera.
report-invalid-lead = Il a déjà été utilisé ou il a expiré. Si vous pensez que quelqu’un d’autre a accès à votre compte, récupérez-le.
page-secure-title = Sécuriser mon compte
secure-lead = Quelqu’un d’autre a accès à votre compte ? Nous pouvons le mettre aussitôt en sécurité :
secure-ends = toutes les sessions sont fermées, y compris celle-ci, et tous les appareils connus sont oubliés ;
secure-mails = un lien pour récupérer votre compte est envoyé à { $email }.
secure-button = Sécuriser mon compte maintenant
secure-hint = Vous aurez besoin d’accéder à votre messagerie pour récupérer votre compte. Pour fermer une seule session, revenez à la liste.
security-secure-lead = Si vous pensez que quelqu’un d’autre a accès à votre compte, fermez toutes les sessions et verrouillez-le tout de suite.
security-secure-button = Quelqu’un d’autre a accès à mon compte
session-not-me = Je ne reconnais pas cette session
page-contained-title = Votre compte est en sécurité
contained-lead = Les sessions et les demandes suspectes sont arrêtées et le compte est verrouillé. Vous allez recevoir un e-mail.
contained-step-mail = Ouvrez l’e-mail et suivez le lien.
contained-step-password = Confirmez votre identité et choisissez un nouveau mot de passe que vous n’utilisez nulle part ailleurs.
contained-step-review = Connectez-vous et vérifiez vos sessions et votre page Sécurité. Si quelqu’un d’autre a pu apprendre le mot de passe de votre messagerie, changez-le aussi.
contained-first = Ce compte a été signalé et il est verrouillé. Aucune modification n’est possible tant qu’il n’est pas récupéré. Dans cette session, vous pouvez toujours fermer d’autres sessions et arrêter une récupération.
page-claimed-title = Le compte est verrouillé
returning-lead = Toutes les sessions sont fermées et plus personne ne peut se connecter. L’adresse e-mail du compte avait été changée : sans opposition, la vôtre sera rétablie dans { $span }. Vous recevrez alors un lien pour accéder au compte.
returning-faster = Vous allez recevoir un e-mail. Avec son lien, vous pouvez prouver que le compte était déjà à vous et le récupérer sans attendre.
disputed-lead = Plusieurs adresses e-mail réclament ce compte : personne ne peut s’y connecter. Nous avons envoyé un lien qui indique où en est la situation et vous permet de prouver que le compte est à vous.
problem-second-factor-needed = Un code est nécessaire pour continuer : saisissez un code de votre application d’authentification ou un code de récupération.

## Addresses

wait-seconds = Trop de tentatives depuis votre réseau. Attendez { $seconds ->
    [one] une seconde
   *[other] { $seconds } secondes
} avant de réessayer.
security-email = Adresse e-mail
security-email-lead = Vous vous connectez avec { $email }, et nos e-mails vous sont envoyés à cette adresse.
security-email-button = Gérer les adresses
security-recovery-email-on = Une adresse de récupération est enregistrée.
page-email-title = Vos adresses e-mail
email-lead = Votre adresse e-mail vous sert à vous connecter et à recevoir nos alertes de sécurité.
email-now = Votre adresse est { $email }.
email-new = Nouvelle adresse e-mail
email-new-hint = Nous enverrons un lien à la nouvelle adresse. Ouvrez-le dans ce navigateur, sans vous déconnecter : d’ici là, rien ne change. Ensuite, votre ancienne adresse permettra encore de reprendre le compte pendant { $span }.
email-change-button = Changer l’adresse
email-waits = L’adresse { $email } n’est pas encore confirmée : ouvrez dans ce navigateur le lien envoyé à cette adresse.
email-cancel-button = Garder l’adresse actuelle
recovery-email-title = Adresse de récupération
recovery-email-lead = Une deuxième adresse vous permet de récupérer votre compte si vous n’avez plus accès à votre messagerie. Elle reçoit aussi tous nos e-mails de sécurité. Elle ne donne pas d’accès immédiat au compte : si quelqu’un l’utilise pour le récupérer, nous vous prévenons et vous pouvez vous y opposer.
recovery-email-now = Votre adresse de récupération est { $email }.
recovery-email-none = Vous n’en avez pas encore.
recovery-email-new = Adresse de récupération
recovery-email-button = Envoyer un lien à cette adresse
recovery-email-remove-button = Supprimer l’adresse
email-same = C’est déjà l’adresse du compte. Saisissez-en une autre.
notice-email-asked = Un e-mail a été envoyé à cette adresse. Ouvrez son lien dans ce navigateur.
notice-email-cancelled = Votre adresse n’a pas changé.
notice-email-changed = Votre adresse e-mail a été changée. Utilisez désormais la nouvelle pour vous connecter.
notice-recovery-email-on = Votre adresse de récupération est enregistrée.
notice-recovery-email-off = Votre adresse de récupération est supprimée.
page-email-confirm-title = Confirmer une adresse e-mail
email-confirm-lead = { $email } va devenir l’adresse e-mail du compte ouvert dans ce navigateur ({ $own }).
recovery-email-confirm-lead = { $email } va devenir l’adresse de récupération du compte ouvert dans ce navigateur ({ $own }).
email-confirm-button = Confirmer { $email }
email-confirm-taken = Cette adresse est maintenant utilisée par un autre compte. La vôtre n’a pas changé.
email-confirm-invalid-lead = Il a déjà été utilisé, il a expiré, ou il concerne un autre compte que celui ouvert dans ce navigateur.
page-revert-title = Reprendre votre compte
revert-lead = L’adresse e-mail de votre compte a été changée. Si ce n’était pas vous, reprenez-le :
revert-locks = le compte est verrouillé, toutes les sessions sont fermées et les demandes en cours sont annulées ;
revert-tells = nous prévenons l’adresse actuelle du compte ;
revert-returns = sans opposition, votre adresse redevient celle du compte dans { $span }.
revert-button = Ce n’était pas moi : reprendre mon compte
revert-hint = Vous avez changé l’adresse vous-même ? Fermez cette page : rien ne changera.
revert-waits-lead = Votre compte est verrouillé. Sans opposition, il vous sera rendu le { $until } : vous recevrez alors un lien pour y accéder.
revert-contested-lead = Quelqu’un s’est opposé à la reprise du compte. Il reste verrouillé et l’assistance décidera, sauf si vous prouvez maintenant qu’il est à vous.
revert-faster-title = Reprendre le compte sans attendre
revert-faster-lead = Prouvez que le compte était à vous avant le changement d’adresse : il vous sera rendu aussitôt.
revert-with-code = Avec un code de votre application d’authentification ou un code de récupération
revert-with-password = Avec votre mot de passe, si vous n’utilisez pas la validation en deux étapes
revert-proof-button = Reprendre mon compte maintenant
revert-proof-failed = Ce code ou ce mot de passe est incorrect, ou il a été créé, remplacé ou modifié moins de { $span } avant le changement d’adresse e-mail. Dans ce cas, il ne suffit pas à prouver que le compte est à vous.
revert-invalid-lead = Il a déjà été utilisé, il a expiré, ou le compte est revenu à une adresse précédente.
page-object-title = Garder votre compte
object-lead = Depuis l’ancienne adresse de votre compte, quelqu’un a signalé ne pas être à l’origine du changement d’adresse. Si vous l’avez changée vous-même, prouvez-le ici et vous garderez le compte.
object-without-title = Vous n’avez pas de code ?
object-without-lead = Opposez-vous quand même : le compte ne sera attribué automatiquement à personne et l’assistance décidera.
object-button = M’opposer
object-proof-button = Garder mon compte
object-contested-lead = Votre opposition est enregistrée. Le compte reste verrouillé et l’assistance décidera, sauf si vous prouvez maintenant qu’il est à vous.
recover-other-lead = Vous utilisez une adresse de récupération. Le titulaire du compte est donc prévenu et peut s’opposer à la récupération. S’il ne le fait pas, vous choisirez un nouveau mot de passe à la fin du délai d’attente.
help-title = Contacter l’assistance
help-lead = Expliquez ce qui s’est passé et comment vous joindre. N’indiquez jamais votre mot de passe ni un code.
help-field = Votre message
help-button = Envoyer
help-sent = Votre message est enregistré pour l’assistance.
help-empty = Saisissez un message.
help-too-long = Votre message dépasse { $most } caractères. Raccourcissez-le.
help-character = Votre message contient un caractère qui ne peut pas être envoyé. Saisissez le texte au clavier au lieu de le coller.
help-enough = Vous avez envoyé le nombre maximal de messages pour aujourd’hui. Les précédents sont bien enregistrés.
page-mails-title = E-mails que nous vous avons envoyés
mails-lead = Cette liste remonte à { $span }. Si un e-mail reçu pendant cette période semble venir de nous mais n’y figure pas, il n’est pas de nous : ne suivez pas ses liens. Si un e-mail de la liste manque dans votre messagerie, quelqu’un d’autre l’a peut-être supprimé.
mails-none = Nous ne vous avons envoyé aucun e-mail récemment.
mail-state-waiting = en cours d’envoi
mail-state-dropped = non remis
security-mails-lead = Comparez cette liste avec votre messagerie pour savoir quels e-mails viennent vraiment de nous.
security-mails-button = Voir les e-mails
