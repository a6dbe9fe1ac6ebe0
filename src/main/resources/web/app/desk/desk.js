import css from '../style/desk.css.txt';
import { addTexts, t } from '../base/language.js';
import { current } from '../base/session.js';
import { addStyles } from '../base/styles.js';
import { goLogIn } from '../people/account.js';
import { listPage } from './list.js';
import { importPage } from './missions/import-page.js';
import { puzzlePage } from './puzzle-page.js';
import { taskPage, tasksPage } from './tasks/tasks-pages.js';
import { reviewPage } from './versions/review.js';

const TEXTS = () => import('../messages/desk/en.json', { with: { type: 'json' } });

const PAGES = [
  [/^$/, listPage],
  [/^\/import$/, importPage],
  [/^\/reviews\/([^/]+)\/(\d+)$/, reviewPage],
  [/^\/tasks$/, tasksPage],
  [/^\/tasks\/([^/]+)$/, taskPage],
  [/^\/puzzles\/([^/]+)(?:\/(\w+))?$/, puzzlePage],
];

/** The desk of authors. The page loads it when an author goes there. */
export async function deskPage({ parameters: [path], ...visit }) {
  if (!current()) {
    goLogIn('needed');
  }
  await addTexts(TEXTS);
  addStyles(css);
  for (const [pattern, page] of PAGES) {
    const match = pattern.exec(path);
    if (match) {
      return await page({ ...visit, parameters: match.slice(1) });
    }
  }
  throw new Error(t('frame.noSuchPage'));
}
