import { t } from '../base/language.js';
import { me } from '../base/session.js';
import { h, link, paged, time } from '../base/view.js';
import { contestAddress, CONTESTS_API, RATINGS } from './addresses.js';
import { counting, facts, lasts } from './countdown.js';
import { pagesOf } from './loading.js';

const PAGE_SIZE = 50;
const ORGANISERS = ['author', 'organiser', 'admin'];

/** Running, coming and past contests. */
export async function listPage({ signal, again, update }) {
  const part = async (title, state) => {
    const fetchContests = pagesOf(CONTESTS_API, { state, limit: PAGE_SIZE }, signal);
    const fetchPage = async (after) => {
      const { items, next } = await fetchContests(after);
      return { items: items.map((contest) => card(contest, signal, again)), next };
    };
    const page = await fetchPage(null);
    // The server lists the newest start first; of all coming contests the next one matters most.
    const items = state === 'UPCOMING' && !page.next ? page.items.toReversed() : page.items;
    const list = paged({ ...page, items }, fetchPage, update);
    const cards = () => h`<ul class="contest-cards">${list.items}</ul> ${list.more()}`;
    const none = h`<p class="quiet">${t('contests.none')}</p>`;
    return () => h`<section><h2>${title}</h2>${items.length > 0 ? cards() : none}</section>`;
  };
  const [running, coming, past] = await Promise.all([
    part(t('contests.running'), 'RUNNING'),
    part(t('contests.coming'), 'UPCOMING'),
    part(t('contests.past'), 'ENDED'),
  ]);
  const mayOrganise = () => me()?.roles.some((role) => ORGANISERS.includes(role));
  return () =>
    h`<div class="contests">
      <div class="contest-title">
        <h1 tabindex="-1">${t('contests.title')}</h1>
        <p class="links">
          ${link(RATINGS, t('contests.ratings'))}
          ${mayOrganise() && link(contestAddress('new'), t('contests.new'))}
        </p>
      </div>
      ${running()} ${coming()} ${past()}
    </div>`;
}

function card(contest, signal, again) {
  const { id, title, startsAt, endsAt, scoring, state, frozen } = contest;
  const marked = contest.registered ? 'registered' : contest.invited ? 'invited' : null;
  const mark = marked && h`<span class="mark small">${t(`contests.${marked}`)}</span>`;
  const about = facts(
    'facts',
    time(startsAt),
    lasts(startsAt, endsAt),
    t(`contests.scoring.${scoring}`),
    contest.rated && t('contests.rated'),
    contest.invitationOnly && t('contests.invitationOnly'),
    t('contests.puzzles', { n: contest.puzzleCount ?? 0 }),
    t('contests.players', { n: contest.registrations }),
  );
  return h`<li>
    <div class="what"><h3>${link(contestAddress(id), title)}</h3>${mark}</div>
    ${about} ${(state !== 'ENDED' || frozen) && counting(contest, signal, again)}
  </li>`;
}
