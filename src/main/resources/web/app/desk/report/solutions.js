import { t } from '../../base/language.js';
import { element, link, millis, size } from '../../base/page.js';
import { badge } from '../../result/verdicts.js';
import { deskAddress } from '../addresses.js';

/** Each solution with its expected and its given verdict, and whether its runs agree. */
export function solutionsTable(solutions, slug) {
  const heads = ['solution', 'expected', 'given', 'runs', 'used'];
  return element(
    'section',
    {},
    element('h2', {}, t('desk.report.solutions')),
    element(
      'table',
      { class: 'solutions' },
      element('caption', { class: 'unseen' }, t('desk.report.solutions')),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          heads.map((name) => element('th', { scope: 'col' }, t(`desk.report.column.${name}`))),
        ),
      ),
      element('tbody', {}, solutions.map((one) => row(one, slug))),
    ),
  );
}

function row(solution, slug) {
  const { file, agrees, message, authorTraceback } = solution;
  return element(
    'tr',
    { class: agrees ? '' : 'wrong' },
    element(
      'td',
      {},
      link(deskAddress(slug, '', { file }), file),
      element(
        'p',
        { class: agrees ? 'right' : 'field-problem' },
        agrees ? t('desk.report.agrees') : t('desk.report.differs'),
      ),
      message ? element('p', { class: 'quiet small message' }, message) : null,
      authorTraceback
        ? element(
          'details',
          {},
          element('summary', {}, t('desk.report.traceback')),
          element('pre', { tabindex: '0' }, authorTraceback),
        )
        : null,
    ),
    element('td', {}, expected(solution)),
    element('td', {}, badge(solution.actual), inCategory(solution.category), points(solution)),
    element('td', {}, runs(solution)),
    element('td', { class: 'small' }, used(solution.usage)),
  );
}

function expected({ expected, expectedCategory }) {
  return expected === null || expected === undefined
    ? t('desk.report.mustFail')
    : [badge(expected), inCategory(expectedCategory)];
}

function inCategory(category) {
  return category ? element('span', { class: 'quiet small' }, category) : null;
}

function points({ points }) {
  return typeof points === 'number'
    ? element('p', { class: 'small' }, t('amounts.points', { n: points }))
    : null;
}

function runs({ runs, flaky }) {
  if (!flaky) {
    return t('desk.report.sameRuns', { n: runs.length });
  }
  return element(
    'div',
    {},
    element('strong', { class: 'field-problem' }, t('desk.report.flaky')),
    element('ol', { class: 'runs' }, runs.map((verdict) => element('li', {}, badge(verdict)))),
  );
}

function used({ cpuMillis, steps, peakBytes }) {
  return [millis(cpuMillis), t('amounts.steps', { n: steps }), size(peakBytes)].map((text) =>
    element('span', { class: 'amount' }, text)
  );
}

/** For the plot: the right solutions. */
export function accepted(solutions) {
  return solutions.filter((one) => one.expected === 'ACCEPTED' && one.actual === 'ACCEPTED');
}
