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
