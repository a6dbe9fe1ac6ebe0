import css from '../style/desk.css.txt';
import { addTexts, t } from '../base/language.js';
import { current } from '../base/session.js';
import { addStyles } from '../base/styles.js';
import { goLogIn } from '../people/account.js';
import { filesPage } from './files/files-page.js';
import { listPage } from './list.js';
import { importPage } from './missions/import-page.js';
import { reportPage } from './report/report-page.js';
import { failuresPage } from './statistics/failures-page.js';
import { statisticsPage } from './statistics/statistics-page.js';
import { taskPage, tasksPage } from './tasks/tasks-pages.js';
import { previewPage } from './versions/preview-page.js';
import { rejudgingPage } from './versions/rejudging-page.js';
import { versionsPage } from './versions/versions-page.js';

const TEXTS = {
  en: () => import('../messages/desk/en.json', { with: { type: 'json' } }),
  uk: () => import('../messages/desk/uk.json', { with: { type: 'json' } }),
};

const PAGES = [
  [/^$/, listPage],
  [/^\/import$/, importPage],
  [/^\/tasks$/, tasksPage],
  [/^\/tasks\/([^/]+)$/, taskPage],
  [/^\/puzzles\/([^/]+)$/, filesPage],
  [/^\/puzzles\/([^/]+)\/report$/, reportPage],
  [/^\/puzzles\/([^/]+)\/preview$/, previewPage],
  [/^\/puzzles\/([^/]+)\/versions$/, versionsPage],
  [/^\/puzzles\/([^/]+)\/rejudging$/, rejudgingPage],
  [/^\/puzzles\/([^/]+)\/statistics$/, statisticsPage],
  [/^\/puzzles\/([^/]+)\/failures$/, failuresPage],
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
