import { forget, loadJson, save } from './storage.js';

/**
 * Who is logged in. Fires "change", "learned" when the server has said more of the player, and
 * "expired" when it refused the token.
 */
export const session = new EventTarget();

export const SESSION_KEY = 'arbiter.session';

/** `{token, renewal, session, name}`, or null. */
export function current() {
  return loadJson(SESSION_KEY);
}

let known = null;

/** What the server knows of the player; null before the page knows it. */
export function me() {
  return known;
}

export function learn(account) {
  known = account;
  session.dispatchEvent(new Event('learned'));
}

/** Begins a session with the server's answer to a log-in. */
export function begin(login, name) {
  keep(login, name);
  session.dispatchEvent(new Event('change'));
}

/** Keeps the new token of the session that goes on. */
export function renewed(login) {
  keep(login, current().name);
}

function keep({ token, renewal, session }, name) {
  save(SESSION_KEY, JSON.stringify({ token, renewal, session, name }));
}

export function end() {
  forget(SESSION_KEY);
  session.dispatchEvent(new Event('change'));
}

/** Ends this session, which the server has ended. A newer session, from another tab, stays. */
export function expire(ended) {
  if (current()?.session === ended.session) {
    end();
    session.dispatchEvent(new Event('expired'));
  }
}

/** The player's points or solved puzzles have changed. */
export function progressed() {
  session.dispatchEvent(new Event('change'));
}

// Another tab has logged in or out.
addEventListener('storage', (event) => {
  if (event.key === SESSION_KEY) {
    session.dispatchEvent(new Event('change'));
  }
});
