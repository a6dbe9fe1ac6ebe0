import { get } from '../base/api.js';
import { parts, t } from '../base/language.js';
import { element, link, notice, seconds } from '../base/page.js';
import { call, literal } from '../base/python.js';
import { comparison } from './comparison.js';
import { awaitExample, counterexample } from './counterexample.js';
import { outcome } from './outcome.js';
import { ownResults } from './own-results.js';
import { pictureOf } from './picture.js';
import { programFailure } from './program-result.js';
import { categories, running } from './progress.js';
import { faultLink, traceback } from './traceback.js';
import { unsent } from './unsent.js';
import { usage } from './usage.js';
import { badge } from './verdicts.js';

/**
 * Shows the state of a submission: `{node, tell(event, data), fail(problem), clear()}`.
 *
 * @param functionName the function of the puzzle; empty for a program and for a script
 * @param outputFirst whether the output is the result, as that of a script
 * @param visual the address of the page that draws a test; none where the puzzle has no such page
 * @param known the categories of an earlier submission, or none
 * @param before the player's best points before, for a puzzle whose author's code gives points
 * @param jumpTo goes to a line of the source; none where there is no editor
 */
export function resultPanel(
  {
    functionName,
    outputFirst = functionName === '',
    visual,
    known = () => [],
    before = () => undefined,
    jumpTo,
  },
) {
  const status = element('p', { class: 'status', role: 'status' });
  const tests = element('div');
  const printed = element('pre', { tabindex: '0' });
  const output = element(
    'section',
    { hidden: true },
    element('h3', {}, t('result.printed')),
    printed,
  );
  const details = element('div', { class: 'details' });
  const node = element(
    'section',
    { class: 'result', 'aria-labelledby': 'result-title', hidden: true },
    element('h2', { id: 'result-title' }, t('result.title')),
    status,
    tests,
    outputFirst ? [output, details] : [details, output],
  );

  let unprinted = '';

  /** Changes what is printed. Whoever reads its end still sees the end afterwards. */
  function print(change) {
    const follows = printed.scrollTop + printed.clientHeight >= printed.scrollHeight - 1;
    change();
    unprinted = '';
    if (follows) {
      printed.scrollTop = printed.scrollHeight;
    }
  }

  function printAll(text) {
    output.hidden = text === '';
    print(() => (printed.textContent = text));
  }

  /** Shows new output once a frame, however many pieces come. */
  function append(text) {
    output.hidden = false;
    if (unprinted === '') {
      requestAnimationFrame(() => print(() => printed.append(unprinted)));
    }
    unprinted += text;
  }

  /** What the status said before the connection broke. */
  let beforeBreak = null;
  const events = {
    opened() {
      beforeBreak = null;
      printAll('');
    },
    queued: (queued) => status.replaceChildren(waiting(queued)),
    started() {
      status.replaceChildren(t('result.running'));
      // After a fault the code starts again, and what it prints comes again.
      printAll('');
    },
    progress: ({ passed, total }) => tests.replaceChildren(running(passed, total, known())),
    output: ({ text }) => append(text),
    interrupted() {
      beforeBreak ??= [...status.childNodes];
      status.replaceChildren(t('result.interrupted'));
    },
    resumed() {
      status.replaceChildren(...(beforeBreak ?? []));
      beforeBreak = null;
    },
    judged(submission) {
      beforeBreak = null;
      tests.replaceChildren();
      printAll(submission.output ?? '');
      status.replaceChildren(...verdict(submission), outcome(submission, before()));
      details.replaceChildren(...report(submission, functionName, jumpTo, visual));
      awaitExample(submission, details, functionName, visual);
    },
  };

  function clear() {
    node.hidden = false;
    printAll('');
    tests.replaceChildren();
    details.replaceChildren();
    status.replaceChildren(t('result.sending'));
  }
  return {
    node,
    clear,
    tell: (event, data) => events[event]?.(data),
    fail(problem) {
      status.replaceChildren();
      details.replaceChildren(problem.status === 0 ? unsent(problem) : notice(problem.message));
    },
  };
}

/** Own tests and scripts have no answers, so nothing is accepted. */
function verdict({ kind, verdict, results }) {
  const isPlain = verdict === 'ACCEPTED' && (results || kind === 'SCRATCH');
  return isPlain ? [] : [badge(verdict), ' '];
}

function waiting({ position, etaMillis, reason }) {
  if (reason) {
    return t('result.waits', { reason });
  }
  const place = position <= 1 ? t('result.next') : t('result.queued', { position });
  const soon = etaMillis < 1000;
  return soon ? `${place}…` : `${t('result.about', { place, time: seconds(etaMillis) })}…`;
}

function report(submission, functionName, jumpTo, visual) {
  return [
    submission.unlocked && unlocked(submission.unlocked),
    jumpTo && faultLink(submission, jumpTo),
    submission.failure && failure(submission, functionName, jumpTo, visual),
    submission.results && ownResults(submission.results, functionName, jumpTo),
    submission.counterexample &&
    counterexample(submission.counterexample, functionName, visual),
    submission.cases?.total > 0 && categories(submission.cases),
    submission.usage && usage(submission.usage, submission.limits),
  ].filter(Boolean);
}

/** Shows the titles of stations when they are loaded. */
function unlocked(names) {
  const list = element('strong', {}, names.join(', '));
  get('/api/stations')
    .then(({ items }) => {
      const open = items.filter((station) => names.includes(station.name));
      list.textContent = open.map((station) => station.title).join(', ');
    })
    .catch(() => {});
  const more = link('#/puzzles', t('result.seePuzzles'));
  return element(
    'p',
    { class: 'notice hint' },
    parts('result.unlocked', { stations: list }),
    ' ',
    more,
  );
}

function failure({ failure, message }, functionName, jumpTo, visual) {
  if (functionName === '') {
    return programFailure(failure, jumpTo);
  }
  const called = Array.isArray(failure.input)
    ? call(functionName, failure.input)
    : typeof failure.input === 'string'
    ? failure.input
    : null;
  return element(
    'section',
    { class: 'failure' },
    failure.hidden ? element('p', { class: 'quiet' }, t('result.hidden')) : null,
    called === null
      ? null
      : [element('h3', {}, t('result.failingCall')), element('pre', { tabindex: '0' }, called)],
    values(failure, message),
    pictureOf(visual, functionName, failure, isShown(failure.actual, 'got', message)),
    failure.traceback
      ? [element('h3', {}, t('result.traceback')), traceback(failure.traceback, jumpTo)]
      : null,
  );
}

/** Null means None or "not shown". Only the message tells the difference. */
function isShown(value, word, message) {
  return (value ?? null) !== null || message?.includes(`${word} None`);
}

function values({ expected, actual }, message) {
  const hasExpected = isShown(expected, 'expected', message);
  const hasActual = isShown(actual, 'got', message);
  if (hasExpected && hasActual) {
    return comparison(expected ?? null, actual ?? null);
  }
  const one = (
    title,
    value,
  ) => [element('h3', {}, title), element('pre', { tabindex: '0' }, literal(value ?? null))];
  return hasExpected
    ? one(t('result.expected'), expected)
    : hasActual
    ? one(t('result.got'), actual)
    : null;
}
