import { t } from '../../base/language.js';
import { h, link, tabs, time } from '../../base/view.js';
import { playerLink } from '../../people/players.js';
import { contestAddress, CONTESTS } from '../addresses.js';
import { now } from '../clock.js';
import { counting, facts, lasts } from '../countdown.js';
import { liveContest } from '../live.js';
import { loadContest } from '../loading.js';
import { news } from './news.js';

const TABS = ['', 'standings', 'clarifications', 'submissions', 'organising'];
/** What a page is shown again for. */
const TURNING = [
  'state',
  'frozen',
  'unfrozen',
  'title',
  'startsAt',
  'endsAt',
  'freezeAt',
  'registered',
];
/** How long after the end the last submissions may still be judged. */
const LATE_MILLIS = 10 * 60_000;

/**
 * A page of a contest: its head, and what the function draws that `build(contest, live)` returns. The
 * page is shown again when the contest starts, ends, or is frozen.
 */
export async function contestFrame({ parameters: [id], signal, again }, tab, build) {
  const contest = await loadContest(id, signal);
  const live = liveContest(id, signal);
  const content = await build(contest, live);
  const top = head(contest, tab, signal, again);
  const banner = news(contest, live, signal);
  turning(contest, live, signal, again);
  if (follows(contest)) {
    live.start();
  }
  return () => h`<div class="contest">${top} ${banner} ${content()}</div>`;
}

/** Whether anything can still change. */
function follows({ state, unfrozen, endsAt }) {
  return state !== 'ENDED' || !unfrozen || now() - Date.parse(endsAt) < LATE_MILLIS;
}

/** Calls `again` when the contest has turned, after the step of the unfreezing that is being played. */
export function turning(contest, live, signal, again) {
  live.on('contest', async (changed) => {
    if (TURNING.some((name) => name in changed && contest[name] !== changed[name])) {
      await live.played;
      if (!signal.aborted) {
        again();
      }
    }
  });
}

function head(contest, tab, signal, again) {
  const { id, title, owner, startsAt, endsAt, scoring, rated, clean, mine } = contest;
  const parts = TABS.filter((part) => part !== 'organising' || mine).map((part) => ({
    href: contestAddress(id, part),
    text: t(`contests.tab.${part || 'puzzles'}`),
    current: part === tab,
  }));
  const about = facts(
    'facts quiet',
    time(startsAt),
    lasts(startsAt, endsAt),
    t(`contests.scoring.${scoring}`),
    rated && t('contests.rated'),
    contest.invitationOnly && t('contests.invitationOnly'),
    contest.teamSize > 1 && t('contests.teamsOf', { n: contest.teamSize }),
    clean && h`<span title=${t('contests.cleanMeans')}>${t('contests.clean')}</span>`,
    owner && h`${t('contests.by')} ${playerLink(owner)}`,
  );
  return h`<div class="contest-head">
    <p class="small">${link(CONTESTS, t('contests.back'))}</p>
    <div class="contest-title">
      <h1 tabindex="-1">${title}</h1>
      ${counting(contest, signal, again)}
    </div>
    ${about} ${tabs(t('contests.parts'), parts)}
  </div>`;
}
