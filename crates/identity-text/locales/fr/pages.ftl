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
keep-signed-in-hint = Jusqu’à 30 jours sur cet appareil. À éviter sur un ordinateur que d’autres utilisent aussi.
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
confirm-token-invalid-title = Ce lien ne fonctionne plus
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
