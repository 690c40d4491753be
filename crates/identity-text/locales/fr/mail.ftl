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

## Changements de ce qui protège un compte, à son propriétaire

mail-security-button = Voir votre sécurité
mail-password-button = Changer le mot de passe
mail-not-you = Ce n’était pas vous ? Connectez-vous alors aussitôt, changez votre mot de passe et terminez chaque session que vous ne reconnaissez pas.
mail-password-changed-subject = Votre mot de passe pour { $brand } a été changé
mail-password-changed-body = Le mot de passe de votre compte { $brand } vient d’être changé. Toutes les autres sessions sont terminées, et chaque appareil est de nouveau inconnu.
mail-password-reminder-subject = Un nouveau mot de passe pour { $brand } ?
mail-password-reminder-body = Vous avez choisi le mot de passe de votre compte { $brand } il y a assez longtemps. Nous conseillons d’en changer deux fois par an, et aussitôt si quelqu’un peut le connaître. Rien ne se passe si vous le gardez.
mail-password-change-required-subject = Choisissez un nouveau mot de passe pour { $brand }
mail-password-change-required-body = Quelqu’un d’autre connaît peut-être le mot de passe de votre compte { $brand }. Connectez-vous et choisissez-en un nouveau : rien d’autre ne fonctionne avant cela.
mail-second-factor-on-subject = La connexion en deux étapes est activée sur { $brand }
mail-second-factor-on-body = Désormais, la connexion à votre compte { $brand } demande aussi un code de votre application d’authentification. Toutes les autres sessions sont terminées. Gardez vos codes de récupération en lieu sûr : ils vous laissent entrer si vous perdez votre téléphone.
mail-second-factor-replaced-subject = Votre application d’authentification pour { $brand } a été remplacée
mail-second-factor-replaced-body = Une autre application d’authentification a pris la place de la précédente. Les codes de l’ancienne ne fonctionnent plus, et toutes les autres sessions sont terminées.
mail-second-factor-off-subject = La connexion en deux étapes est désactivée sur { $brand }
mail-second-factor-off-body = La connexion à votre compte { $brand } ne demande de nouveau que le mot de passe. Vos codes de récupération sont annulés, et toutes les autres sessions sont terminées.
mail-recovery-codes-replaced-subject = De nouveaux codes de récupération sont valables sur { $brand }
mail-recovery-codes-replaced-body = De nouveaux codes de récupération de votre compte { $brand } sont valables. Gardez-les en lieu sûr. Un code qu’ils ont remplacé ne fonctionne plus.
mail-recovery-code-used-subject = Un code de récupération a été utilisé sur { $brand }
mail-recovery-code-used-body = L’un de vos codes de récupération vient d’être utilisé avec votre compte { $brand }. Il ne vaut plus rien. Sur votre page de sécurité, vous pouvez remplacer les codes utilisés.
mail-recovery-codes-few-subject = Il vous reste peu de codes de récupération sur { $brand }
mail-recovery-codes-few-body = L’un de vos codes de récupération vient d’être utilisé avec votre compte { $brand }, et il en reste peu. Prenez-en de nouveaux avant d’en manquer : sans eux, vous n’entrez plus si vous perdez votre téléphone.
mail-device-copied-subject = L’un de vos appareils n’est plus connu de { $brand }
mail-device-copied-body = Quelqu’un s’est connecté à votre compte { $brand }, ou l’a essayé, avec la marque d’un appareil remplacée depuis. Cela peut vouloir dire que les données de votre navigateur ont été copiées, ou rétablies d’une sauvegarde. L’appareil ne nous est plus connu. Regardez vos sessions et terminez celles que vous ne reconnaissez pas.
