import { goLogIn } from '../people/account.js';
import { address, get, post, send } from '../base/api.js';
import { parts, t } from '../base/language.js';
import { element, link, moreButton, notice, time } from '../base/page.js';
import { playerAddress } from '../people/players.js';
import { puzzleAddress } from './addresses.js';
import { source as sourceText } from './source.js';
import { current } from '../base/session.js';

const CATEGORIES = ['clear', 'creative', 'speedy'];
const SORTS = ['votes', 'newest'];

export function publicationsAddress(slug, chosen = {}) {
  return address(`${puzzleAddress(slug)}/solutions`, chosen);
}

/** The published solutions, for players who have solved the puzzle. */
export async function publicationsPage({ parameters: [slug], query, signal }) {
  if (!current()) {
    goLogIn('needed');
  }
  const path = `/api/puzzles/${encodeURIComponent(slug)}`;
  const chosen = { category: query.get('category'), sort: query.get('sort') ?? 'votes' };
  const fetchPage = (after) => get(address(`${path}/publications`, { ...chosen, after }), signal);
  const [puzzle, page, me] = await Promise.all([
    get(path, signal),
    fetchPage(null),
    get('/api/me', signal),
  ]);
  const admin = me.roles.includes('admin');
  const show = (one) => publication(one, admin);
  const list = element('ol', { class: 'publications' }, page.items.map(show));
  const none = element('p', { class: 'quiet' }, t('publications.none'));
  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, t('publications.title', { puzzle: puzzle.title })),
    element('p', {}, link(puzzleAddress(slug), t('puzzle.goTo'))),
    choice(
      t('publications.categories'),
      { '': t('publications.all'), ...titles(CATEGORIES, categoryTitle) },
      chosen.category ?? '',
      (category) => ({ ...chosen, category }),
    ),
    choice(
      t('publications.order'),
      titles(SORTS, sortTitle),
      chosen.sort,
      (sort) => ({ ...chosen, sort }),
    ),
    page.items.length > 0 ? null : none,
    list,
    moreButton(page.next, fetchPage, (items) => list.append(...items.map(show))),
    review(`${path}/publications/review`, show),
  );

  function choice(label, titles, now, chosenWith) {
    const links = Object.entries(titles).map(([value, title]) => {
      const anchor = link(publicationsAddress(slug, chosenWith(value)), title);
      anchor.ariaCurrent = value === now ? 'page' : null;
      return anchor;
    });
    return element('nav', { 'aria-label': label, class: 'periods' }, links);
  }
}

function titles(values, titleOf) {
  return Object.fromEntries(values.map((value) => [value, titleOf(value)]));
}

function categoryTitle(category) {
  return t(`publications.category.${category}`);
}

function sortTitle(sort) {
  return t(`publications.sort.${sort}`);
}

/** Fetches a solution without votes and comments. */
function review(path, show) {
  const found = element('ol', { class: 'publications', 'aria-live': 'polite' });
  const button = element(
    'button',
    { type: 'button', class: 'quiet', click: fetchOne },
    t('publications.reviewOne'),
  );
  async function fetchOne() {
    await answered(button, found, async () => found.replaceChildren(show(await get(path))));
  }
  return element(
    'section',
    {},
    element('h2', {}, t('publications.review')),
    element('p', { class: 'quiet' }, t('publications.reviewWhy')),
    button,
    found,
  );
}

/** Runs the action with the button disabled, and shows an error. */
async function answered(button, message, action) {
  button.disabled = true;
  try {
    await action();
  } catch (problem) {
    message.replaceChildren(notice(problem.message));
  }
  button.disabled = false;
}

function publication(one, admin) {
  const { id, category, player, publishedAt, source, hidden } = one;
  return element(
    'li',
    {},
    element(
      'p',
      { class: 'quiet' },
      parts('publications.by', {
        category: categoryTitle(category),
        player: link(playerAddress(player), player),
        time: time(publishedAt),
      }),
    ),
    hiding(`/api/publications/${id}/hiding`, hidden, admin),
    sourceText(source),
    voting(one),
    comments(one, admin),
  );
}

/** Shows why an admin has hidden the solution. Admins can hide a solution and show it again. */
function hiding(path, hidden, admin) {
  const place = element('div');
  function show() {
    const why = hidden &&
      notice(t('publications.hidden', { reason: hidden }), 'hint');
    const change = admin && (hidden ? showing() : hidingForm());
    place.replaceChildren(...[why, change].filter(Boolean));
  }
  function showing() {
    const message = element('div');
    const button = element(
      'button',
      { type: 'button', class: 'quiet', click },
      t('publications.showAgain'),
    );
    async function click() {
      await answered(button, message, async () => {
        await send('DELETE', path);
        hidden = null;
        show();
      });
    }
    return element('div', {}, button, message);
  }
  function hidingForm() {
    const reason = element('input', { required: true, maxlength: '4000' });
    const message = element('div');
    const button = element('button', {}, t('publications.hideIt'));
    async function submit(event) {
      event.preventDefault();
      await answered(button, message, async () => {
        await send('PUT', path, { body: { reason: reason.value } });
        hidden = reason.value;
        show();
      });
    }
    const label = element('label', {}, t('publications.reason'), ' ', reason);
    return element(
      'details',
      {},
      element('summary', {}, t('publications.hide')),
      element('form', { class: 'publishing', submit }, label, button, message),
    );
  }
  show();
  return place;
}

function voting({ id, votes, voted }) {
  const message = element('div');
  const button = element('button', { type: 'button', click: turn });
  function show() {
    button.textContent = `▲ ${t('amounts.votes', { n: votes })}`;
    button.ariaPressed = String(voted);
  }
  async function turn() {
    await answered(button, message, async () => {
      const response = await send(voted ? 'DELETE' : 'PUT', `/api/publications/${id}/vote`);
      ({ votes } = await response.json());
      voted = !voted;
      message.replaceChildren();
      show();
    });
  }
  show();
  return element('div', {}, button, message);
}

/** The comments, which are fetched when they are opened. */
function comments({ id, comments: total }, admin) {
  const path = `/api/publications/${id}/comments`;
  const summary = element('summary', {}, t('amounts.comments', { n: total }));
  const list = element('ol', { class: 'comments' });
  const rest = element('div');
  const add = (items) => list.append(...items.map((one) => comment(one, admin)));
  async function load() {
    const page = await get(path);
    list.replaceChildren();
    add(page.items);
    rest.replaceChildren(moreButton(page.next, (after) => get(address(path, { after })), add));
  }
  async function open({ target }) {
    if (target.open) {
      await load().catch((problem) => rest.replaceChildren(notice(problem.message)));
    }
  }
  async function write(text) {
    await post(path, { text });
    summary.textContent = t('amounts.comments', { n: total += 1 });
    await load();
  }
  return element('details', { toggle: open }, summary, list, rest, commentForm(write));
}

function comment({ id, player, text, writtenAt, hidden }, admin) {
  return element(
    'li',
    {},
    element('p', { class: 'quiet' }, link(playerAddress(player), player), ', ', time(writtenAt)),
    hiding(`/api/comments/${id}/hiding`, hidden, admin),
    element('p', { class: 'said' }, text),
  );
}

function commentForm(write) {
  const text = element('textarea', { required: true, maxlength: '4000', rows: '3' });
  const message = element('div');
  const button = element('button', {}, t('publications.comment'));
  async function submit(event) {
    event.preventDefault();
    await answered(button, message, async () => {
      await write(text.value);
      text.value = '';
      message.replaceChildren();
    });
  }
  return element(
    'form',
    { class: 'comment-form', submit },
    element('label', {}, t('publications.yourComment'), text),
    button,
    message,
  );
}

/** Offers to publish the player's own accepted solution. */
export function publishing({ id, puzzle }) {
  const options = CATEGORIES.map((value) => element('option', { value }, categoryTitle(value)));
  const category = element('select', {}, options);
  const message = element('div', { role: 'status' });
  const button = element('button', {}, t('publications.publish'));
  async function submit(event) {
    event.preventDefault();
    await answered(button, message, async () => {
      await post(`/api/submissions/${id}/publication`, { category: category.value });
      const all = link(publicationsAddress(puzzle), t('publications.seeAll'));
      message.replaceChildren(
        element(
          'p',
          {},
          t('publications.published'),
          ' ',
          all,
        ),
      );
    });
  }
  return element(
    'form',
    { class: 'publishing', submit },
    element('label', {}, t('publications.publishAs'), ' ', category),
    button,
    message,
  );
}
