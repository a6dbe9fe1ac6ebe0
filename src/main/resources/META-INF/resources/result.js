import { get } from './api.js';
import { count, counted, element, link, millis, notice, seconds, size, table } from './page.js';
import { call, literal } from './python.js';
import { badge } from './verdicts.js';

/** Shows the state of a submission: `{node, tell(event, data), fail(problem), clear()}`. */
export function resultPanel(functionName) {
  const status = element('p', { class: 'status', role: 'status' });
  const bar = element('progress', { 'aria-label': 'Tests passed', hidden: true });
  const printed = element('pre', { tabindex: '0' });
  const output = element('div', { hidden: true }, element('h3', {}, 'Printed'), printed);
  const details = element('div', { class: 'details' });
  const node = element(
    'section',
    { class: 'result', 'aria-labelledby': 'result-title', hidden: true },
    element('h2', { id: 'result-title' }, 'Result'),
    status,
    bar,
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
    started: () => status.replaceChildren('Running your code…'),
    progress({ passed, total }) {
      bar.hidden = false;
      bar.max = total;
      bar.value = passed;
    },
    output({ text }) {
      printed.append(text);
      output.hidden = false;
    },
    interrupted: () => status.replaceChildren('The connection broke. Trying again…'),
    judged(submission) {
      bar.hidden = true;
      print(submission.output ?? '');
      status.replaceChildren(badge(submission.verdict), ' ', outcome(submission));
      details.replaceChildren(...report(submission, functionName));
    },
  };

  function clear() {
    node.hidden = false;
    bar.hidden = true;
    print('');
    details.replaceChildren();
    status.replaceChildren('Sending…');
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

function waiting({ position, etaMillis, reason }) {
  if (reason) {
    return `Your solution waits and will be judged: ${reason}.`;
  }
  const when = etaMillis < 1000 ? '' : `, about ${seconds(etaMillis)}`;
  return position <= 1 ? `You are next${when}…` : `Number ${count(position)} in the queue${when}…`;
}

/** The line beside the badge. Screen readers read it aloud. */
function outcome({ kind, verdict, blame, message, points, cases }) {
  if (verdict === 'ACCEPTED') {
    if (kind === 'RUN') {
      return cases.total === 1 ? 'The sample passes.' : `All ${count(cases.total)} samples pass.`;
    }
    return points > 0 ? `Well done! ${counted(points, 'point')}.` : 'Right again. No new points.';
  }
  const told = message ? sentence(message) : '';
  const comforted = blame === 'PLAYER' || told.includes('not count against you');
  return comforted ? told : `${told} It does not count against you.`;
}

export function sentence(text) {
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}

function report(submission, functionName) {
  return [
    submission.unlocked && unlocked(submission.unlocked),
    submission.failure && failure(submission, functionName),
    submission.cases && categories(submission.cases),
    submission.usage && usage(submission.usage, submission.limits),
    submission.repeated && element('p', { class: 'quiet' }, 'The same code was judged before. This is the earlier result.'),
  ].filter(Boolean);
}

/** Shows the titles of stations when they are loaded. */
function unlocked(names) {
  const list = element('strong', {}, names.join(', '));
  get('/api/stations')
    .then(({ items }) => {
      const titles = items.filter((station) => names.includes(station.name)).map((station) => station.title);
      list.textContent = titles.join(', ');
    })
    .catch(() => {});
  const more = link('#/puzzles', 'See its puzzles');
  return element('p', { class: 'notice hint', role: 'status' }, 'A new station is open: ', list, '. ', more);
}

function failure({ failure, message }, functionName) {
  const rows = [];
  const add = (title, text) =>
    rows.push(element('dt', {}, title), element('dd', {}, element('pre', {}, text)));
  if (Array.isArray(failure.input)) {
    add('Called', call(functionName, failure.input));
  } else if (typeof failure.input === 'string') {
    add('Ran', failure.input);
  }
  // Null means None or "not shown". Only the message tells the difference.
  for (const [title, value, word] of [
    ['Expected', failure.expected, 'expected'],
    ['Got', failure.actual, 'got'],
  ]) {
    if ((value ?? null) !== null || message?.includes(`${word} None`)) {
      add(title, literal(value ?? null));
    }
  }
  if (failure.traceback) {
    add('Traceback', failure.traceback);
  }
  const hidden = failure.hidden ? [element('p', { class: 'quiet' }, 'This is a hidden test, so its values are not shown.')] : [];
  const values = rows.length > 0 ? [element('dl', { class: 'values' }, rows)] : [];
  return element('div', {}, hidden, values);
}

function categories({ categories, passed, total }) {
  const items = categories.map((category) =>
    element(
      'li',
      { class: category.passed === category.total ? 'passed' : '' },
      element('span', {}, category.name),
      element('span', {}, `${count(category.passed)} of ${count(category.total)}`),
      element('meter', { value: category.passed, max: Math.max(category.total, 1), 'aria-hidden': 'true' }),
    ),
  );
  return element(
    'div',
    {},
    element('h3', {}, `Tests passed: ${count(passed)} of ${count(total)}`),
    element('ul', { class: 'categories' }, items),
  );
}

function usage(used, limits) {
  const row = (name, amount, limit, format) => [
    name,
    format(amount),
    limit ? `of ${format(limit)}` : '',
    limit ? element('meter', { value: amount, max: limit, 'aria-hidden': 'true' }) : '',
  ];
  const columns = [{ title: 'What' }, { title: 'Used', class: 'number' }, { title: 'Limit' }, { title: '' }];
  const rows = [
    row('CPU time', used.cpuMillis, limits.cpuMillis, millis),
    row('Steps', used.steps, limits.steps, count),
    row('Memory', used.peakBytes, limits.memoryBytes, size),
    row('Elapsed', used.wallMillis, null, millis),
  ];
  return element(
    'div',
    {},
    element('h3', {}, 'Used'),
    element('div', { class: 'usage' }, table('What the code used, and the limits', columns, rows).node),
  );
}
