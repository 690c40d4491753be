# The mails. Text and HTML say the same words; a link stands alone on its line.

mail-greeting = Hello,
mail-greeting-name = Hello { $name },
mail-link-lead = Or open this link in your browser:
mail-link-until = The link is good until { $until }.
mail-automatic = { $brand } ({ $host }) sent this mail automatically; nobody reads an answer to it. We never ask for your password or a code by mail.

## Confirm your address, to somebody who registered

mail-confirm-registration-subject = Confirm your email address for { $brand }
mail-confirm-registration-body = Somebody, probably you, began to create an account at { $brand } with this email address. Confirm the address and the account is yours.
mail-confirm-registration-button = Confirm email address
mail-confirm-registration-browser = Open the link in the browser in which you registered. In another one you are asked to choose a new password.
mail-confirm-registration-not-you = Was this not you? Then you need not do anything: without this link there will be no account.

## You already have an account, to its owner

mail-already-registered-subject = You already have an account at { $brand }
mail-already-registered-body = Somebody, probably you, tried to create an account at { $brand } with this email address. There already is one, so you can simply sign in.
mail-already-registered-button = Sign in
mail-already-registered-not-you = Was this not you? Then you need not do anything: nothing in your account has changed, and whoever tried was not told that it exists.

## Changes of what protects an account, to its owner

mail-security-button = Look at your security
mail-password-button = Change the password
mail-not-you = Was this not you? Then sign in at once, change your password and end every session that you don’t recognise.
mail-password-changed-subject = Your password for { $brand } was changed
mail-password-changed-body = The password of your account at { $brand } was changed just now. Every other session has ended, and every device is new to us again.
mail-password-reminder-subject = Time for a new password at { $brand }?
mail-password-reminder-body = You chose the password of your account at { $brand } quite some time ago. We advise a new one twice a year, and at once when somebody may know it. Nothing happens if you leave it as it is.
mail-password-change-required-subject = Choose a new password for { $brand }
mail-password-change-required-body = The password of your account at { $brand } may be known to somebody else. Sign in and choose a new one: nothing else works before that.
mail-second-factor-on-subject = Two-step sign-in is on at { $brand }
mail-second-factor-on-body = From now on, signing in to your account at { $brand } takes a code of your authenticator app as well. Every other session has ended. Keep your recovery codes in a safe place: they let you in when you lose your phone.
mail-second-factor-replaced-subject = Your authenticator for { $brand } was replaced
mail-second-factor-replaced-body = Another authenticator app took the place of the one before. Codes of the old one no longer work, and every other session has ended.
mail-second-factor-off-subject = Two-step sign-in is off at { $brand }
mail-second-factor-off-body = Signing in to your account at { $brand } takes the password alone again. Your recovery codes are void, and every other session has ended.
mail-recovery-codes-replaced-subject = New recovery codes are in force at { $brand }
mail-recovery-codes-replaced-body = New recovery codes of your account at { $brand } are in force. Keep them in a safe place. A code that they replaced no longer works.
mail-recovery-code-used-subject = A recovery code was used at { $brand }
mail-recovery-code-used-body = One of your recovery codes was used just now with your account at { $brand }. It is good for nothing any more. On your security page you can replace the codes that you used.
mail-recovery-codes-few-subject = Few recovery codes are left at { $brand }
mail-recovery-codes-few-body = One of your recovery codes was used just now with your account at { $brand }, and few are left. Get new ones before you run out: without them nobody gets you in when you lose your phone.
mail-device-copied-subject = One of your devices is no longer known at { $brand }
mail-device-copied-body = Somebody signed in to your account at { $brand }, or tried to, with the mark of a device that had been replaced since. That can mean that the data of your browser was copied, or put back from a backup. The device is no longer known to us. Look at your sessions and end those that you don’t recognise.
