import { sign } from '../../attempts/diff-view.js';
import { t } from '../../base/language.js';
import { call, literal } from '../../base/python.js';
import { h, link, notice, workingButton } from '../../base/view.js';
import { plain } from '../../result/plain-value.js';
import { deskAddress } from '../addresses.js';
import { addToTests } from '../tests/editing.js';

const KINDS = { '-': 'removed', '+': 'added' };

/**
 * A function that draws how many mutants the tests notice. Mutants that are probably equivalent come last,
 * and are shown on demand.
 */
export function strength(found, slug, { signal, update }) {
  const { survivors, proposals } = found;
  const different = survivors.filter(({ equivalent }) => !equivalent);
  const equivalent = survivors.filter((one) => one.equivalent);
  /** The files to which tests were added, by their survivor or proposal. */
  const added = new Map();

  async function add(one) {
    added.set(one, await addToTests(slug, one, signal));
    update();
  }

  /** A test that finds a mutant, and the button that adds it to the puzzle's files. */
  function newTest(one) {
    const file = added.get(one);
    const done = () =>
      h`${notice(t('desk.report.added'), 'hint')}
        ${link(deskAddress(slug, '', { file }), t('desk.import.openFiles'))}`;
    const adding = () => workingButton(t('desk.report.addTest'), () => add(one), { kind: 'small' });
    return h`<div class="new-test">
      <pre tabindex="0">${call('', one.input)} → ${literal(one.answer)}</pre>
      ${file ? done() : adding()}
    </div>`;
  }

  function mutant(one) {
    const { solution: file, line } = one;
    const place = t('desk.place', { file, line: String(line) });
    const diffLine = ({ kind, text }) =>
      h`<span class="line ${kind}">${sign(kind)}${text}${'\n'}</span>`;
    const lines = changedLines(one).map(diffLine);
    return h`<article class="mutant">
      <p>${link(deskAddress(slug, '', { file, line }), place)}</p>
      <pre class="code diff" tabindex="0" aria-label=${t('desk.report.diff')}>${lines}</pre>
      ${one.input && newTest(one)}
    </article>`;
  }

  const survived = () =>
    h`<h3>${t('desk.report.survivors')}</h3>
      <p class="quiet small">${t('desk.report.survivorsLead')}</p>
      ${different.map(mutant)}`;
  const proposal = (one) =>
    h`<li><p class="small">${t('desk.report.kills', { n: one.kills })}</p>${newTest(one)}</li>`;
  const proposed = () =>
    h`<h3>${t('desk.report.proposals')}</h3>
      <ul class="proposals">${proposals.map(proposal)}</ul>`;
  const alike = () =>
    h`<details>
      <summary>${t('desk.report.equivalent', { n: equivalent.length })}</summary>
      ${equivalent.map(mutant)}
    </details>`;
  return () =>
    h`<section class="strength">
      <h2>${t('desk.report.strength')}</h2>
      <p>${sentence(found)}</p>
      ${meter(plain(found.score))}
      ${different.length > 0 && survived()}
      ${proposals.length > 0 && proposed()}
      ${equivalent.length > 0 && alike()}
    </section>`;
}

function sentence({ mutants, killed, survived }) {
  return t('desk.report.killed', { killed, all: killed + survived, mutants });
}

function meter(score) {
  const n = Math.round(score * 100);
  const label = t('desk.report.strength');
  return h`<p class="strength-meter">
    <meter max="100" low="50" high="80" optimum="100" value=${n} aria-label=${label}></meter>
    ${t('units.percent', { n })}
  </p>`;
}

/**
 * The lines of a mutant's unified diff without its head: `{kind: 'same' | 'removed' | 'added', text}`.
 * Without a diff, the changed statement before and after.
 */
export function changedLines({ diff, before, after }) {
  if (!diff) {
    return [...marked(before, 'removed'), ...marked(after, 'added')];
  }
  return diff.replace(/\n$/, '').split('\n')
    .filter((line) => !/^(---|\+\+\+|@@|\\)/.test(line))
    .map((line) => ({ kind: KINDS[line[0]] ?? 'same', text: line.slice(1) }));
}

function marked(text, kind) {
  return text ? text.split('\n').map((line) => ({ kind, text: line })) : [];
}
