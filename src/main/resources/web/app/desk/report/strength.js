import { t } from '../../base/language.js';
import { element, link, notice } from '../../base/page.js';
import { call, literal } from '../../base/python.js';
import { plain } from '../../result/plain-value.js';
import { deskAddress } from '../addresses.js';
import { workingButton } from '../../base/confirming.js';
import { addToTests } from './adding.js';
import { changedLines } from './mutant-diff.js';

/** Survivors that look equivalent come last, and are shown on demand. */
export function strength(found, { slug, signal }) {
  const different = found.survivors.filter(({ equivalent }) => !equivalent);
  const equivalent = found.survivors.filter((one) => one.equivalent);
  const context = { slug, signal };
  return element(
    'section',
    { class: 'strength' },
    element('h2', {}, t('desk.report.strength')),
    element('p', {}, sentence(found)),
    meter(plain(found.score)),
    different.length > 0
      ? [
        element('h3', {}, t('desk.report.survivors')),
        element('p', { class: 'quiet small' }, t('desk.report.survivorsLead')),
        ...different.map((one) => mutant(one, context)),
      ]
      : null,
    found.proposals.length > 0
      ? [
        element('h3', {}, t('desk.report.proposals')),
        element('ul', { class: 'proposals' }, found.proposals.map((one) => proposal(one, context))),
      ]
      : null,
    equivalent.length > 0
      ? element(
        'details',
        {},
        element('summary', {}, t('desk.report.equivalent', { n: equivalent.length })),
        equivalent.map((one) => mutant(one, context)),
      )
      : null,
  );
}

function sentence({ mutants, killed, survived }) {
  return t('desk.report.killed', { killed, all: killed + survived, mutants });
}

function meter(score) {
  const percent = Math.round(score * 100);
  return element(
    'p',
    { class: 'strength-meter' },
    element('meter', {
      min: '0',
      max: '100',
      low: '50',
      high: '80',
      optimum: '100',
      value: String(percent),
      'aria-label': t('desk.report.strength'),
    }),
    ' ',
    t('units.percent', { n: percent }),
  );
}

function mutant(survivor, context) {
  const { solution, line, input, answer } = survivor;
  return element(
    'article',
    { class: 'mutant' },
    element(
      'p',
      {},
      link(
        deskAddress(context.slug, '', { file: solution, line: String(line) }),
        t('desk.place', { file: solution, line: String(line) }),
      ),
    ),
    element(
      'pre',
      { class: 'code diff', tabindex: '0', 'aria-label': t('desk.report.diff') },
      changedLines(survivor).map(diffLine),
    ),
    input ? testOf({ input, answer }, context) : null,
  );
}

function diffLine({ kind, text }) {
  const signs = { same: ' ', removed: '−', added: '+' };
  return element(
    'span',
    { class: `line ${kind}` },
    element('span', { class: 'sign', 'aria-hidden': 'true' }, signs[kind]),
    kind === 'same' ? null : element('span', { class: 'unseen' }, t(`diff.${kind}`), ' '),
    text,
    '\n',
  );
}

function proposal({ input, answer, kills }, context) {
  return element(
    'li',
    {},
    element('p', { class: 'small' }, t('desk.report.kills', { n: kills })),
    testOf({ input, answer }, context),
  );
}

/** A test that finds a mutant, and the button that adds it to the puzzle's files. */
function testOf({ input, answer }, { slug, signal }) {
  const done = element('p', { role: 'status' });
  const adding = workingButton(t('desk.report.addTest'), 'small', async () => {
    const file = await addToTests(slug, { input, answer }, signal);
    adding.node.remove();
    done.replaceChildren(
      notice(t('desk.report.added'), 'hint'),
      link(deskAddress(slug, '', { file }), t('desk.import.openFiles')),
    );
  });
  return element(
    'div',
    { class: 'new-test' },
    element('pre', { tabindex: '0' }, call('', input), ' → ', literal(answer)),
    adding.node,
    done,
  );
}
