# The mails. Text and HTML say the same words; a link stands alone on its line.

mail-greeting = Hello,
mail-greeting-name = Hello { $name },
mail-link-lead = Or open this link in your browser:
mail-link-until = The link is good until { $until }.
mail-about-when = When: { $when }
mail-about-device = With: { $device }
mail-about-place = From: { $place }
mail-about-not-before = Not before: { $when }
mail-automatic = { $brand } ({ $host }) sent this mail automatically; nobody reads an answer to it. We never ask for your password or a code by mail.

## Confirm your address, to somebody who registered

mail-confirm-registration-subject = Confirm your email address for { $brand }
mail-confirm-registration-body = Somebody, probably you, began to create an account at { $brand } with this email address. Confirm the address and the account is yours.
mail-confirm-registration-button = Confirm email address
mail-confirm-registration-browser = Open the link in the browser in which you registered. In another one you are asked to choose a new password.
mail-confirm-registration-not-you = Was this not you? Then you need not do anything: without this link there will be no account.

## You already have an account, to its owner

mail-already-registered-subject = You already have an account at { $brand }
mail-already-registered-body = Somebody, probably you, wanted to use this email address for an account at { $brand }. There already is one, so you can simply sign in.
mail-already-registered-button = Sign in
mail-already-registered-not-you = Was this not you? Then you need not do anything: nothing in your account has changed, and whoever tried was not told that it exists.

## Changes of what protects an account, to its owner

mail-security-button = Look at your security
mail-password-button = Change the password
mail-not-you = Was this not you? Then open your security page and go to “{ $secure }” at once. Can’t you sign in? Then choose “{ $recover }” on the sign-in page.
mail-alert-button = This was not me
mail-alert-you = Was this you? Then you need not do anything.
mail-alert-not-you = Was this not you? Then follow the link. Whatever began then ends, the account is locked for everybody, and we mail you a link to get it back.
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
mail-new-sign-in-subject = New sign-in to your account at { $brand }
mail-new-sign-in-body = Somebody signed in to your account at { $brand } just now, on a browser that we didn’t know. We write this too when you sign in on a new device yourself, or after you cleared the data of your browser.
mail-new-place-subject = A sign-in at { $brand } from somewhere new
mail-new-place-body = Somebody signed in to your account at { $brand } just now, on a device that we know, but from a network or country that is new to us. That is so when you travel, or when your provider changes.
mail-sign-in-unfinished-subject = A sign-in at { $brand } was not finished
mail-sign-in-unfinished-body = Somebody gave the right password of your account at { $brand }, and no right code followed. Without a code nobody gets in. If this was not you, somebody else knows your password.
mail-account-unlocked-subject = Your account at { $brand } is open again
mail-account-unlocked-body = Your account at { $brand } was unlocked just now with a link that we mailed to you. From now on we know the browser in which that was done, and strangers can’t lock you out of it.

## Guesses at an account, to its owner

mail-unlock-button = Unlock my account
mail-unlock-code = Do you use two-step sign-in? Then you also need a code of your authenticator app or a recovery code.
mail-unlock-again = Is the link too old? Choose “{ $unlock }” on the sign-in page and we mail you a new one.
mail-account-locked-subject = Your account at { $brand } is locked for unknown devices
mail-account-locked-body = Somebody tried wrong passwords or codes for your account at { $brand } too often. Nobody got in that way. We locked the account for devices that we don’t know. Where you are signed in already, and on a device that we know, everything works as before and you need not do anything. Anywhere else, the link opens the account for you.
mail-account-locked-password = You need not choose a new password if yours is strong, you use it nowhere else, and no mail of ours says that somebody knows it.
mail-unlock-link-subject = Unlock your account at { $brand }
mail-unlock-link-body = Somebody, probably you, asked for a link that unlocks your account at { $brand }. Follow the link and the account opens again.
mail-unlock-link-not-you = Was this not you? Then you need not do anything: without this link nobody can unlock the account.
mail-not-locked-subject = Your account at { $brand } is not locked
mail-not-locked-body = Somebody, probably you, asked for a link that unlocks your account at { $brand }. The account is not locked, so you can simply sign in.
mail-not-locked-recover = Can’t you sign in? Then choose “{ $recover }” on the sign-in page.
mail-not-locked-not-you = Was this not you? Then you need not do anything: nothing in your account has changed.
mail-password-retired-subject = Your password for { $brand } is no longer accepted
mail-password-retired-body = Over time, the password of your account at { $brand } was guessed at too often. None of these guesses was right. To be safe we no longer accept this password, not even from you. Recover the account and choose a new one.
mail-second-factor-retired-subject = Codes of your authenticator app are no longer accepted at { $brand }
mail-second-factor-retired-body = Over time, too many wrong codes were typed for your account at { $brand }. To be safe we no longer accept codes of your authenticator app. Your recovery codes still work. Sign in with one, or go on where you are signed in already, and set up the authenticator app anew on your security page.
mail-second-factor-retired-recover = Have you no recovery code? Then choose “{ $recover }” on the sign-in page.
mail-second-factor-retired-password = Did somebody else type these codes? Then that person probably knows your password: change it too.

## The way back to an account, to its owner

mail-recovery-code = Do you use two-step sign-in? Then you also need a code of your authenticator app or a recovery code. If you have neither, the page tells you how to go on.
mail-recovery-again = Is the link too old? Choose “{ $recover }” on the sign-in page and we mail you a new one.
mail-recovery-link-subject = Recover your account at { $brand }
mail-recovery-link-body = Somebody, probably you, wants to recover your account at { $brand }. Follow the link and choose a new password. Then every session ends, and a locked account opens again.
mail-recovery-link-button = Recover my account
mail-recovery-link-not-you = Was this not you? Then you need not do anything: without this link nobody gets in.
mail-recovery-held-subject = Somebody wants to recover your account at { $brand }
mail-recovery-held-body = Somebody, perhaps you, wants to recover your account at { $brand } without every proof that it asks for. That is not possible at once: we wait first, and tell you now.
mail-recovery-held-button = Stop this recovery
mail-recovery-held-you = Was this you? Then wait, and don’t follow the link. When the time is over we mail you a link.
mail-recovery-held-not-you = Was this not you? Then follow the link, or sign in as you always do: either stops the recovery. Don’t put it off: when the time is over, it can be completed. After that change the password of your mailbox, and that of your recovery address if you have one: somebody else can probably read your mail there.
mail-recovery-ready-subject = You can go on with the recovery of your account at { $brand }
mail-recovery-ready-body = The waiting time for the recovery of your account at { $brand } is over. Follow the link and choose a new password. If the account has two-step sign-in, that is switched off with it, because it was lost.
mail-recovery-ready-button = Go on with the recovery
mail-recovery-ready-not-you = Was this not you? Then sign in now with your password and a code: that stops the recovery. After that change the password of your mailbox: somebody else can probably read your mail.
mail-recovery-cancelled-subject = The recovery of your account at { $brand } was stopped
mail-recovery-cancelled-body = The recovery that was waiting for your account at { $brand } was stopped. Nothing in the account has changed: your password and two-step sign-in stay as they are. For some days none can begin to wait from the same address.
mail-recovery-cancelled-not-begun = Was it not you who began the recovery? Then change the password of your mailbox: somebody else can probably read your mail.
mail-recovery-cancelled-begun = Did you begin it, and somebody else stopped it? Then choose “{ $recover }” on the sign-in page. With a code of your authenticator app or a recovery code you can go on at once.
mail-account-recovered-subject = Your account at { $brand } was recovered
mail-account-recovered-body = Your account at { $brand } was recovered just now. A new password is in force, and every session has ended. Sign in with the new password, and with a code as before if you use two-step sign-in. Recovery codes and a recovery address that were set up shortly before may be in force no longer: your security page shows it.
mail-recovered-not-you = Was this not you? Then choose “{ $recover }” on the sign-in page at once, and change the password of your mailbox: somebody else can probably read your mail.
mail-factor-lost-subject = Your account at { $brand } was recovered without two-step sign-in
mail-factor-lost-body = Your account at { $brand } was recovered just now. A new password is in force, and every session has ended. Two-step sign-in was switched off, because it was lost. Sign in with the new password, then set it up again.
mail-account-contained-subject = Your account at { $brand } is locked until you recover it
mail-account-contained-body = Somebody, probably you, told us that somebody else was in your account at { $brand }. We ended what that person may have begun, and locked the account for everybody. If a mail of ours was answered, an authenticator that was replaced or switched off since then is in force again. The account stays locked until you recover it with this link and choose a new password.
mail-account-contained-button = Get my account back
mail-account-contained-not-you = Did you not tell us this? Then recover the account all the same, and change the password of your mailbox: somebody else can probably read your mail.

## Addresses: told to the one that is, the one that was, and the one that is to be

mail-confirm-email-change-subject = Confirm your new email address for { $brand }
mail-confirm-email-change-body = Somebody, probably you, wants to use this email address for an account at { $brand }. Sign in to that account, and follow the link in the same browser.
mail-confirm-email-change-button = Confirm the new address
mail-confirm-email-change-not-you = Was this not you? Then you need not do anything: without you nobody can use this address.
mail-email-change-requested-subject = Another email address was asked for at { $brand }
mail-email-change-requested-body = Somebody signed in to your account at { $brand } wants to give it another email address. Nothing has changed yet: the new address has to be confirmed first.
mail-email-changed-subject = Your account at { $brand } has a new email address
mail-email-changed-body = From now on you sign in to your account at { $brand } with this email address, and we write to it.
mail-email-changed-former = We told the former address too. It can take the account back for a while.
mail-email-changed-away-subject = Your account at { $brand } has another email address
mail-email-changed-away-body = Your account at { $brand } was given another email address. From now on this address no longer leads to it. If this was not you, somebody else is taking your account: follow the link.
mail-email-changed-away-button = Take my account back
mail-email-changed-away-not-you = Was this not you? Then follow the link. The account is locked for everybody at once, and you get it back at this address.
mail-email-revert-begun-subject = The former address takes your account at { $brand } back
mail-email-revert-begun-body = Whoever reads the former email address of your account at { $brand } says that the change to this address was somebody else’s work. The account is locked for everybody. If nobody objects, it goes back to the former address within days.
mail-email-revert-begun-button = Object
mail-email-revert-begun-you = Was it you who took it back? Then you need not do anything.
mail-email-revert-begun-not-you = Did you change the address yourself? Then follow the link. With a code of your authenticator app or a recovery code you keep the account; without one a person decides.
mail-email-revert-waits-subject = You are getting your account at { $brand } back
mail-email-revert-waits-body = We locked your account at { $brand } for everybody, and told the address that it has now. If nobody objects, the account is yours again within days, and we mail you a link that gets you in.
mail-email-revert-waits-button = Get it back now
mail-email-revert-waits-faster = You need not wait: follow the link, and give a code of your authenticator app, a recovery code, or without two-step sign-in your password, as it was before.
mail-email-revert-contested-subject = A person decides about your account at { $brand }
mail-email-revert-contested-body = Two email addresses claim the account at { $brand }. It stays locked, and goes to neither by itself. Whoever gives a code of the authenticator app or a recovery code that was in force for some time before the address was changed settles it at once, and the former address with the password of then too. Use the link of our mail about it.
mail-email-revert-ended-subject = The account at { $brand } stays with its new address
mail-email-revert-ended-body = The owner of the account at { $brand } proved that the change of the email address was their own. The account does not come back to this address.
mail-email-returned-subject = This is the address of your account at { $brand } again
mail-email-returned-body = Your account at { $brand } has this email address again. It is still locked for everybody: follow the link and choose a new password.
mail-email-returned-away-subject = The account at { $brand } is back with its former address
mail-email-returned-away-body = The account at { $brand } has its former email address again. This address no longer leads to it.
mail-confirm-recovery-email-subject = Confirm your recovery address for { $brand }
mail-confirm-recovery-email-body = Somebody, probably you, wants to recover an account at { $brand } with this email address, should they ever be locked out. Sign in to that account, and follow the link in the same browser.
mail-confirm-recovery-email-button = Confirm the recovery address
mail-recovery-email-on-subject = Your account at { $brand } has a recovery address
mail-recovery-email-on-body = A recovery address of your account at { $brand } is in force. We tell it whatever concerns your security, and with it you get the account back when you can’t read your own mail.
mail-recovery-email-off-subject = A recovery address is no longer in force at { $brand }
mail-recovery-email-off-body = A recovery address of an account at { $brand } was removed or replaced. It can no longer be used to get the account back.
mail-recovery-help-subject = Somebody asks for help with an account at { $brand }
mail-recovery-help-body = A person who proved the mailbox of an account at { $brand }, and can’t get back in without help, wrote this:
mail-recovery-help-account = Account: { $account }
mail-recovery-help-own = From the mailbox of { $email }, the address of the account
mail-recovery-help-former = From the mailbox of { $email }, an address that the account had
mail-recovery-help-recovery = From the mailbox of { $email }, its recovery address
mail-recovery-help-button = Open { $brand }
