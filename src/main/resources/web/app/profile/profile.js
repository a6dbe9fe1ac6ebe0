import { address, get } from '../base/api.js';
import { addTexts, number, t } from '../base/language.js';
import { h, link, notice, numeric, shortTime, table, time, wideOnly } from '../base/view.js';
import { avatar } from '../people/avatar.js';
import { isMine } from '../people/players.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { badge } from '../result/verdicts.js';
import { activity } from './activity.js';
import { badges } from './badges.js';

/** How many rows of a long list are shown at first. */
const FEW = 10;

/** What a player has reached. */
export async function playerPage({ parameters: [name], query, signal, update }) {
  const as = query.get('as');
  if (as && isMine(name)) {
    return await preview(name, as, signal, update);
  }
  const player = await get(`/api/players/${encodeURIComponent(name)}`, signal);
  return await profile(player, { mine: isMine(name), signal, update });
}

/** The player's own profile as others see it. */
async function preview(name, as, signal, update) {
  const [{ previewNote }, { TEXTS }] = await Promise.all([
    import('../identity/visibility.js'),
    import('../identity/texts.js'),
  ]);
  await addTexts(TEXTS);
  try {
    const path = address(`/api/players/${encodeURIComponent(name)}`, { as });
    const player = await get(path, signal);
    return await profile(player, { mine: false, note: previewNote(as, false), signal, update });
  } catch (problem) {
    if (problem.status !== 404) {
      throw problem;
    }
    return h`<div class="narrow"><h1 tabindex="-1">${name}</h1>${previewNote(as, true)}</div>`;
  }
}

async function profile(player, { mine, note, signal, update }) {
  const rating = player.rating && await ratingOf(player, signal).catch(() => null);
  const year = player.activityShown && activity(player, update);
  const solved = longTable(
    t('profile.solvedPuzzles'),
    solvedColumns(),
    player.solvedPuzzles,
    update,
  );
  const recent = longTable(
    t('profile.recent'),
    recentColumns(player.solvedPuzzles),
    player.recent,
    update,
  );
  return () =>
    h`<div class="profile">
      ${head(player, mine)} ${note} ${mine && isAtRisk(player) && keepStreak()}
      <div>
        ${year && part(t('profile.activity'), year())}
        ${year && part(t('profile.badges'), badges(player.badges, mine))}
        ${rating}
        ${part(t('profile.solvedPuzzles'), solved())}
      </div>
      <div>
        ${part(t('profile.byDifficulty'), progress(player))}
        ${(mine || player.recent.length > 0) && part(t('profile.recent'), recent())}
      </div>
    </div>`;
}

function part(title, content) {
  return h`<section><h2>${title}</h2>${content}</section>`;
}

function head(player, mine) {
  const { name, points, rank, solved, streak } = player;
  const figure = (title, value) => h`<div><dt>${title}</dt><dd>${value}</dd></div>`;
  const days = () =>
    h`${figure(t('profile.streak'), t('profile.days', { n: streak.current }))}
      ${figure(t('profile.longestStreak'), t('profile.days', { n: streak.longest }))}`;
  return h`<header>
    ${avatar(name, player.avatar, 80)}
    <div>
      <h1 tabindex="-1">${name}</h1>
      ${levelProgress(player)}
    </div>
    ${mine && h`<a class="button" href="#/settings">${t('profile.settings')}</a>`}
    <dl class="figures">
      ${figure(t('profile.points'), number(points))}
      ${figure(t('profile.rank'), rank === null ? '–' : number(rank))}
      ${figure(t('profile.solved'), number(solved))}
      ${player.activityShown && days()}
    </dl>
  </header>`;
}

function keepStreak() {
  return notice(t('profile.keepStreak'), 'hint');
}

/** The rating of contests, with the part of the page that shows contests. */
async function ratingOf(player, signal) {
  return (await import('../contests/contests.js')).ratingPart(player, signal);
}

/** Whether the streak ends with this day unless a solution is accepted. */
function isAtRisk({ streak, activity: days, today }) {
  return streak.current > 0 && !days.some((day) => day.date === today && day.accepted > 0);
}

function levelProgress({ points, level, levelStart, nextLevelAt }) {
  const share = (points - levelStart) / (nextLevelAt - levelStart);
  const missing = t('profile.toNextLevel', { n: nextLevelAt - points, next: level + 1 });
  return h`<div class="level">
    <strong>${t('profile.level', { level })}</strong> ${bar(share)}
    <span class="quiet small">${missing}</span>
  </div>`;
}

/** A bar that only repeats what the text beside it says. */
function bar(share) {
  const filled = `inline-size: ${100 * share}%`;
  return h`<span class="bar" aria-hidden="true"><span .style=${filled}></span></span>`;
}

/** A difficulty at the beginning of a cell. */
function difficultyName(difficulty) {
  return h`<span class="capital">${t(`difficulty.${difficulty}`)}</span>`;
}

function progress({ difficulties, stations }) {
  const byDifficulty = difficulties.map((one) => ({
    ...one,
    title: difficultyName(one.difficulty),
  }));
  const byStation = () =>
    h`<h2>${t('profile.byStation')}</h2>
      ${progressTable(t('profile.byStation'), t('profile.station'), stations)}`;
  return h`${progressTable(t('profile.byDifficulty'), t('profile.difficulty'), byDifficulty)}
    ${stations.length > 0 && byStation()}`;
}

function progressTable(caption, kind, parts) {
  const columns = [
    { title: kind, cell: ({ title }) => title },
    {
      title: h`<span class="unseen">${t('profile.share')}</span>`,
      class: 'share',
      cell: ({ solved, puzzles }) => bar(puzzles === 0 ? 0 : solved / puzzles),
    },
    numeric(
      t('profile.solved'),
      ({ solved, puzzles }) => t('profile.solvedOf', { solved, puzzles }),
    ),
  ];
  return table(caption, columns, parts);
}

/** A table of which at first only the beginning is shown. */
function longTable(caption, columns, rows, update) {
  let whole = rows.length <= FEW;
  const showAll = () => {
    whole = true;
    update();
  };
  const more = () =>
    h`<button type="button" class="quiet small" @click=${showAll}>
      ${t('profile.showAll', { n: rows.length })}
    </button>`;
  return () =>
    rows.length === 0
      ? h`<p class="quiet">${t('profile.noneYet')}</p>`
      : h`${table(caption, columns, whole ? rows : rows.slice(0, FEW))} ${!whole && more()}`;
}

function solvedColumns() {
  return [
    { title: t('profile.puzzle'), cell: ({ slug, title }) => link(puzzleAddress(slug), title) },
    wideOnly(t('profile.difficulty'), ({ difficulty }) => difficultyName(difficulty)),
    numeric(t('profile.points'), ({ points }) => number(points)),
    { title: t('profile.solved'), cell: ({ solvedAt }) => solvedAt ? time(solvedAt) : '–' },
  ];
}

/** Of a puzzle that is not solved, the server gives the name only. */
function recentColumns(solvedPuzzles) {
  const titles = new Map(solvedPuzzles.map(({ slug, title }) => [slug, title]));
  const linked = ({ puzzle }) => link(puzzleAddress(puzzle), titles.get(puzzle) ?? puzzle);
  const judged = ({ submission, judgedAt }) =>
    link(`#/submissions/${submission}`, shortTime(judgedAt));
  return [
    { title: t('profile.puzzle'), cell: linked },
    { title: t('profile.verdict'), cell: ({ verdict }) => badge(verdict) },
    { title: t('profile.judged'), cell: judged },
  ];
}
