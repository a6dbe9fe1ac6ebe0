import { address, current, get } from '../base/api.js';
import { field, form } from '../base/form.js';
import { number, t } from '../base/language.js';
import { h, link, listing, numeric, table, tabs, time, wideOnly } from '../base/view.js';
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
  const columns = placeColumns();
  const none = from > 1
    ? t('players.noSuchRank', { rank: from })
    : h`${t('players.nobody')} ${link('#/puzzles', t('players.beFirst'))}`;
  const [list, around] = await Promise.all([
    listing({ caption: t('players.caption'), columns, none }, fetchPage, update),
    current() ? neighbours(period, current().name, signal) : [],
  ]);
  const yours = () =>
    h`<h2>${t('players.neighbours')}</h2>
      ${table(t('players.neighbours'), columns, around)}
      <p>${link(listAddress(period, startAbove(around, current().name)), t('players.jumpToMe'))}</p>
      <h2>${t('players.everybody')}</h2>`;
  return () =>
    h`<div class="narrow">
      <h1 tabindex="-1">${t('players.leaderboard')}</h1>
      ${periods('#/leaderboard', period)}
      <div class="finders">${finding(period)} ${jumping(period, from)}</div>
      ${around.length > 0 && yours()}
      ${from > 1 && earlier(period, from)}
      ${list()}
    </div>`;
}

/** The address of the list, beginning at a rank. */
function listAddress(period, from) {
  return `#${address('/leaderboard', { period, from: from > 1 ? from : null })}`;
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

/** Begins the list a little above a player. */
function finding(period) {
  const fields = [
    field('name', t('players.findPlayer'), { type: 'search', autocapitalize: 'off' }),
  ];
  async function find({ name }) {
    const around = await neighbours(period, name.trim()).catch((problem) => {
      throw problem.status === 404 ? new Error(t('players.noSuchPlayer')) : problem;
    });
    if (around.length === 0) {
      return t('players.noPoints');
    }
    location.hash = listAddress(period, startAbove(around, name.trim()));
  }
  return form({ fields, action: t('players.find'), send: find, kind: 'finding', button: null });
}

async function neighbours(period, player, signal) {
  const path = `/api/leaderboards/${period}/players/${encodeURIComponent(player)}`;
  return (await get(address(path, { radius: NEIGHBOURS }), signal)).items;
}

/** The rank at which the list begins, so that there are some places above the player's. */
function startAbove(around, name) {
  const { rank } = around.find(({ player }) => player.toLowerCase() === name.toLowerCase());
  return rank - ABOVE;
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
