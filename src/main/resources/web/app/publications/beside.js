import { lineDiff } from '../attempts/diff.js';
import { linesOf, sourceDiff } from '../attempts/diff-view.js';
import { t } from '../base/language.js';
import { element } from '../base/page.js';
import { besideRows } from './beside-rows.js';

const SIGNS = { removed: '−', added: '+' };

/**
 * The player's own source beside another: equal lines in the same row. A phone has no room for both,
 * so there the differences come one below the other.
 */
export async function beside(own, other, otherTitle) {
  if (matchMedia('(max-width: 40rem)').matches) {
    return await sourceDiff(own, other, t('publications.fromYours', { player: otherTitle }));
  }
  const { highlightedLines } = await import('../editor/highlight.js');
  const [ownLines, otherLines] = [highlightedLines(own), highlightedLines(other)];
  const rows = besideRows(lineDiff(linesOf(own), linesOf(other))).map(({ left, right, kind }) =>
    element(
      'tr',
      {},
      cell(ownLines[left], kind === 'same' ? 'same' : 'removed'),
      cell(otherLines[right], kind === 'same' ? 'same' : 'added'),
    )
  );
  return element(
    'table',
    { class: 'beside code' },
    element('caption', { class: 'unseen' }, t('publications.fromYours', { player: otherTitle })),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, t('publications.yours')),
        element('th', { scope: 'col' }, otherTitle),
      ),
    ),
    element('tbody', {}, rows),
  );
}

/** Without a line, the cell is a gap. */
function cell(line, kind) {
  if (!line) {
    return element('td', { class: 'gap' });
  }
  const marks = kind === 'same' ? [] : [
    element('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[kind]),
    element('span', { class: 'unseen' }, t(`diff.${kind}`), ' '),
  ];
  return element('td', { class: kind }, marks, line);
}
