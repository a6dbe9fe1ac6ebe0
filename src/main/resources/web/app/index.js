import './style/tokens.css';
import './style/base.css';
import './style/controls.css';
import './style/lists.css';
import './style/puzzle.css';
import './style/result.css';
import './style/profile.css';
import './style/home.css';
import { confirmPage, forgottenPage, resetPage } from './access/mailed.js';
import { get, send } from './base/api.js';
import { goLogIn, loginPage, registerPage } from './people/account.js';
import { chooseLanguage, language, LANGUAGES, moment, startLanguage, t } from './base/language.js';
import { homePage, mapPage } from './home/home.js';
import { leaderboardPage, playerAddress } from './people/players.js';
import { playerPage } from './profile/profile.js';
import { keepZone } from './profile/zone.js';
import { attemptsPage } from './attempts/attempts.js';
import { boardPage } from './boards/board.js';
import { publicationsPage } from './publications/publications.js';
import { reviewPage } from './publications/review.js';
import { puzzlePage } from './puzzle/puzzle.js';
import { puzzlesPage } from './puzzle/puzzles.js';
import { show as showPreferences } from './base/preferences.js';
import { persistently } from './base/retrying.js';
import { current, end, session } from './base/session.js';
import { skeleton } from './base/skeleton.js';
import { h, keyed, link, notice, render } from './base/view.js';
import { scratchPage } from './scratch/scratch.js';
import { listenForShortcuts, showHelp } from './base/shortcuts.js';
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
  [/^\/ratings$/, async (visit) => (await import('./contests/contests.js')).ratingsPage(visit)],
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

/** The roles that have a desk. */
const AUTHORS = ['author', 'admin'];

/** The roles that may make classes. */
const TEACHERS = ['teacher', 'admin'];

/** How long the page before stays, so that a fast page follows it without a flash. */
const PATIENCE_MILLIS = 150;

const main = document.getElementById('main');
let visit = new AbortController();

/** Stands for the page to which the player has gone. It stays when that page is shown again. */
let arrival = {};

/** Draws what the page shows now. */
let draw = () => {};

/** What has the focus in the page. A button that is disabled at its click loses it to the body. */
let lastFocused = null;

/**
 * Shows the page of the address, and ends the work of the previous page; `stay` keeps the place and
 * the focus, if the new page has such an element. The page before then stays for some tries of a
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
    const focused = stay ? focusedPart() : null;
    draw = () => signal.aborted || put(typeof page === 'function' ? page() : page);
    draw();
    arrive(stay);
    if (focused && !main.contains(document.activeElement)) {
      (sameAs(focused) ?? main.querySelector('h1')).focus({ preventScroll: true });
    }
  }
}

/** The element of the page that has the focus, or had it before it was disabled; null if none. */
function focusedPart() {
  const { activeElement: active, body } = document;
  const last = active === body ? lastFocused : active;
  return main.contains(last) ? last : null;
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
  throw new Error(t('frame.noSuchPage'));
}

function decoded(part) {
  try {
    return part && decodeURIComponent(part);
  } catch {
    return part;
  }
}

function failure(error) {
  const old = isOutdated(error);
  const again = () => old ? location.reload() : show();
  return h`<div class="narrow">
    <h1 tabindex="-1">${error.status === 404 ? t('frame.notFound') : t('frame.failed')}</h1>
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

/** The element of the new page that has the same name and text. */
function sameAs(old) {
  const words = (node) => [node.name, node.ariaLabel, node.textContent].join();
  return [...main.querySelectorAll(old.tagName)].find((node) => words(node) === words(old));
}

/** Announces the new page, also to screen readers; `stay` leaves the focus where it is. */
function arrive(stay) {
  const heading = main.querySelector('h1');
  document.title = `${heading.textContent} · Arbiter`;
  if (!stay) {
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }
  const path = location.hash.split('?')[0];
  for (const anchor of document.querySelectorAll('.top nav a')) {
    const here = `${path}/`.startsWith(`${anchor.getAttribute('href')}/`);
    anchor.ariaCurrent = here ? 'page' : null;
  }
}

/** The right side of the header, and what a suspended player is told. */
async function showAccount() {
  const who = current();
  drawAccount(who, null);
  const me = who && await get('/api/me').catch(() => null);
  if (me && current()?.session === who.session) {
    drawAccount(who, me);
    await keepZone(me);
  }
}

/** @param me what the server knows of the player; null before it is known */
function drawAccount(who, me) {
  const has = (roles) => me?.roles.some((role) => roles.includes(role));
  document.getElementById('desk').hidden = !has(AUTHORS);
  document.getElementById('classes').hidden = !me?.classes && !has(TEACHERS);
  const console = has(['admin']) &&
    h`<a href="#/console" class="console-link">${t('admin.console')}</a>`;
  const player = () =>
    h`${console} ${link(playerAddress(who.name), me?.name ?? who.name)}
      <span class="points">${me && t('amounts.points', { n: me.points })}</span>
      <button type="button" class="quiet" @click=${leave}>${t('frame.logOut')}</button>`;
  const visitor = () =>
    h`${link('#/login', t('frame.logIn'))} ${link('#/register', t('frame.register'))}`;
  render(who ? player() : visitor(), document.getElementById('account'));
  const told = me?.suspension && notice(suspensionText(me.suspension));
  render(h`${told}`, document.getElementById('suspension'));
}

function suspensionText({ reason, until }) {
  return until
    ? t('admin.suspendedUntil', { reason, time: moment(until) })
    : t('admin.suspended', { reason });
}

/** Writes the texts of index.html in the language. */
function showFrame() {
  for (const node of document.querySelectorAll('[data-text]')) {
    node.textContent = t(node.dataset.text);
  }
  for (const node of document.querySelectorAll('[data-label]')) {
    node.ariaLabel = t(node.dataset.label);
  }
}

/** Fills the choice of languages, which the header shows. */
function offerLanguages() {
  const choice = document.getElementById('language');
  const option = ([code, name]) =>
    h`<option value=${code} lang=${code} ?selected=${code === language()}>${name}</option>`;
  render(Object.entries(LANGUAGES).map(option), choice);
  choice.addEventListener('change', async () => {
    try {
      await chooseLanguage(choice.value);
      showFrame();
      await Promise.all([showAccount(), show({ stay: true })]);
    } catch {
      choice.value = language();
    }
  });
}

/** Leaves at once. The server ends the session too, unless it cannot be reached. */
function leave() {
  const id = current()?.session;
  if (id) {
    send('DELETE', `/api/me/sessions/${id}`).catch(() => {});
  }
  end();
  show();
}

showPreferences();
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  main.focus();
});
main.addEventListener('focusin', ({ target }) => (lastFocused = target));
main.addEventListener('focusout', ({ target }) => {
  if (!target.disabled) {
    lastFocused = null;
  }
});
session.addEventListener('change', showAccount);
session.addEventListener('expired', () => goLogIn('expired'));
addEventListener('hashchange', () => show());
document.getElementById('help').addEventListener('click', showHelp);
document.getElementById('settings').addEventListener('click', showSettings);
listenForShortcuts(showSettings);
await startLanguage();
offerLanguages();
showFrame();
showAccount();
show();
