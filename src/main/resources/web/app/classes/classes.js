import css from '../style/classes.css.txt';
import consoleCss from '../style/console.css.txt';
import { get } from '../base/api.js';
import { addTexts } from '../base/language.js';
import { pageAt } from '../base/routing.js';
import { addStyles } from '../base/styles.js';
import { drawn } from '../base/view.js';
import { assignmentPage } from './assignment-form.js';
import { classApi, classFrame } from './frame.js';
import { joinPage, listPage, managingTab } from './list.js';
import { boardTab, membersTab } from './members.js';
import { assignmentsTab, progressTab } from './progress.js';
import { rosterPage } from './roster.js';
import { similarTab } from './similar.js';
import { submissionPage, workPage } from './work.js';

const TEXTS = () => import('../messages/classes/en.json', { with: { type: 'json' } });

/** The pages of a class. */
const PAGES = [
  [/^\/roster$/, rosterPage],
  [/^(?:\/(\w+))?$/, tabPage],
  [/^\/assignments\/([^/]+)$/, assignmentPage],
  [/^\/work\/([^/]+)\/([^/]+)$/, workPage],
  [/^\/work\/([^/]+)\/([^/]+)\/([^/]+)$/, submissionPage],
];

/** The tabs of teachers. */
const TABS = {
  progress: progressTab,
  assignments: assignmentsTab,
  members: membersTab,
  board: boardTab,
  similar: similarTab,
  managing: managingTab,
};

const MEMBERS_TABS = ['assignments', 'board', 'members'];

/** Classes, for teachers and members. The page loads this part when somebody goes there. */
export async function classesPage({ parameters: [path], ...visit }) {
  await addTexts(TEXTS);
  addStyles(consoleCss);
  addStyles(css);
  if (path === '') {
    return await listPage(visit);
  }
  if (path === '/join') {
    return await joinPage(visit);
  }
  const [, id, rest] = /^\/([^/]*)(.*)$/.exec(path);
  const shown = await get(classApi({ id }), visit.signal);
  const [page, parameters] = pageAt(PAGES, rest);
  return await page(shown, { ...visit, parameters });
}

/** A class with its parts, of which one is shown. */
async function tabPage(shown, { parameters: [name], ...visit }) {
  const names = shown.teaches ? Object.keys(TABS) : MEMBERS_TABS;
  const chosen = names.find((one) => one === name) ?? names[0];
  const content = await TABS[chosen](shown, visit);
  return () => classFrame(shown, names, chosen, drawn(content));
}
