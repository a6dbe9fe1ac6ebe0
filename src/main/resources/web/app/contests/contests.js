import css from '../style/contests.css.txt';
import { addTexts } from '../base/language.js';
import { pageAt } from '../base/routing.js';
import { addStyles } from '../base/styles.js';
import { contestOverview } from './contest/overview.js';
import { clarificationsPage } from './contest/clarifications.js';
import { contestPuzzlePage } from './contest/puzzle-page.js';
import { submissionsPage } from './contest/submissions.js';
import { listPage } from './list.js';
import { formPage } from './organising/form-page.js';
import { organisingPage } from './organising/organising-page.js';
import { ratingHistory, ratingsList } from './ratings.js';
import { ceremonyPage, projectorPage, standingsPage } from './standings/standings-page.js';

const TEXTS = () => import('../messages/contests/en.json', { with: { type: 'json' } });

const PAGES = [
  [/^$/, listPage],
  [/^\/new$/, formPage],
  [/^\/ratings$/, ratingsList],
  [/^\/([^/]+)$/, contestOverview],
  [/^\/([^/]+)\/standings$/, standingsPage],
  [/^\/([^/]+)\/projector$/, projectorPage],
  [/^\/([^/]+)\/unfreezing$/, ceremonyPage],
  [/^\/([^/]+)\/clarifications$/, clarificationsPage],
  [/^\/([^/]+)\/submissions$/, submissionsPage],
  [/^\/([^/]+)\/puzzles\/([^/]+)$/, contestPuzzlePage],
  [/^\/([^/]+)\/organising$/, organisingPage],
  [/^\/([^/]+)\/edit$/, formPage],
];

/** The pages of contests. The page loads them when somebody goes there. */
export const contestsPage = prepared(({ parameters: [path], ...visit }) => {
  const [page, parameters] = pageAt(PAGES, path);
  return page({ ...visit, parameters });
});

/** The part of a player's profile about the rating. */
export const ratingPart = prepared(ratingHistory);

/** Fetches the texts, and sets the styles, before the page is made. */
function prepared(page) {
  return async (...visit) => {
    await addTexts(TEXTS);
    addStyles(css);
    return await page(...visit);
  };
}
