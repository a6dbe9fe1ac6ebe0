const KEY = 'arbiter.identity';

/** Remembers, in this tab, why the browser leaves for a provider. */
function remember(wish) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(wish));
  } catch {
    // Without it, the page asks when the browser comes back.
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

/**
 * Why the browser left, which is told once; null if this tab did not leave. Then somebody else may
 * have sent the browser on its way.
 */
export function takeWish() {
  try {
    const wish = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
    return wish;
  } catch {
    return null;
  }
}
