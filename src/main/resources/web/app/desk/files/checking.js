import { post } from '../../base/api.js';

/** How long an author pauses before the files are checked. */
const PAUSE_MILLIS = 400;

/** No author who types waits longer for a worker. */
const WAIT = { Prefer: 'wait=3' };

/**
 * Has the server check the files now and after each change. Calls `checked` with the server's answer,
 * or `failed` with the problem.
 */
export function checking(slug, work, { checked, failed, signal }) {
  let timer;
  let running;

  function check() {
    running = new AbortController();
    const mine = running.signal;
    answerOf(slug, work.body, mine).then(
      (answer) => mine.aborted || checked(answer),
      (problem) => mine.aborted || failed(problem),
    );
  }

  function stop() {
    clearTimeout(timer);
    running.abort();
  }

  function checkSoon() {
    stop();
    timer = setTimeout(check, PAUSE_MILLIS);
  }
  work.addEventListener('change', checkSoon, { signal });
  signal.addEventListener('abort', stop);
  check();
}

/** What the server says of files. If no worker answers soon, it says less. */
async function answerOf(slug, body, signal) {
  const answer = await post('/api/author/checks', { ...body, slug }, { headers: WAIT, signal });
  return answer.kind === 'CHECK' ? answer.result : answer;
}

/** A text in Markdown as the server shows it to players, with the pictures of the files. */
export async function asHtml(slug, body, text, signal) {
  const files = { ...body.files, 'statement.md': text };
  return (await answerOf(slug, { ...body, files }, signal)).statementHtml;
}
