import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, moreButton, time } from '../base/page.js';
import { current } from '../base/session.js';
import { contestAddress, CONTESTS_API } from './addresses.js';
import { countdown, facts, lengthText } from './countdown.js';
import { load } from './loading.js';

const PAGE_SIZE = 50;
const ORGANISERS = ['author', 'admin'];

/** Running, coming and past contests. */
export async function listPage({ signal, again }) {
  const fetchPage = (state) => (after) =>
    load(address(CONTESTS_API, { state, limit: PAGE_SIZE, after }), signal);
  const [running, coming, past, me] = await Promise.all([
    fetchPage('RUNNING')(null),
    fetchPage('UPCOMING')(null),
    fetchPage('ENDED')(null),
    current() ? get('/api/me', signal).catch(() => null) : null,
  ]);
  const mayOrganise = me?.roles.some((role) => ORGANISERS.includes(role));
  const show = (items) => items.map((contest) => card(contest, signal, again));
  return element(
    'div',
    { class: 'contests' },
    element(
      'div',
      { class: 'contest-title' },
      element('h1', { tabindex: '-1' }, t('contests.title')),
      element(
        'p',
        { class: 'links' },
        link('#/ratings', t('contests.ratings')),
        mayOrganise ? link(contestAddress('new'), t('contests.new')) : null,
      ),
    ),
    part(t('contests.running'), running, fetchPage('RUNNING'), show),
    part(t('contests.coming'), nearestFirst(coming), fetchPage('UPCOMING'), show),
    part(t('contests.past'), past, fetchPage('ENDED'), show),
  );
}

/** The server lists the newest start first; of all coming contests the next one matters most. */
function nearestFirst(page) {
  return page.next ? page : { ...page, items: page.items.toReversed() };
}

function part(title, page, fetchPage, show) {
  if (page.items.length === 0) {
    return element(
      'section',
      {},
      element('h2', {}, title),
      element('p', { class: 'quiet' }, t('contests.none')),
    );
  }
  const list = element('ul', { class: 'contest-cards' }, show(page.items));
  const more = moreButton(page.next, fetchPage, (items) => list.append(...show(items)));
  return element('section', {}, element('h2', {}, title), list, more);
}

function card(contest, signal, again) {
  const { id, title, startsAt, endsAt, scoring, registrations, registered, rated } = contest;
  return element(
    'li',
    {},
    element(
      'div',
      { class: 'what' },
      element('h3', {}, link(contestAddress(id), title)),
      registered ? element('span', { class: 'mark small' }, t('contests.registered')) : null,
    ),
    facts(
      'facts',
      time(startsAt),
      t('contests.lasts', { duration: lengthText(startsAt, endsAt) }),
      t(`contests.scoring.${scoring}`),
      rated ? t('contests.rated') : null,
      t('contests.puzzles', { n: contest.puzzleCount ?? 0 }),
      t('contests.players', { n: registrations }),
    ),
    counting(contest, signal, again),
  );
}

function counting({ state, startsAt, endsAt, frozen }, signal, again) {
  if (state === 'ENDED') {
    return frozen ? element('p', { class: 'mark-frozen' }, t('contests.waitsForUnfreezing')) : null;
  }
  const coming = state === 'UPCOMING';
  const { node } = countdown(coming ? startsAt : endsAt, signal, again);
  const text = coming ? t('contests.startsIn') : t('contests.endsIn');
  return element('p', { class: 'counting' }, text, ' ', node);
}
