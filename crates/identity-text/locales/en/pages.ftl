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
keep-signed-in-hint = For up to 30 days on this device. Leave it off on a computer that others use too.
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
confirm-token-invalid-title = This link doesn’t work any more
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
