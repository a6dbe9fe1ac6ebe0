const KEY = 'arbiter.identity';

/** Remembers, in this tab, why the browser leaves for a provider. */
function remember(wish) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(wish));
  } catch {
    // Without it, coming back logs in.
  }
}

/** Goes to a provider to log in, and to `back` afterwards. */
export function leaveToLogIn(provider, back) {
  remember({ link: false, back });
  location.assign(addressOf(provider));
}

/** Goes to a provider to link an account there with the player's. */
export function leaveToLink(provider) {
  remember({ link: true });
  location.assign(addressOf(provider));
}

function addressOf(provider) {
  return `/api/identity-providers/${encodeURIComponent(provider)}/log-in`;
}

/** Why the browser left; it is told once. Linking needs a wish of this tab. */
export function takeWish() {
  try {
    const wish = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
    return wish ?? { link: false };
  } catch {
    return { link: false };
  }
}
