# Les messages. Le texte et le HTML disent la même chose ; un lien est seul sur sa ligne.

mail-greeting = Bonjour,
mail-greeting-name = Bonjour { $name },
mail-link-lead = Ou ouvrez ce lien dans votre navigateur :
mail-link-until = Le lien est valable jusqu’au { $until }.
mail-about-when = Quand : { $when }
mail-about-device = Avec : { $device }
mail-about-place = Depuis : { $place }
mail-about-not-before = Pas avant : { $when }
mail-automatic = { $brand } ({ $host }) a envoyé ce message automatiquement ; personne ne lit les réponses. Nous ne demandons jamais votre mot de passe ni un code par e-mail.

## Confirmez votre adresse, à la personne qui s’inscrit

mail-confirm-registration-subject = Confirmez votre adresse e-mail pour { $brand }
mail-confirm-registration-body = Quelqu’un, sans doute vous, a commencé à créer un compte { $brand } avec cette adresse e-mail. Confirmez l’adresse et le compte est à vous.
mail-confirm-registration-button = Confirmer l’adresse e-mail
mail-confirm-registration-browser = Ouvrez le lien dans le navigateur où vous avez fait l’inscription. Dans un autre, un nouveau mot de passe vous sera demandé.
mail-confirm-registration-not-you = Ce n’était pas vous ? Alors vous n’avez rien à faire : sans ce lien, aucun compte ne sera créé.

## Vous avez déjà un compte, à son propriétaire

mail-already-registered-subject = Vous avez déjà un compte { $brand }
mail-already-registered-body = Quelqu’un, sans doute vous, voulait utiliser cette adresse e-mail pour un compte { $brand }. Il en existe déjà un : il suffit de vous connecter.
mail-already-registered-button = Se connecter
mail-already-registered-not-you = Ce n’était pas vous ? Alors vous n’avez rien à faire : rien n’a changé dans votre compte, et la personne qui a essayé n’a pas appris qu’il existe.

## Changements de ce qui protège un compte, à son propriétaire

mail-security-button = Voir votre sécurité
mail-password-button = Changer le mot de passe
mail-not-you = Ce n’était pas vous ? Ouvrez alors aussitôt votre page de sécurité et allez à « { $secure } ». Vous n’arrivez pas à vous connecter ? Choisissez alors « { $recover } » sur la page de connexion.
mail-alert-button = Ce n’était pas moi
mail-alert-you = C’était vous ? Alors vous n’avez rien à faire.
mail-alert-not-you = Ce n’était pas vous ? Suivez alors le lien. Ce qui a commencé alors se termine, le compte est verrouillé pour tout le monde, et nous vous envoyons un lien pour le récupérer.
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
mail-new-sign-in-subject = Nouvelle connexion à votre compte { $brand }
mail-new-sign-in-body = Quelqu’un vient de se connecter à votre compte { $brand }, dans un navigateur que nous ne connaissions pas. Nous écrivons cela aussi quand vous vous connectez vous-même sur un nouvel appareil, ou après que vous avez effacé les données de votre navigateur.
mail-new-place-subject = Une connexion à { $brand } depuis un nouvel endroit
mail-new-place-body = Quelqu’un vient de se connecter à votre compte { $brand }, sur un appareil que nous connaissons, mais depuis un réseau ou un pays nouveau pour nous. C’est le cas quand vous voyagez, ou quand votre fournisseur change.
mail-sign-in-unfinished-subject = Une connexion à { $brand } n’a pas été terminée
mail-sign-in-unfinished-body = Quelqu’un a donné le bon mot de passe de votre compte { $brand }, et aucun bon code n’a suivi. Sans code, personne n’entre. Si ce n’était pas vous, quelqu’un d’autre connaît votre mot de passe.
mail-account-unlocked-subject = Votre compte { $brand } est de nouveau ouvert
mail-account-unlocked-body = Votre compte { $brand } vient d’être déverrouillé avec un lien que nous vous avons envoyé. Nous connaissons désormais le navigateur où cela s’est fait, et aucun inconnu ne peut vous en écarter.

## Essais de deviner un compte, à son propriétaire

mail-unlock-button = Déverrouiller mon compte
mail-unlock-code = Vous utilisez la connexion en deux étapes ? Il vous faut alors aussi un code de votre application d’authentification ou un code de récupération.
mail-unlock-again = Le lien est trop ancien ? Choisissez « { $unlock } » sur la page de connexion et nous vous en envoyons un nouveau.
mail-account-locked-subject = Votre compte { $brand } est verrouillé pour les appareils inconnus
mail-account-locked-body = Quelqu’un a essayé trop souvent de mauvais mots de passe ou de mauvais codes pour votre compte { $brand }. Personne n’est entré ainsi. Nous avons verrouillé le compte pour les appareils que nous ne connaissons pas. Là où vous êtes déjà connecté, et sur un appareil que nous connaissons, tout marche comme avant et vous n’avez rien à faire. Partout ailleurs, le lien vous ouvre le compte.
mail-account-locked-password = Vous n’avez pas à choisir un nouveau mot de passe si le vôtre est fort, si vous ne l’utilisez nulle part ailleurs et si aucun de nos messages ne dit que quelqu’un le connaît.
mail-unlock-link-subject = Déverrouillez votre compte { $brand }
mail-unlock-link-body = Quelqu’un, sans doute vous, a demandé un lien qui déverrouille votre compte { $brand }. Suivez le lien et le compte s’ouvre de nouveau.
mail-unlock-link-not-you = Ce n’était pas vous ? Alors vous n’avez rien à faire : sans ce lien, personne ne peut déverrouiller le compte.
mail-not-locked-subject = Votre compte { $brand } n’est pas verrouillé
mail-not-locked-body = Quelqu’un, sans doute vous, a demandé un lien qui déverrouille votre compte { $brand }. Le compte n’est pas verrouillé : il vous suffit de vous connecter.
mail-not-locked-recover = Vous n’arrivez pas à vous connecter ? Choisissez alors « { $recover } » sur la page de connexion.
mail-not-locked-not-you = Ce n’était pas vous ? Alors vous n’avez rien à faire : rien n’a changé dans votre compte.
mail-password-retired-subject = Votre mot de passe pour { $brand } n’est plus accepté
mail-password-retired-body = Avec le temps, on a essayé trop souvent de deviner le mot de passe de votre compte { $brand }. Aucun de ces essais n’était bon. Par prudence, nous n’acceptons plus ce mot de passe, même de votre part. Récupérez le compte et choisissez un nouveau mot de passe.
mail-second-factor-retired-subject = Les codes de votre application d’authentification ne sont plus acceptés sur { $brand }
mail-second-factor-retired-body = Avec le temps, trop de mauvais codes ont été saisis pour votre compte { $brand }. Par prudence, nous n’acceptons plus les codes de votre application d’authentification. Vos codes de récupération fonctionnent encore. Connectez-vous avec l’un d’eux, ou continuez là où vous êtes déjà connecté, et configurez de nouveau l’application sur votre page de sécurité.
mail-second-factor-retired-recover = Vous n’avez pas de code de récupération ? Choisissez alors « { $recover } » sur la page de connexion.
mail-second-factor-retired-password = Quelqu’un d’autre a saisi ces codes ? Cette personne connaît alors sans doute votre mot de passe : changez-le aussi.

## Le chemin du retour vers un compte, à son propriétaire

mail-recovery-code = Vous utilisez la connexion en deux étapes ? Il vous faut alors aussi un code de votre application d’authentification ou un code de récupération. Si vous n’avez ni l’un ni l’autre, la page vous dit comment continuer.
mail-recovery-again = Le lien est trop ancien ? Choisissez « { $recover } » sur la page de connexion et nous vous en envoyons un nouveau.
mail-recovery-link-subject = Récupérez votre compte { $brand }
mail-recovery-link-body = Quelqu’un, sans doute vous, veut récupérer votre compte { $brand }. Suivez le lien et choisissez un nouveau mot de passe. Toutes les sessions se terminent alors, et un compte verrouillé s’ouvre de nouveau.
mail-recovery-link-button = Récupérer mon compte
mail-recovery-link-not-you = Ce n’était pas vous ? Alors vous n’avez rien à faire : sans ce lien, personne n’entre.
mail-recovery-held-subject = Quelqu’un veut récupérer votre compte { $brand }
mail-recovery-held-body = Quelqu’un, peut-être vous, veut récupérer votre compte { $brand } sans toutes les preuves qu’il demande. Ce n’est pas possible aussitôt : nous attendons d’abord, et nous vous le disons dès maintenant.
mail-recovery-held-button = Arrêter cette récupération
mail-recovery-held-you = C’était vous ? Attendez alors, et ne suivez pas le lien. Quand le délai est passé, nous vous envoyons un lien.
mail-recovery-held-not-you = Ce n’était pas vous ? Suivez alors le lien, ou connectez-vous comme toujours : l’un comme l’autre arrête la récupération. N’attendez pas : quand le délai est passé, elle peut être achevée. Changez ensuite le mot de passe de votre boîte e-mail, et celui de votre adresse de récupération si vous en avez une : quelqu’un d’autre peut sans doute y lire vos messages.
mail-recovery-ready-subject = Vous pouvez continuer la récupération de votre compte { $brand }
mail-recovery-ready-body = Le délai pour la récupération de votre compte { $brand } est passé. Suivez le lien et choisissez un nouveau mot de passe. Si le compte a la connexion en deux étapes, elle est désactivée en même temps, puisqu’elle est perdue.
mail-recovery-ready-button = Continuer la récupération
mail-recovery-ready-not-you = Ce n’était pas vous ? Connectez-vous alors maintenant avec votre mot de passe et un code : cela arrête la récupération. Changez ensuite le mot de passe de votre boîte e-mail : quelqu’un d’autre peut sans doute lire vos messages.
mail-recovery-cancelled-subject = La récupération de votre compte { $brand } a été arrêtée
mail-recovery-cancelled-body = La récupération qui attendait pour votre compte { $brand } a été arrêtée. Rien n’a changé dans le compte : votre mot de passe et la connexion en deux étapes restent tels quels. Pendant quelques jours, aucune ne peut commencer à attendre depuis la même adresse.
mail-recovery-cancelled-not-begun = Ce n’est pas vous qui aviez commencé la récupération ? Changez alors le mot de passe de votre boîte e-mail : quelqu’un d’autre peut sans doute lire vos messages.
mail-recovery-cancelled-begun = Vous l’aviez commencée, et quelqu’un d’autre l’a arrêtée ? Choisissez alors « { $recover } » sur la page de connexion. Avec un code de votre application d’authentification ou un code de récupération, vous pouvez continuer aussitôt.
mail-account-recovered-subject = Votre compte { $brand } a été récupéré
mail-account-recovered-body = Votre compte { $brand } vient d’être récupéré. Un nouveau mot de passe est en vigueur, et toutes les sessions sont terminées. Connectez-vous avec le nouveau mot de passe, et avec un code comme avant si vous utilisez la connexion en deux étapes. Des codes de récupération et une adresse de récupération mis en place peu avant ne sont peut-être plus en vigueur : votre page de sécurité le montre.
mail-recovered-not-you = Ce n’était pas vous ? Choisissez alors aussitôt « { $recover } » sur la page de connexion, et changez le mot de passe de votre boîte e-mail : quelqu’un d’autre peut sans doute lire vos messages.
mail-factor-lost-subject = Votre compte { $brand } a été récupéré sans la connexion en deux étapes
mail-factor-lost-body = Votre compte { $brand } vient d’être récupéré. Un nouveau mot de passe est valable, et toutes les sessions sont terminées. La connexion en deux étapes a été désactivée, puisqu’elle était perdue. Connectez-vous avec le nouveau mot de passe, puis configurez-la de nouveau.
mail-account-contained-subject = Votre compte { $brand } est verrouillé jusqu’à ce que vous le récupériez
mail-account-contained-body = Quelqu’un, sans doute vous, nous a signalé que quelqu’un d’autre était dans votre compte { $brand }. Nous avons mis fin à ce que cette personne a pu commencer, et verrouillé le compte pour tout le monde. Si un de nos messages a reçu cette réponse, une application d’authentification remplacée ou désactivée depuis est de nouveau en vigueur. Le compte reste verrouillé jusqu’à ce que vous le récupériez avec ce lien et choisissiez un nouveau mot de passe.
mail-account-contained-button = Retrouver mon compte
mail-account-contained-not-you = Vous ne nous avez rien signalé ? Récupérez quand même le compte, et changez le mot de passe de votre boîte e-mail : quelqu’un d’autre peut sans doute lire vos messages.

## Adresses : dit à celle qui vaut, à celle qui valait et à celle qui vaudra

mail-confirm-email-change-subject = Confirmez votre nouvelle adresse e-mail pour { $brand }
mail-confirm-email-change-body = Quelqu’un, sans doute vous, veut utiliser cette adresse e-mail pour un compte { $brand }. Connectez-vous à ce compte, et suivez le lien dans le même navigateur.
mail-confirm-email-change-button = Confirmer la nouvelle adresse
mail-confirm-email-change-not-you = Ce n’était pas vous ? Alors vous n’avez rien à faire : sans vous, personne ne peut utiliser cette adresse.
mail-email-change-requested-subject = Une autre adresse e-mail a été demandée sur { $brand }
mail-email-change-requested-body = Quelqu’un qui est connecté à votre compte { $brand } veut lui donner une autre adresse e-mail. Rien n’a encore changé : la nouvelle adresse doit d’abord être confirmée.
mail-email-changed-subject = Votre compte { $brand } a une nouvelle adresse e-mail
mail-email-changed-body = Désormais, vous vous connectez à votre compte { $brand } avec cette adresse e-mail, et c’est à elle que nous écrivons.
mail-email-changed-former = Nous l’avons dit aussi à l’ancienne adresse. Elle peut encore reprendre le compte pendant un certain temps.
mail-email-changed-away-subject = Votre compte { $brand } a une autre adresse e-mail
mail-email-changed-away-body = Votre compte { $brand } a reçu une autre adresse e-mail. Cette adresse-ci n’y mène plus. Si ce n’était pas vous, quelqu’un d’autre prend votre compte : suivez le lien.
mail-email-changed-away-button = Reprendre mon compte
mail-email-changed-away-not-you = Ce n’était pas vous ? Suivez alors le lien. Le compte est aussitôt verrouillé pour tout le monde, et vous le retrouvez à cette adresse.
mail-email-revert-begun-subject = L’ancienne adresse reprend votre compte { $brand }
mail-email-revert-begun-body = La personne qui lit l’ancienne adresse e-mail de votre compte { $brand } dit que le passage à cette adresse-ci est l’œuvre de quelqu’un d’autre. Le compte est verrouillé pour tout le monde. Si personne ne s’y oppose, il retourne à l’ancienne adresse d’ici quelques jours.
mail-email-revert-begun-button = M’opposer
mail-email-revert-begun-you = C’est vous qui l’avez repris ? Alors vous n’avez rien à faire.
mail-email-revert-begun-not-you = Vous avez changé l’adresse vous-même ? Suivez alors le lien. Avec un code de votre application d’authentification ou un code de récupération, vous gardez le compte ; sans lui, une personne décide.
mail-email-revert-waits-subject = Vous allez retrouver votre compte { $brand }
mail-email-revert-waits-body = Nous avons verrouillé votre compte { $brand } pour tout le monde, et nous l’avons dit à l’adresse qu’il a maintenant. Si personne ne s’y oppose, le compte est de nouveau à vous d’ici quelques jours, et nous vous envoyons un lien pour y entrer.
mail-email-revert-waits-button = Le retrouver maintenant
mail-email-revert-waits-faster = Inutile d’attendre : suivez le lien, et donnez un code de votre application d’authentification, un code de récupération, ou sans connexion en deux étapes votre mot de passe, tel qu’il était avant.
mail-email-revert-contested-subject = Une personne décide de votre compte { $brand }
mail-email-revert-contested-body = Deux adresses e-mail réclament le compte { $brand }. Il reste verrouillé, et ne va de lui-même à aucune des deux. Qui donne un code de l’application d’authentification ou un code de récupération valable depuis quelque temps avant le changement d’adresse en décide aussitôt, et l’ancienne adresse aussi avec le mot de passe d’alors. Utilisez le lien de notre message à ce sujet.
mail-email-revert-ended-subject = Le compte { $brand } garde sa nouvelle adresse
mail-email-revert-ended-body = La personne à qui appartient le compte { $brand } a prouvé avoir changé elle-même l’adresse e-mail. Le compte ne revient pas à cette adresse.
mail-email-returned-subject = Cette adresse est de nouveau celle de votre compte { $brand }
mail-email-returned-body = Votre compte { $brand } a de nouveau cette adresse e-mail. Il est encore verrouillé pour tout le monde : suivez le lien et choisissez un nouveau mot de passe.
mail-email-returned-away-subject = Le compte { $brand } est revenu à son ancienne adresse
mail-email-returned-away-body = Le compte { $brand } a de nouveau son ancienne adresse e-mail. Cette adresse-ci n’y mène plus.
mail-confirm-recovery-email-subject = Confirmez votre adresse de récupération pour { $brand }
mail-confirm-recovery-email-body = Quelqu’un, sans doute vous, veut pouvoir récupérer un compte { $brand } avec cette adresse e-mail, au cas où il serait un jour bloqué. Connectez-vous à ce compte, et suivez le lien dans le même navigateur.
mail-confirm-recovery-email-button = Confirmer l’adresse de récupération
mail-recovery-email-on-subject = Votre compte { $brand } a une adresse de récupération
mail-recovery-email-on-body = Une adresse de récupération de votre compte { $brand } est valable. Nous lui disons tout ce qui touche à votre sécurité, et elle vous rend le compte quand vous ne pouvez plus lire vos propres messages.
mail-recovery-email-off-subject = Une adresse de récupération n’est plus valable sur { $brand }
mail-recovery-email-off-body = Une adresse de récupération d’un compte { $brand } a été supprimée ou remplacée. Elle ne permet plus de retrouver le compte.
mail-recovery-help-subject = Quelqu’un demande de l’aide pour un compte { $brand }
mail-recovery-help-body = Une personne qui a prouvé la boîte e-mail d’un compte { $brand }, et qui n’y entre pas sans aide, a écrit ceci :
mail-recovery-help-account = Compte : { $account }
mail-recovery-help-own = De la boîte de { $email }, l’adresse du compte
mail-recovery-help-former = De la boîte de { $email }, une adresse que le compte avait
mail-recovery-help-recovery = De la boîte de { $email }, son adresse de récupération
mail-recovery-help-button = Ouvrir { $brand }
