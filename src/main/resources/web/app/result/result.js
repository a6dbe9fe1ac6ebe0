import { get } from '../base/api.js';
import { parts, t } from '../base/language.js';
import { seconds } from '../base/page.js';
import { h, notice, render } from '../base/view.js';
import { outcome } from './outcome.js';
import { counterexample, failedTest, testList } from './tests.js';
import { faultLink } from './traceback.js';
import { categories, running, usage } from './usage.js';
import { badge } from './verdicts.js';

/**
 * Shows the state of a submission: `{node, tell(event, data), fail(problem), clear()}`. The panel
 * draws itself into its node.
 *
 * @param functionName the function of the puzzle; empty for a program and for a script
 * @param outputFirst whether the output is the result, as that of a script
 * @param visual the address of the page that draws a test; none where the puzzle has no such page
 * @param known the categories of an earlier submission, or none
 * @param before the player's best points before, for a puzzle whose author's code gives points
 * @param jumpTo goes to a line of the source; none where there is no editor
 * @param step shows the run of an input step by step; none where there is no editor
 */
export function resultPanel(
  {
    functionName,
    outputFirst = functionName === '',
    visual,
    known = () => [],
    before = () => undefined,
    jumpTo,
    step,
  },
) {
  const puzzle = { functionName, visual, jumpTo, step };
  const node = document.createElement('section');
  node.className = 'result';
  node.setAttribute('aria-labelledby', 'result-title');
  node.hidden = true;
  // It is in a part of the page that scrolls, and may hold nothing else for the keyboard.
  node.tabIndex = 0;

  /** What the line at the top says, unless the connection is broken. */
  let status = null;
  let isBroken = false;
  let progress = null;
  let printed = '';
  let submission = null;
  let bestBefore;
  /** The titles of the stations that the verdict has opened. */
  let opened = [];
  let problem = null;
  let isDrawing = false;

  /** Whoever reads the end of what is printed still sees the end afterwards. */
  function draw() {
    isDrawing = false;
    const output = node.querySelector('.printed pre');
    const follows = output && output.scrollTop + output.clientHeight >= output.scrollHeight - 1;
    render(content(), node);
    if (follows) {
      output.scrollTop = output.scrollHeight;
    }
  }

  function content() {
    const output = printed !== '' && !submission?.results &&
      h`<section class="printed">
        <h3>${t('result.printed')}</h3><pre tabindex="0">${printed}</pre>
      </section>`;
    const details = submission && report(submission);
    return h`<h2 id="result-title">${t('result.title')}</h2>
      <p class="status" role="status">${isBroken ? t('result.interrupted') : status}</p>
      ${problem}
      ${progress && running(progress, known())}
      ${outputFirst && output}
      <div class="details">${details}</div>
      ${outputFirst || output}`;
  }

  function report(judged) {
    const { unlocked, failure, results, cases, limits, searching } = judged;
    const { usage: used, counterexample: example } = judged;
    return [
      unlocked && stations(),
      jumpTo && faultLink(judged, jumpTo),
      results ? testList(results, limits, puzzle) : failure && failedTest(judged, puzzle),
      example && counterexample(example, puzzle),
      searching && h`<p class="searching quiet" role="status">${t('result.searching')}</p>`,
      cases?.total > 0 && !results && categories(cases),
      used && usage(used, limits),
    ];
  }

  function stations() {
    const names = h`<strong>${opened.join(', ')}</strong>`;
    return h`<p class="notice hint">
      ${parts('result.unlocked', { stations: names })}
      <a href="#/puzzles">${t('result.seePuzzles')}</a>
    </p>`;
  }

  /** Shows the names of stations at once, and their titles when they are loaded. */
  async function nameStations(names) {
    opened = names;
    const { items } = await get('/api/stations').catch(() => ({ items: [] }));
    if (opened === names && items.length > 0) {
      opened = items.filter(({ name }) => names.includes(name)).map(({ title }) => title);
      draw();
    }
  }

  const events = {
    opened() {
      isBroken = false;
      printed = '';
    },
    queued: (queued) => (status = waiting(queued)),
    started() {
      status = t('result.running');
      // After a fault the code starts again, and what it prints comes again.
      printed = '';
    },
    progress: (now) => (progress = now),
    // The verdict stays while the end of a search is waited for.
    interrupted: () => (isBroken = !submission),
    resumed: () => (isBroken = false),
    judged(judged) {
      if (submission?.id !== judged.id) {
        bestBefore = before();
      }
      submission = judged;
      isBroken = false;
      progress = null;
      printed = judged.output ?? '';
      status = [verdict(judged), outcome(judged, functionName, bestBefore)];
      if (judged.unlocked) {
        nameStations(judged.unlocked);
      }
    },
    counterexample({ example }) {
      submission = { ...submission, searching: false, counterexample: example };
    },
  };

  return {
    node,
    clear() {
      node.hidden = false;
      status = t('result.sending');
      isBroken = false;
      printed = '';
      progress = submission = problem = null;
      draw();
    },
    tell(event, data) {
      if (event === 'output') {
        printed += data.text;
        if (!isDrawing) {
          isDrawing = true;
          requestAnimationFrame(draw);
        }
      } else if (events[event]) {
        events[event](data);
        draw();
      }
    },
    fail(error) {
      isBroken = false;
      status = submission = progress = null;
      problem = notice(error.status === 0 ? `${error.message} ${t('result.kept')}` : error.message);
      if (error.status === 0) {
        sayWhenOnline();
      }
      draw();
    },
  };

  /** Says that the network is back, unless the player has sent something since. */
  function sayWhenOnline() {
    const shown = problem;
    const online = () => {
      if (problem === shown) {
        problem = notice(t('result.online'), 'hint');
        draw();
      }
    };
    addEventListener('online', online, { once: true });
  }
}

/** Own tests and scripts have no answers, so nothing is accepted. */
function verdict({ kind, verdict, results }) {
  const isPlain = verdict === 'ACCEPTED' &&
    (kind === 'SCRATCH' || results && !results[0].origin?.category);
  return isPlain ? null : [badge(verdict), ' '];
}

function waiting({ position, etaMillis, reason }) {
  if (reason) {
    return t('result.waits', { reason });
  }
  const place = position <= 1 ? t('result.next') : t('result.queued', { position });
  const soon = etaMillis < 1000;
  return soon ? `${place}…` : `${t('result.about', { place, time: seconds(etaMillis) })}…`;
}
