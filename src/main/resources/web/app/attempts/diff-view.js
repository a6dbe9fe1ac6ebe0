import { t } from '../base/language.js';
import { h } from '../base/view.js';
import { besideRows, lineDiff } from './diff.js';

const SIGNS = { same: ' ', removed: '−', added: '+' };

/** What changed from one source to another, line by line. */
export async function sourceDiff(oldSource, newSource, title = t('diff.title')) {
  const { highlightedLines } = await import('../editor/highlight.js');
  const [old, now] = [highlightedLines(oldSource), highlightedLines(newSource)];
  const lines = lineDiff(linesOf(oldSource), linesOf(newSource));
  const amount = (kind) => {
    const n = lines.filter((line) => line.kind === kind).length;
    return t('amounts.lines', { n });
  };
  const row = (line) => {
    const code = line.kind === 'added' ? now[line.new] : old[line.old];
    return h`<span class="line ${line.kind}">${sign(line.kind)}${code}${'\n'}</span>`;
  };
  const summary = oldSource === newSource
    ? t('diff.same')
    : t('diff.summary', { added: amount('added'), removed: amount('removed') });
  return h`<section>
    <h2>${title}</h2>
    <p class="quiet">${summary}</p>
    <pre class="code diff" tabindex="0">${lines.map(row)}</pre>
  </section>`;
}

/**
 * The player's own source beside another: equal lines in the same row. A phone has no room for both,
 * so there the differences come one below the other.
 */
export async function beside(own, other, otherTitle) {
  const title = t('publications.fromYours', { player: otherTitle });
  if (matchMedia('(max-width: 40rem)').matches) {
    return await sourceDiff(own, other, title);
  }
  const { highlightedLines } = await import('../editor/highlight.js');
  const [ownLines, otherLines] = [highlightedLines(own), highlightedLines(other)];
  // Without a line, the cell is a gap.
  const cell = (line, kind) =>
    line
      ? h`<td class=${kind}>${kind !== 'same' && sign(kind)}${line}</td>`
      : h`<td class="gap"></td>`;
  const row = ({ left, right, kind }) => {
    const isSame = kind === 'same';
    const leftCell = cell(ownLines[left], isSame ? 'same' : 'removed');
    return h`<tr>${leftCell}${cell(otherLines[right], isSame ? 'same' : 'added')}</tr>`;
  };
  const rows = besideRows(lineDiff(linesOf(own), linesOf(other)));
  return h`<table class="beside code">
    <caption class="unseen">${title}</caption>
    <thead>
      <tr><th scope="col">${t('publications.yours')}</th><th scope="col">${otherTitle}</th></tr>
    </thead>
    <tbody>${rows.map(row)}</tbody>
  </table>`;
}

/** The sign of a line that is same, removed or added. */
export function sign(kind) {
  const spoken = kind !== 'same' && h`<span class="unseen">${t(`diff.${kind}`)} </span>`;
  return h`<span class="sign" aria-hidden="true">${SIGNS[kind]}</span>${spoken}`;
}

/** The lines, without the empty one after the last newline. */
function linesOf(source) {
  return source.replace(/\n$/, '').split('\n');
}
