# Les messages. Le texte et le HTML disent la même chose ; un lien est seul sur sa ligne.

mail-greeting = Bonjour,
mail-greeting-name = Bonjour { $name },
mail-link-lead = Ou ouvrez ce lien dans votre navigateur :
mail-link-until = Le lien est valable jusqu’au { $until }.
mail-automatic = { $brand } ({ $host }) a envoyé ce message automatiquement ; personne ne lit les réponses. Nous ne demandons jamais votre mot de passe ni un code par e-mail.

## Confirmez votre adresse, à la personne qui s’inscrit

mail-confirm-registration-subject = Confirmez votre adresse e-mail pour { $brand }
mail-confirm-registration-body = Quelqu’un, sans doute vous, a commencé à créer un compte { $brand } avec cette adresse e-mail. Confirmez l’adresse et le compte est à vous.
mail-confirm-registration-button = Confirmer l’adresse e-mail
mail-confirm-registration-browser = Ouvrez le lien dans le navigateur où vous avez fait l’inscription. Dans un autre, un nouveau mot de passe vous sera demandé.
mail-confirm-registration-not-you = Ce n’était pas vous ? Alors vous n’avez rien à faire : sans ce lien, aucun compte ne sera créé.

## Vous avez déjà un compte, à son propriétaire

mail-already-registered-subject = Vous avez déjà un compte { $brand }
mail-already-registered-body = Quelqu’un, sans doute vous, a voulu créer un compte { $brand } avec cette adresse e-mail. Ce compte existe déjà : il vous suffit de vous connecter.
mail-already-registered-button = Se connecter
mail-already-registered-not-you = Ce n’était pas vous ? Alors vous n’avez rien à faire : rien n’a changé dans votre compte, et la personne qui a essayé n’a pas appris qu’il existe.
