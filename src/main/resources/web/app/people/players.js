import { address, get } from '../base/api.js';
import { field, form } from '../base/form.js';
import { number, t } from '../base/language.js';
import { current } from '../base/session.js';
import { h, link, numeric, paged, table, tabs, time, wideOnly } from '../base/view.js';
import { avatar } from './avatar.js';

const NEIGHBOURS = 2;
const PAGE_SIZE = 50;
/** Places that are shown above the place to which the list jumps. */
const ABOVE = 5;
const AVATAR_SIZE = 22;

export const PERIODS = ['all', 'month', 'week'];

/** The columns of places on a board. */
export function placeColumns() {
  return [
    numeric(t('players.rank'), ({ rank }) => number(rank)),
    { title: t('players.player'), cell: person },
    numeric(t('players.points'), ({ points }) => number(points)),
    numeric(t('players.solved'), ({ solved }) => number(solved)),
    wideOnly(t('players.reached'), ({ reachedAt }) => time(reachedAt)),
  ];
}

function places(caption, items) {
  return table(caption, placeColumns(), items);
}

/** A player with the picture, in a row. */
export function person({ player, profile, avatar: variant }) {
  return h`<span class="person">
    ${avatar(player, variant, AVATAR_SIZE)} ${playerLink(player, profile)}
  </span>`;
}

export async function leaderboardPage({ query, signal, update }) {
  const period = PERIODS.includes(query.get('period')) ? query.get('period') : 'all';
  const from = /^[1-9]\d{0,8}$/.test(query.get('from') ?? '') ? Number(query.get('from')) : 1;
  const path = `/api/leaderboards/${period}`;
  const fetchPage = (after) => get(address(path, { limit: PAGE_SIZE, after, from }), signal);
  const [page, around] = await Promise.all([fetchPage(null), ownPlaces(period, signal)]);
  const list = paged(page, fetchPage, update);
  const everybody = () => h`${places(t('players.caption'), list.items)} ${list.more()}`;
  return () =>
    h`<div class="narrow">
      <h1 tabindex="-1">${t('players.leaderboard')}</h1>
      ${periods('#/leaderboard', period)}
      <div class="finders">${finding(period)} ${jumping(period, from)}</div>
      ${around.length > 0 && yourPlace(period, around)}
      ${from > 1 && earlier(period, from)}
      ${page.items.length > 0 ? everybody() : nobody(from)}
    </div>`;
}

function nobody(from) {
  return from > 1
    ? h`<p>${t('players.noSuchRank', { rank: from })}</p>`
    : h`<p>${t('players.nobody')} ${link('#/puzzles', t('players.beFirst'))}</p>`;
}

/** The address of the list, beginning at a rank. */
function listAddress(period, from) {
  return `#${address('/leaderboard', { period, from: from > 1 ? from : null })}`;
}

/** A place in the list with some places above it. */
function inList(period, rank, text) {
  return h`<p>${link(listAddress(period, rank - ABOVE), text)}</p>`;
}

function earlier(period, from) {
  const first = Math.max(1, from - PAGE_SIZE);
  const text = t('players.previous', { from: first, to: from - 1 });
  return h`<p>${link(listAddress(period, first), text)}</p>`;
}

/** Begins the list at a rank. */
function jumping(period, from) {
  const limits = { type: 'number', min: 1, max: 999_999_999, value: from };
  const fields = [field('rank', t('players.jump'), limits)];
  const go = ({ rank }) => {
    location.hash = listAddress(period, Number(rank));
  };
  return form({ fields, action: t('players.go'), send: go, kind: 'finding', button: null });
}

/** Links to the periods of a leaderboard with this address. */
export function periods(board, chosen) {
  const period = (period) => ({
    href: address(board, { period }),
    text: t(`players.period.${period}`),
    current: period === chosen,
  });
  return tabs(t('players.periods'), PERIODS.map(period));
}

async function neighbours(period, player, signal) {
  const path = `/api/leaderboards/${period}/players/${encodeURIComponent(player)}`;
  return (await get(address(path, { radius: NEIGHBOURS }), signal)).items;
}

function ownPlaces(period, signal) {
  const name = current()?.name;
  return name ? neighbours(period, name, signal) : [];
}

function yourPlace(period, around) {
  const title = t('players.neighbours');
  const mine = around.find(({ player }) => isMine(player));
  return h`<h2>${title}</h2>
    ${places(title, around)}
    ${mine && inList(period, mine.rank, t('players.jumpToMe'))}
    <h2>${t('players.everybody')}</h2>`;
}

/** Shows any player's place and neighbours. */
function finding(period) {
  const fields = [
    field('name', t('players.findPlayer'), { type: 'search', autocapitalize: 'off' }),
  ];
  async function find({ name }) {
    const player = name.trim();
    const around = await neighbours(period, player).catch((problem) => {
      throw problem.status === 404 ? new Error(t('players.noSuchPlayer')) : problem;
    });
    return foundPlaces(period, player, around);
  }
  return form({ fields, action: t('players.find'), send: find, kind: 'finding', button: null });
}

function foundPlaces(period, player, around) {
  const theirs = around.find((one) => one.player.toLowerCase() === player.toLowerCase());
  if (!theirs) {
    return h`<p>${t('players.noPoints')}</p>`;
  }
  return h`${places(t('players.neighboursOf', { player: theirs.player }), around)}
    ${inList(period, theirs.rank, t('players.inList'))}`;
}

export function playerLink(name, profile = 'public') {
  return isMine(name)
    ? h`<strong>${playerName(name)} ${t('players.you')}</strong>`
    : playerName(name, profile);
}

/** A name, with a link if the viewer may see the profile. */
export function playerName(name, profile = 'public') {
  const open = profile === 'public' || (profile === 'players' && current()) || isMine(name);
  return open ? link(playerAddress(name), name) : h`<span>${name}</span>`;
}

export function isMine(name) {
  return name.toLowerCase() === current()?.name.toLowerCase();
}

export function playerAddress(name) {
  return `#/players/${encodeURIComponent(name)}`;
}
