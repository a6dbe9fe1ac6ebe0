import { t } from '../base/language.js';
import { h } from '../base/view.js';

const SIGNS = { same: ' ', removed: '−', added: '+' };

/** What changed from one source to another, line by line. */
export async function sourceDiff(oldSource, newSource) {
  const blocks = await highlightedBlocks(oldSource, newSource);
  const changed = blocks.filter(({ isSame }) => !isSame);
  const amount = (side) =>
    t('amounts.lines', { n: changed.flatMap((block) => block[side]).length });
  const lines = ({ isSame, old, now }) =>
    isSame ? shown('same', old) : [shown('removed', old), shown('added', now)];
  const summary = changed.length === 0
    ? t('diff.same')
    : t('diff.summary', { added: amount('now'), removed: amount('old') });
  return h`<section>
    <h2>${t('diff.title')}</h2>
    <p class="quiet">${summary}</p>
    <pre class="code diff" tabindex="0">${blocks.map(lines)}</pre>
  </section>`;
}

/**
 * The player's own source beside another: equal lines in the same row. On a phone the styles put the
 * differences one below the other.
 */
export async function beside(own, other, otherTitle) {
  const row = ({ isSame, old, now }) =>
    h`<tr>
      <td>${shown(isSame ? 'same' : 'removed', old)}</td>
      <td>${shown(isSame ? 'same' : 'added', now)}</td>
    </tr>`;
  return h`<table class="beside code diff">
    <caption class="unseen">${t('publications.fromYours', { player: otherTitle })}</caption>
    <thead>
      <tr><th scope="col">${t('publications.yours')}</th><th scope="col">${otherTitle}</th></tr>
    </thead>
    <tbody>${(await highlightedBlocks(own, other)).map(row)}</tbody>
  </table>`;
}

function shown(kind, lines) {
  return lines.map((line) => h`<span class="line ${kind}">${sign(kind)}${line}${'\n'}</span>`);
}

/** The sign of a line that is same, removed or added. */
export function sign(kind) {
  const spoken = kind !== 'same' && h`<span class="unseen">${t(`diff.${kind}`)} </span>`;
  return h`<span class="sign" aria-hidden="true">${SIGNS[kind]}</span>${spoken}`;
}

async function highlightedBlocks(oldSource, newSource) {
  const { highlightedLines } = await import('../editor/highlight.js');
  const sources = [oldSource, newSource].map((source) => source.trimEnd());
  const [oldLines, newLines] = sources.map(highlightedLines);
  return diffBlocks(...sources.map((source) => source.split('\n'))).map(({ isSame, old, now }) => ({
    isSame,
    old: old.map((i) => oldLines[i]),
    now: now.map((i) => newLines[i]),
  }));
}

/**
 * The lines of two texts in blocks `{isSame, old, now}`, with the places of the lines from 0. As few
 * lines as possible are in blocks that are not the same.
 */
export function diffBlocks(oldLines, newLines) {
  const common = commonLines(oldLines, newLines);
  const blocks = [];
  let [i, j] = [0, 0];
  while (i < oldLines.length || j < newLines.length) {
    const isSame = oldLines[i] === newLines[j];
    if (blocks.at(-1)?.isSame !== isSame) {
      blocks.push({ isSame, old: [], now: [] });
    }
    const { old, now } = blocks.at(-1);
    const isOld = isSame || j === newLines.length || common[i + 1]?.[j] >= common[i][j + 1];
    if (isSame || !isOld) {
      now.push(j++);
    }
    if (isOld) {
      old.push(i++);
    }
  }
  return blocks;
}

/** At [i][j], how many lines the ends of the texts have in common that begin with these lines. */
function commonLines(oldLines, newLines) {
  const row = () => new Uint16Array(newLines.length + 1);
  const common = Array.from({ length: oldLines.length + 1 }, row);
  for (let i = oldLines.length - 1; i >= 0; i--) {
    for (let j = newLines.length - 1; j >= 0; j--) {
      common[i][j] = oldLines[i] === newLines[j]
        ? common[i + 1][j + 1] + 1
        : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  return common;
}
