import { t } from '../../base/language.js';
import { h, link, notice, repeat, tabs, time } from '../../base/view.js';
import { isMine, playerLink } from '../../people/players.js';
import { contestAddress, contestApi, CONTESTS, load } from '../calls.js';
import { counting, lasts, minutesToSay, now, ticking, until } from '../clock.js';
import { liveContest } from '../live.js';

const TABS = ['puzzles', 'standings', 'clarifications', 'submissions', 'organising'];
/** What a page is shown again for. */
const TURNING = ['state', 'frozen', 'unfrozen', 'startsAt', 'endsAt', 'freezeAt', 'registered'];
/** How long after the end the last submissions may still be judged. */
const LATE_MILLIS = 10 * 60_000;

/**
 * A page of a contest: its head, and what the function draws that `build(contest, live)` returns. The
 * page is shown again when the contest starts, ends, or is frozen.
 */
export async function contestFrame(visit, tab, build) {
  const { parameters: [id], signal, again, update } = visit;
  const contest = await load(contestApi(id), signal);
  const live = liveContest(id, visit);
  const content = await build(contest, live);
  const banner = news(contest, live, update);
  live.on('contest', (changed) => {
    if (TURNING.some((name) => name in changed && contest[name] !== changed[name])) {
      again();
    }
  });
  if (!contest.unfrozen || now() - Date.parse(contest.endsAt) < LATE_MILLIS) {
    live.start();
  }
  return () =>
    h`<div class="contest">
      ${head(contest, tab)}
      ${live.isInterrupted && notice(t('contests.interrupted'), 'hint')}
      ${banner()} ${content()}
    </div>`;
}

function head(contest, tab) {
  const { id, title, mine, registered } = contest;
  const isHidden = { organising: !mine, submissions: !mine && !registered };
  const parts = TABS.filter((part) => !isHidden[part]).map((part) => ({
    href: part === 'puzzles' ? contestAddress(id) : contestAddress(id, part),
    text: t(`contests.tab.${part}`),
    current: part === tab,
  }));
  return h`<div class="contest-head">
    <p class="small">${link(CONTESTS, t('contests.back'))}</p>
    <div class="contest-title">
      <h1 tabindex="-1">${title}</h1>
      ${counting(contest)}
    </div>
    ${factsOf(contest)} ${tabs(t('contests.parts'), parts)}
  </div>`;
}

/** What a contest is, in a line. */
export function factsOf(contest) {
  const { owner, startsAt, endsAt, scoring, teamSize, puzzleCount, registrations } = contest;
  const facts = [
    time(startsAt),
    lasts(startsAt, endsAt),
    t(`contests.scoring.${scoring}`),
    contest.rated && t('contests.rated'),
    contest.invitationOnly && t('contests.invitationOnly'),
    teamSize > 1 && t('contests.teamsOf', { n: teamSize }),
    contest.clean && h`<span title=${t('contests.cleanMeans')}>${t('contests.clean')}</span>`,
    owner && h`${t('contests.by')} ${playerLink(owner)}`,
    t('contests.puzzles', { n: puzzleCount }),
    t('contests.players', { n: registrations }),
  ];
  return h`<p class="facts quiet">${
    facts.filter(Boolean).map((one) => h`<span>${one}</span>`)
  }</p>`;
}

/**
 * Shows each announcement, each answer and, to organisers, each question as it arrives. Screen readers
 * hear it, too, and when the last minutes begin.
 */
export function news(contest, live, update) {
  const { id, state, mine } = contest;
  let items = [];
  function put(others) {
    items = others;
    update();
  }
  const without = (one) => items.filter((old) => old.id !== one.id);
  live.on('clarification', (one) => headline(one, mine) && put([...without(one), one]));
  const item = (one) =>
    h`<p class="notice hint">
      <strong>${headline(one, mine)}</strong>
      <span class="said">${one.announcement ? one.question : one.answer}</span>
      ${link(contestAddress(id, 'clarifications'), t('contests.news.read'))}
      <button
        type="button" class="tool" aria-label=${t('frame.close')} @click=${() => put(without(one))}
      >×</button>
    </p>`;
  const minutes = () => minutesToSay(until(contest.endsAt));
  return () =>
    h`<p class="unseen" role="status">${state === 'RUNNING' && ticking(minutes)}</p>
      <div class="contest-news" role="status">${repeat(items, (one) => one.id, item)}</div>`;
}

/** Null for what needs no news. */
function headline({ announcement, answer, player, to }, mine) {
  if (mine) {
    return announcement || answer ? null : t('contests.news.question');
  }
  if (announcement) {
    return to ? t('contests.news.message') : t('contests.news.announcement');
  }
  const own = player && isMine(player);
  return answer && (own ? t('contests.news.ownAnswer') : t('contests.news.answer'));
}
