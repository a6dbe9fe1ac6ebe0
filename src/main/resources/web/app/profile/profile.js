import { ownAccount } from '../people/account.js';
import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { count, element, link, notice, table, time } from '../base/page.js';
import { isMine } from '../people/players.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { badge } from '../result/verdicts.js';
import { activity } from './activity.js';
import { badges } from './badges.js';
import { zoneForm } from './zone.js';

/** What a player has reached, and for the player's own profile also the account. */
export async function playerPage({ parameters: [name], query, signal, again }) {
  const as = query.get('as');
  if (as && isMine(name)) {
    return await preview(name, as, signal);
  }
  const mine = isMine(name);
  const [player, me] = await Promise.all([
    get(`/api/players/${encodeURIComponent(name)}`, signal),
    mine ? get('/api/me', signal) : null,
  ]);
  return profile(player, mine ? me : null, null, again);
}

/** The player's own profile as others see it. */
async function preview(name, as, signal) {
  const { previewNote, ready } = await import('../identity/own.js');
  await ready();
  try {
    const path = address(`/api/players/${encodeURIComponent(name)}`, { as });
    return profile(await get(path, signal), null, previewNote(as, false));
  } catch (problem) {
    if (problem.status !== 404) {
      throw problem;
    }
    const heading = element('h1', { tabindex: '-1' }, name);
    return element('div', { class: 'narrow' }, heading, previewNote(as, true));
  }
}

/** @param me the account, if the profile is the player's own */
function profile(player, me, note, again) {
  const mine = me !== null;
  return element(
    'div',
    { class: 'narrow' },
    element('h1', { tabindex: '-1' }, player.name),
    note,
    figures(player),
    levelProgress(player),
    player.rating ? await rating(player, signal).catch(() => null) : null,
    mine && isAtRisk(player) ? notice(t('profile.keepStreak'), 'hint') : null,
    player.activityShown
      ? [
        element('h2', {}, t('profile.activity')),
        ...activity(player),
        mine ? zoneForm(me.zone, again) : null,
        element('h2', {}, t('profile.badges')),
        ...badges(player.badges, mine),
      ]
      : null,
    element('h2', {}, t('profile.byDifficulty')),
    progressTable(
      t('profile.byDifficulty'),
      t('profile.difficulty'),
      player.difficulties.map((d) => ({ ...d, title: difficultyName(d.difficulty) })),
    ),
    player.stations.length > 0
      ? [
        element('h2', {}, t('profile.byStation')),
        progressTable(t('profile.byStation'), t('profile.station'), player.stations),
      ]
      : null,
    element('h2', {}, t('profile.solvedPuzzles')),
    solvedPuzzles(player.solvedPuzzles),
    player.activityShown ? [element('h2', {}, t('profile.recent')), recent(player.recent)] : null,
    mine ? ownAccount() : null,
  );
}

function figures({ points, rank, solved, streak, activityShown }) {
  const figure = (title, value) =>
    element('div', {}, element('dt', {}, title), element('dd', {}, value));
  return element(
    'dl',
    { class: 'figures' },
    figure(t('profile.points'), count(points)),
    figure(t('profile.rank'), rank === null ? '–' : count(rank)),
    figure(t('profile.solved'), count(solved)),
    activityShown
      ? [
        figure(t('profile.streak'), t('profile.days', { n: streak.current })),
        figure(t('profile.longestStreak'), t('profile.days', { n: streak.longest })),
      ]
      : null,
  );
}

/** The rating of contests, with the part of the page that shows contests. */
async function rating(player, signal) {
  return (await import('../contests/contests.js')).ratingPart(player, signal);
}

/** Whether the streak ends with this day unless a solution is accepted. */
function isAtRisk({ streak, activity: days, today }) {
  return streak.current > 0 && !days.some((day) => day.date === today && day.accepted > 0);
}

function levelProgress({ points, level, levelStart, nextLevelAt }) {
  const share = (points - levelStart) / (nextLevelAt - levelStart);
  return element(
    'div',
    { class: 'level' },
    element('strong', {}, t('profile.level', { level })),
    bar(share),
    element(
      'span',
      { class: 'quiet small' },
      t('profile.toNextLevel', { n: nextLevelAt - points, next: level + 1 }),
    ),
  );
}

/** A bar that only repeats what the text beside it says. */
function bar(share) {
  const filled = element('span');
  filled.style.inlineSize = `${100 * share}%`;
  return element('span', { class: 'bar', 'aria-hidden': 'true' }, filled);
}

/** A difficulty at the beginning of a cell. */
function difficultyName(difficulty) {
  return element('span', { class: 'capital' }, t(`difficulty.${difficulty}`));
}

function progressTable(caption, kind, parts) {
  const columns = [
    { title: kind },
    { title: element('span', { class: 'unseen' }, t('profile.share')), class: 'share' },
    { title: t('profile.solved'), class: 'number' },
  ];
  const rows = parts.map(({ title, solved, puzzles }) => [
    title,
    bar(puzzles === 0 ? 0 : solved / puzzles),
    t('profile.solvedOf', { solved, puzzles }),
  ]);
  return table(caption, columns, rows).node;
}

function solvedPuzzles(puzzles) {
  if (puzzles.length === 0) {
    return element('p', { class: 'quiet' }, t('profile.noneYet'));
  }
  const columns = [
    { title: t('profile.puzzle') },
    { title: t('profile.difficulty'), class: 'wide-only' },
    { title: t('profile.points'), class: 'number' },
    { title: t('profile.solved') },
  ];
  const rows = puzzles.map((puzzle) => [
    link(puzzleAddress(puzzle.slug), puzzle.title),
    difficultyName(puzzle.difficulty),
    count(puzzle.points),
    puzzle.solvedAt ? time(puzzle.solvedAt) : '–',
  ]);
  return table(t('profile.solvedPuzzles'), columns, rows).node;
}

function recent(submissions) {
  if (submissions.length === 0) {
    return element('p', { class: 'quiet' }, t('profile.noneYet'));
  }
  const columns = [
    { title: t('profile.puzzle') },
    { title: t('profile.verdict') },
    { title: t('profile.judged') },
  ];
  const rows = submissions.map(({ submission, puzzle, verdict, judgedAt }) => [
    link(puzzleAddress(puzzle), puzzle),
    badge(verdict),
    link(`#/submissions/${submission}`, time(judgedAt)),
  ]);
  return table(t('profile.recent'), columns, rows).node;
}
