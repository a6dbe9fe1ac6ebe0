import { post, Problem } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, link, notice } from '../../base/page.js';
import { contestAddress, contestApi } from '../addresses.js';
import { counting, turning } from '../contest/frame.js';
import { liveContest } from '../live.js';
import { loadContest } from '../loading.js';
import { liveStandings } from './live-standings.js';
import { nextInQuestion } from './steps.js';

/** How long the event of a step may take. The scenes before it are played in this time, too. */
const LATE_MILLIS = 8_000;

/** The standings for a projector: large, without the page's navigation. */
export function projectorPage(visit) {
  return stage(visit, () => null);
}

/** The same with the steps of the unfreezing, for the organiser. All who watch see each step. */
export async function ceremonyPage(visit) {
  return await stage(visit, (contest, standings, signal) => {
    if (!contest.mine) {
      throw new Problem(403, t('contests.onlyOrganisers'));
    }
    return steps(contest, standings, signal);
  });
}

async function stage({ parameters: [id], signal, again }, controls) {
  const contest = await loadContest(id, signal);
  const live = liveContest(id, signal);
  const after = {};
  const standings = await liveStandings(contest, live, signal, {
    stepped: (...step) => after.stepped?.(...step),
  });
  const bar = controls(contest, standings, signal);
  after.stepped = bar?.stepped;
  const state = counting(contest, signal, again);
  const frozen = element('p', { class: 'notice frozen' }, t('contests.frozen'));
  frozen.hidden = !standings.standings().frozen;
  if (bar) {
    live.on('contest', ({ unfrozen }) => {
      frozen.hidden ||= unfrozen;
      state.hidden ||= unfrozen;
    });
  } else {
    turning(contest, live, signal, again);
  }
  live.start();
  withoutNavigation(signal);
  return element(
    'div',
    { class: 'stage' },
    element(
      'div',
      { class: 'contest-title' },
      element('h1', { tabindex: '-1' }, contest.title),
      state,
      element(
        'p',
        { class: 'links' },
        link(contestAddress(id, 'standings'), t('contests.leaveStage')),
        document.fullscreenEnabled ? fullScreen() : null,
      ),
    ),
    frozen,
    bar?.node,
    standings.node,
  );
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
  return element(
    'button',
    { type: 'button', class: 'small', click: change },
    t('contests.fullScreen'),
  );
}

/** The buttons of the unfreezing. Space and → do the next step. */
function steps({ id, state, unfrozen }, standings, signal) {
  const path = contestApi(id, '/unfreezing');
  const message = element('div', { 'aria-live': 'polite' });
  const remaining = element('span', { class: 'quiet' });
  const next = element('button', { type: 'button', class: 'main', click: () => step(false) }, [
    t('contests.ceremony.next'),
  ]);
  const all = element('button', { type: 'button', click: () => step(true) }, [
    t('contests.ceremony.all'),
  ]);
  let done = unfrozen;
  let busy = false;
  let late;
  signal.addEventListener('abort', () => clearTimeout(late));

  async function step(everything) {
    if (busy || done) {
      return;
    }
    busy = true;
    [next, all].forEach((button) => (button.disabled = true));
    message.replaceChildren();
    try {
      const answer = await post(path, { all: everything });
      // The step itself arrives on the stream, here as for everybody.
      if (everything || answer.step === null) {
        finish();
      } else {
        late = setTimeout(catchUp, LATE_MILLIS);
      }
    } catch (problem) {
      message.replaceChildren(notice(problem.message));
      ready();
    }
  }

  /** Without its event, such as on a broken connection, the step is shown without its scenes. */
  async function catchUp() {
    await standings.refresh();
    if (nextInQuestion(standings.table.rows())) {
      ready();
    } else {
      finish();
    }
  }

  function ready() {
    busy = false;
    [next, all].forEach((button) => (button.disabled = done));
    showQuestion();
    if (document.activeElement === document.body) {
      next.focus({ preventScroll: true });
    }
  }

  function stepped(_, left) {
    clearTimeout(late);
    if (typeof left === 'number') {
      remaining.textContent = t('contests.ceremony.remaining', { n: left });
      if (left === 0) {
        finish();
        return;
      }
    }
    ready();
  }

  function finish() {
    done = true;
    busy = false;
    [next, all].forEach((button) => (button.disabled = true));
    remaining.textContent = '';
    standings.mark(null);
    message.replaceChildren(notice(t('contests.ceremony.done'), 'hint'));
  }

  function showQuestion() {
    const question = nextInQuestion(standings.table.rows());
    standings.mark(done ? null : question);
  }

  const listen = (event) => {
    const pressed = event.key === ' ' || event.key === 'ArrowRight';
    const elsewhere = event.key === ' ' && event.target.closest?.('button, a, input, summary');
    if (pressed && !elsewhere && !event.repeat && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      step(false);
    }
  };
  addEventListener('keydown', listen, { signal });

  if (state !== 'ENDED') {
    [next, all].forEach((button) => (button.disabled = true));
    message.replaceChildren(notice(t('contests.ceremony.tooEarly'), 'hint'));
    done = true;
  } else if (done) {
    finish();
  } else {
    showQuestion();
  }
  return {
    node: element(
      'div',
      { class: 'buttons ceremony' },
      next,
      all,
      remaining,
      element('span', { class: 'quiet small' }, t('contests.ceremony.keys')),
      message,
    ),
    stepped,
  };
}
