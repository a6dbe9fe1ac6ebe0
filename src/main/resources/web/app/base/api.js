import { t, wantedLanguages } from './language.js';
import { parse } from './python.js';
import { forget, loadJson, save } from './storage.js';

/**
 * A failed request, with the text of the problem document. Without an answer the status is 0.
 * `retryAfter` is the number of seconds after which the server wants it again, if it says so.
 */
export class Problem extends Error {
  constructor(status, detail, violations = [], retryAfter) {
    super(detail);
    this.status = status;
    this.violations = violations;
    this.retryAfter = retryAfter;
  }
}

/**
 * Sends a request and returns the response. A token that has ended is renewed, and the request is
 * sent once more. Throws a Problem if the request fails. A body that is no text, Blob or FormData is
 * sent as JSON.
 */
export async function send(method, path, options = {}) {
  const used = options.anonymous ? null : current();
  let response = await sendOnce(method, path, options, used?.token);
  if (response.status === 401 && used) {
    const token = await renewal(used);
    response = token ? await sendOnce(method, path, options, token) : response;
  }
  if (response.ok) {
    return response;
  }
  if (response.status === 401 && used) {
    expire(used);
  }
  throw await problem(response);
}

function sendOnce(method, path, { body, headers = {}, signal }, token) {
  const isFile = body instanceof Blob || body instanceof FormData;
  const allHeaders = {
    ...(token && { Authorization: `Bearer ${token}` }),
    'Accept-Language': wantedLanguages(),
    ...(body && !isFile && { 'Content-Type': 'application/json' }),
    ...headers,
  };
  return arrived(fetch(path, {
    method,
    signal,
    headers: allHeaders,
    body: isFile || typeof body === 'string' ? body : body && JSON.stringify(body),
  }));
}

/** The renewals that are under way by session, since several requests may find out at once. */
const renewing = new Map();

/** A token in place of the one that was refused; null if the session has ended. */
function renewal(used) {
  const now = current();
  if (now?.session === used.session && now.token !== used.token) {
    // Another request or another tab was faster.
    return now.token;
  }
  if (!renewing.has(used.session)) {
    renewing.set(used.session, renew(used).finally(() => renewing.delete(used.session)));
  }
  return renewing.get(used.session);
}

async function renew(used) {
  const body = { renewal: used.renewal };
  const response = await sendOnce('POST', '/api/token-renewals', { body });
  if (response.status === 401) {
    return null;
  }
  if (!response.ok) {
    throw await problem(response);
  }
  const login = await response.json();
  if (current()?.session === login.session) {
    renewed(login);
  }
  return login.token;
}

/** Waits for a promise of the network. */
async function arrived(promise) {
  try {
    return await promise;
  } catch (error) {
    throw error.name === 'AbortError' ? error : new Problem(
      0,
      navigator.onLine ? t('problem.unreachable') : t('problem.offline'),
    );
  }
}

async function problem(response) {
  const document = await response.json().catch(() => ({}));
  const violations = document.violations?.map((one) => ({
    ...one,
    message: worded(one, one.message),
  }));
  const isWorded = violations?.length > 0 && document.violations.every(({ reason }) => reason);
  const detail = isWorded
    ? violations.map(({ field, message }) => `${field}: ${message}`).join('; ')
    : document.detail;
  const said = worded(document, detail || document.title) ||
    t('problem.status', { status: String(response.status) });
  const header = response.headers.get('Retry-After');
  const seconds = /^\d+$/.test(header ?? '') ? Number(header) : undefined;
  const message = seconds === undefined ? said : `${said} ${t('problem.tryAgain', { seconds })}`;
  return new Problem(response.status, message, violations, seconds);
}

/** A problem or violation in the player's language; what the server says where it has no text. */
export function worded({ reason, values }, said) {
  return t(`problems.${reason}`, { ...values, otherwise: '{said}', said });
}

export async function get(path, signal) {
  const response = await send('GET', path, { signal });
  return parse(await arrived(response.text()));
}

/** The answer is null if it has no content. */
export async function post(path, body, options) {
  const response = await send('POST', path, { body, ...options });
  return response.status === 204 ? null : parse(await arrived(response.text()));
}

/** A path with its parameters, except for empty parameters. */
export function address(path, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/**
 * Who is logged in. Fires "change", "learned" when the server has said more of the player, and
 * "expired" when it refused the token.
 */
export const session = new EventTarget();

const SESSION_KEY = 'arbiter.session';

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
function renewed(login) {
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
function expire(ended) {
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
