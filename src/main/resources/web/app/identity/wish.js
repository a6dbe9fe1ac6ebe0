/** What this tab wants after the log-in for which it leaves a page. It is told once. */
const LEFT_KEY = 'arbiter.identity';
const SUBMIT_KEY = 'arbiter.submit';

function remember(key, wish) {
  try {
    sessionStorage.setItem(key, JSON.stringify(wish));
  } catch {
    // Without it, the page asks when the browser comes back.
  }
}

function take(key) {
  try {
    const wish = JSON.parse(sessionStorage.getItem(key));
    sessionStorage.removeItem(key);
    return wish;
  } catch {
    return null;
  }
}

/** Goes to a provider: with `{back}` to log in and to go there, with `{link: true}` to link an account. */
export function leaveTo(provider, wish) {
  remember(LEFT_KEY, wish);
  location.assign(`/api/identity-providers/${encodeURIComponent(provider)}/log-in`);
}

/**
 * Why the browser left for a provider; null if this tab did not leave. Then somebody else may have
 * sent the browser on its way.
 */
export function takeWish() {
  return take(LEFT_KEY);
}

function here() {
  return location.hash.split('?')[0];
}

/** Remembers that the page of this address is to submit its draft after the log-in. */
export function wishToSubmit() {
  remember(SUBMIT_KEY, here());
}

/** Whether this page is to submit its draft now. */
export function takeWishToSubmit() {
  return take(SUBMIT_KEY) === here();
}
