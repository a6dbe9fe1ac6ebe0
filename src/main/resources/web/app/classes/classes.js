import css from '../style/classes.css.txt';
import consoleCss from '../style/console.css.txt';
import { get } from '../base/api.js';
import { addTexts, t } from '../base/language.js';
import { current } from '../base/session.js';
import { addStyles } from '../base/styles.js';
import { drawn } from '../base/view.js';
import { goLogIn } from '../people/account.js';
import { assignmentPage } from './assignment-form.js';
import { assignmentsTab } from './assignments.js';
import { classFrame } from './frame.js';
import { joinPage } from './join.js';
import { listPage, managingTab } from './list.js';
import { boardTab, membersTab } from './members.js';
import { progressTab } from './progress.js';
import { rosterPage } from './roster.js';
import { similarTab } from './similar.js';
import { submissionPage, workPage } from './work.js';

const TEXTS = () => import('../messages/classes/en.json', { with: { type: 'json' } });

const PAGES = [
  [/^$/, listPage],
  [/^\/join$/, joinPage],
  [/^\/([^/]+)$/, classPage],
  [/^\/([^/]+)\/roster$/, rosterPage],
  [/^\/([^/]+)\/(\w+)$/, classPage],
  [/^\/([^/]+)\/assignments\/([^/]+)$/, assignmentPage],
  [/^\/([^/]+)\/work\/([^/]+)\/([^/]+)$/, workPage],
  [/^\/([^/]+)\/work\/([^/]+)\/([^/]+)\/([^/]+)$/, submissionPage],
];

const TEACHERS_TABS = {
  progress: progressTab,
  assignments: assignmentsTab,
  members: membersTab,
  board: boardTab,
  similar: similarTab,
  managing: managingTab,
};

const MEMBERS_TABS = {
  assignments: assignmentsTab,
  board: boardTab,
  members: membersTab,
};

/** Classes, for teachers and members. The page loads this part when somebody goes there. */
export async function classesPage({ parameters: [path], ...visit }) {
  if (!current()) {
    goLogIn('needed');
  }
  await addTexts(TEXTS);
  addStyles(consoleCss);
  addStyles(css);
  for (const [pattern, page] of PAGES) {
    const match = pattern.exec(path);
    if (match) {
      return await page({ ...visit, parameters: match.slice(1) });
    }
  }
  throw new Error(t('frame.noSuchPage'));
}

/** A class with its parts, of which one is shown. */
async function classPage({ parameters: [id, name], ...visit }) {
  const shown = await get(`/api/classes/${encodeURIComponent(id)}`, visit.signal);
  const tabs = shown.teaches ? TEACHERS_TABS : MEMBERS_TABS;
  const chosen = Object.hasOwn(tabs, name ?? '') ? name : Object.keys(tabs)[0];
  const content = await tabs[chosen](shown, visit);
  return () => classFrame(shown, Object.keys(tabs), chosen, drawn(content));
}
