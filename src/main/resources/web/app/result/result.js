import { get } from '../base/api.js';
import { parts, t } from '../base/language.js';
import { element, link, notice, seconds } from '../base/page.js';
import { call, literal } from '../base/python.js';
import { comparison } from './comparison.js';
import { outcome, sentence } from './outcome.js';
import { ownResults } from './own-results.js';
import { picture, picturesButton } from './picture.js';
import { categories, running } from './progress.js';
import { traceback } from './traceback.js';
import { usage } from './usage.js';
import { badge } from './verdicts.js';

/**
 * Shows the state of a submission: `{node, tell(event, data), fail(problem), clear()}`.
 *
 * @param functionName the function of the puzzle
 * @param visual the address of the page that draws a test; none where the puzzle has no such page
 * @param known the categories of an earlier submission, or none
 * @param before the player's best points before, for a puzzle whose author's code gives points
 * @param jumpTo goes to a line of the source; none where there is no editor
 */
export function resultPanel(
  { functionName, visual, known = () => [], before = () => undefined, jumpTo },
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
    details,
    output,
  );

  function print(text) {
    printed.textContent = text;
    output.hidden = text === '';
  }

  const events = {
    opened: () => print(''),
    queued: (queued) => status.replaceChildren(waiting(queued)),
    started() {
      status.replaceChildren(t('result.running'));
      // After a fault the code starts again, and what it prints comes again.
      print('');
    },
    progress: ({ passed, total }) => tests.replaceChildren(running(passed, total, known())),
    output({ text }) {
      printed.append(text);
      output.hidden = false;
    },
    interrupted: () => status.replaceChildren(t('result.interrupted')),
    judged(submission) {
      tests.replaceChildren();
      print(submission.output ?? '');
      status.replaceChildren(...verdict(submission), outcome(submission, before()));
      details.replaceChildren(...report(submission, functionName, jumpTo, visual));
    },
  };

  function clear() {
    node.hidden = false;
    print('');
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
      details.replaceChildren(notice(problem.message));
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
    submission.failure && failure(submission, functionName, jumpTo, visual),
    submission.results && ownResults(submission.results, functionName, jumpTo),
    submission.counterexample &&
    counterexample(submission.counterexample, functionName, visual),
    submission.cases?.total > 0 && categories(submission.cases),
    submission.usage && usage(submission.usage, submission.limits),
    submission.repeated && element('p', { class: 'quiet' }, t('result.repeated')),
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

/** The picture of a test, where its input is shown. */
function pictureOf(visual, functionName, { input, expected, actual }, hasActual) {
  const place = picture(visual, functionName, {
    input,
    expected,
    ...(hasActual && { actual: actual ?? null }),
  });
  return place && [picturesButton(visual), place];
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

/** A generated input on which the code is wrong; never one of a hidden test. */
function counterexample(example, functionName, visual) {
  const { input, expected, actual, failure } = example;
  return element(
    'section',
    {},
    element('h3', {}, t('result.counterexample')),
    element('pre', { tabindex: '0' }, call(functionName, input)),
    failure
      ? [element('pre', { tabindex: '0' }, `→ ${literal(expected)}`), notice(sentence(failure))]
      : comparison(expected, actual ?? null),
    pictureOf(visual, functionName, example, !failure),
  );
}
