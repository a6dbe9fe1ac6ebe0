import { post, Problem } from '../../base/api.js';
import { t } from '../../base/language.js';
import { doing, h, link, notice } from '../../base/view.js';
import { contestAddress, contestApi } from '../addresses.js';
import { turning } from '../contest/frame.js';
import { counting } from '../countdown.js';
import { liveContest } from '../live.js';
import { loadContest } from '../loading.js';
import { liveStandings } from './live-standings.js';
import { nextInQuestion } from './rows.js';

/** How long the event of a step may take. The scenes before it are played in this time, too. */
const LATE_MILLIS = 8_000;

/** The standings for a projector: large, without the page's navigation. */
export const projectorPage = (visit) => stage(visit, false);

/** The same with the steps of the unfreezing, for the organiser. All who watch see each step. */
export const ceremonyPage = (visit) => stage(visit, true);

async function stage(visit, isCeremony) {
  const { parameters: [id], signal, again, update } = visit;
  const contest = await loadContest(id, signal);
  if (isCeremony && !contest.mine) {
    throw new Problem(403, t('contests.onlyOrganisers'));
  }
  const live = liveContest(id, signal);
  let steps = null;
  const stepped = (remaining) => steps?.stepped(remaining);
  const standings = await liveStandings(contest, live, visit, { stepped });
  const state = counting(contest, signal, again);
  let isUnfrozen = false;
  if (isCeremony) {
    steps = unfreezing(contest, standings, visit);
    live.on('contest', ({ unfrozen }) => {
      isUnfrozen ||= unfrozen;
      update();
    });
  } else {
    turning(contest, live, signal, again);
  }
  live.start();
  withoutNavigation(signal);
  return () => {
    const frozen = standings.now().frozen && !isUnfrozen;
    return h`<div class="stage">
      <div class="contest-title">
        <h1 tabindex="-1">${contest.title}</h1>
        ${!isUnfrozen && state}
        <p class="links">
          ${link(contestAddress(id, 'standings'), t('contests.leaveStage'))} ${fullScreen()}
        </p>
      </div>
      ${frozen && h`<p class="notice frozen">${t('contests.frozen')}</p>`}
      ${steps?.draw()} ${standings.draw()}
    </div>`;
  };
}

/**
 * Hides the head of the page while this page is shown. The full screen stays when the contest turns,
 * which shows the same page again.
 */
function withoutNavigation(signal) {
  const here = location.hash;
  document.documentElement.classList.add('on-stage');
  signal.addEventListener('abort', () => {
    document.documentElement.classList.remove('on-stage');
    if (document.fullscreenElement && location.hash !== here) {
      document.exitFullscreen();
    }
  });
}

function fullScreen() {
  const change = () =>
    document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen();
  return document.fullscreenEnabled &&
    h`<button type="button" class="small" @click=${change}>${t('contests.fullScreen')}</button>`;
}

/** The buttons of the unfreezing. Space and → do the next step. */
function unfreezing({ id, state, unfrozen }, standings, { signal, update }) {
  const isTooEarly = state !== 'ENDED';
  const revealing = doing(update);
  let isDone = unfrozen;
  let isPlaying = false;
  let remaining = null;
  let late;
  signal.addEventListener('abort', () => clearTimeout(late));

  async function step(all) {
    if (isPlaying || isDone || isTooEarly) {
      return;
    }
    isPlaying = true;
    const worked = await revealing.run(async () => {
      const answer = await post(contestApi(id, '/unfreezing'), { all });
      isDone ||= all || answer.step === null;
    });
    if (!worked || isDone) {
      settle();
    } else {
      // The step itself arrives on the stream, here as for everybody. Without its event, such as on a
      // broken connection, it is shown without its scenes.
      late = setTimeout(() => standings.refresh().then(settle), LATE_MILLIS);
    }
  }

  /** The next step can begin, if there is one. */
  async function settle() {
    clearTimeout(late);
    const question = nextInQuestion(standings.now().rows);
    isPlaying = false;
    isDone ||= question === null;
    await standings.mark(isDone ? null : question);
    if (document.activeElement === document.body) {
      document.querySelector('.ceremony .main:enabled')?.focus({ preventScroll: true });
    }
  }

  addEventListener('keydown', (event) => {
    const pressed = event.key === ' ' || event.key === 'ArrowRight';
    const elsewhere = event.key === ' ' && event.target.closest?.('button, a, input, summary');
    if (pressed && !elsewhere && !event.repeat && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      step(false);
    }
  }, { signal });
  if (!isTooEarly) {
    settle();
  }
  return {
    stepped(left) {
      remaining = left;
      isDone ||= left === 0;
      settle();
    },
    draw() {
      const off = isPlaying || isDone || isTooEarly;
      const left = remaining > 0 && t('contests.ceremony.remaining', { n: remaining });
      const done = isDone && notice(t('contests.ceremony.done'), 'hint');
      const early = isTooEarly && notice(t('contests.ceremony.tooEarly'), 'hint');
      return h`<div class="buttons ceremony">
        <button type="button" class="main" ?disabled=${off} @click=${() => step(false)}>
          ${t('contests.ceremony.next')}
        </button>
        <button type="button" ?disabled=${off} @click=${() => step(true)}>
          ${t('contests.ceremony.all')}
        </button>
        <span class="quiet">${left}</span>
        <span class="quiet small">${t('contests.ceremony.keys')}</span>
        <div aria-live="polite">${early || done || revealing.notice()}</div>
      </div>`;
    },
  };
}
