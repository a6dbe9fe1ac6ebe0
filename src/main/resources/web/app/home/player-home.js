import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link } from '../base/page.js';
import { current } from '../base/session.js';
import { puzzleAddress, puzzleLink } from '../puzzle/addresses.js';
import { draftOf, lastDraft } from '../puzzle/drafts.js';
import { timeZone } from '../profile/zone.js';
import { facts } from '../puzzle/puzzles.js';
import { badge } from '../result/verdicts.js';
import { catalogue, suggestion } from './catalogue.js';
import { stationMap } from './map.js';
import { news } from './news.js';

/** The first page for a player: what to go on with, what is new, and the map. */
export async function playerHome({ signal }) {
  const { name } = current();
  const [catalogued, sent, profile, daily] = await Promise.all([
    catalogue(signal),
    ifAny(get(address('/api/submissions', { player: name, limit: 20 }), signal), signal),
    ifAny(get(`/api/players/${encodeURIComponent(name)}`, signal), signal),
    ifAny(get(address('/api/daily', { zone: timeZone() }), signal), signal),
  ]);
  const bySlug = new Map(catalogued.puzzles.map((puzzle) => [puzzle.slug, puzzle]));
  const begun = unfinished(bySlug, sent?.items ?? []);
  const isNew = sent?.items.length === 0;
  const next = suggestion(catalogued, begun?.slug);
  const titleOf = (slug) => bySlug.get(slug)?.title ?? slug;
  const newsPlace = element('div', { class: 'card-place' });
  // It fails only when the page has been left.
  ifAny(news(name, titleOf, signal), signal)
    .then((card) => newsPlace.replaceChildren(card ?? ''))
    .catch(() => {});
  return element(
    'div',
    { class: 'home' },
    element(
      'h1',
      { tabindex: '-1' },
      isNew ? t('home.welcome', { name }) : t('home.welcomeBack', { name }),
    ),
    element(
      'div',
      { class: 'cards' },
      begun && continuing(begun, sent?.items ?? []),
      daily && dailyCard(daily),
      next && nextCard(next),
      profile?.streak && streakCard(profile.streak),
      begun || next ? null : allSolved(),
      newsPlace,
    ),
    element(
      'div',
      { class: 'map-head' },
      element('h2', {}, t('map.title')),
      link('#/puzzles', t('map.asList')),
    ),
    stationMap(catalogued, begun ?? next, 'h3', signal),
    element('p', {}, link('#/classes/join', t('inClass.join'))),
  );
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
function unfinished(bySlug, sent) {
  const slugs = [lastDraft(), ...sent.map((submission) => submission.puzzle)];
  return slugs
    .map((slug) => bySlug.get(slug))
    .find((puzzle) => puzzle && puzzle.open && !puzzle.solved);
}

function card(title, puzzle, action, ...content) {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, title),
    element('p', { class: 'card-title' }, puzzleLink(puzzle)),
    ...content,
    element('a', { class: 'action', href: puzzleAddress(puzzle.slug) }, action),
  );
}

function continuing(puzzle, sent) {
  const last = sent.find((submission) => submission.puzzle === puzzle.slug && submission.verdict);
  const state = last
    ? element('p', {}, badge(last.verdict))
    : element('p', { class: 'quiet' }, draftOf(puzzle.slug) ? t('home.draft') : '');
  const made = card(t('home.continue'), puzzle, t('home.goOn'), state);
  made.classList.add('first');
  return made;
}

function dailyCard({ puzzle, solvedBy, mine }) {
  return card(
    t('home.daily'),
    puzzle,
    mine?.solved ? t('home.dailySolved') : t('home.solve'),
    element('div', { class: 'facts' }, facts(puzzle)),
    element('p', { class: 'quiet' }, t('home.solvedToday', { n: solvedBy })),
  );
}

function nextCard(puzzle) {
  const difficulty = element('div', { class: 'facts' }, facts(puzzle));
  return card(t('home.next'), puzzle, t('home.solve'), difficulty);
}

function streakCard({ current: days, longest }) {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, t('home.streak')),
    element('p', { class: 'card-title' }, t('home.days', { n: days })),
    element(
      'p',
      { class: 'quiet' },
      days === 0 ? t('home.startStreak') : t('home.longest', { n: longest }),
    ),
  );
}

function allSolved() {
  return element(
    'section',
    { class: 'card' },
    element('h2', {}, t('home.allSolved')),
    element('p', {}, link('#/leaderboard', t('frame.leaderboard'))),
  );
}
