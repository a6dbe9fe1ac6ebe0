import { until } from 'lit-html/directives/until.js';
import { address, current, get } from '../base/api.js';
import { t } from '../base/language.js';
import { loadJson, save } from '../base/storage.js';
import { classes, h, link, time } from '../base/view.js';
import { timeZone } from '../profile/zone.js';
import { publicationsAddress, puzzleAddress, puzzleLink } from '../puzzle/addresses.js';
import { draftOf, lastDraft } from '../puzzle/drafts.js';
import { facts } from '../puzzle/puzzles.js';
import { badge } from '../result/verdicts.js';
import { suggestion } from './catalogue.js';
import { duties } from './duties.js';

/** What a player has to do, can go on with, and what is new. */
export async function playerHome(loading, { signal }) {
  const { name } = current();
  // A card less is better than no page.
  const ifAny = (path, parameters = {}) => get(address(path, parameters), signal).catch(() => null);
  const [catalogued, sent, profile, daily, due] = await Promise.all([
    loading,
    ifAny('/api/submissions', { player: 'me', limit: 20 }),
    ifAny(`/api/players/${encodeURIComponent(name)}`),
    ifAny('/api/daily', { zone: timeZone() }),
    duties(signal).catch(() => []),
  ]);
  const bySlug = new Map(catalogued.puzzles.map((puzzle) => [puzzle.slug, puzzle]));
  const attempts = sent?.items ?? [];
  const begun = unfinished(bySlug, attempts);
  const next = suggestion(catalogued, begun?.slug);
  const title = attempts.length === 0
    ? t('home.welcome', { name })
    : t('home.welcomeBack', { name });
  const news = newsOf(name, bySlug, signal)
    .then((content) => content && card(t('home.news'), content))
    .catch(() => null);
  const lead = h`<h1 tabindex="-1">${title}</h1>
    <div class="cards">
      ${due.map((one) => dutyCard(one, bySlug))}
      ${begun && continuing(begun, attempts)}
      ${next && puzzleCard(t('home.next'), next, t('home.solve'), difficultyOf(next), !begun)}
      ${daily && dailyCard(daily)}
      ${profile?.streak && streakCard(profile.streak)}
      ${!begun && !next && allSolved()}
      ${until(news, null)}
    </div>`;
  return { lead, begun };
}

/** The puzzle of the newest draft or submission that is not solved yet. */
function unfinished(bySlug, attempts) {
  return [lastDraft(), ...attempts.map(({ puzzle }) => puzzle)]
    .map((slug) => bySlug.get(slug))
    .find((puzzle) => puzzle?.open && !puzzle.solved);
}

function card(title, content, kind) {
  return h`<section class=${classes('card', kind)}><h2>${title}</h2>${content}</section>`;
}

function puzzleCard(title, puzzle, action, content, first) {
  return card(
    title,
    h`<p class="card-title">${puzzleLink(puzzle)}</p>${content}
      <a class="action" href=${puzzleAddress(puzzle.slug)}>${action}</a>`,
    first && 'first',
  );
}

/** An assignment that is due, or a contest that runs or comes. */
function dutyCard({ kind, title, of, href, when, puzzles, commented }, bySlug) {
  const solved = puzzles?.filter(({ slug }) => bySlug.get(slug)?.solved).length;
  const content = h`<p class="card-title">${link(href, title)}</p>
    ${of && h`<p class="quiet">${of}</p>`}
    ${puzzles && h`<p>${t('puzzles.progress', { solved, total: puzzles.length })}</p>`}
    ${commented && h`<p><strong>${t('home.newComment')}</strong></p>`}
    ${when && h`<p>${t(`home.until.${kind}`)} ${time(when)}</p>`}
    <a class="action" href=${href}>${t('home.goThere')}</a>`;
  return card(t(`home.duty.${kind}`), content, 'first');
}

function continuing(puzzle, attempts) {
  const last = attempts.find(({ puzzle: slug, verdict }) => slug === puzzle.slug && verdict);
  const draft = draftOf(puzzle.slug) && h`<p class="quiet">${t('home.draft')}</p>`;
  const state = last ? h`<p>${badge(last.verdict)}</p>` : draft;
  return puzzleCard(t('home.continue'), puzzle, t('home.goOn'), state, true);
}

function difficultyOf(puzzle) {
  return h`<div class="facts">${facts(puzzle)}</div>`;
}

function dailyCard({ puzzle, solvedBy, mine }) {
  const content = h`${difficultyOf(puzzle)}
    <p class="quiet">${t('home.solvedToday', { n: solvedBy })}</p>`;
  const action = mine?.solved ? t('home.dailySolved') : t('home.solve');
  return puzzleCard(t('home.daily'), puzzle, action, content);
}

function streakCard({ current: days, longest }) {
  const more = days === 0 ? t('home.startStreak') : t('home.longest', { n: longest });
  return card(
    t('home.streak'),
    h`<p class="card-title">${t('home.days', { n: days })}</p><p class="quiet">${more}</p>`,
  );
}

function allSolved() {
  return card(t('home.allSolved'), h`<p>${link('#/leaderboard', t('frame.leaderboard'))}</p>`);
}

/** What each player had seen when the browser loaded the page. */
const seen = new Map();

/**
 * The votes and comments that a player's publications have got since the last visit, which the browser
 * remembers; null without publications.
 */
async function newsOf(name, bySlug, signal) {
  const { items } = await get('/api/me/publications?limit=100', signal);
  const key = `arbiter.news.${name.toLowerCase()}`;
  seen.set(key, seen.get(key) ?? loadJson(key) ?? {});
  const figures = items.map(({ id, votes, comments }) => [id, { votes, comments }]);
  save(key, JSON.stringify(Object.fromEntries(figures)));
  const lines = items.map((one) => newsLine(one, seen.get(key)[one.id], bySlug)).filter(Boolean);
  return lines.length > 0
    ? h`<ul class="news">${lines}</ul>`
    : items.length > 0 && h`<p class="quiet">${t('home.noNews', { n: items.length })}</p>`;
}

function newsLine({ puzzle, votes, comments }, before, bySlug) {
  const more = [
    ['votes', votes - (before?.votes ?? 0)],
    ['comments', comments - (before?.comments ?? 0)],
  ].filter(([, n]) => n > 0).map(([what, n]) => t(`home.${what}`, { n }));
  const title = bySlug.get(puzzle)?.title ?? puzzle;
  return more.length > 0 &&
    h`<li>${link(publicationsAddress(puzzle), title)}: ${more.join(', ')}</li>`;
}
