# The pages. A key that ends in -title is a title and heading, -lead the paragraph below it.

## The frame of every page

nav-sign-in = Sign in
nav-sign-up = Create an account
nav-account = Account
nav-profile = Profile
nav-sign-out = Sign out
nav-resend = Resend confirmation email
language = Language
language-change = Change language
skip-to-content = Skip to content
optional = optional

## Home

page-home-title = Welcome to { $brand }
home-lead = One account, under your control. See where you’re signed in, end any session you don’t recognise, and keep your details up to date.
home-sign-in = Sign in
home-sign-up = Create an account

## Fields

field-email = Email address
field-password = Password
field-display-name = Name
field-locale = Language
field-time-zone = Time zone
reveal-password = Show password
hide-password = Hide password
email-invalid = This doesn’t look like an email address. Enter one like name@example.org.
display-name-empty = Enter a name, or leave the field empty.
display-name-too-long = This name is too long. Use at most 100 characters.
display-name-character = This name contains a character that can’t be shown on one line. Type the name instead of pasting it.
time-zone-invalid = We don’t know this time zone. Choose one from the list, such as Europe/Amsterdam.
locale-invalid = Choose one of the languages in the list.

## Passwords

password-rules-xwms = At least { $min } characters, with a capital letter, a small letter and a number. Longer is stronger, and a password manager can create and remember one for you.
password-rules-balanced = At least { $min } characters. If it has fewer than { $long }, it also needs a capital letter, a small letter and a number. A password manager can create and remember one for you.
password-rules-nist = At least { $min } characters of any kind. A few words in a row are easy to remember, or a password manager can create and remember one for you.
password-too-short = Use at least { $min } characters.
password-upper-case = Add a capital letter.
password-lower-case = Add a small letter.
password-digit = Add a number.
password-is-email = Your email address can’t be your password.
password-is-product = “{ $brand }” can’t be your password.
password-known = This is a password that attackers try first. Choose another one.
password-too-long = This password is too long. Use at most 128 characters.
password-empty = Enter a password.

## Sign in

panel-title = Your account
page-sign-in-title = Sign in
sign-in-lead = Good to see you. Sign in with your email address and password.
keep-signed-in = Keep me signed in
keep-signed-in-hint = For up to { $span } on this device. Don’t use this on a shared computer.
sign-in-button = Sign in
sign-in-failed = We couldn’t sign you in. Check your email address and password. If you’re new here, first confirm your address with the link we emailed you.
sign-in-notice-confirmed = Your email address is confirmed. You can sign in now.
sign-in-notice-signed-out = You’re signed out. See you soon!
sign-in-notice-ended = Your session has ended. Sign in to continue.

## Sign up

page-sign-up-title = Create an account
sign-up-lead = All you need is an email address and a password. We’ll email you a link to confirm that the address is yours.
sign-up-button = Create account
page-check-mail-title = Check your email
check-mail-lead = If this address can be registered, an email with a link is on its way to you.
check-mail-hint = Nothing after a few minutes? Check your spam folder. Open the link in this browser. It expires after { $hours } hours.
resend-button = Resend email
resend-lead = Signed up, but no email arrived? Enter your email address and we’ll send a new link. Earlier links work until they expire.
resend-done = If this address still has to be confirmed, a new email is on its way.

## Confirm the address

page-confirm-title = Confirm your email address
confirm-lead = Confirm your address to create your account. After that, you can sign in.
confirm-button = Confirm my address
confirm-password-lead = You’re not in the browser that was used to sign up, so choose your password now. The one chosen at sign-up won’t be used.
confirm-token-invalid = It has expired or was already used. If you’ve confirmed your address before, sign in. If not, get a new link or sign up again.

## Account

page-account-title = Your account
account-hello = Hello { $name }
account-overview = Overview
account-email = Email address
account-since = Account since
account-language = Language

## Active sessions

sessions-title = Active sessions
sessions-lead = You’re signed in on these devices. End any session you don’t recognise.
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
session-address = IP address
session-first = Signed in
session-last = Last active
session-expires = Expires
session-end-button = End session
session-end-label = End session on { $device }
sessions-end-others-button = End all other sessions
sessions-end-all-button = Sign out everywhere
session-ended = The session has ended.
notice-not-done = That couldn’t be done. Check the page below and try again if you still need to.
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
mailbox-lead = This server writes its emails to files instead of sending them. Here they are, newest first.
mailbox-empty = No emails yet.
mailbox-key-needed = To open the mailbox, use the address that the server prints when it starts. It contains the key.
mailbox-open-link = Open the link in this email
mailbox-text = As text
mailbox-html = As HTML
mailbox-to = To
mailbox-at = Written

## API

page-api-title = API
api-lead = Everything you can do on these pages, a program can do too. These are the calls, what they take and what they return.

## Errors: one sentence for each slug of the problem table

problem-title = That didn’t work
problem-request-id = If you ask for help, quote this number: { $id }
problem-home = Go to the home page
problem-invalid-request = We couldn’t understand this request. Go back, reload the page and try again.
problem-token-invalid = This link has expired or was already used. Get a new one.
problem-sign-in-failed = We couldn’t sign you in. Check your email address and password and try again.
problem-not-signed-in = You need to be signed in for this. Sign in and try again.
problem-code-invalid = This code isn’t right. Check it and try again.
problem-reauthentication-required = First confirm that it’s you, then try again.
problem-session-restricted = You can’t do this yet. First do what your account page asks for.
problem-account-contained = This account was reported and is locked. Recover it first, then try again.
problem-recovery-outweighed = Someone else has proved more for this account, so nothing changed. Show everything you have: a code, your password, on a browser that you have signed in with before.
problem-forbidden = This request isn’t allowed. If you came here from another site, start from our home page.
problem-not-found = There’s nothing here. The address may be mistyped, or the page may be gone.
problem-method-not-allowed = This page can’t be used this way. Go back and use the buttons on the page.
problem-request-timeout = Your request took too long to arrive. Check your connection and try again.
problem-password-needed = This isn’t the browser that was used to sign up. Open the link in your email again and choose a password.
problem-conflict = Something has changed since you opened this page. Reload it, and try again if you still need to.
problem-payload-too-large = You sent more than we can accept. Make it shorter and try again.
problem-unsupported-media-type = We can’t read what was sent. Use the form on the page.
problem-misdirected = This server doesn’t serve the address in your request. Check the address and try again.
problem-password-rejected = This password doesn’t meet the rules. Choose another one.
problem-too-many-attempts = There were too many attempts in a short time. Wait a while and try again.
problem-internal = Something went wrong on our side. Try again in a moment.
problem-overloaded = We’re very busy right now. Wait a few seconds and try again.

## Durations and codes

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
code-wrong = This code isn’t right. Wait for the next one in your app and enter that. If it’s never right, set your phone’s clock to automatic.
code-form = A code from an authenticator app has 6 digits. A recovery code has 26 letters and digits.
clock-behind = Your code was right, but your phone’s clock is about half a minute slow. Set it to automatic, or your codes may stop working.
clock-ahead = Your code was right, but your phone’s clock is about half a minute fast. Set it to automatic, or your codes may stop working.

## Sign in: the second step

shared-device = This is a shared computer
shared-device-hint = You’re signed out when the browser closes, and this device isn’t added to your known devices.
sign-in-notice-over = That took too long, or too many codes were wrong. Sign in again.
page-second-factor-title = One more step
second-factor-lead = Enter the code your authenticator app shows for this account.
second-factor-hint = No phone at hand? Enter one of your recovery codes instead.
second-factor-failed = This code isn’t right, or it was already used. Wait for the next one in your app, or use another recovery code. If it’s never right, set your phone’s clock to automatic.
second-factor-abandon = Cancel and go back

## Confirm it’s you

page-reauthentication-title = Confirm it’s you
reauthentication-lead = Before you continue, enter your password so that we know it’s you.
reauthentication-lead-two = Before you continue, enter your password and a new code from your authenticator app so that we know it’s you.
reauthentication-code-hint = A code you signed in with can’t be used again: wait for the next one. A recovery code works too.
reauthentication-failed = That isn’t your password. Try again. After a few wrong attempts, we end this session.
reauthentication-failed-two = The password or the code isn’t right. Try again with a new code. After a few wrong attempts, we end this session.
reauthentication-button = Confirm

## Change the password

page-password-title = Change your password
password-lead = Choose a strong password that you don’t use anywhere else. When you save it, all other sessions end.
password-demanded-lead = Someone else may know your password. Choose a new one now. Until you do, you can’t use your account for anything else.
field-current-password = Current password
field-new-password = New password
password-button = Change password
password-wrong = That isn’t your current password.
password-unchanged = This is your current password. Choose another one.
password-too-weak-alone = This password is only allowed together with two-factor authentication. Change it to a longer one first.

## Setting up two-factor authentication

page-totp-title = Two-factor authentication
totp-off-lead = With two-factor authentication, a stolen password isn’t enough to get in: signing in also takes a code from an app on your phone.
totp-demanded-lead = This service requires two-factor authentication for everyone. Set it up now. Until you do, you can’t use your account for anything else.
totp-on-lead = Two-factor authentication is on. You sign in with your password and a code from your authenticator app.
totp-step-app = Have an authenticator app ready: Google Authenticator, Microsoft Authenticator, Apple Passwords or any other.
totp-step-scan = Scan the QR code we show you, or type in its key.
totp-step-code = Enter the code the app then shows.
totp-step-codes = Save the { $count } recovery codes you get. You need them to sign in if you lose your phone.
totp-waits-hint = Once you see the QR code, you have { $span } to enter the first code. Nothing changes until you do.
totp-begin-button = Start setup
totp-replace-title = Use another phone or app
totp-replace-lead = Your current authenticator app keeps working until you enter the first code from the new one.
totp-replace-button = Set up another app
totp-remove-title = Turn it off
totp-remove-lead = You’ll sign in with your password alone, and your recovery codes stop working. All other sessions end.
totp-remove-button = Turn off two-factor authentication
totp-demanded = This service requires two-factor authentication for everyone, so you can’t turn it off.
totp-password-alone = Without two-factor authentication, your password is too short for this service. Change it to a longer one first.
page-totp-secret-title = Scan and confirm
totp-secret-lead = Scan this QR code with your authenticator app.
totp-picture-label = QR code for your authenticator app. It contains this key: { $key }
totp-secret-by-hand = Can’t scan it? Add an account in the app manually and type in this key. If the app asks, choose time-based.
totp-key = Key
totp-issuer = Name
totp-account = Account
totp-code-label = The code the app shows now
totp-confirm-button = Confirm and turn on
totp-switched-on = Two-factor authentication is on. One thing left: your recovery codes.

## Recovery codes

page-recovery-codes-title = Recovery codes
recovery-codes-lead = Use a recovery code to sign in if you lose your phone. Each code works once.
recovery-codes-left =
    { $count ->
        [0] You have no active recovery codes.
        [one] { $count } code is left.
       *[other] { $count } codes are left.
    }
recovery-codes-replace-lead = Get new codes for the ones you’ve used. The others keep working.
recovery-codes-replace-button = Replace used codes
recovery-codes-renew-lead = Get { $count } new codes. Your current codes keep working until you’ve entered one of the new ones.
recovery-codes-renew-button = Get new codes
recovery-codes-need-factor = Recovery codes are part of two-factor authentication. Set that up first.
recovery-code-wrong = This isn’t one of your new codes. Enter a code exactly as it appears in the list you saved.
page-new-codes-title = Your recovery codes
new-codes-lead = Save these codes in a safe place, such as your password manager or on paper. We can’t show them again.
new-codes-again-lead = We’ve already shown you your new codes. If you didn’t save them, get new ones.
new-codes-download = Save as a file
new-codes-print = Print
new-codes-confirm-lead = Enter one of the codes to show that you’ve saved them. After that, they work.
new-codes-confirm-label = One of your new codes
new-codes-confirm-button = I’ve saved them
new-codes-start-again = Get new codes

## Security

nav-security = Security
page-security-title = Security
state-on = On
state-off = Off
advice-title = Do this first
advice-password = Your password is old, or someone else may know it. Choose a new one.
advice-second-factor = Turn on two-factor authentication, so that a stolen password isn’t enough to get in.
advice-recovery-codes = Get recovery codes, so that you can sign in without your phone.
advice-nothing = All protections are on. Check back from time to time.
security-password = Password
security-password-changed = Changed on { $date }.
security-password-advice = We’ll remind you when it’s { $span } old. Changing it then is up to you.
security-password-button = Change password
security-totp = Two-factor authentication
security-totp-since = Signing in has required a code from your authenticator app since { $date }.
security-totp-off = You sign in with your password alone.
security-totp-set-up = Set up two-factor authentication
security-totp-manage = Manage
security-codes = Recovery codes
security-codes-count =
    { $count ->
        [one] { $count } left
       *[other] { $count } left
    }
security-codes-lead = You need them to sign in if you lose your phone.
security-codes-made = The newest were created on { $date }.
security-codes-button = Manage recovery codes
security-sessions-lead = See where you’re signed in, and end any session you don’t recognise.
security-sessions-button = Review sessions
security-devices-button = Review devices
tips-title = Good habits
tip-manager = Let a password manager create and remember a strong password for each service, and never use one twice.
tip-address = Check the address of the page before you sign in. Links in emails and chats can lead to a fake one.
tip-codes = Never give anyone a code or a recovery code. We never ask for one.
tip-suspicious = If something looks wrong, change your password right away and end any session you don’t recognise.

## Notices: what you need to do, and what was done

notice-do-it = Take action
notice-password-old = Your password is getting old. It’s time for a new one.
notice-recovery-codes-missing = You have no recovery codes. If you lose your phone, you can’t sign in.
notice-recovery-codes-few = You’re running out of recovery codes.
notice-password-changed = Your password is changed. All other sessions have ended.
notice-second-factor-off = Two-factor authentication is off. Your recovery codes no longer work.
notice-recovery-codes-in-force = You have new recovery codes.
notice-recovery-code-used =
    { $count ->
        [0] You signed in with your last recovery code. Get new ones on the security page.
        [one] You signed in with a recovery code. It can’t be used again, and you have { $count } left.
       *[other] You signed in with a recovery code. It can’t be used again, and you have { $count } left.
    }

## Names of sessions, known devices

session-name = Name this session
session-name-label = Name of the session on { $device }
session-name-button = Save name
session-named = The name is saved.
session-name-wrong = This name can’t be shown on one line. Type a shorter one instead of pasting it.
devices-title = Known devices
devices-lead = You’ve signed in on these devices before. We forget a device after { $span } without a sign-in.
devices-count =
    { $count ->
        [one] { $count } known device
       *[other] { $count } known devices
    }
devices-none = You have no known devices yet.
device-since = Known since
device-last = Last sign-in
device-forget-button = Forget
device-forget-label = Forget { $device }
device-forgotten = The device is forgotten.
problem-proof-invalid = The password or the code isn’t right. Check them and try again.

## Recovery, unlock and reports

nav-recover = Recover account
nav-unlock = Unlock account
sign-in-wait = Too many attempts. Wait { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
}, then try again. If you forgot your password, recover your account instead.
sign-in-notice-unlocked = Your account is unlocked, and this browser is now a known device. Sign in to continue.
sign-in-notice-recovered = Your password is changed, and every session has ended. Sign in with the new password.
sign-in-notice-factor-lost = Your password is changed, and two-factor authentication is off. Sign in, then set it up again.
link-button = Email me a link
link-again = Get a new link
link-hint = If there’s an account with that address, an email is on its way. The link expires after { $minutes } minutes. Check your spam folder too.
link-invalid-title = This link doesn’t work any more
link-invalid-lead = It has expired or was already used. Get a new one: it arrives within a minute.
page-recover-title = Recover your account
recover-lead = Forgot your password, lost your phone, or think someone else was in your account? Enter your email address and we’ll email you a link to get back in.
recover-sent-lead = Open the email we sent you and follow its link. You can do that on any device.
page-unlock-title = Unlock your account
unlock-lead = We lock an account when there are too many wrong passwords. Enter your email address and we’ll email you a link to unlock it.
unlock-sent-lead = Open the email we sent you and follow its link, ideally in the browser you want to sign in with.
unlock-confirm-lead = Unlock your account to make this browser a known device. Wrong guesses by others then can’t lock you out of it.
unlock-factor-lead = Enter a code from your authenticator app or a recovery code to unlock your account. This browser becomes a known device, and wrong guesses by others can’t lock you out of it.
unlock-button = Unlock
recover-password-lead = Choose a new password. Every session ends and your account is unlocked. Then sign in with the new password.
recover-password-lost-lead = The waiting period is over. Choose a new password. Two-factor authentication is turned off, because you no longer have it: set it up again once you’re in.
recover-password-button = Save new password
recover-proof-lead = This account uses two-factor authentication, so access to your email isn’t enough. Enter a code from your authenticator app or a recovery code. Did someone else turn it on? Wait, as explained below, and it will be removed. Did someone else replace your app? Choose “This wasn’t me” in the email about it, and your own app works again.
recover-proof-failed = That isn’t right. Check it and try again.
recover-outweighed = Someone else has proved more for this account, so nothing changed. Show more: a code from your authenticator app or a recovery code, your password, on a browser that you have signed in with before.
recover-again-lead = The waiting period is over. To continue, show again what you showed when you asked for the recovery. This way, no one who only reads your email can finish it.
recover-contested-lead = Someone else has proved just as much for this account, so nothing in it can be changed. On { $until }, it goes to the side that has proved more. If the account is yours, show everything you have now.
recover-proof-button = Continue
recover-lost-title = I have neither my authenticator app nor a recovery code
recover-lost-lead = You can still recover your account, after a waiting period. We announce it by email and in every session where you’re signed in, so that you can stop a thief who reads your email. When the wait is over, we email you a link.
recover-with-password = I still know my password
recover-with-password-lead = The waiting period is { $span }.
recover-with-mailbox = I only have access to my email
recover-with-mailbox-lead = The waiting period is { $span }.
recover-wait-button = Start the waiting period
recover-wait-lead = The waiting period lasts until { $until } at the earliest. Then we’ll email you a link.
recover-wait-hint = Found a code after all? Enter it here to continue right away.
recover-staff-lead = Our support team has to review this recovery. If you find a code from your authenticator app or a recovery code, enter it here to continue right away.
page-cancel-title = Someone asked to recover your account
cancel-lead = Someone asked to recover your account without your second factor, or through your recovery email. There’s a waiting period before they can continue. If it wasn’t you, stop it now.
cancel-button = Stop the recovery
cancel-hint = If it was you, close this page. Nothing changes.
cancel-invalid-lead = It has expired or was already used. When you sign in, we show you whether a recovery is still pending.
waiting-lead = On { $begun }, someone asked to recover your account without your second factor, or through your recovery email. If it wasn’t you, stop it now, and change the password of your email account.
waiting-until = Unless it’s stopped, the recovery can be completed from { $until }.
waiting-hint = If it was you, you don’t need to do anything.
notice-account-contained = This account was reported and is locked. Recover it: until then, nothing in it can be changed.
notice-recovery-waits = Someone asked to recover your account. If it wasn’t you, stop it now.
notice-recovery-cancelled = The recovery is stopped. If you didn’t ask for it, change the password of your email account.
notice-recovery-contested = You and the person who asked for the recovery have proved equally much. The account is locked until you are compared. Read the email that we just sent you.
notice-recovery-outweighed = The recovery wasn’t stopped: the person who asked for it has proved more than you. Sign in with your password and a code. That stops it.
notice-report-outweighed = The account wasn’t locked: someone has proved more for it than this report. If it’s yours, sign in with your password and a code.
page-report-title = This wasn’t you?
report-lead = Tell us, and we secure your account within seconds:
report-ends = We end everything that started with this event or later, and bring back your authenticator app if it was replaced or turned off.
report-locks = We lock the account. No one can sign in, even with the password.
report-mails = We email you a link to get your account back.
report-button = This wasn’t me
report-hint = If it was you after all, close this page. Nothing changes.
report-invalid-lead = It has expired or was already used. If you think someone else is in your account, recover it.
page-secure-title = Secure my account
secure-lead = Is someone else in your account? We can secure it within seconds:
secure-ends = We end every session, including this one, and forget every known device.
secure-mails = We email a link to get your account back to { $email }.
secure-button = Secure my account now
secure-hint = You need access to your email to get back in. If you only want to end one session, go back to the list.
security-secure-lead = If you think someone else is in your account, end every session and lock it right away.
security-secure-button = I think someone else is in my account
session-not-me = I don’t recognise this session
page-contained-title = Your account is safe
contained-lead = We’ve ended what someone else may have started, and locked the account. An email is on its way to you.
contained-step-mail = Open the email and follow its link.
contained-step-password = Prove it’s you, and choose a new password that you don’t use anywhere else.
contained-step-review = Sign in and check your sessions and your security page. Change the password of your email account if someone else may know it.
contained-first = This account was reported and is locked. Until it’s recovered, nothing in it can be changed. In this session, you can still end other sessions and stop a recovery.
page-claimed-title = The account is locked
returning-lead = We’ve ended what someone else may have started, and no one can get in. The account had been moved to another email address. If no one objects, it returns to yours after { $span }, and we email you a link to get back in.
returning-faster = An email is on its way to you. Use its link to prove that the account was yours before, and you get it back right away.
disputed-lead = No one can get in, because more than one email address claims the account. We’ve emailed you a link about this: it shows how things stand, and you can use it to prove that the account is yours.
problem-second-factor-needed = You need your second factor to continue.

## Email addresses

wait-seconds = Too many attempts from your network. Wait { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
}, then try again.
security-email = Email address
security-email-lead = You sign in with { $email }, and we send our emails there.
security-email-button = Manage email addresses
security-recovery-email-on = You also have a recovery email.
page-email-title = Your email addresses
email-lead = You sign in with your email address, and we use it to tell you what happens to your account.
email-now = Your email address is { $email }.
email-new = New email address
email-new-hint = We’ll email a link to the new address. Nothing changes until you open it while signed in here. For { $span } after the change, the account can still be taken back from your previous address.
email-change-button = Change email address
email-waits = { $email } still needs to be confirmed. Open the email we sent there, in this browser.
email-cancel-button = Keep current address
recovery-email-title = Recovery email
recovery-email-lead = Use a second address to recover your account when you can’t read your own email. We send your security alerts there too. No one can get in with it right away: we tell you first, and you can stop it.
recovery-email-now = Your recovery email is { $email }.
recovery-email-none = You don’t have a recovery email yet.
recovery-email-new = Recovery email
recovery-email-button = Send a link to this address
recovery-email-remove-button = Remove recovery email
email-same = Your account already has this address.
notice-email-asked = We’ve sent an email to that address. Open its link in this browser.
notice-email-cancelled = Your email address stays as it is.
notice-email-changed = Your new email address is active. You sign in with it from now on.
notice-recovery-email-on = Your recovery email is set up.
notice-recovery-email-off = Your recovery email is removed.
page-email-confirm-title = Confirm an email address
email-confirm-lead = Confirm that { $email } becomes the email address of the account you’re signed in to ({ $own }).
recovery-email-confirm-lead = Confirm that { $email } becomes the recovery email of the account you’re signed in to ({ $own }).
email-confirm-button = Confirm { $email }
email-confirm-taken = Another account uses this address now. Yours stays as it is.
email-confirm-invalid-lead = It has expired, was already used, or belongs to a different account from the one you’re signed in to.
page-revert-title = Take your account back
revert-lead = The email address of your account was changed. If that wasn’t you, take it back:
revert-locks = We lock the account. Every session ends, and so does everything that was started since the change.
revert-tells = We tell the account’s current email address.
revert-returns = If no one objects, the account returns to this address after { $span }.
revert-button = This wasn’t me: take it back
revert-hint = If you changed the address yourself, close this page. Nothing changes.
revert-waits-lead = Your account is locked. If no one objects, it’s yours again on { $until }, and we email you a link to get back in.
revert-contested-lead = Someone objected. The account stays locked, and our support team decides, unless you prove now that it’s yours.
revert-faster-title = You don’t have to wait
revert-faster-lead = Prove that the account was yours before the change, and you get it back right away.
revert-with-code = With a code from your authenticator app, or a recovery code
revert-with-password = With your password, if you don’t use two-factor authentication
revert-proof-button = Get it back now
revert-proof-failed = That isn’t right, or it was set up, replaced or changed less than { $span } before the email address was changed. In that case it doesn’t count as proof.
revert-invalid-lead = It has expired, was already used, or the account went back to an earlier address.
page-object-title = Keep your account
object-lead = Someone with access to your account’s previous email address says that they didn’t change it. If you made the change, prove it here and the account stays with you.
object-without-title = Can’t prove it?
object-without-lead = You can object without proof. The account then doesn’t go back by itself, and our support team decides.
object-button = Object
object-proof-button = Keep my account
object-contested-lead = You objected. The account stays locked, and our support team decides, unless you prove now that it’s yours.
recover-other-lead = This is a recovery email, so there’s a waiting period: we tell the account owner first, and they can stop the recovery. If they don’t, you can choose a new password.
help-title = Contact support
help-lead = Tell us what happened and how we can reach you. Never include your password or a code.
help-field = Your message
help-button = Send message
help-sent = We’ve saved your message for our support team.
help-empty = Write a message first.
help-too-long = Your message is too long. Use at most { $most } characters.
help-character = Your message contains a character that can’t be sent. Type it instead of pasting it.
help-enough = We’ve saved your earlier messages and can’t take any more today.
page-mails-title = Emails we sent you
mails-lead = If an email from the last { $span } looks like ours but isn’t listed here, it isn’t from us: don’t open its links. If one is listed here but isn’t in your inbox, someone else may have deleted it.
mails-none = We haven’t sent you any emails recently.
mail-state-waiting = on its way
mail-state-dropped = could not be delivered
security-mails-lead = Compare this list with your inbox to see which emails are really ours.
security-mails-button = Review emails
