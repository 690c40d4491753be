# The emails. Text and HTML say the same words; a link stands alone on its line.

mail-greeting = Bonjour,
mail-greeting-name = Bonjour { $name },
mail-link-lead = Vous pouvez aussi ouvrir ce lien dans votre navigateur :
mail-link-until = Ce lien est valable jusqu’au { $until }.
mail-about-when = Date : { $when }
mail-about-device = Appareil : { $device }
mail-about-place = Origine : { $place }
mail-about-repeats = Cela s’est produit { $times } fois depuis le { $since }.
mail-about-not-before = Prise d’effet : au plus tôt le { $when }
mail-automatic = Cet e-mail a été envoyé automatiquement par { $brand } ({ $host }). Merci de ne pas y répondre : les réponses ne sont pas lues. Nous ne vous demandons jamais votre mot de passe ni un code par e-mail.

## Confirm your address, to the person who signed up

mail-confirm-registration-subject = Confirmez votre adresse e-mail pour { $brand }
mail-confirm-registration-body = Une création de compte { $brand } a été demandée avec cette adresse e-mail. Pour terminer votre inscription, confirmez que l’adresse est bien la vôtre.
mail-confirm-registration-button = Confirmer l’adresse e-mail
mail-confirm-registration-browser = Ouvrez le lien dans le navigateur utilisé pour votre inscription. Dans un autre navigateur, vous devrez choisir un nouveau mot de passe.
mail-confirm-registration-not-you = Ce n’était pas vous ? Ignorez cet e-mail : aucun compte ne sera créé.

## You already have an account, to its owner

mail-already-registered-subject = Vous avez déjà un compte { $brand }
mail-already-registered-body = Une création de compte { $brand } a été demandée avec cette adresse e-mail. Or vous avez déjà un compte : il vous suffit de vous connecter.
mail-already-registered-button = Se connecter
mail-already-registered-not-you = Ce n’était pas vous ? Vous n’avez rien à faire : rien n’a changé dans votre compte, et son existence n’a pas été révélée.

## Changes to what protects an account, to its owner

mail-security-button = Voir ma page Sécurité
mail-password-button = Changer mon mot de passe
mail-not-you = Ce n’était pas vous ? Ouvrez tout de suite votre page Sécurité, puis « { $secure } ». Si vous ne pouvez pas vous connecter, choisissez « { $recover } » sur la page de connexion.
mail-alert-button = Ce n’était pas moi
mail-alert-you = C’était vous ? Vous n’avez rien à faire.
mail-alert-not-you = Ce n’était pas vous ? Suivez le lien ci-dessus et confirmez. Les sessions ouvertes à partir de ce moment seront fermées, votre compte sera verrouillé et vous recevrez un lien pour le récupérer.
mail-password-changed-subject = Votre mot de passe a été changé
mail-password-changed-body = Le mot de passe de votre compte { $brand } vient d’être changé. Toutes les autres sessions ont été fermées et tous vos appareils connus ont été oubliés.
mail-password-reminder-subject = Pensez à changer votre mot de passe
mail-password-reminder-body = Vous utilisez le même mot de passe { $brand } depuis longtemps. Nous vous conseillons d’en changer deux fois par an, et sans attendre si quelqu’un d’autre a pu l’apprendre. Vous pouvez aussi le garder : votre compte continuera de fonctionner normalement.
mail-password-change-required-subject = Choisissez un nouveau mot de passe
mail-password-change-required-body = Quelqu’un d’autre connaît peut-être le mot de passe de votre compte { $brand }. Connectez-vous et choisissez-en un nouveau : vous ne pourrez rien faire d’autre avant cela.
mail-second-factor-on-subject = Validation en deux étapes activée
mail-second-factor-on-body = Pour vous connecter à votre compte { $brand }, il faut désormais aussi un code de votre application d’authentification. Toutes les autres sessions ont été fermées. Conservez vos codes de récupération en lieu sûr : ils vous permettront de vous connecter si vous perdez votre téléphone.
mail-second-factor-replaced-subject = Application d’authentification remplacée
mail-second-factor-replaced-body = Une nouvelle application d’authentification a remplacé la précédente. Les codes de l’ancienne ne fonctionnent plus et toutes les autres sessions ont été fermées.
mail-second-factor-off-subject = Validation en deux étapes désactivée
mail-second-factor-off-body = Le mot de passe suffit de nouveau pour se connecter à votre compte { $brand }. Vos codes de récupération ne sont plus valables et toutes les autres sessions ont été fermées.
mail-recovery-codes-replaced-subject = Vous avez de nouveaux codes de récupération
mail-recovery-codes-replaced-body = Les nouveaux codes de récupération de votre compte { $brand } sont actifs. Conservez-les en lieu sûr. Les codes qu’ils remplacent ne fonctionnent plus.
mail-recovery-code-used-subject = Un code de récupération a été utilisé
mail-recovery-code-used-body = Un de vos codes de récupération vient d’être utilisé sur votre compte { $brand }. Il ne peut plus servir. Vous pouvez remplacer les codes utilisés depuis votre page Sécurité.
mail-recovery-codes-few-subject = Il vous reste peu de codes de récupération
mail-recovery-codes-few-body = Un de vos codes de récupération vient d’être utilisé sur votre compte { $brand }, et il vous en reste peu. Créez-en de nouveaux avant d’en manquer : sans eux, vous ne pourrez plus vous connecter si vous perdez votre téléphone.
mail-device-copied-subject = Un de vos appareils n’est plus reconnu
mail-device-copied-body = Une connexion à votre compte { $brand }, réussie ou non, a utilisé d’anciennes données d’un de vos appareils. Les données de votre navigateur ont peut-être été copiées, ou restaurées depuis une sauvegarde. Par précaution, nous ne reconnaissons plus cet appareil. Vérifiez vos sessions et fermez celles que vous ne reconnaissez pas.
mail-new-sign-in-subject = Nouvelle connexion à votre compte
mail-new-sign-in-body = Une connexion à votre compte { $brand } vient d’avoir lieu depuis un navigateur que nous ne connaissions pas. Vous recevez aussi cet e-mail quand vous vous connectez sur un nouvel appareil, ou après avoir effacé les données de votre navigateur.
mail-new-place-subject = Connexion depuis un nouveau lieu
mail-new-place-body = Une connexion à votre compte { $brand } vient d’avoir lieu sur un appareil connu, mais depuis un réseau ou un pays inhabituel. Cela arrive quand vous voyagez ou changez de fournisseur d’accès.
mail-sign-in-unfinished-subject = Tentative de connexion avec votre mot de passe
mail-sign-in-unfinished-body = Le bon mot de passe de votre compte { $brand } a été saisi, mais aucun code valide n’a suivi. Sans code, la connexion est impossible. Si ce n’était pas vous, quelqu’un d’autre connaît votre mot de passe.
mail-account-unlocked-subject = Votre compte est déverrouillé
mail-account-unlocked-body = Votre compte { $brand } vient d’être déverrouillé avec un lien que nous vous avons envoyé par e-mail. Le navigateur utilisé est désormais un appareil connu : les tentatives d’inconnus ne pourront plus vous y bloquer.

## Guesses at an account, to its owner

mail-unlock-button = Déverrouiller mon compte
mail-unlock-code = Si vous utilisez la validation en deux étapes, il vous faudra aussi un code de votre application d’authentification ou un code de récupération.
mail-unlock-again = Le lien a expiré ? Choisissez « { $unlock } » sur la page de connexion pour en recevoir un nouveau.
mail-account-locked-subject = Votre compte est verrouillé sur les appareils inconnus
mail-account-locked-body = Trop de mots de passe ou de codes incorrects ont été saisis pour votre compte { $brand }. Aucune de ces tentatives n’a abouti. Nous avons verrouillé le compte sur les appareils que nous ne connaissons pas. Dans une session déjà ouverte ou sur un appareil connu, rien ne change et vous n’avez rien à faire. Partout ailleurs, utilisez le lien pour déverrouiller le compte.
mail-account-locked-password = Inutile de changer de mot de passe si le vôtre est robuste, si vous ne l’utilisez nulle part ailleurs et si aucun de nos e-mails ne vous signale que quelqu’un le connaît.
mail-unlock-link-subject = Déverrouillez votre compte
mail-unlock-link-body = Un lien de déverrouillage a été demandé pour votre compte { $brand }. Suivez-le pour déverrouiller le compte.
mail-unlock-link-not-you = Ce n’était pas vous ? Ignorez cet e-mail : sans ce lien, personne ne peut déverrouiller le compte.
mail-not-locked-subject = Votre compte n’est pas verrouillé
mail-not-locked-body = Un lien de déverrouillage a été demandé pour votre compte { $brand }. Or ce compte n’est pas verrouillé : il vous suffit de vous connecter.
mail-not-locked-recover = Vous n’arrivez pas à vous connecter ? Choisissez « { $recover } » sur la page de connexion.
mail-not-locked-not-you = Ce n’était pas vous ? Ignorez cet e-mail : rien n’a changé dans votre compte.
mail-password-disabled-subject = Votre mot de passe n’est plus accepté
mail-password-disabled-body = Au fil du temps, trop de mots de passe incorrects ont été essayés sur votre compte { $brand }. Aucun n’était le bon. Par sécurité, nous n’acceptons plus votre mot de passe actuel, même si c’est vous qui le saisissez. Récupérez votre compte et choisissez-en un nouveau.
mail-second-factor-disabled-subject = Les codes de votre application ne sont plus acceptés
mail-second-factor-disabled-body = Au fil du temps, trop de codes incorrects ont été saisis pour votre compte { $brand }. Par sécurité, nous n’acceptons plus les codes de votre application d’authentification. Vos codes de récupération fonctionnent toujours. Connectez-vous avec l’un d’eux, ou utilisez une session déjà ouverte, puis configurez de nouveau l’application depuis votre page Sécurité.
mail-second-factor-disabled-recover = Vous n’avez pas de code de récupération ? Choisissez « { $recover } » sur la page de connexion.
mail-second-factor-disabled-password = Ces codes n’ont pas été saisis par vous ? Quelqu’un d’autre connaît sans doute votre mot de passe : changez-le aussi.

## Account recovery, to the owner

mail-recovery-code = Si vous utilisez la validation en deux étapes, il vous faudra aussi un code de votre application d’authentification ou un code de récupération. Si vous n’avez ni l’un ni l’autre, la page vous indiquera comment continuer.
mail-recovery-again = Le lien a expiré ? Choisissez « { $recover } » sur la page de connexion pour en recevoir un nouveau.
mail-recovery-link-subject = Récupérez votre compte
mail-recovery-link-body = La récupération de votre compte { $brand } a été demandée. Suivez le lien et choisissez un nouveau mot de passe. Toutes les sessions seront alors fermées et, si le compte est verrouillé, il sera déverrouillé.
mail-recovery-link-button = Récupérer mon compte
mail-recovery-link-not-you = Ce n’était pas vous ? Ignorez cet e-mail : sans ce lien, personne ne peut accéder à votre compte.
mail-recovery-delayed-subject = Récupération de votre compte demandée : arrêtez-la si ce n’est pas vous
mail-recovery-delayed-body = La récupération de votre compte { $brand } a été demandée sans code de validation, ou depuis votre adresse de récupération. Elle ne pourra aboutir qu’après un délai d’attente, pour vous laisser le temps de réagir.
mail-recovery-delayed-button = Arrêter cette récupération
mail-recovery-delayed-you = C’était vous ? Patientez et ne suivez pas le lien ci-dessus. À la fin du délai, vous recevrez un autre lien.
mail-recovery-delayed-not-you = Ce n’était pas vous ? Suivez le lien ci-dessus ou connectez-vous comme d’habitude : dans les deux cas, la récupération est arrêtée. N’attendez pas : à la fin du délai, elle pourra aboutir. Changez ensuite le mot de passe de votre messagerie et, si vous avez une adresse de récupération, celui de cette messagerie aussi : quelqu’un d’autre y lit sans doute vos e-mails.
mail-recovery-ready-subject = Vous pouvez terminer la récupération de votre compte
mail-recovery-ready-body = Le délai de récupération de votre compte { $brand } est écoulé. Suivez le lien et choisissez un nouveau mot de passe. Si la validation en deux étapes était activée, elle sera désactivée en même temps, puisque vous n’y avez plus accès.
mail-recovery-ready-button = Continuer la récupération
mail-recovery-ready-not-you = Ce n’était pas vous ? Connectez-vous tout de suite comme d’habitude : la récupération sera arrêtée. Changez ensuite le mot de passe de votre messagerie : quelqu’un d’autre lit sans doute vos e-mails.
mail-recovery-needs-support-subject = L’assistance doit examiner votre récupération
mail-recovery-needs-support-body = Le délai de récupération de votre compte { $brand } est écoulé, et seul l’accès à votre messagerie parle pour vous. Cela ne suffit pas pour désactiver la validation en deux étapes : une personne doit décider. Suivez le lien pour écrire à l’assistance, ou pour saisir malgré tout un code ou votre mot de passe.
mail-recovery-needs-support-button = Continuer la récupération
mail-recovery-refused-subject = Votre récupération a été refusée
mail-recovery-refused-body = L’assistance a refusé la récupération de votre compte { $brand } : les preuves fournies ne permettent pas de savoir qui en est titulaire. Rien n’a changé dans le compte. Vous avez plus à montrer ? Suivez le lien : un code de votre application d’authentification ou un code de récupération, et votre mot de passe, dans un navigateur déjà utilisé pour vous connecter.
mail-ownership-contested-subject = Deux personnes disent que votre compte leur appartient
mail-ownership-contested-body = Quelqu’un a demandé à récupérer votre compte { $brand }, et quelqu’un d’autre s’y est opposé. Les deux ont fourni autant de preuves. Pendant trois jours, rien ne peut être modifié dans le compte. Ensuite, il revient à la personne qui aura fourni le plus de preuves ; à égalité, l’assistance décide.
mail-ownership-contested-you = Le compte est à vous ? Choisissez « { $recover } » sur la page de connexion dès maintenant et saisissez tout ce que vous avez : un code de votre application d’authentification ou un code de récupération, et votre mot de passe, dans un navigateur déjà utilisé pour vous connecter.
mail-ownership-contested-not-you = Vous n’avez rien fait ? Alors quelqu’un d’autre lit sans doute vos e-mails. Changez aussi le mot de passe de votre messagerie.
mail-report-outweighed-subject = Un signalement n’a rien changé à votre compte
mail-report-outweighed-body = Quelqu’un a signalé que votre compte { $brand } n’est pas sûr. Nous ne l’avons pas verrouillé : une autre personne a fourni plus de preuves pour ce compte que ce signalement. Rien n’a changé.
mail-report-outweighed-you = C’était vous ? Connectez-vous avec votre mot de passe et un code. Si c’est impossible, choisissez « { $recover } » sur la page de connexion et saisissez tout ce que vous avez.
mail-recovery-cancelled-subject = La récupération de votre compte a été arrêtée
mail-recovery-cancelled-body = La récupération en attente pour votre compte { $brand } a été arrêtée par une personne qui a fourni au moins autant de preuves que celle qui l’avait demandée. Rien n’a changé : ni votre mot de passe, ni la validation en deux étapes.
mail-recovery-cancelled-not-you = Vous n’aviez pas demandé cette récupération ? Changez le mot de passe de votre messagerie : quelqu’un d’autre lit sans doute vos e-mails.
mail-recovery-cancelled-you = Vous l’aviez demandée et quelqu’un d’autre l’a arrêtée ? Choisissez « { $recover } » sur la page de connexion. Avec un code de votre application d’authentification ou un code de récupération, vous pourrez continuer sans attendre.
mail-account-recovered-subject = Votre compte a été récupéré
mail-account-recovered-body = Votre compte { $brand } vient d’être récupéré avec un nouveau mot de passe. Toutes les sessions ont été fermées. Connectez-vous avec le nouveau mot de passe et, si vous utilisez la validation en deux étapes, avec un code comme avant. Les codes de récupération et l’adresse de récupération ajoutés peu avant ne sont peut-être plus valables : vérifiez-les sur votre page Sécurité.
mail-recovered-not-you = Ce n’était pas vous ? Choisissez tout de suite « { $recover } » sur la page de connexion, puis changez le mot de passe de votre messagerie : quelqu’un d’autre lit sans doute vos e-mails.
mail-factor-lost-subject = Compte récupéré, validation en deux étapes désactivée
mail-factor-lost-body = Votre compte { $brand } vient d’être récupéré avec un nouveau mot de passe. Toutes les sessions ont été fermées. La validation en deux étapes a été désactivée, puisque vous n’y aviez plus accès. Connectez-vous avec le nouveau mot de passe, puis configurez-la de nouveau.
mail-account-contained-subject = Votre compte est verrouillé : récupérez-le
mail-account-contained-body = On nous a signalé que quelqu’un d’autre avait accès à votre compte { $brand }. Nous avons fermé les sessions et annulé les demandes qui pouvaient venir de cette personne, puis verrouillé le compte : plus personne ne peut s’y connecter. Si le signalement vient d’un de nos e-mails d’alerte, l’application d’authentification remplacée ou désactivée depuis a été rétablie. Pour déverrouiller le compte, récupérez-le avec ce lien et choisissez un nouveau mot de passe.
mail-account-contained-button = Récupérer mon compte
mail-account-contained-not-you = Ce signalement ne vient pas de vous ? Récupérez quand même votre compte, puis changez le mot de passe de votre messagerie : quelqu’un d’autre lit sans doute vos e-mails.

## Addresses: to the current one, the former one and the new one

mail-confirm-email-change-subject = Confirmez votre nouvelle adresse e-mail
mail-confirm-email-change-body = L’utilisation de cette adresse e-mail a été demandée pour un compte { $brand }. Si c’est vous, connectez-vous à ce compte, puis suivez le lien dans le même navigateur.
mail-confirm-email-change-button = Confirmer la nouvelle adresse
mail-confirm-email-change-not-you = Ce n’était pas vous ? Ignorez cet e-mail : sans votre confirmation, personne ne peut utiliser cette adresse.
mail-email-change-requested-subject = Changement d’adresse e-mail demandé
mail-email-change-requested-body = Un changement d’adresse e-mail a été demandé depuis une session ouverte sur votre compte { $brand }. Rien n’a changé pour l’instant : la nouvelle adresse doit d’abord être confirmée.
mail-email-changed-subject = Votre adresse e-mail a été changée
mail-email-changed-body = Vous vous connectez désormais à votre compte { $brand } avec cette adresse e-mail, et c’est ici que nous vous écrirons.
mail-email-changed-former = Nous avons aussi prévenu l’ancienne adresse. Pendant un certain temps, elle permet encore de reprendre le compte.
mail-email-changed-away-subject = L’adresse e-mail de votre compte a été changée
mail-email-changed-away-body = Votre compte { $brand } est désormais associé à une autre adresse e-mail. L’adresse à laquelle vous recevez cet e-mail ne permet plus d’y accéder. Si ce n’était pas vous, quelqu’un d’autre est en train de prendre le contrôle de votre compte : suivez le lien ci-dessous.
mail-email-changed-away-button = Reprendre mon compte
mail-email-changed-away-not-you = Ce n’était pas vous ? Suivez le lien ci-dessus. Le compte sera aussitôt verrouillé et vous pourrez le récupérer à cette adresse.
mail-email-revert-started-subject = L’ancienne adresse veut reprendre votre compte
mail-email-revert-started-body = Depuis l’ancienne adresse e-mail de votre compte { $brand }, quelqu’un a signalé ne pas être à l’origine du changement d’adresse. Le compte est verrouillé : plus personne ne peut s’y connecter. Sans opposition, il reviendra à l’ancienne adresse dans quelques jours.
mail-email-revert-started-button = M’opposer
mail-email-revert-started-you = C’est vous qui reprenez le compte ? Vous n’avez rien à faire.
mail-email-revert-started-not-you = Vous avez changé l’adresse vous-même ? Suivez le lien ci-dessus. Avec un code de votre application d’authentification ou un code de récupération, vous gardez le compte. Sans code, l’assistance décidera.
mail-email-revert-pending-subject = Votre compte vous sera bientôt rendu
mail-email-revert-pending-body = Nous avons verrouillé votre compte { $brand } et prévenu son adresse e-mail actuelle. Sans opposition, il vous sera rendu dans quelques jours, et vous recevrez un lien pour y accéder.
mail-email-revert-pending-button = Reprendre mon compte maintenant
mail-email-revert-pending-faster = Pour ne pas attendre, suivez le lien et saisissez un code de votre application d’authentification ou un code de récupération. Si vous n’utilisez pas la validation en deux étapes, saisissez le mot de passe que vous aviez avant le changement d’adresse.
mail-email-revert-contested-subject = Deux adresses e-mail réclament votre compte
mail-email-revert-contested-body = Deux adresses e-mail réclament le compte { $brand }. Il reste verrouillé et ne sera attribué automatiquement à aucune des deux : l’assistance décidera. Pour le récupérer sans attendre, utilisez le lien de notre e-mail précédent et saisissez un code de l’application d’authentification, ou un code de récupération, déjà en place quelque temps avant le changement d’adresse. Depuis l’ancienne adresse, le mot de passe de l’époque est aussi accepté si la validation en deux étapes n’était pas utilisée.
mail-email-revert-ended-subject = Le compte garde sa nouvelle adresse e-mail
mail-email-revert-ended-body = Le titulaire du compte { $brand } a prouvé qu’il avait lui-même changé l’adresse e-mail. Le compte ne reviendra pas à cette adresse.
mail-email-restored-subject = Votre compte a retrouvé cette adresse e-mail
mail-email-restored-body = Votre compte { $brand } est de nouveau associé à cette adresse e-mail. Il est encore verrouillé : suivez le lien et choisissez un nouveau mot de passe.
mail-email-restored-away-subject = Le compte a retrouvé son ancienne adresse e-mail
mail-email-restored-away-body = Le compte { $brand } est de nouveau associé à son ancienne adresse e-mail. L’adresse à laquelle vous recevez cet e-mail ne permet plus d’y accéder.
mail-confirm-recovery-email-subject = Confirmez votre adresse de récupération
mail-confirm-recovery-email-body = L’utilisation de cette adresse e-mail comme adresse de récupération a été demandée pour un compte { $brand }. Elle permettra de récupérer ce compte en cas de blocage. Si c’est vous, connectez-vous au compte, puis suivez le lien dans le même navigateur.
mail-confirm-recovery-email-button = Confirmer l’adresse de récupération
mail-recovery-email-on-subject = Adresse de récupération ajoutée
mail-recovery-email-on-body = Une adresse de récupération est maintenant associée à votre compte { $brand }. Elle recevra tous nos e-mails de sécurité et vous permettra de récupérer le compte si vous n’avez plus accès à votre messagerie.
mail-recovery-email-off-subject = Adresse de récupération supprimée
mail-recovery-email-off-body = Une adresse de récupération d’un compte { $brand } a été supprimée ou remplacée. Elle ne permet plus de récupérer le compte.
mail-recovery-help-subject = Demande d’aide pour un compte
mail-recovery-help-body = Une personne ne parvient pas à récupérer un compte { $brand } sans aide. Elle a prouvé qu’elle a accès à la messagerie indiquée ci-dessous. Voici son message :
mail-recovery-help-account = Identifiant du compte : { $account }
mail-recovery-help-own = Messagerie : { $email }, adresse du compte
mail-recovery-help-former = Messagerie : { $email }, ancienne adresse du compte
mail-recovery-help-recovery = Messagerie : { $email }, adresse de récupération du compte
mail-recovery-help-button = Ouvrir { $brand }
