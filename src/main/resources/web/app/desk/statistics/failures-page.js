import { address, get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, link, moreButton, time } from '../../base/page.js';
import { badge } from '../../result/verdicts.js';
import { puzzleApi } from '../addresses.js';
import { loadPuzzle, puzzleFrame } from '../frame.js';

/** What went wrong in the author's own code: checkers, inspectors, adapters, referees. */
export async function failuresPage({ parameters: [slug], signal }) {
  const puzzle = await loadPuzzle(slug, signal);
  const fetchPage = (after) =>
    get(address(puzzleApi(slug, '/failures'), { limit: 20, after }), signal);
  const page = await fetchPage(null);
  const list = element('div', {}, page.items.map(failure));
  return puzzleFrame(
    puzzle,
    'failures',
    element('p', { class: 'quiet' }, t('desk.failures.lead')),
    page.items.length > 0
      ? [
        list,
        moreButton(page.next, fetchPage, (items) => list.append(...items.map(failure))),
      ].flat()
      : element('p', {}, t('desk.failures.none')),
  );
}

function failure({ submission, at, version, verdict, message, traceback }) {
  return element(
    'article',
    { class: 'author-failure' },
    element(
      'p',
      {},
      badge(verdict ?? 'AUTHOR_ERROR'),
      ' ',
      link(`#/submissions/${submission}`, t('desk.failures.submission')),
      ' ',
      element(
        'span',
        { class: 'quiet small' },
        t('desk.failures.version', { version }),
        ' · ',
        time(at),
      ),
    ),
    message ? element('p', {}, message) : null,
    traceback ? element('pre', { class: 'traceback', tabindex: '0' }, traceback) : null,
  );
}
