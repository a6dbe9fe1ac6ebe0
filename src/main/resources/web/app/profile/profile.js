import { address, get } from '../base/api.js';
import { addTexts, number, t } from '../base/language.js';
import { h, link, notice, numeric, shortTime, table, time } from '../base/view.js';
import { avatar } from '../people/avatar.js';
import { isMine } from '../people/players.js';
import { puzzleAddress } from '../puzzle/addresses.js';
import { badge } from '../result/verdicts.js';
import { activity } from './activity.js';
import { badges } from './badges.js';

/** What a player has reached. Players may see their own profile `as` others do. */
export async function playerPage({ parameters: [name], query, signal, update }) {
  const as = isMine(name) ? query.get('as') : null;
  const note = as && await noteOn(as);
  const path = address(`/api/players/${encodeURIComponent(name)}`, { as });
  try {
    return await profile(await get(path, signal), isMine(name) && !as, note?.(false), update);
  } catch (problem) {
    if (!as || problem.status !== 404) {
      throw problem;
    }
    return h`<div class="narrow"><h1 tabindex="-1">${name}</h1>${note(true)}</div>`;
  }
}

/** Says of the player's own profile who sees it so; it may be hidden from them. */
async function noteOn(as) {
  const [{ previewNote }, { TEXTS }] = await Promise.all([
    import('../identity/visibility.js'),
    import('../identity/texts.js'),
  ]);
  await addTexts(TEXTS);
  return (isHidden) => previewNote(as, isHidden);
}

async function profile(player, mine, note, update) {
  const { rating, recent, solvedPuzzles } = player;
  const contests = rating && await ratingOf(player).catch(() => null);
  const year = player.activityShown && activity(player, update);
  return () =>
    h`<div class="profile">
      ${head(player, mine)} ${note}
      ${mine && isAtRisk(player) && notice(t('profile.keepStreak'), 'hint')}
      <div>
        ${year && part(t('profile.activity'), year())}
        ${year && part(t('profile.badges'), badges(player.badges, mine))}
        ${contests}
        ${long(t('profile.solvedPuzzles'), solvedColumns(), solvedPuzzles)}
      </div>
      <div>
        ${part(t('profile.byDifficulty'), progress(player))}
        ${
      (mine || recent.length > 0) &&
      long(t('profile.recent'), recentColumns(solvedPuzzles), recent)
    }
      </div>
    </div>`;
}

function part(title, content) {
  return h`<section><h2>${title}</h2>${content}</section>`;
}

function head(player, mine) {
  const { name, points, rank, solved, streak } = player;
  const days = (n) => t('profile.days', { n });
  const figures = {
    points: number(points),
    rank: rank === null ? '–' : number(rank),
    solved: number(solved),
    ...(player.activityShown &&
      { streak: days(streak.current), longestStreak: days(streak.longest) }),
  };
  const figure = ([kind, value]) => h`<div><dt>${t(`profile.${kind}`)}</dt><dd>${value}</dd></div>`;
  return h`<header>
    ${avatar(name, player.avatar, 80)}
    <div>
      <h1 tabindex="-1">${name}</h1>
      ${levelProgress(player)}
    </div>
    ${mine && h`<a class="button" href="#/settings">${t('profile.settings')}</a>`}
    <dl class="figures">${Object.entries(figures).map(figure)}</dl>
  </header>`;
}

/** The rating of contests, with the part of the page that shows contests. */
async function ratingOf(player) {
  return (await import('../contests/contests.js')).ratingPart(player);
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

function progress({ difficulties, stations }) {
  const byDifficulty = difficulties.map((one) => ({
    ...one,
    title: t(`difficulty.${one.difficulty}`),
  }));
  const byStation = () =>
    h`<h2>${t('profile.byStation')}</h2>
      ${progressTable(t('profile.byStation'), t('profile.station'), stations)}`;
  return h`${progressTable(t('profile.byDifficulty'), t('profile.difficulty'), byDifficulty)}
    ${stations.length > 0 && byStation()}`;
}

function progressTable(caption, kind, parts) {
  const columns = [
    { title: kind, class: 'capital', cell: ({ title }) => title },
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

/** A part with a table that scrolls if it is long. */
function long(title, columns, rows) {
  const content = rows.length > 0
    ? h`<div class="long">${table(title, columns, rows)}</div>`
    : h`<p class="quiet">${t('profile.noneYet')}</p>`;
  return part(title, content);
}

function solvedColumns() {
  return [
    { title: t('profile.puzzle'), cell: ({ slug, title }) => link(puzzleAddress(slug), title) },
    {
      title: t('profile.difficulty'),
      class: 'capital wide-only',
      cell: ({ difficulty }) => t(`difficulty.${difficulty}`),
    },
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
