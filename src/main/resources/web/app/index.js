import './style/tokens.css';
import './style/base.css';
import './style/frame.css';
import './style/controls.css';
import './style/lists.css';
import './style/puzzle.css';
import './style/result.css';
import './style/profile.css';
import './style/home.css';
import { confirmPage, forgottenPage, resetPage } from './access/mailed.js';
import { Problem } from './base/api.js';
import { illustration } from './base/drawings.js';
import { goLogIn, loginPage, registerPage } from './people/account.js';
import { startLanguage, t } from './base/language.js';
import { frame } from './frame.js';
import { homePage } from './home/home.js';
import { mapPage } from './home/map.js';
import { leaderboardPage } from './people/players.js';
import { playerPage } from './profile/profile.js';
import { attemptsPage } from './attempts/attempts.js';
import { boardPage } from './boards/board.js';
import { publicationsPage } from './publications/publications.js';
import { reviewPage } from './publications/review.js';
import { puzzlePage } from './puzzle/puzzle.js';
import { puzzlesPage } from './puzzle/puzzles.js';
import { show as showPreferences } from './base/preferences.js';
import { persistently } from './base/retrying.js';
import { session } from './base/session.js';
import { skeleton } from './base/skeleton.js';
import { h, keyed, notice, render } from './base/view.js';
import { scratchPage } from './scratch/scratch.js';
import { listenForShortcuts } from './base/shortcuts.js';
import { showSettings } from './settings/settings.js';
import { submissionPage } from './puzzle/submission.js';

/** Only admins fetch the console. */
const consolePage = async (request) => (await import('./console/console.js')).consolePage(request);

const ROUTES = [
  [/^\/$/, homePage],
  [/^\/map$/, mapPage],
  [/^\/puzzles$/, puzzlesPage],
  [/^\/puzzles\/([^/]+)$/, puzzlePage],
  [/^\/puzzles\/([^/]+)\/solutions$/, publicationsPage],
  [/^\/puzzles\/([^/]+)\/attempts$/, attemptsPage],
  [/^\/puzzles\/([^/]+)\/board$/, boardPage],
  [/^\/desk((?:\/.*)?)$/, async (visit) => (await import('./desk/desk.js')).deskPage(visit)],
  [
    /^\/classes((?:\/.*)?)$/,
    async (visit) => (await import('./classes/classes.js')).classesPage(visit),
  ],
  [
    /^\/contests((?:\/.*)?)$/,
    async (visit) => (await import('./contests/contests.js')).contestsPage(visit),
  ],
  [/^\/review$/, reviewPage],
  [/^\/leaderboard$/, leaderboardPage],
  [/^\/players\/([^/]+)$/, playerPage],
  [/^\/submissions\/([^/]+)$/, submissionPage],
  [/^\/scratch$/, scratchPage],
  [/^\/webhooks$/, async (visit) => (await import('./webhooks/webhooks.js')).webhooksPage(visit)],
  [
    /^\/webhooks\/([^/]+)$/,
    async (visit) => (await import('./webhooks/deliveries.js')).deliveriesPage(visit),
  ],
  [/^\/console(?:\/(\w+))?$/, consolePage],
  [
    /^\/settings(?:\/(\w+))?$/,
    async (visit) => (await import('./access/settings.js')).settingsPage(visit),
  ],
  [/^\/help$/, async (visit) => (await import('./help/help.js')).helpPage(visit)],
  [/^\/login$/, loginPage],
  [/^\/register$/, registerPage],
  [/^\/forgotten$/, forgottenPage],
  [/^\/reset\/([^/]+)$/, resetPage],
  [/^\/confirm\/([^/]+)$/, confirmPage],
  [
    /^\/identity\/([^/]+)(?:\/([^/]+))?$/,
    async (visit) => (await import('./identity/finishing.js')).identityPage(visit),
  ],
];

/** Pages with an editor, which use the whole width. */
const WIDE = /^\/((contests\/[^/]+\/)?puzzles\/[^/]+|scratch)(\?|$)/;

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
  for (const [pattern, page] of ROUTES) {
    const match = pattern.exec(path);
    if (match) {
      const parameters = match.slice(1).map(decoded);
      const query = new URLSearchParams(search);
      const mine = arrival;
      const again = () => mine === arrival && show({ stay: true });
      return await page({ parameters, query, signal, again, update });
    }
  }
  throw new Problem(404, t('frame.noSuchPage'));
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
