import { once } from '../../base/form.js';
import { t } from '../../base/language.js';
import { call, literal } from '../../base/python.js';
import { h, link, notice } from '../../base/view.js';
import { plain } from '../../result/plain-value.js';
import { deskAddress } from '../addresses.js';
import { addToTests } from '../tests/adding.js';

const KINDS = { '-': 'removed', '+': 'added' };

/** How many mutants the tests notice. Those that are probably equivalent are shown on demand. */
export function strength({ score, survivors, proposals, ...figures }, slug, signal) {
  const different = survivors.filter(({ equivalent }) => !equivalent);
  const equivalent = survivors.filter((one) => one.equivalent);
  const title = t('desk.report.strength');
  const n = Math.round(plain(score) * 100);
  const mutant = (one) => mutantPart(one, slug, signal);
  const proposal = (one) =>
    h`<p class="small">${t('desk.report.kills', { n: one.kills })}</p>
      ${newTest(one, slug, signal)}`;
  const part = (title, items, isOpen) =>
    items.length > 0 && h`<details ?open=${isOpen}><summary>${title}</summary>${items}</details>`;
  return h`<section class="strength">
    <h2>${title}</h2>
    <p>${t('desk.report.killed', { ...figures, all: figures.killed + figures.survived })}</p>
    <p>
      <meter max="100" low="50" high="80" optimum="100" value=${n} aria-label=${title}></meter>
      ${t('units.percent', { n })}
    </p>
    ${part(t('desk.report.survivors'), different.map(mutant), true)}
    ${part(t('desk.report.proposals'), proposals.map(proposal), true)}
    ${part(t('desk.report.equivalent', { n: equivalent.length }), equivalent.map(mutant))}
  </section>`;
}

function mutantPart(one, slug, signal) {
  const { solution: file, line } = one;
  const place = t('desk.place', { file, line: String(line) });
  const changed = ({ kind, text }) => h`<span class="line ${kind}">${text}${'\n'}</span>`;
  const lines = changedLines(one).map(changed);
  return h`<article class="mutant">
    <p>${link(deskAddress(slug, '', { file, line }), place)}</p>
    <pre class="code diff" tabindex="0" aria-label=${t('desk.report.diff')}>${lines}</pre>
    ${one.input && newTest(one, slug, signal)}
  </article>`;
}

/** A test that finds a mutant, and the button that adds it to the puzzle's files. */
function newTest(one, slug, signal) {
  async function add() {
    const file = await addToTests(slug, one, signal);
    return h`${notice(t('desk.report.added'), 'hint')}
      ${link(deskAddress(slug, '', { file }), t('desk.import.openFiles'))}`;
  }
  return h`<div class="new-test">
    <pre tabindex="0">${call('', one.input)} → ${literal(one.answer)}</pre>
    ${once(t('desk.report.addTest'), add)}
  </div>`;
}

/**
 * The lines of a mutant's unified diff without its head, `{kind, text}`. Without a diff, the changed
 * statement before and after.
 */
export function changedLines({ diff, before, after }) {
  return (diff ?? `-${before}\n+${after}`).trimEnd().split('\n')
    .filter((line) => !/^(---|\+\+\+|@@|\\)/.test(line))
    .map((line) => ({ kind: KINDS[line[0]] ?? 'same', text: line }));
}
