import { addTexts, codes, t } from '../base/language.js';
import { showHelp } from '../base/shortcuts.js';
import { h, link, table } from '../base/view.js';
import { badgeRules } from '../profile/badges.js';
import { badge } from '../result/verdicts.js';

const TEXTS = () => import('../messages/help/en.json', { with: { type: 'json' } });
const WORDS = ['stations', 'steps', 'boards', 'scratch', 'desk'];

/** The parts of the page by their names. */
const PARTS = {
  solution: () => h`<ol>${texts('solution', (text) => h`<li>${text}</li>`)}</ol>`,
  verdicts: () => table(t('help.title.verdicts'), verdictColumns(), codes('help.advice')),
  limits: () => texts('limits'),
  python: () => texts('python'),
  points: () => texts('points'),
  badges: badgeRules,
  words: () => h`<dl>${WORDS.map(word)}</dl>`,
  keys: () =>
    h`<p>${t('help.keys')}</p>
      <button type="button" @click=${showHelp}>${t('frame.shortcuts')}</button>`,
};

/** What a player may want to know; `?part=limits` begins there. */
export async function helpPage({ query }) {
  await addTexts(TEXTS);
  const section = ([part, draw]) =>
    h`<section id="help-${part}"><h2>${t(`help.title.${part}`)}</h2>${draw()}</section>`;
  const entry = (part) => h`<li>${link(`#/help?part=${part}`, t(`help.title.${part}`))}</li>`;
  // After the page is drawn.
  setTimeout(() => document.getElementById(`help-${query.get('part')}`)?.scrollIntoView());
  return h`<div class="reading help-page">
    <h1 tabindex="-1">${t('help.heading')}</h1>
    <nav aria-label=${t('help.heading')}><ul>${Object.keys(PARTS).map(entry)}</ul></nav>
    ${Object.entries(PARTS).map(section)}
  </div>`;
}

function verdictColumns() {
  return [
    { title: t('help.verdict'), cell: badge },
    { title: t('help.means'), cell: (verdict) => t(`help.advice.${verdict}`) },
  ];
}

function texts(part, draw = (text) => h`<p>${text}</p>`) {
  return codes(`help.${part}`).map((name) => draw(t(`help.${part}.${name}`)));
}

function word(id) {
  return h`<div><dt>${t(`words.${id}.word`)}</dt><dd>${t(`words.${id}.text`)}</dd></div>`;
}
