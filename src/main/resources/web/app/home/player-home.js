import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { current } from '../base/session.js';
import { classes, h, link, time } from '../base/view.js';
import { timeZone } from '../profile/zone.js';
import { publicationsAddress, puzzleAddress, puzzleLink } from '../puzzle/addresses.js';
import { draftOf, lastDraft } from '../puzzle/drafts.js';
import { facts } from '../puzzle/puzzles.js';
import { badge } from '../result/verdicts.js';
import { suggestion } from './catalogue.js';
import { duties } from './duties.js';
import { news } from './news.js';

/** What a player has to do, can go on with, and what is new. */
export async function playerHome(loading, { signal, update }) {
  const { name } = current();
  const [catalogued, sent, profile, daily, due] = await Promise.all([
    loading,
    ifAny(get(address('/api/submissions', { player: 'me', limit: 20 }), signal), signal),
    ifAny(get(`/api/players/${encodeURIComponent(name)}`, signal), signal),
    ifAny(get(address('/api/daily', { zone: timeZone() }), signal), signal),
    ifAny(duties(signal), signal),
  ]);
  const bySlug = new Map(catalogued.puzzles.map((puzzle) => [puzzle.slug, puzzle]));
  const attempts = sent?.items ?? [];
  const begun = unfinished(bySlug, attempts);
  const next = suggestion(catalogued, begun?.slug);
  const cards = [
    ...(due ?? []).map((one) => dutyCard(one, bySlug)),
    begun && continuing(begun, attempts),
    next && puzzleCard(t('home.next'), next, t('home.solve'), difficultyOf(next), !begun),
    daily && dailyCard(daily),
    profile?.streak && streakCard(profile.streak),
    !begun && !next && allSolved(),
  ];
  let fresh = null;
  // It fails only when the page has been left.
  ifAny(news(name, signal), signal).then((found) => {
    fresh = found;
    update();
  }).catch(() => {});
  const title = sent && attempts.length === 0
    ? t('home.welcome', { name })
    : t('home.welcomeBack', { name });
  const lead = () =>
    h`<h1 tabindex="-1">${title}</h1>
      <div class="cards">${cards}${fresh && newsCard(fresh, bySlug)}</div>`;
  return { lead, begun };
}

/** The answer, or null where there is none: a card less is better than no page. */
async function ifAny(answer, signal) {
  try {
    return await answer;
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    return null;
  }
}

/** The puzzle of the newest draft or submission that is not solved yet. */
function unfinished(bySlug, attempts) {
  const slugs = [lastDraft(), ...attempts.map((submission) => submission.puzzle)];
  return slugs
    .map((slug) => bySlug.get(slug))
    .find((puzzle) => puzzle && puzzle.open && !puzzle.solved);
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
function dutyCard({ kind, title, of, href, until, puzzles, commented }, bySlug) {
  const solved = puzzles?.filter(({ slug }) => bySlug.get(slug)?.solved).length;
  const content = h`<p class="card-title">${link(href, title)}</p>
    ${of && h`<p class="quiet">${of}</p>`}
    ${puzzles && h`<p>${t('puzzles.progress', { solved, total: puzzles.length })}</p>`}
    ${commented && h`<p><strong>${t('home.newComment')}</strong></p>`}
    ${until && h`<p>${t(`home.until.${kind}`)} ${time(until)}</p>`}
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

function newsCard({ lines, total }, bySlug) {
  const line = ({ puzzle, votes, comments }) => {
    const more = [
      votes > 0 && t('home.votes', { n: votes }),
      comments > 0 && t('home.comments', { n: comments }),
    ];
    const title = bySlug.get(puzzle)?.title ?? puzzle;
    return h`<li>${link(publicationsAddress(puzzle), title)}: ${
      more.filter(Boolean).join(', ')
    }</li>`;
  };
  const content = lines.length > 0
    ? h`<ul class="news">${lines.map(line)}</ul>`
    : h`<p class="quiet">${t('home.noNews', { n: total })}</p>`;
  return card(t('home.news'), content);
}
