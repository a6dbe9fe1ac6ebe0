import { current, end, get, learn, me, send, session } from './base/api.js';
import { mark, numeral, ring } from './base/drawings.js';
import { chooseLanguage, language, LANGUAGES, moment, t } from './base/language.js';
import { showHelp } from './base/shortcuts.js';
import { h, link, live, notice, render } from './base/view.js';
import { avatar } from './people/avatar.js';
import { playerAddress } from './people/players.js';
import { keepZone } from './profile/zone.js';
import { showSettings } from './settings/settings.js';

const AUTHORS = ['author', 'admin'];
const TEACHERS = ['teacher', 'admin'];
const ADMINS = ['admin'];

const AVATAR_SIZE = 34;
const RING_SIZE = 36;
const RING_RADIUS = 15;

/**
 * The header of every page, and what a suspended player is told. Returns a function that draws it
 * again; `show` shows the page again, in another language or for somebody else.
 */
export function frame(node, show) {
  const draw = () => render(content(), node);

  async function learnAccount() {
    const who = current();
    if (me()?.name.toLowerCase() !== who?.name.toLowerCase()) {
      learn(null);
    }
    draw();
    const found = who && await get('/api/me').catch(() => null);
    if (found && current()?.session === who.session) {
      learn(found);
      draw();
      await keepZone(found);
    }
  }

  async function speak({ target }) {
    try {
      await chooseLanguage(target.value);
      await Promise.all([learnAccount(), show({ stay: true })]);
    } catch {
      draw();
    }
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

  function content() {
    const { suspension } = me() ?? {};
    return h`<a class="skip" href="#main" @click=${skip}>${t('frame.skip')}</a>
      <header class="top">
        <a class="brand" href="#/">${mark(30)} Arbiter</a>
        <nav aria-label=${t('frame.navigation')}>${places()}</nav>
        <div id="account" class="account">${current() ? player() : visitor()}</div>
        ${menuButton()}
      </header>
      ${menu(speak, leave)}
      ${suspension && h`<div class="suspension">${notice(suspensionText(suspension))}</div>`}`;
  }

  session.addEventListener('change', learnAccount);
  learnAccount();
  return draw;
}

function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

/** Links to the parts of the page that this person has. */
function places() {
  const has = (roles) => me()?.roles.some((role) => roles.includes(role));
  const path = `${location.hash.split('?')[0]}/`;
  const place = (href, text, about) => {
    const here = path.startsWith(`${href}/`);
    return h`<a href=${href} title=${about} aria-current=${here && 'page'}>${text}</a>`;
  };
  const ofClass = has(TEACHERS) || me()?.classes > 0;
  return [
    place('#/puzzles', t('frame.puzzles')),
    place('#/map', t('map.title')),
    place('#/leaderboard', t('frame.leaderboard')),
    place('#/contests', t('contest.menu')),
    place('#/scratch', t('frame.scratch'), t('words.scratch.text')),
    ofClass && place('#/classes', t('inClass.title')),
    has(AUTHORS) && place('#/desk', t('frame.desk'), t('words.desk.text')),
    has(ADMINS) && place('#/console', t('admin.console')),
  ];
}

function visitor() {
  return h`${link('#/login', t('frame.logIn'))}
    <a class="action" href="#/register">${t('frame.register')}</a>`;
}

function player() {
  const { name } = me() ?? current();
  return h`<a class="who" href=${playerAddress(name)}>
    ${avatar(name, me()?.avatar, AVATAR_SIZE)} ${me() && level(me())}
    <span class="who-name">${name}</span>
    <span class="points">${me() && t('amounts.points', { n: me().points })}</span>
  </a>`;
}

/** The level, with the share of its points that the player has, by the server's rule. */
function level({ level, points, levelStart, nextLevelAt }) {
  const missing = t('profile.toNextLevel', { n: nextLevelAt - points, next: level + 1 });
  const share = (points - levelStart) / (nextLevelAt - levelStart);
  return h`<span class="level-ring" title=${missing}>
    ${ring(RING_SIZE, RING_RADIUS, share, numeral(level))}
    <span class="unseen">${t('profile.level', { level })}, ${missing}</span>
  </span>`;
}

function menuButton() {
  return h`<button type="button" class="tool" popovertarget="menu" aria-label=${t('frame.menu')}>
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path class="menu-bars" d="M3 5h14M3 10h14M3 15h14"></path>
    </svg>
  </button>`;
}

function menu(speak, leave) {
  const who = current();
  const close = ({ target, currentTarget }) =>
    target.closest('a, button') && currentTarget.hidePopover();
  const option = ([code, name]) => h`<option value=${code} lang=${code}>${name}</option>`;
  const entry = (text, click) =>
    h`<button type="button" class="plain" @click=${click}>${text}</button>`;
  return h`<div id="menu" class="menu" popover @click=${close}>
    <nav class="menu-places" aria-label=${t('frame.navigation')}>${places()}</nav>
    ${who && link(playerAddress(who.name), t('frame.profile'))}
    ${link('#/help', t('frame.help'))}
    ${entry(t('settings.title'), showSettings)}
    ${entry(t('frame.shortcuts'), showHelp)}
    <div class="entry">
      <label for="language">${t('frame.language')}</label>
      <select id="language" .value=${live(language())} @change=${speak}>
        ${Object.entries(LANGUAGES).map(option)}
      </select>
    </div>
    ${who && entry(t('frame.logOut'), leave)}
  </div>`;
}

function suspensionText({ reason, until }) {
  return until
    ? t('admin.suspendedUntil', { reason, time: moment(until) })
    : t('admin.suspended', { reason });
}
