import css from '../style/console.css.txt';
import { addTexts, t } from '../base/language.js';
import { addStyles } from '../base/styles.js';
import { drawn, h, tabs } from '../base/view.js';
import { auditTab } from './audit.js';
import { failuresTab } from './failures.js';
import { overviewTab } from './overview.js';
import { playersTab } from './players.js';
import { hiddenTab, similarTab } from './solutions.js';

const TEXTS = () => import('../messages/console/en.json', { with: { type: 'json' } });

const TABS = {
  overview: overviewTab,
  failures: failuresTab,
  players: playersTab,
  similar: similarTab,
  hidden: hiddenTab,
  audit: auditTab,
};

/** The operators' console, for admins. A tab gives a template, or a function that draws it. */
export async function consolePage({ parameters: [name], ...visit }) {
  await addTexts(TEXTS);
  addStyles(css);
  const chosen = Object.hasOwn(TABS, name ?? '') ? name : 'overview';
  const content = await TABS[chosen](visit);
  const tab = (name) => ({
    href: name === 'overview' ? '#/console' : `#/console/${name}`,
    text: t(`console.tab.${name}`),
    current: name === chosen,
  });
  return () =>
    h`<div class="console">
      <h1 tabindex="-1">${t('console.title')}</h1>
      ${tabs(t('console.parts'), Object.keys(TABS).map(tab))}
      ${drawn(content)}
    </div>`;
}
