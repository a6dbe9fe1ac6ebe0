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

/** No author who types waits longer for a worker. */
const WAIT = { Prefer: 'wait=3' };

/** What the server says of files. If no worker answers soon, it says less. */
async function checked(slug, body, signal) {
  const answer = await post('/api/author/checks', { ...body, slug }, { headers: WAIT, signal });
  return answer.kind === 'CHECK' ? answer.result : answer;
}

/** A text in Markdown as the server shows it to players, with the pictures of the files. */
export async function asHtml(slug, body, text, signal) {
  const files = { ...body.files, 'statement.md': text };
  return (await checked(slug, { ...body, files }, signal)).statementHtml;
}
