import { t, wantedLanguages } from './language.js';
import { parse } from './python.js';
import { current, expire } from './session.js';

/** A failed request, with the text of the problem document. Without an answer the status is 0. */
export class Problem extends Error {
  constructor(status, detail, violations = []) {
    super(detail);
    this.status = status;
    this.violations = violations;
  }
}

/**
 * Sends a request and returns the response. Throws a Problem if the request fails. A body that is no
 * text, Blob or FormData is sent as JSON.
 */
export async function send(method, path, { body, headers = {}, anonymous = false, signal } = {}) {
  const token = anonymous ? null : current()?.token;
  const isFile = body instanceof Blob || body instanceof FormData;
  const allHeaders = {
    ...(token && { Authorization: `Bearer ${token}` }),
    'Accept-Language': wantedLanguages(),
    ...(body && !isFile && { 'Content-Type': 'application/json' }),
    ...headers,
  };
  const options = {
    method,
    signal,
    headers: allHeaders,
    body: isFile || typeof body === 'string' ? body : body && JSON.stringify(body),
  };
  const response = await arrived(fetch(path, options));
  if (response.ok) {
    return response;
  }
  if (response.status === 401 && token) {
    expire(token);
  }
  throw await problem(response);
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
  const said = document.detail || document.title ||
    t('problem.status', { status: String(response.status) });
  const seconds = response.headers.get('Retry-After');
  const detail = /^\d+$/.test(seconds ?? '')
    ? `${said} ${t('problem.tryAgain', { seconds: Number(seconds) })}`
    : said;
  return new Problem(response.status, detail, document.violations);
}

export async function get(path, signal) {
  const response = await send('GET', path, { signal });
  return parse(await arrived(response.text()));
}

export async function post(path, body, options) {
  const response = await send('POST', path, { body, ...options });
  return parse(await arrived(response.text()));
}

/** A path with its parameters, except for empty parameters. */
export function address(path, parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value);
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}
