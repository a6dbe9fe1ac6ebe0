import { goLogIn } from '../people/account.js';
import { address, get, post, send } from '../base/api.js';
import { counted, element, link, moreButton, notice, time } from '../base/page.js';
import { playerAddress } from '../people/players.js';
import { puzzleAddress } from './addresses.js';
import { source as sourceText } from './source.js';
import { current } from '../base/session.js';

const CATEGORIES = { clear: 'Clear', creative: 'Creative', speedy: 'Speedy' };
const SORTS = { votes: 'Most votes', newest: 'Newest' };

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
  const none = element('p', { class: 'quiet' }, 'Nobody has published a solution here yet.');
  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, `Solutions of ${puzzle.title}`),
    element('p', {}, link(puzzleAddress(slug), 'Go to the puzzle')),
    choice(
      'Category',
      { '': 'All', ...CATEGORIES },
      chosen.category ?? '',
      (category) => ({ ...chosen, category }),
    ),
    choice('Order', SORTS, chosen.sort, (sort) => ({ ...chosen, sort })),
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

/** Fetches a solution without votes and comments. */
function review(path, show) {
  const found = element('ol', { class: 'publications', 'aria-live': 'polite' });
  const button = element(
    'button',
    { type: 'button', class: 'quiet', click: fetchOne },
    'Show me one to review',
  );
  async function fetchOne() {
    await answered(button, found, async () => found.replaceChildren(show(await get(path))));
  }
  const why = 'New solutions wait for a first vote or comment.';
  return element(
    'section',
    {},
    element('h2', {}, 'Review'),
    element('p', { class: 'quiet' }, why),
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
      `${CATEGORIES[category]}, by `,
      link(playerAddress(player), player),
      ', ',
      time(publishedAt),
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
      notice(
        `Only the player and admins see this solution. An admin has hidden it: ${hidden}`,
        'hint',
      );
    const change = admin && (hidden ? showing() : hidingForm());
    place.replaceChildren(...[why, change].filter(Boolean));
  }
  function showing() {
    const message = element('div');
    const button = element('button', { type: 'button', class: 'quiet', click }, 'Show it again');
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
    const button = element('button', {}, 'Hide it');
    async function submit(event) {
      event.preventDefault();
      await answered(button, message, async () => {
        await send('PUT', path, { body: { reason: reason.value } });
        hidden = reason.value;
        show();
      });
    }
    const label = element('label', {}, 'Reason (the player sees it) ', reason);
    return element(
      'details',
      {},
      element('summary', {}, 'Hide'),
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
    button.textContent = `▲ ${counted(votes, 'vote')}`;
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
  const summary = element('summary', {}, counted(total, 'comment'));
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
    summary.textContent = counted(total += 1, 'comment');
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
  const button = element('button', {}, 'Comment');
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
    element('label', {}, 'Your comment', text),
    button,
    message,
  );
}

/** Offers to publish the player's own accepted solution. */
export function publishing({ id, puzzle }) {
  const options = Object.entries(CATEGORIES).map(([value, title]) =>
    element('option', { value }, title)
  );
  const category = element('select', {}, options);
  const message = element('div', { role: 'status' });
  const button = element('button', {}, 'Publish');
  async function submit(event) {
    event.preventDefault();
    await answered(button, message, async () => {
      await post(`/api/submissions/${id}/publication`, { category: category.value });
      const all = link(publicationsAddress(puzzle), 'See all solutions');
      message.replaceChildren(
        element(
          'p',
          {},
          'Everybody who has solved the puzzle can see your solution now. ',
          all,
          '.',
        ),
      );
    });
  }
  return element(
    'form',
    { class: 'publishing', submit },
    element('label', {}, 'Publish it as ', category),
    button,
    message,
  );
}
