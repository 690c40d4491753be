# The pages. A key that ends in -title is a title and a heading, -lead the paragraph under it.

## The frame of every page

nav-sign-in = Sign in
nav-sign-up = Create an account
nav-account = Account
nav-profile = Profile
nav-sign-out = Sign out
nav-resend = Send the confirmation again
language = Language
language-change = Change language
skip-to-content = Skip to the content
optional = optional

## Home

page-home-title = Welcome to { $brand }
home-lead = One account, in your own hands: see where it is open, close what you don’t recognise and keep your details up to date.
home-sign-in = Sign in
home-sign-up = Create an account

## Fields

field-email = Email address
field-password = Password
field-display-name = Name
field-locale = Language
field-time-zone = Time zone
reveal-password = Show the password
hide-password = Hide the password
email-invalid = This doesn’t look like an email address. It should be of the form name@example.org.
display-name-empty = Type a name, or leave the field empty.
display-name-too-long = This name is too long. It can have at most 100 characters.
display-name-character = This name has a character that can’t be shown on one line. Type it again by hand.
time-zone-invalid = We don’t know this time zone. Choose one from the list, such as Europe/Amsterdam.
locale-invalid = Choose one of the languages in the list.

## Passwords

password-rules-xwms = At least { $min } characters, with a capital letter, a small letter and a number. Longer is stronger, and a password manager will make and remember one for you.
password-rules-balanced = At least { $min } characters. With fewer than { $long } it also needs a capital letter, a small letter and a number. A password manager will make and remember one for you.
password-rules-nist = At least { $min } characters of any kind: a few words in a row are easy to remember. A password manager will make and remember one for you.
password-too-short = Use at least { $min } characters.
password-upper-case = Add a capital letter.
password-lower-case = Add a small letter.
password-digit = Add a number.
password-is-email = Your email address can’t be your password.
password-is-product = “{ $brand }” can’t be your password.
password-known = This password is one that attackers try first. Choose another one.
password-too-long = This password is too long. It can have at most 128 characters.
password-empty = Type a password.

## Sign in

panel-title = Your account
page-sign-in-title = Sign in
sign-in-lead = Good to see you. Sign in with your email address and password.
keep-signed-in = Keep me signed in
keep-signed-in-hint = For up to { $span } on this device. Leave it off on a computer that others use too.
sign-in-button = Sign in
sign-in-failed = We couldn’t sign you in: check your email address and password or, if you are new here, first confirm your address with the link that we mailed you.
sign-in-notice-confirmed = Your email address is confirmed. You can sign in now.
sign-in-notice-signed-out = You are signed out. See you soon!
sign-in-notice-ended = Your session has ended. Sign in to go on.

## Sign up

page-sign-up-title = Create an account
sign-up-lead = All it takes is an email address and a password. We mail you a link to confirm that the address is yours.
sign-up-button = Create account
page-check-mail-title = Check your mail
check-mail-lead = If this address can be registered, a mail with a link is on its way to you.
check-mail-hint = Nothing there after a few minutes? Look in your spam folder too. Open the link in this browser; it is good for { $hours } hours.
resend-button = Send the mail again
resend-lead = Did you register, but no mail came? Type your email address and we send a new link. Earlier links keep working until they run out.
resend-done = If a registration waits for this address, a new mail is on its way.

## Confirm the address

page-confirm-title = Confirm your email address
confirm-lead = One press of the button and your account is there. After that you can sign in.
confirm-button = Confirm my address
confirm-password-lead = This is not the browser in which the registration began. So choose your password here and now; the one that was chosen earlier is dropped.
confirm-token-invalid = It was used already, or it is too old. If you confirmed your address before, simply sign in. If not, ask for a new link, or register again.

## Account

page-account-title = Your account
account-hello = Hello { $name }
account-overview = Overview
account-email = Email address
account-since = Account since
account-language = Language

## Active sessions

sessions-title = Active sessions
sessions-lead = Here your account is open at this moment. Is there a session that you don’t recognise? End it.
sessions-count =
    { $count ->
        [one] { $count } active session
       *[other] { $count } active sessions
    }
session-current = This browser
session-device = { $browser } on { $os }
session-unknown-browser = Unknown browser
session-unknown-system = an unknown system
device-desktop = Computer
device-mobile = Phone
device-tablet = Tablet
device-other = Other device
session-address = Address
session-first = Signed in
session-last = Last active
session-expires = Ends
session-end-button = End session
session-end-label = End the session of { $device }
sessions-end-others-button = End all other sessions
sessions-end-all-button = Sign out everywhere
session-ended = The session has ended.
notice-not-done = That could not be done. Look below, and try again if it is still needed.
sessions-ended =
    { $count ->
        [0] There was no other session to end.
        [one] { $count } session has ended.
       *[other] { $count } sessions have ended.
    }

## Profile

page-profile-title = Your profile
profile-save-button = Save
profile-saved = Your profile is saved.

## Development mailbox

page-mailbox-title = Mailbox
mailbox-lead = This server writes its mails to files instead of sending them. Here they are, the newest first.
mailbox-empty = No mail yet.
mailbox-key-needed = The mailbox opens only with the address that the server shows when it starts, because it has a key in it.
mailbox-open-link = Open the link in this mail
mailbox-text = As text
mailbox-html = As HTML
mailbox-to = To
mailbox-at = Written

## API

page-api-title = API
api-lead = All that these pages do, a program can do too. These are the calls, with what they take and what they answer.

## When something is not possible: one sentence for each slug of the problem table

problem-title = That didn’t work
problem-request-id = If you ask for help, give this number: { $id }
problem-home = Go to the home page
problem-invalid-request = We couldn’t understand this request. Go back, reload the page and try again.
problem-token-invalid = This link was used already, or it is too old. Ask for a new one.
problem-sign-in-failed = We couldn’t sign you in. Check your email address and password and try again.
problem-not-signed-in = You need to be signed in for this. Sign in and try again.
problem-code-invalid = This code isn’t right. Check it and try again.
problem-step-up-required = For this we want to be sure that it is you. Confirm your identity and try again.
problem-reach-too-small = Your session can’t do this yet. Finish first what your account page asks for.
problem-account-contained = This account was reported and is locked. Recover it first, then try again.
problem-forbidden = This request isn’t allowed. If you came here from another site, go to our home page and start from there.
problem-not-found = There is nothing here. Perhaps the address has a typing error, or the page is gone.
problem-method-not-allowed = This page can’t be used in this way. Go back and use the buttons on the page.
problem-request-timeout = Your request took too long to arrive. Check your connection and try again.
problem-password-needed = This is not the browser in which the registration began. Open the link from your mail again and choose a password.
problem-conflict = Something changed in the meantime. Reload the page to see how things are now, and try again if you need to.
problem-payload-too-large = You sent more than we can take. Make it shorter and try again.
problem-unsupported-media-type = We can’t read what was sent in this form. Use the form on the page.
problem-misdirected = This server doesn’t answer for the address in your request. Check the address and try again.
problem-password-rejected = This password doesn’t meet the rules. Choose another one.
problem-too-many-attempts = That was tried too often in a short time. Wait a while and try again.
problem-internal = Something went wrong on our side, and it’s not your fault. Try again in a moment.
problem-overloaded = It is very busy right now. Wait a few seconds and try again.

## Spans of time and codes

span-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
span-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
span-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
cancel = Cancel
field-code = Code
code-wrong = This code isn’t right. Wait for the next one in your app and type that. Is it never right? Set the clock of your phone to automatic.
code-form = A code of an authenticator has six digits, a recovery code 26 letters and digits.
clock-behind = Your code was right, but the clock of your phone is about half a minute slow. Set it to automatic, or your codes may stop working.
clock-ahead = Your code was right, but the clock of your phone is about half a minute fast. Set it to automatic, or your codes may stop working.

## Sign in: the second step

shared-device = This is a shared computer
shared-device-hint = Nothing of it is remembered: you are signed out when the browser closes, and it does not become one of your known devices.
sign-in-notice-over = That took too long, or too many codes were wrong. Sign in again.
page-second-factor-title = One more step
second-factor-lead = Type the code that your authenticator app shows for this account.
second-factor-hint = No phone at hand? Type one of your recovery codes instead.
second-factor-failed = This code isn’t right, or it was used already. Wait for the next one in your app, or take another recovery code. Is it never right? Set the clock of your phone to automatic.
second-factor-abandon = Give up and go back

## Confirm that it is you

page-step-up-title = Confirm that it’s you
step-up-lead = For this we want to be sure that it is really you. Type your password once more; after that we go on with what you asked.
step-up-lead-two = For this we want to be sure that it is really you. Type your password and a new code of your authenticator app; after that we go on with what you asked.
step-up-code-hint = A code that you used to sign in is good for nothing any more: wait for the next one. A recovery code works too.
step-up-failed = That’s not your password. Try again; after a few wrong ones we end this session.
step-up-failed-two = The password or the code isn’t right. Try again with a new code; after a few wrong ones we end this session.
step-up-button = Confirm

## Change the password

page-password-title = Change your password
password-lead = Choose a strong password that you use nowhere else. When you save it, every other session ends.
password-demanded-lead = Your password may be known to somebody else. Choose a new one now; nothing else works before that.
field-current-password = Present password
field-new-password = New password
password-button = Change the password
password-wrong = That’s not your present password.
password-unchanged = This is your present password. Choose another one.
password-too-weak-alone = This password keeps its rules only beside a second factor. Change it to a longer one first.

## The wizard of the second factor

page-totp-title = Two-step sign-in
totp-off-lead = With two-step sign-in, your password alone opens nothing: signing in takes a code of an app on your phone as well.
totp-demanded-lead = This service asks everyone for two-step sign-in. Set it up now; nothing else works before that.
totp-on-lead = Two-step sign-in is on: signing in takes your password and a code of your authenticator app.
totp-step-app = Have an authenticator app ready: Google Authenticator, Microsoft Authenticator, Apple Passwords or any other.
totp-step-scan = Scan the picture that we show, or type its key by hand.
totp-step-code = Type the code that the app then shows.
totp-step-codes = Save the { $count } recovery codes that you get: they let you in when you lose your phone.
totp-waits-hint = You have { $span } from the picture to the first code. Nothing changes before that.
totp-begin-button = Begin
totp-replace-title = Another phone or app
totp-replace-lead = The authenticator that you have now keeps working until you confirm the first code of the new one.
totp-replace-button = Set up another authenticator
totp-remove-title = Switch it off
totp-remove-lead = After that your password alone opens your account, and your recovery codes are void. Every other session ends.
totp-remove-button = Switch two-step sign-in off
totp-demanded = This service asks everyone for two-step sign-in, so it can’t be switched off.
totp-password-alone = Without two-step sign-in your password is too short for the rules of this service. Change it to a longer one first.
page-totp-secret-title = Scan and confirm
totp-secret-lead = Scan this picture with your authenticator app.
totp-picture-label = QR code for your authenticator app. It says the same as the key: { $key }
totp-secret-by-hand = Can’t scan it? Add an account in the app by hand and type this key. It is time-based.
totp-key = Key
totp-issuer = Name
totp-account = Account
totp-code-label = The code that the app shows now
totp-confirm-button = Confirm and switch on
totp-switched-on = Two-step sign-in is on. One thing is left: your recovery codes.

## Recovery codes

page-recovery-codes-title = Recovery codes
recovery-codes-lead = A recovery code gets you in when you lose your phone. Each is good once.
recovery-codes-left =
    { $count ->
        [0] You have no recovery codes in force.
        [one] { $count } code is left.
       *[other] { $count } codes are left.
    }
recovery-codes-replace-lead = Get new codes for those that you used. The others stay as they are.
recovery-codes-replace-button = Replace the used codes
recovery-codes-renew-lead = Get { $count } new codes. Those that you have now stay in force until you typed one of the new ones.
recovery-codes-renew-button = Get new codes
recovery-codes-need-factor = Recovery codes belong to two-step sign-in. Set that up first.
recovery-code-wrong = This is none of your new codes. Look at the list that you saved, and type one of it as it stands there.
page-new-codes-title = Your recovery codes
new-codes-lead = Save these codes in a safe place, such as your password manager or a printed sheet. We can’t show them again.
new-codes-again-lead = Your new codes were shown once. If you didn’t save them, get new ones.
new-codes-download = Save as a file
new-codes-print = Print
new-codes-confirm-lead = To be sure that you have them: type one of the codes. After that they are in force.
new-codes-confirm-label = One of your new codes
new-codes-confirm-button = I have saved them
new-codes-start-again = Get new codes

## Security

nav-security = Security
page-security-title = Security
state-on = On
state-off = Off
advice-title = What helps most now
advice-password = Your password is old, or somebody may know it. Choose a new one.
advice-second-factor = Switch two-step sign-in on: then a stolen password alone opens nothing.
advice-recovery-codes = Get recovery codes, so that you come in without your phone as well.
advice-nothing = Every protection that there is is on. Look here now and then.
security-password = Password
security-password-changed = Changed on { $date }.
security-password-advice = We remind you when it is { $span } old, and never force you.
security-password-button = Change the password
security-totp = Two-step sign-in
security-totp-since = A code of your authenticator app is asked for since { $date }.
security-totp-off = Your password alone opens your account.
security-totp-set-up = Set up two-step sign-in
security-totp-manage = Manage
security-codes = Recovery codes
security-codes-count =
    { $count ->
        [one] { $count } left
       *[other] { $count } left
    }
security-codes-lead = They let you in when you lose your phone.
security-codes-made = The newest are of { $date }.
security-codes-button = Recovery codes
security-sessions-lead = Here you see where your account is open, and close what you don’t recognise.
security-sessions-button = Look at the sessions
security-devices-button = Look at the devices
tips-title = Good habits
tip-manager = Let a password manager make and remember a strong password for each service, and never use one twice.
tip-address = Look at the address of the page before you sign in: links in mails and chats can lead elsewhere.
tip-codes = Never tell anybody a code or a recovery code. We never ask for one.
tip-suspicious = Does something look wrong? Change your password at once, and end the sessions that you don’t recognise.

## What waits for the reader, and what was done

notice-do-it = Do it now
notice-password-old = Your password is getting old. It’s time for a new one.
notice-recovery-codes-missing = You have no recovery codes: if you lose your phone, you can’t sign in.
notice-recovery-codes-few = You have few recovery codes left.
notice-password-changed = Your password is changed. Every other session has ended.
notice-second-factor-off = Two-step sign-in is off. Your recovery codes are void.
notice-recovery-codes-in-force = Your recovery codes are in force.
notice-recovery-code-used =
    { $count ->
        [0] You signed in with your last recovery code. Get new ones on the security page.
        [one] You signed in with a recovery code. It is used up, and { $count } is left.
       *[other] You signed in with a recovery code. It is used up, and { $count } are left.
    }

## Names of sessions, known devices

session-name = Name this session
session-name-label = Name of the session of { $device }
session-name-button = Save the name
session-named = The name is saved.
session-name-wrong = This name can’t be shown on one line. Type a shorter one, by hand.
devices-title = Known devices
devices-lead = On these devices you signed in completely before. One is forgotten when nobody signs in on it for { $span }.
devices-count =
    { $count ->
        [one] { $count } known device
       *[other] { $count } known devices
    }
devices-none = No device is known yet.
device-since = Known since
device-last = Last sign-in
device-forget-button = Forget
device-forget-label = Forget { $device }
device-forgotten = The device is forgotten.
problem-proof-invalid = The password or the code isn’t right. Check them and try again.

## The way back

nav-recover = Recover account
nav-unlock = Unlock account
sign-in-wait = Too many tries. Wait { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
}, then try again. If you forgot your password, recover your account instead.
sign-in-notice-unlocked = Your account is open again, and we know this browser from now on. Sign in.
sign-in-notice-recovered = Your new password is in force and every session has ended. Sign in with it.
sign-in-notice-factor-lost = Your new password is in force and two-step sign-in is off. Sign in, then set it up again.
link-button = Mail me a link
link-again = Ask for a new link
link-hint = If there is an account with that address, a mail is on its way. Its link is good for { $minutes } minutes. Look among unwanted mail too.
link-invalid-title = This link doesn’t work any more
link-invalid-lead = It was used already, or it is too old. Ask for a new one: it comes within a minute.
page-recover-title = Recover your account
recover-lead = Forgot your password, lost your phone, or somebody else was in your account? Type your email address: we mail you a link that brings you back.
recover-sent-lead = Open the mail that we sent and follow its link. You can do that on any device.
page-unlock-title = Unlock your account
unlock-lead = We lock an account when somebody tries too many wrong passwords. Type your email address: we mail you a link that opens it.
unlock-sent-lead = Open the mail that we sent and follow its link, best in the browser in which you want to sign in.
unlock-confirm-lead = Press the button to open your account. We then know this browser, and strangers can’t lock you out of it.
unlock-factor-lead = Type a code of your authenticator app, or a recovery code. Then your account opens, we know this browser, and strangers can’t lock you out of it.
unlock-button = Unlock
recover-password-lead = Choose a new password. Every session ends, every lock opens, and you sign in with the new password.
recover-password-lost-lead = The waiting time is over. Choose a new password. Two-step sign-in is switched off with it, because you lost it: set it up again when you are in.
recover-password-button = Put the new password in force
recover-proof-lead = This account has two-step sign-in, so your mailbox alone is not enough. Type a code of your authenticator app, or a recovery code. Did somebody else switch it on? Then wait, as it says below: after that it is removed. Did somebody else replace yours? Then say so with the link of the mail that told you, and yours is in force again.
recover-proof-failed = That isn’t right. Check it and try again.
recover-proof-button = Go on
recover-lost-title = I have neither my authenticator nor a recovery code
recover-lost-lead = Then you have to wait. We tell the owner of the account by mail and in every session, so that a thief who reads your mail gets nowhere. When the time is over we mail you a link.
recover-with-password = I still know my password
recover-with-password-lead = Then you wait { $span }.
recover-with-mailbox = I have nothing but my mailbox
recover-with-mailbox-lead = Then you wait { $span }.
recover-wait-button = Begin to wait
recover-wait-lead = Your recovery waits until { $until } at the earliest. Then we mail you a link.
recover-wait-hint = Found a code after all? Type it here and go on at once.
recover-rests = A recovery of this account was stopped a short while ago. Another one can begin from { $until }. With a code you can go on at once.
recover-staff-lead = A person has to look at this recovery. If you find a code of your authenticator app or a recovery code, type it here and go on at once.
page-cancel-title = Somebody wants to recover your account
cancel-lead = Somebody asked to recover your account without every proof that it asks for, and has to wait. If that was not you, stop it.
cancel-button = Stop the recovery
cancel-hint = If it was you, close this page: nothing happens.
cancel-invalid-lead = It was used already, or it is too old. When you sign in, we show you whether a recovery still waits.
waiting-lead = Since { $begun } somebody waits to recover your account without every proof that it asks for. If that was not you, stop it, and change the password of your mailbox.
waiting-until = If nobody stops it, it can be completed from { $until }.
waiting-hint = If it was you, you need not do anything.
notice-account-contained = This account was reported and is locked. Recover it: until then nobody changes anything in it.
notice-recovery-waits = Somebody wants to recover your account. If that isn’t you, stop it.
notice-recovery-cancelled = The recovery is stopped, and for some days none can begin to wait from the same address. Change the password of your mailbox if you didn’t ask for it.
page-report-title = This was not you?
report-lead = Press the button and your account is safe within seconds:
report-ends = whatever began then ends, and an authenticator that was replaced or switched off comes back,
report-locks = the account locks for everybody, whoever knows the password,
report-mails = and you get a mail with a link that gives the account back to you.
report-button = This was not me
report-hint = If it was you after all, close this page: nothing happens.
report-invalid-lead = It was used already, or it is too old. If you think that somebody else is in your account, recover it.
page-secure-title = Secure my account
secure-lead = Somebody else in your account? Press the button and it is safe within seconds:
secure-ends = every session and every known device ends, this one too,
secure-mails = and a mail with a link that gives the account back to you goes to { $email }.
secure-button = Secure my account now
secure-hint = You need your mailbox to come back. If you only want to end a single session, go back to the list.
security-secure-lead = If you think that somebody else is in your account: end everything and lock it at once.
security-secure-button = Somebody else is in my account
session-not-me = I don’t know this one
page-contained-title = Your account is safe
contained-lead = What somebody else may have begun has ended, and the account is locked. A mail is on its way to you.
contained-step-mail = Open the mail and follow its link.
contained-step-password = Prove that it is you and choose a new password that you use nowhere else.
contained-step-review = Sign in, look at your sessions and at your security page, and change the password of your mailbox if somebody may know it.
contained-first = This account was reported and is locked: until it is recovered, nobody changes anything in it. In this session you can still end other sessions and stop a recovery.
page-claimed-title = The account is locked
returning-lead = What somebody else may have begun has ended, and nobody gets in. The account had been given another email address: if nobody objects, yours is the account’s again after { $span }. Then we mail you a link that gets you in.
returning-faster = A mail is on its way to you. With its link you can prove that the account was yours before, and it is yours again at once.
disputed-lead = Nobody gets in, because more than one email address claims the account. We mailed a link about that: it shows how things stand, and with it you prove that the account is yours.
problem-second-factor-needed = A second factor is needed to go on.

## Addresses

wait-seconds = Too many tries from your network. Wait { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
}, then try again.
security-email = Email address
security-email-lead = You sign in with { $email }, and we write to it.
security-email-button = Addresses
security-recovery-email-on = A recovery address is in force.
page-email-title = Your addresses
email-lead = With your email address you sign in, and we tell you what happens to your account.
email-now = Your address is { $email }.
email-new = New email address
email-new-hint = We mail a link to the new address. Nothing changes before you follow it, signed in here. Your former address can take the account back for { $span }.
email-change-button = Change the address
email-waits = { $email } has to be confirmed still: open the mail that we sent there, in this browser.
email-cancel-button = Keep the address as it is
recovery-email-title = Recovery address
recovery-email-lead = With a second address you get your account back when you can’t read your own mail. We tell it whatever concerns your security. With it alone nobody gets in at once: you are told first, and can object.
recovery-email-now = { $email } is in force.
recovery-email-none = There is none yet.
recovery-email-new = Recovery address
recovery-email-button = Mail a link to this address
recovery-email-remove-button = Remove it
email-same = This is the address that the account has already.
notice-email-asked = We sent a mail to that address. Follow its link in this browser.
notice-email-cancelled = The address stays as it is.
notice-email-changed = Your new address is in force. From now on you sign in with it.
notice-recovery-email-on = The recovery address is in force.
notice-recovery-email-off = The recovery address is removed.
page-email-confirm-title = Confirm an email address
email-confirm-lead = { $email } is to be the address of the account in which you are signed in here ({ $own }).
recovery-email-confirm-lead = { $email } is to be the recovery address of the account in which you are signed in here ({ $own }).
email-confirm-button = Confirm { $email }
email-confirm-taken = Another account has this address meanwhile. Yours stays as it is.
email-confirm-invalid-lead = It was used already, it is too old, or it belongs to another account than the one in which you are signed in here.
page-revert-title = Take your account back
revert-lead = Your account was given another email address. If that was not you, press the button:
revert-locks = the account locks for everybody, and whatever began since then ends,
revert-tells = we tell the address that the account has now,
revert-returns = and if nobody objects, this address is the account’s again after { $span }.
revert-button = This was not me: take it back
revert-hint = If you changed the address yourself, close this page: nothing happens.
revert-waits-lead = Your account is locked for everybody. If nobody objects, it is yours again on { $until }: then we mail you a link that gets you in.
revert-contested-lead = Somebody objected. The account stays locked, and a person decides, unless you prove now that it is yours.
revert-faster-title = You need not wait
revert-faster-lead = Prove that the account was yours before the change, and it is yours again at once.
revert-with-code = With a code of your authenticator app, or a recovery code
revert-with-password = With your password, if you don’t use two-step sign-in
revert-proof-button = Get it back now
revert-proof-failed = That isn’t right, or it was set up, replaced or changed less than { $span } before the email address was changed. Such a proof doesn’t settle this.
revert-invalid-lead = It was used already, it is too old, or the account went back to an address from before.
page-object-title = Keep your account
object-lead = Whoever reads the former address of your account says that the change was not theirs. If you made the change yourself, prove it here, and the account stays with you.
object-without-title = You can prove nothing?
object-without-lead = Then object all the same: the account goes to nobody by itself, and a person decides.
object-button = Object
object-proof-button = Keep the account
object-contested-lead = You objected. The account stays locked, and a person decides, unless you prove now that it is yours.
recover-other-lead = This is a recovery address, so the owner of the account is told first and can object. When nobody does, you choose a new password.
help-title = Ask a person for help
help-lead = Write what happened and how we reach you. Never write your password or a code.
help-field = Your message
help-button = Send
help-sent = We have kept your message for the people who run this service.
help-empty = Write a message first.
help-too-long = That is more than { $most } characters. Make it shorter.
help-character = The message holds a character that can’t be sent. Type it by hand.
help-enough = We have enough messages from you for today, and kept them.
page-mails-title = Mails that we sent you
mails-lead = A mail of the last { $span } that looks like ours and isn’t here is not from us: don’t follow its links. One that is here and not in your mailbox may have been deleted by somebody else.
mails-none = We sent you no mail of late.
mail-state-waiting = on its way
mail-state-dropped = could not be delivered
security-mails-lead = Compare this list with your mailbox, to know which mails are really ours.
security-mails-button = Look at the mails
