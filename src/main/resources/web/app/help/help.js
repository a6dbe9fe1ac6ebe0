import { addTexts, t } from '../base/language.js';
import { showHelp } from '../base/shortcuts.js';
import { h, link, table } from '../base/view.js';
import { badgeRules } from '../profile/badges.js';
import { badge, GROUPS } from '../result/verdicts.js';

const TEXTS = () => import('../messages/help/en.json', { with: { type: 'json' } });
const PARTS = ['solution', 'verdicts', 'limits', 'python', 'points', 'badges', 'words', 'keys'];
const STEPS = ['run', 'submit', 'sandbox', 'tests', 'after'];
const VERDICTS = Object.values(GROUPS).flat().filter((verdict) => verdict !== 'ACCEPTED');
const WORDS = ['stations', 'steps', 'boards', 'scratch', 'desk'];

/** What a player may want to know; `?part=limits` begins there. */
export async function helpPage({ query }) {
  await addTexts(TEXTS);
  const first = query.get('part');
  const content = {
    solution: () => h`<ol>${STEPS.map((step) => h`<li>${t(`help.solution.${step}`)}</li>`)}</ol>`,
    verdicts: () => table(t('help.title.verdicts'), columns(), VERDICTS.map(verdictRow)),
    limits: () => paragraphs([t('help.limits.steps'), t('help.limits.more'), t('help.limits.why')]),
    python: () => paragraphs([t('help.python.version'), t('help.python.modules')]),
    points: () =>
      paragraphs([t('help.points.earn'), t('help.points.level'), t('help.points.streak')]),
    badges: () => badgeRules(),
    words: () => terms(WORDS.map((id) => [t(`words.${id}.word`), t(`words.${id}.text`)])),
    keys: () =>
      h`<p>${t('help.keys')}</p>
        <button type="button" @click=${showHelp}>${t('frame.shortcuts')}</button>`,
  };
  const section = (part) =>
    h`<section id="help-${part}"><h2>${t(`help.title.${part}`)}</h2>${content[part]()}</section>`;
  const entry = (part) => h`<li>${link(`#/help?part=${part}`, t(`help.title.${part}`))}</li>`;
  // After the page is drawn.
  setTimeout(() => document.getElementById(`help-${first}`)?.scrollIntoView());
  return h`<div class="reading help-page">
    <h1 tabindex="-1">${t('help.heading')}</h1>
    <nav aria-label=${t('help.heading')}><ul>${PARTS.map(entry)}</ul></nav>
    ${PARTS.map(section)}
  </div>`;
}

function columns() {
  return [{ title: t('help.verdict') }, { title: t('help.means') }];
}

function verdictRow(verdict) {
  return [badge(verdict), t(`help.advice.${verdict}`)];
}

function paragraphs(texts) {
  return texts.map((text) => h`<p>${text}</p>`);
}

function terms(pairs) {
  return h`<dl>${pairs.map(([term, text]) => h`<div><dt>${term}</dt><dd>${text}</dd></div>`)}</dl>`;
}
