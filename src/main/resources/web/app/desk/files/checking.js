import { post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { h } from '../../base/view.js';
import { faultItems } from '../parts.js';

/** How long an author pauses before the files are checked. */
const PAUSE_MILLIS = 400;

/** No author who types waits longer for a worker. */
const WAIT = { Prefer: 'wait=3' };

/**
 * What the server says of the files: `{faults, html, check(), checkSoon(), draw(goTo)}`. `html` is the
 * Markdown of the file that `shownPath` gives, as players see it. Calls `checked` after each answer.
 */
export function checking({ slug, work, shownPath, checked }, signal) {
  const now = { faults: [], html: '', answer: null, failure: null, check, checkSoon, draw };
  let timer;
  let running = new AbortController();
  signal.addEventListener('abort', stop);

  function stop() {
    clearTimeout(timer);
    running.abort();
  }

  function checkSoon() {
    stop();
    timer = setTimeout(check, PAUSE_MILLIS);
  }

  async function check() {
    stop();
    running = new AbortController();
    const mine = running.signal;
    let found;
    try {
      const answer = await answerTo(work.body, mine);
      const html = await htmlOf(shownPath(), answer, mine);
      found = { answer, faults: answer.faults, html, failure: null };
    } catch (failure) {
      found = { failure };
    }
    if (!mine.aborted) {
      Object.assign(now, found);
      checked();
    }
  }

  /** If no worker answers soon, the server says less. */
  async function answerTo(body, signal) {
    const answer = await post('/api/author/checks', { ...body, slug }, { headers: WAIT, signal });
    return answer.kind === 'CHECK' ? answer.result : answer;
  }

  /** A Markdown file is shown as a statement, with the pictures of the files. */
  async function htmlOf(path, { statementHtml }, signal) {
    if (!path.endsWith('.md')) {
      return '';
    }
    const { files, ...body } = work.body;
    const statement = { ...files, 'statement.md': files[path] };
    const html = path === 'statement.md'
      ? statementHtml
      : (await answerTo({ ...body, files: statement }, signal)).statementHtml;
    // The page has a title of its own.
    return (html ?? '').replaceAll(/<(\/?)h1\b/g, '<$1h2');
  }

  function summary({ answer, faults, failure }) {
    if (failure) {
      return t('desk.checks.failed', { problem: failure.message });
    }
    if (faults.length > 0) {
      return t('desk.checks.faults', { n: faults.length });
    }
    if (!answer) {
      return t('desk.checks.running');
    }
    const found = t('desk.checks.good', { n: answer.tests?.length ?? 0 });
    return answer.complete === false ? `${found} ${t('desk.checks.withoutPython')}` : found;
  }

  /** Screen readers hear how many faults there are. */
  function draw(goTo) {
    const kind = now.failure ? 'quiet' : now.faults.length > 0 && 'field-problem';
    return h`<section class="checks" aria-labelledby="checks-title">
      <h2 id="checks-title">${t('desk.checks.title')}</h2>
      <p role="status" class=${kind}>${summary(now)}</p>
      ${faultItems(now.faults, goTo)} ${faultItems(now.answer?.notes, goTo, 'warnings')}
    </section>`;
  }
  return now;
}
