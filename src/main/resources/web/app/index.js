import './style/tokens.css';
import './style/base.css';
import './style/frame.css';
import './style/controls.css';
import './style/lists.css';
import './style/puzzle.css';
import './style/result.css';
import './style/profile.css';
import './style/home.css';
import { current, session } from './base/api.js';
import { illustration } from './base/drawings.js';
import { goLogIn, loginPage, registerPage } from './people/account.js';
import { startLanguage, t } from './base/language.js';
import { frame } from './frame.js';
import { homePage } from './home/home.js';
import { mapPage } from './home/map.js';
import { puzzlesPage } from './puzzle/puzzles.js';
import { show as showPreferences } from './base/preferences.js';
import { persistently } from './base/retrying.js';
import { pageAt } from './base/routing.js';
import { classes, h, keyed, notice, render } from './base/view.js';
import { listenForShortcuts } from './base/shortcuts.js';
import { showSettings } from './settings/settings.js';

/** A page that is fetched when somebody goes there. The first view has only where most people begin. */
function later(load, name) {
  return async (visit) => (await load())[name](visit);
}

const ROUTES = [
  [/^\/$/, homePage],
  [/^\/map$/, mapPage],
  [/^\/puzzles$/, puzzlesPage],
  [/^\/login$/, loginPage],
  [/^\/register$/, registerPage],
  [/^\/puzzles\/([^/]+)$/, later(() => import('./puzzle/puzzle.js'), 'puzzlePage')],
  [
    /^\/puzzles\/([^/]+)\/solutions$/,
    later(() => import('./publications/publications.js'), 'publicationsPage'),
  ],
  [/^\/puzzles\/([^/]+)\/attempts$/, later(() => import('./attempts/attempts.js'), 'attemptsPage')],
  [/^\/puzzles\/([^/]+)\/board$/, later(() => import('./boards/board.js'), 'boardPage')],
  [/^\/desk((?:\/.*)?)$/, later(() => import('./desk/desk.js'), 'deskPage')],
  [/^\/classes((?:\/.*)?)$/, later(() => import('./classes/classes.js'), 'classesPage')],
  [/^\/contests((?:\/.*)?)$/, later(() => import('./contests/contests.js'), 'contestsPage')],
  [/^\/review$/, later(() => import('./publications/publications.js'), 'reviewPage')],
  [/^\/leaderboard$/, later(() => import('./people/players.js'), 'leaderboardPage')],
  [/^\/players\/([^/]+)$/, later(() => import('./profile/profile.js'), 'playerPage')],
  [/^\/submissions\/([^/]+)$/, later(() => import('./puzzle/submission.js'), 'submissionPage')],
  [/^\/scratch$/, later(() => import('./scratch/scratch.js'), 'scratchPage')],
  [/^\/webhooks$/, later(() => import('./webhooks/webhooks.js'), 'webhooksPage')],
  [/^\/webhooks\/([^/]+)$/, later(() => import('./webhooks/webhooks.js'), 'deliveriesPage')],
  [/^\/console(?:\/(\w+))?$/, later(() => import('./console/console.js'), 'consolePage')],
  [/^\/settings(?:\/(\w+))?$/, later(() => import('./access/settings.js'), 'settingsPage')],
  [/^\/help$/, later(() => import('./help/help.js'), 'helpPage')],
  [/^\/forgotten$/, later(() => import('./access/mailed.js'), 'forgottenPage')],
  [/^\/reset\/([^/]+)$/, later(() => import('./access/mailed.js'), 'resetPage')],
  [/^\/confirm\/([^/]+)$/, later(() => import('./access/mailed.js'), 'confirmPage')],
  [
    /^\/identity\/([^/]+)(?:\/([^/]+))?$/,
    later(() => import('./identity/finishing.js'), 'identityPage'),
  ],
];

/** Pages with an editor, which use the whole width. */
const WIDE = /^\/((contests\/[^/]+\/)?puzzles\/[^/]+|scratch)(\?|$)/;

/** Pages for those who are logged in. */
const MEMBERS =
  /^\/(desk|classes|console|settings|webhooks|review|contests\/(new|.+\/edit)|puzzles\/.+\/(attempts|solutions))\b/;

/** How long the page before stays, so that a fast page follows it without a flash. */
const PATIENCE_MILLIS = 150;

const main = document.getElementById('main');
let visit = new AbortController();

/** Stands for the page to which the player has gone. It stays when that page is shown again. */
let arrival = {};

/** Draws what the page shows now. */
let draw = () => {};

/**
 * Shows the page of the address, and ends the work of the previous page; `stay` keeps the place and
 * the focus, or leads it to the heading if what had it is gone. The page before then stays for some tries of a
 * server that has too much to do.
 */
async function show({ stay = false } = {}) {
  visit.abort();
  visit = new AbortController();
  const { signal } = visit;
  arrival = stay ? arrival : {};
  const mine = arrival;
  const put = (page) => render(keyed(mine, page), main);
  const address = location.hash.slice(1) || '/';
  if (MEMBERS.test(address) && !current()) {
    goLogIn('needed');
    return;
  }
  main.setAttribute('aria-busy', 'true');
  const waiting = stay ? undefined : setTimeout(
    () => put(skeleton(WIDE.test(address))),
    PATIENCE_MILLIS,
  );
  signal.addEventListener('abort', () => clearTimeout(waiting));
  const build = () => pageOf(address, signal);
  const page = await (stay ? persistently(build, signal) : build()).catch(failure);
  clearTimeout(waiting);
  if (!signal.aborted) {
    main.removeAttribute('aria-busy');
    const hadFocus = stay && main.contains(document.activeElement);
    draw = () => signal.aborted || put(typeof page === 'function' ? page() : page);
    draw();
    arrive(stay);
    if (hadFocus && !main.contains(document.activeElement)) {
      main.querySelector('h1').focus({ preventScroll: true });
    }
  }
}

/** Stands in for a page that is not ready yet; `wide` for a page with an editor. */
function skeleton(wide) {
  const bars = Array.from({ length: 9 }, () => h`<div class="skeleton-line"></div>`);
  return h`<div class=${classes('skeleton', wide && 'puzzle')}>
    <p class="unseen" role="status">${t('frame.loading')}</p>
    <div><div class="skeleton-title"></div>${bars}</div>
    ${wide && h`<div class="skeleton-pane"></div>`}
  </div>`;
}

/** Draws the page again, once for all changes of this moment. */
let drawing = null;
function update() {
  drawing ??= Promise.resolve().then(() => {
    drawing = null;
    draw();
  });
  return drawing;
}

/**
 * The page of an address: a template, or a function that draws it again at each `update()`. The page
 * stops what it does when `signal` is aborted; `again()` makes it anew and keeps the focus.
 */
async function pageOf(address, signal) {
  const [path, search] = address.split('?');
  const [page, found] = pageAt(ROUTES, path);
  const parameters = found.map(decoded);
  const query = new URLSearchParams(search);
  const mine = arrival;
  const again = () => mine === arrival && show({ stay: true });
  return await page({ parameters, query, signal, again, update });
}

function decoded(part) {
  try {
    return part && decodeURIComponent(part);
  } catch {
    return part;
  }
}

function failure(error) {
  if (error.status === 404) {
    return h`<div class="narrow">
      <h1 tabindex="-1">${t('frame.notFound')}</h1>
      ${illustration('lost')}
      <p role="status">${error.message}</p>
      <p><a class="action" href="#/puzzles">${t('puzzles.showAll')}</a></p>
    </div>`;
  }
  const old = isOutdated(error);
  const again = () => old ? location.reload() : show();
  return h`<div class="narrow">
    <h1 tabindex="-1">${t('frame.failed')}</h1>
    ${notice(old ? t('frame.outdated') : error.message)}
    <button type="button" @click=${again}>${old ? t('frame.reload') : t('frame.tryAgain')}</button>
  </div>`;
}

/**
 * Whether a part of the page could not be loaded, as after an upgrade of the server. Each browser
 * has another message, and all speak of a module.
 */
function isOutdated(error) {
  return error instanceof TypeError && /module/i.test(error.message);
}

/** Announces the new page, also to screen readers; `stay` leaves the focus where it is. */
function arrive(stay) {
  const heading = main.querySelector('h1');
  document.title = `${heading.textContent} · Arbiter`;
  if (!stay) {
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }
  drawFrame();
}

showPreferences();
session.addEventListener('learned', update);
session.addEventListener('expired', () => goLogIn('expired'));
addEventListener('hashchange', () => show());
listenForShortcuts(showSettings);
await startLanguage();
const drawFrame = frame(document.getElementById('frame'), show);
show();
