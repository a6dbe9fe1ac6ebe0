import { t } from '../base/language.js';
import { element } from '../base/page.js';
import { lineDiff } from './diff.js';

const SIGNS = { same: ' ', removed: '−', added: '+' };

/** What changed from one source to another, line by line. */
export async function sourceDiff(oldSource, newSource, title = t('diff.title')) {
  const { highlightedLines } = await import('../editor/highlight.js');
  const [old, now] = [highlightedLines(oldSource), highlightedLines(newSource)];
  const lines = lineDiff(linesOf(oldSource), linesOf(newSource));
  const number = (kind) => lines.filter((line) => line.kind === kind).length;
  const rows = lines.map((line) =>
    element(
      'span',
      { class: `line ${line.kind}` },
      element('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[line.kind]),
      line.kind === 'same'
        ? null
        : element('span', { class: 'unseen' }, t(`diff.${line.kind}`), ' '),
      line.kind === 'added' ? now[line.new] : old[line.old],
      '\n',
    )
  );
  return element(
    'section',
    {},
    element('h2', {}, title),
    element(
      'p',
      { class: 'quiet' },
      oldSource === newSource ? t('diff.same') : t('diff.summary', {
        added: t('amounts.lines', { n: number('added') }),
        removed: t('amounts.lines', { n: number('removed') }),
      }),
    ),
    element('pre', { class: 'code diff', tabindex: '0' }, rows),
  );
}

/** The lines, without the empty one after the last newline. */
export function linesOf(source) {
  return source.replace(/\n$/, '').split('\n');
}
