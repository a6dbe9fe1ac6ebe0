import { post } from '../../base/api.js';

/** How long an author pauses before the files are checked. */
const PAUSE_MILLIS = 400;

/**
 * Has the server check the files after each change. Fires "checked" with the server's answer, and
 * "failed" with the problem.
 */
export function checking(slug, work, signal) {
  const events = new EventTarget();
  let timer;
  let running = new AbortController();

  function soon() {
    clearTimeout(timer);
    running.abort();
    timer = setTimeout(check, PAUSE_MILLIS);
  }

  async function check() {
    running = new AbortController();
    const mine = running.signal;
    try {
      const answer = await checked(slug, work.body, mine);
      if (!mine.aborted) {
        events.dispatchEvent(new CustomEvent('checked', { detail: answer }));
      }
    } catch (error) {
      if (!mine.aborted) {
        events.dispatchEvent(new CustomEvent('failed', { detail: error }));
      }
    }
  }

  work.addEventListener('change', soon, { signal });
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    running.abort();
  });
  return { events, check };
}

/** What the server says of files. */
function checked(slug, body, signal) {
  return post('/api/author/checks', { ...body, slug }, { signal });
}

/** A text in Markdown as the server shows it to players, with the pictures of the files. */
export async function asHtml(slug, body, text, signal) {
  const files = { ...body.files, 'statement.md': text };
  return (await checked(slug, { ...body, files }, signal)).statementHtml;
}
