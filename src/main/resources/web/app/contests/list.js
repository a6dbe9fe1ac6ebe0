import { t } from '../base/language.js';
import { me } from '../base/api.js';
import { h, link, paged } from '../base/view.js';
import { contestAddress, CONTESTS_API, pagesOf, RATINGS } from './calls.js';
import { counting } from './clock.js';
import { factsOf } from './contest/frame.js';

const PAGE_SIZE = 50;
const ORGANISERS = ['author', 'organiser', 'admin'];

/** Running, coming and past contests. */
export async function listPage({ signal, update }) {
  const part = async (title, state) => {
    const fetchPage = pagesOf(CONTESTS_API, { state, limit: PAGE_SIZE }, signal);
    const page = await fetchPage(null);
    // The server lists the newest start first; of all coming contests the next one matters most.
    const items = state === 'UPCOMING' && !page.next ? page.items.toReversed() : page.items;
    const list = paged({ ...page, items }, fetchPage, update);
    const cards = () => h`<ul class="contest-cards">${list.items.map(card)}</ul> ${list.more()}`;
    const none = h`<p class="quiet">${t('contests.none')}</p>`;
    return () => h`<section><h2>${title}</h2>${items.length > 0 ? cards() : none}</section>`;
  };
  const parts = await Promise.all([
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
      ${parts.map((draw) => draw())}
    </div>`;
}

function card(contest) {
  const { id, title, state, frozen, registered, invited } = contest;
  const mark = (text) => h`<span class="mark small">${text}</span>`;
  return h`<li>
    <div class="what">
      <h3>${link(contestAddress(id), title)}</h3>
      ${registered && mark(t('contests.registered'))}
      ${!registered && invited && mark(t('contests.invited'))}
    </div>
    ${factsOf(contest)} ${(state !== 'ENDED' || frozen) && counting(contest)}
  </li>`;
}
