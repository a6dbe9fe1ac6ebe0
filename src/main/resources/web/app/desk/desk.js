import css from '../style/desk.css.txt';
import { get } from '../base/api.js';
import { addTexts, t } from '../base/language.js';
import { pageAt } from '../base/routing.js';
import { addStyles } from '../base/styles.js';
import { drawn, h, link, tabs } from '../base/view.js';
import { DESK, deskAddress, puzzleApi, versionApi } from './addresses.js';
import { ignoreMissed } from './dropping.js';
import { listPage } from './list.js';
import { importPage } from './missions.js';
import { getOr, stateBadge } from './parts.js';
import { reportPage } from './report/report-page.js';
import { failuresPage, statisticsPage } from './statistics/statistics-page.js';
import { taskPage, tasksPage } from './tasks/tasks-pages.js';
import { previewPage } from './versions/preview-page.js';
import { rejudgingPage } from './versions/rejudging-page.js';
import { reviewPage } from './versions/review.js';
import { versionsPage } from './versions/versions-page.js';

const TEXTS = () => import('../messages/desk/en.json', { with: { type: 'json' } });

const PAGES = [
  [/^$/, listPage],
  [/^\/import$/, importPage],
  [/^\/reviews\/([^/]+)\/(\d+)$/, reviewPage],
  [/^\/tasks$/, tasksPage],
  [/^\/tasks\/([^/]+)$/, taskPage],
  [/^\/puzzles\/([^/]+)(?:\/(\w+))?$/, puzzlePage],
];

/** The pages of a puzzle. */
const TABS = {
  // With the editor, which the other pages do without.
  '': async (visit) => (await import('./files/files-page.js')).filesPage(visit),
  report: reportPage,
  preview: previewPage,
  versions: versionsPage,
  rejudging: rejudgingPage,
  statistics: statisticsPage,
  failures: failuresPage,
};

/** The desk of authors. The page loads it when an author goes there. */
export async function deskPage({ parameters: [path], ...visit }) {
  await addTexts(TEXTS);
  addStyles(css);
  ignoreMissed(visit.signal);
  const [page, parameters] = pageAt(PAGES, path);
  return await page({ ...visit, parameters });
}

/**
 * One of the pages of a puzzle. Each gets the puzzle, `{slug, title, versions, newest, published,
 * reload()}` with the newest version first; one that was never stored has no versions.
 */
async function puzzlePage({ parameters: [slug, tab = ''], ...visit }) {
  if (!Object.hasOwn(TABS, tab)) {
    throw new Error(t('frame.noSuchPage'));
  }
  const puzzle = {
    slug,
    reload: async () => Object.assign(puzzle, await load(slug, visit.signal)),
  };
  const content = await TABS[tab]({ ...visit, puzzle: await puzzle.reload() });
  return () => frame(puzzle, tab, drawn(content));
}

async function load(slug, signal) {
  const path = puzzleApi(slug, '/versions?limit=100');
  const { items: versions } = await getOr({ items: [] }, path, signal);
  const newest = versions[0] && await get(versionApi(slug, versions[0].version), signal);
  const published = versions.find(({ state }) => state === 'PUBLISHED');
  return { title: newest?.title ?? slug, versions, newest, published };
}

/** The title of a puzzle, its state and the links to its pages, and below them the content. */
function frame({ slug, title, versions: [newest], published }, tab, content) {
  const name = (page) => t(`desk.tab.${page || 'files'}`);
  const part = (page) => ({
    href: deskAddress(slug, page),
    text: name(page),
    current: page === tab,
  });
  const state = newest
    ? h`${t('desk.newest', { version: newest.version })} ${stateBadge(newest.state)}`
    : t('desk.neverStored');
  const seen = published && published !== newest &&
    t('desk.players', { version: published.version });
  return h`<div class="desk">
    <div class="puzzle-head">
      <p class="small">${link(DESK, t('desk.back'))}</p>
      <h1 tabindex="-1">${title} <span class="quiet small">${name(tab)}</span></h1>
      <p class="facts"><code>${slug}</code> ${state} ${seen}</p>
      ${newest && tabs(t('desk.pages'), Object.keys(TABS).map(part))}
    </div>
    ${content}
  </div>`;
}
