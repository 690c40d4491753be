# The emails. Text and HTML use the same words. A link has a line of its own.

mail-greeting = Hello,
mail-greeting-name = Hello { $name },
mail-link-lead = Or open this link in your browser:
mail-link-until = This link expires on { $until }.
mail-about-when = When: { $when }
mail-about-device = Device: { $device }
mail-about-place = Location: { $place }
mail-about-repeats = This happened { $times } times since { $since }.
mail-about-not-before = Waiting period lasts at least until: { $when }
mail-automatic = { $brand } ({ $host }) sent this email automatically. Replies aren’t read. We never ask for your password or a code by email.

## Confirm your address, to someone who signed up

mail-confirm-registration-subject = Confirm your email address for { $brand }
mail-confirm-registration-body = Thanks for signing up for { $brand }. Confirm your email address to create your account.
mail-confirm-registration-button = Confirm email address
mail-confirm-registration-browser = Open the link in the browser you signed up with. In any other browser, you’ll be asked to choose a new password.
mail-confirm-registration-not-you = If you didn’t sign up, you can ignore this email. No account is created unless you confirm.

## You already have an account, to its owner

mail-already-registered-subject = You already have an account with { $brand }
mail-already-registered-body = We received a request to use this email address for an account at { $brand }. You already have one, so you can simply sign in.
mail-already-registered-button = Sign in
mail-already-registered-not-you = If this wasn’t you, you can ignore this email. Nothing in your account has changed, and the reply didn’t reveal that it exists.

## Security changes, to the owner

mail-security-button = Review your security
mail-password-button = Change password
mail-not-you = If this wasn’t you, open your security page now and choose “{ $secure }”. If you can’t sign in, choose “{ $recover }” on the sign-in page.
mail-alert-button = This wasn’t me
mail-alert-you = If this was you, you can ignore this email.
mail-alert-not-you = If this wasn’t you, open the link and confirm. We’ll end everything that started then or later, lock your account and email you a link to get it back.
mail-password-changed-subject = Your password was changed
mail-password-changed-body = The password of your { $brand } account was just changed. All other sessions have ended, and your known devices were forgotten.
mail-password-reminder-subject = Time for a new password?
mail-password-reminder-body = You’ve had the password of your { $brand } account for quite some time. We recommend a new one twice a year, and right away if someone else may know it. If you leave it as it is, nothing happens.
mail-password-change-required-subject = You need to choose a new password
mail-password-change-required-body = Someone else may know the password of your { $brand } account. Sign in and choose a new one. Until you do, you can’t use your account for anything else.
mail-second-factor-on-subject = Two-factor authentication is on
mail-second-factor-on-body = From now on, you also need a code from your authenticator app to sign in to your { $brand } account. All other sessions have ended. Keep your recovery codes in a safe place: you need them to sign in if you lose your phone.
mail-second-factor-replaced-subject = Your authenticator app was replaced
mail-second-factor-replaced-body = A new authenticator app was set up for your account. Codes from the old one no longer work, and all other sessions have ended.
mail-second-factor-off-subject = Two-factor authentication is off
mail-second-factor-off-body = You now sign in to your { $brand } account with your password alone. Your recovery codes no longer work, and all other sessions have ended.
mail-recovery-codes-replaced-subject = You have new recovery codes
mail-recovery-codes-replaced-body = You have new recovery codes for your { $brand } account. Keep them in a safe place. The codes they replace no longer work.
mail-recovery-code-used-subject = A recovery code was used
mail-recovery-code-used-body = One of the recovery codes of your { $brand } account was just used. It can’t be used again. You can replace used codes on your security page.
mail-recovery-codes-few-subject = You’re running out of recovery codes
mail-recovery-codes-few-body = One of the recovery codes of your { $brand } account was just used, and only a few are left. Get new ones before you run out: without them, you can’t sign in if you lose your phone.
mail-device-copied-subject = One of your devices may have been copied
mail-device-copied-body = Someone signed in to your { $brand } account, or tried to, with outdated data from one of your known devices. Your browser’s data may have been copied, or restored from a backup. We’ve forgotten this device. Review your sessions and end any you don’t recognise.
mail-new-sign-in-subject = New sign-in to your account
mail-new-sign-in-body = There was a new sign-in to your { $brand } account, from a browser we don’t know. You also get this email after you use a new device or clear your browser’s data.
mail-new-place-subject = New sign-in from a new location
mail-new-place-body = There was a new sign-in to your { $brand } account, on a known device but from a new network or country. This can happen when you travel or when your internet provider changes.
mail-sign-in-unfinished-subject = A sign-in with your password was not completed
mail-sign-in-unfinished-body = Someone entered the correct password of your { $brand } account, but not a correct code. They can’t get in without one. If this wasn’t you, someone else knows your password.
mail-account-unlocked-subject = Your account is unlocked
mail-account-unlocked-body = Your { $brand } account was just unlocked with a link we emailed you. The browser used for this is now a known device: wrong guesses by others can’t lock you out of it.

## Guesses at an account, to its owner

mail-unlock-button = Unlock my account
mail-unlock-code = If you use two-factor authentication, you also need a code from your authenticator app or a recovery code.
mail-unlock-again = If the link has expired, choose “{ $unlock }” on the sign-in page and we’ll email you a new one.
mail-account-locked-subject = Your account is locked on unknown devices
mail-account-locked-body = Too many wrong passwords or codes were entered for your { $brand } account. No one got in this way. We’ve locked the account on devices we don’t know. On your known devices, and wherever you’re already signed in, everything works as before and you don’t need to do anything. Anywhere else, use the link to unlock your account.
mail-account-locked-password = You don’t need a new password if yours is strong, you don’t use it anywhere else, and none of our emails says that someone knows it.
mail-unlock-link-subject = Unlock your account
mail-unlock-link-body = We received a request to unlock your { $brand } account. Open the link to unlock it.
mail-unlock-link-not-you = If this wasn’t you, you can ignore this email. No one can unlock the account without this link.
mail-not-locked-subject = Your account is not locked
mail-not-locked-body = We received a request to unlock your { $brand } account. It isn’t locked, so you can simply sign in.
mail-not-locked-recover = If you can’t sign in, choose “{ $recover }” on the sign-in page.
mail-not-locked-not-you = If this wasn’t you, you can ignore this email. Nothing in your account has changed.
mail-password-disabled-subject = Your password is no longer accepted
mail-password-disabled-body = Over time, there have been too many attempts to guess the password of your { $brand } account. None of them was right. As a precaution, we no longer accept this password, not even from you. Recover your account and choose a new one.
mail-second-factor-disabled-subject = Your authenticator app is no longer accepted
mail-second-factor-disabled-body = Over time, too many wrong codes were entered for your { $brand } account. As a precaution, we no longer accept codes from your authenticator app. Your recovery codes still work. Sign in with one, or use a device where you’re still signed in, and set up your authenticator app again on your security page.
mail-second-factor-disabled-recover = If you don’t have a recovery code, choose “{ $recover }” on the sign-in page.
mail-second-factor-disabled-password = If you didn’t enter these codes, someone else probably knows your password: change it too.

## Recovery, to the owner

mail-recovery-code = If you use two-factor authentication, you also need a code from your authenticator app or a recovery code. If you have neither, the page shows you what to do.
mail-recovery-again = If the link has expired, choose “{ $recover }” on the sign-in page and we’ll email you a new one.
mail-recovery-link-subject = Recover your account
mail-recovery-link-body = We received a request to recover your { $brand } account. Open the link and choose a new password. This ends every session and unlocks your account if it’s locked.
mail-recovery-link-button = Recover my account
mail-recovery-link-not-you = If this wasn’t you, you can ignore this email. No one can get in without this link.
mail-recovery-delayed-subject = Someone asked to recover your account
mail-recovery-delayed-body = Someone asked to recover your { $brand } account without your second factor, or through your recovery email. If it wasn’t you, stop it now: otherwise the recovery can be completed once the waiting period ends.
mail-recovery-delayed-button = Stop this recovery
mail-recovery-delayed-you = If it was you, wait, and don’t open the link. We’ll email you a different link when the waiting period ends.
mail-recovery-delayed-not-you = If it wasn’t you, open the link, or sign in as usual. Either one stops the recovery. Then change the password of your email account, and of your recovery email if you have one: someone else can probably read your emails there.
mail-recovery-ready-subject = You can now recover your account
mail-recovery-ready-body = The waiting period for recovering your { $brand } account is over. Open the link and choose a new password. If two-factor authentication is on, this turns it off, because you’re recovering without it.
mail-recovery-ready-button = Continue recovery
mail-recovery-ready-not-you = If this wasn’t you, sign in right away as usual: that stops the recovery. Then change the password of your email account: someone else can probably read your emails.
mail-recovery-needs-support-subject = Your recovery needs our support team
mail-recovery-needs-support-body = The waiting period for recovering your { $brand } account is over, and nothing but access to your email speaks for you. That isn’t enough to remove a second factor, so a person has to decide. Open the link to write to our support team, or to enter a code or your password after all.
mail-recovery-needs-support-button = Continue recovery
mail-recovery-refused-subject = Your recovery was refused
mail-recovery-refused-body = Our support team refused the recovery of your { $brand } account: what was shown isn’t enough to tell who the owner is. Nothing in the account has changed. If you have more to show, open the link: a code from your authenticator app or a recovery code, your password, on a browser that you have signed in with before.
mail-ownership-contested-subject = Two people say that your account is theirs
mail-ownership-contested-body = Someone asked to recover your { $brand } account, and someone else stopped it. Both have proved equally much. For three days, nothing can be changed in the account. After that, it goes to the side that has proved more, and if neither has, our support team decides.
mail-ownership-contested-you = Is the account yours? Choose “{ $recover }” on the sign-in page now, and enter everything you have: a code from your authenticator app or a recovery code, your password, on a browser that you have signed in with before.
mail-ownership-contested-not-you = Did you do nothing at all? Then someone else can probably read your emails. Change the password of your email account too.
mail-report-outweighed-subject = A report about your account changed nothing
mail-report-outweighed-body = Someone reported that your { $brand } account isn’t safe. We didn’t lock it, because someone has proved more for this account than the report did. Nothing has changed.
mail-report-outweighed-you = Was it you? Sign in with your password and a code. If you can’t, choose “{ $recover }” on the sign-in page and enter everything you have.
mail-recovery-cancelled-subject = The recovery of your account was stopped
mail-recovery-cancelled-body = The pending recovery of your { $brand } account was stopped, by someone who proved at least as much as the person who asked for it. Nothing in the account has changed: your password and two-factor authentication stay as they are.
mail-recovery-cancelled-not-you = If you didn’t ask for the recovery, change the password of your email account: someone else can probably read your emails.
mail-recovery-cancelled-you = If you did ask for it and someone else stopped it, choose “{ $recover }” on the sign-in page. With a code from your authenticator app or a recovery code, you can continue right away.
mail-account-recovered-subject = Your account was recovered
mail-account-recovered-body = Your { $brand } account was just recovered and has a new password. Every session has ended. Sign in with the new password, and with a code as before if you use two-factor authentication. Recovery codes or a recovery email set up shortly before may no longer work: check your security page.
mail-recovered-not-you = If this wasn’t you, choose “{ $recover }” on the sign-in page right away, and change the password of your email account: someone else can probably read your emails.
mail-factor-lost-subject = Your account was recovered without two-factor authentication
mail-factor-lost-body = Your { $brand } account was just recovered and has a new password. Every session has ended. Two-factor authentication was turned off, because the account was recovered without it. Sign in with the new password, then set it up again.
mail-account-contained-subject = Your account is locked until you recover it
mail-account-contained-body = We received a report that someone else was in your { $brand } account. We’ve ended what they may have started and locked the account. If the report came through one of our emails, an authenticator app that was replaced or turned off since then works again. To unlock your account, open the link and choose a new password.
mail-account-contained-button = Get my account back
mail-account-contained-not-you = If you didn’t report this, recover the account anyway, and change the password of your email account: someone else can probably read your emails.

## Email addresses: to the current, the previous and the new address

mail-confirm-email-change-subject = Confirm your new email address
mail-confirm-email-change-body = We received a request to use this email address for an account at { $brand }. Sign in to that account and open the link in the same browser.
mail-confirm-email-change-button = Confirm new address
mail-confirm-email-change-not-you = If this wasn’t you, you can ignore this email. Your address won’t be used unless you confirm it.
mail-email-change-requested-subject = A change of your email address was requested
mail-email-change-requested-body = Someone who is signed in to your { $brand } account asked to change its email address. Nothing has changed yet: the new address has to be confirmed first.
mail-email-changed-subject = Your account has a new email address
mail-email-changed-body = From now on, you sign in to your { $brand } account with this email address, and we send our emails here.
mail-email-changed-former = We’ve told your previous address too. For a while, the account can be taken back from there.
mail-email-changed-away-subject = Your account was moved to another email address
mail-email-changed-away-body = The email address of your { $brand } account was changed. You can no longer sign in with this address. If this wasn’t you, someone else is taking over your account: open the link now.
mail-email-changed-away-button = Take my account back
mail-email-changed-away-not-you = If this wasn’t you, open the link. We’ll lock the account right away, and you can get it back at this address.
mail-email-revert-started-subject = Your account is going back to its previous email address
mail-email-revert-started-body = Someone with access to the previous email address of your { $brand } account says that they didn’t change it to this one. We’ve locked the account. If no one objects, it goes back to the previous address in a few days.
mail-email-revert-started-button = Object
mail-email-revert-started-you = If you asked for the account to go back, you can ignore this email.
mail-email-revert-started-not-you = If you changed the address yourself, open the link. With a code from your authenticator app or a recovery code, you keep the account. Without one, our support team decides.
mail-email-revert-pending-subject = You’re getting your account back
mail-email-revert-pending-body = We’ve locked your { $brand } account and told its current email address. If no one objects, the account is yours again in a few days, and we’ll email you a link to get back in.
mail-email-revert-pending-button = Get it back now
mail-email-revert-pending-faster = You don’t have to wait: open the link and enter a code from your authenticator app or a recovery code. If you don’t use two-factor authentication, enter the password you had before the change.
mail-email-revert-contested-subject = Two email addresses claim your account
mail-email-revert-contested-body = Two email addresses claim the same account at { $brand }. It stays locked until our support team decides. You can settle this right away with a code from the authenticator app, or a recovery code, if it was set up some time before the address was changed. Without two-factor authentication, the password from before the change works too, from the previous address. Use the link in our earlier email about this.
mail-email-revert-ended-subject = The account stays with its new email address
mail-email-revert-ended-body = The owner of the { $brand } account proved that they changed the email address themselves. The account won’t go back to this address.
mail-email-restored-subject = Your account has this email address again
mail-email-restored-body = Your { $brand } account has this email address again. It’s still locked: open the link and choose a new password.
mail-email-restored-away-subject = The account has its previous email address again
mail-email-restored-away-body = The { $brand } account has its previous email address again. You can no longer sign in with this one.
mail-confirm-recovery-email-subject = Confirm your recovery email
mail-confirm-recovery-email-body = We received a request to make this the recovery email of an account at { $brand }, for when its owner can’t get in. Sign in to that account and open the link in the same browser.
mail-confirm-recovery-email-button = Confirm recovery email
mail-recovery-email-on-subject = A recovery email was added to your account
mail-recovery-email-on-body = A recovery email was added to your { $brand } account. We send your security alerts there too, and you can use it to recover the account when you can’t read your own emails.
mail-recovery-email-off-subject = A recovery email was removed
mail-recovery-email-off-body = The recovery email of an account at { $brand } was removed or replaced. It can no longer be used to recover the account.
mail-recovery-help-subject = Help requested with an account
mail-recovery-help-body = Someone can’t get back in to an account at { $brand } without help. They proved that they can read one of its mailboxes, and wrote:
mail-recovery-help-account = Account ID: { $account }
mail-recovery-help-own = Proven mailbox: { $email }, the account’s email address
mail-recovery-help-former = Proven mailbox: { $email }, a previous address of the account
mail-recovery-help-recovery = Proven mailbox: { $email }, the account’s recovery email
mail-recovery-help-button = Open { $brand }
