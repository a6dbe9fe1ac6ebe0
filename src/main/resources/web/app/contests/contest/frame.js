import { t } from '../../base/language.js';
import { element, link, tabs, time } from '../../base/page.js';
import { playerLink } from '../../people/players.js';
import { contestAddress, CONTESTS } from '../addresses.js';
import { now } from '../clock.js';
import { countdown, facts, lengthText } from '../countdown.js';
import { liveContest } from '../live.js';
import { loadContest } from '../loading.js';
import { news } from './news.js';

const TABS = ['', 'standings', 'clarifications', 'submissions', 'organising'];
/** What a page is shown again for. */
const TURNING = ['state', 'frozen', 'unfrozen', 'title', 'startsAt', 'endsAt', 'freezeAt'];

/**
 * A page of a contest: its head, and what `build(contest, live)` makes. The page is shown again when
 * the contest starts, ends, or is frozen.
 */
export async function contestFrame({ parameters: [id], signal, again }, tab, build) {
  const contest = await loadContest(id, signal);
  const live = liveContest(id, signal);
  const content = await build(contest, live);
  const banner = news(contest, live, signal);
  turning(contest, live, signal, again);
  if (follows(contest)) {
    live.start();
  }
  return element(
    'div',
    { class: 'contest' },
    head(contest, tab, signal, again),
    banner,
    content,
  );
}

/** How long after the end the last submissions may still be judged. */
const LATE_MILLIS = 10 * 60_000;

/** Whether anything can still change. */
function follows({ state, unfrozen, endsAt }) {
  return state !== 'ENDED' || !unfrozen || now() - Date.parse(endsAt) < LATE_MILLIS;
}

function hasTurned(before, after) {
  return TURNING.some((name) => name in after && before[name] !== after[name]);
}

/** Calls `again` when the contest has turned, after the step of the unfreezing that is being played. */
export function turning(contest, live, signal, again) {
  live.on('contest', async (changed) => {
    if (hasTurned(contest, changed)) {
      await live.played;
      if (!signal.aborted) {
        again();
      }
    }
  });
}

function head(contest, tab, signal, again) {
  const { id, title, owner, startsAt, endsAt, scoring, rated, clean, mine } = contest;
  const parts = TABS.filter((part) => part !== 'organising' || mine);
  return element(
    'div',
    { class: 'contest-head' },
    element('p', { class: 'small' }, link(CONTESTS, t('contests.back'))),
    element(
      'div',
      { class: 'contest-title' },
      element('h1', { tabindex: '-1' }, title),
      counting(contest, signal, again),
    ),
    facts(
      'facts quiet',
      time(startsAt),
      t('contests.lasts', { duration: lengthText(startsAt, endsAt) }),
      t(`contests.scoring.${scoring}`),
      rated ? t('contests.rated') : null,
      clean ? element('span', { title: t('contests.cleanMeans') }, t('contests.clean')) : null,
      owner ? element('span', {}, t('contests.by'), ' ', playerLink(owner)) : null,
    ),
    tabs(
      t('contests.parts'),
      parts.map((part) => ({
        href: contestAddress(id, part),
        text: t(`contests.tab.${part || 'puzzles'}`),
        current: part === tab,
      })),
    ),
  );
}

/** The state with its countdown. */
export function counting({ state, startsAt, endsAt, frozen }, signal, over) {
  if (state === 'ENDED') {
    const text = frozen ? t('contests.waitsForUnfreezing') : t('contests.state.ENDED');
    return element('p', { class: frozen ? 'counting mark-frozen' : 'counting' }, text);
  }
  const coming = state === 'UPCOMING';
  const timer = countdown(coming ? startsAt : endsAt, signal, over);
  const text = coming ? t('contests.startsIn') : t('contests.endsIn');
  return element('p', { class: 'counting' }, text, ' ', timer.node);
}
