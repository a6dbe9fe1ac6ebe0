import { seconds, t } from '../base/language.js';
import { h, link, notice, render } from '../base/view.js';
import { advice } from './advice.js';
import { isOfSamples, outcome } from './outcome.js';
import { counterexample, failedTest, testList } from './tests.js';
import { faultyLine, jump } from './traceback.js';
import { passedTests, usage } from './usage.js';
import { badge } from './verdicts.js';

/**
 * Shows the state of a submission: `{node, clear(before), tell(event, data), fail(problem)}`, where
 * `before` is the player's best points before, for a puzzle whose author's code gives points. The
 * panel draws itself into its node.
 *
 * @param puzzle `{functionName, visual, jumpTo, step}`: the function, which is empty for a program and
 *   for a script; the address of the page that draws a test, if there is one; what goes to a line of
 *   the source, and what shows the run of an input step by step, where there is an editor
 */
export function resultPanel(puzzle) {
  const node = document.createElement('section');
  node.className = 'result';
  node.setAttribute('aria-labelledby', 'result-title');
  node.hidden = true;
  // It is in a part of the page that scrolls, and may hold nothing else for the keyboard.
  node.tabIndex = 0;

  const nothing = { status: null, problem: null, progress: null, printed: '', submission: null };
  let state = nothing;
  let bestBefore;
  let isDrawing = false;

  /** Draws what has changed. Output comes in many small pieces. */
  function show(change) {
    state = { ...state, ...change };
    if (!isDrawing) {
      isDrawing = true;
      requestAnimationFrame(() => {
        isDrawing = false;
        render(content(), node);
      });
    }
  }

  function content() {
    const { status, problem, progress, printed, submission } = state;
    const output = printed !== '' && !submission?.results &&
      h`<section class="printed">
        <h3>${t('result.printed')}</h3><div tabindex="0"><pre>${printed}</pre></div>
      </section>`;
    return h`<h2 id="result-title">${t('result.title')}</h2>
      <p class="status" role="status">${status}</p>
      ${problem}
      ${progress && passedTests(progress)}
      ${output}
      <div class="details">${submission && report(submission)}</div>`;
  }

  function report(judged) {
    const { verdict, failure, results, cases, limits, searching, unlocked } = judged;
    const faulty = verdict === 'SYNTAX_ERROR' && faultyLine(judged);
    const opened = h`<p class="notice hint">
      ${t('result.unlocked')} ${link('#/puzzles', t('result.seePuzzles'))}
    </p>`;
    const advised = advice(judged, puzzle.functionName);
    return [
      unlocked && opened,
      advised && h`<p class="advice">${advised}</p>`,
      faulty && puzzle.jumpTo && h`<p>${jump(faulty.line, puzzle.jumpTo)}</p>`,
      results ? testList(results, puzzle) : failure && failedTest(judged, puzzle),
      judged.counterexample && counterexample(judged.counterexample, puzzle),
      searching && h`<p class="searching quiet" role="status">${t('result.searching')}</p>`,
      cases?.total > 0 && !results && passedTests(cases),
      judged.usage && usage(judged.usage, limits),
    ];
  }

  /** What changes with an event of the server. */
  const changes = {
    opened: () => ({ printed: '' }),
    queued: (queued) => ({ status: waiting(queued) }),
    // After a fault the code starts again, and what it prints comes again.
    started: () => ({ status: t('result.running'), printed: '' }),
    output: ({ text }) => ({ printed: state.printed + text }),
    progress: (progress) => ({ progress }),
    // The verdict stays while the end of a search is waited for.
    interrupted: () => !state.submission && { status: t('result.interrupted') },
    resumed: () => !state.submission && { status: t('result.running') },
    judged: (judged) => ({
      submission: judged,
      status: [verdict(judged), outcome(judged, puzzle.functionName, bestBefore)],
      progress: null,
      printed: judged.output ?? '',
    }),
    counterexample: ({ example }) => ({
      submission: { ...state.submission, searching: false, counterexample: example },
    }),
  };

  return {
    node,
    clear(before) {
      node.hidden = false;
      bestBefore = before;
      show({ ...nothing, status: t('result.sending') });
    },
    tell: (event, data) => show(changes[event]?.(data)),
    fail({ status, message, violations }) {
      const isOffline = status === 0;
      const inSource = violations?.find(({ field }) => field === 'source');
      const said = inSource ? t('workbench.inSource', inSource) : message;
      const problem = notice(isOffline ? `${said} ${t('result.kept')}` : said);
      show({ ...nothing, problem });
      if (isOffline) {
        // The player may have sent something since.
        const online = () =>
          state.problem === problem && show({ problem: notice(t('result.online'), 'hint') });
        addEventListener('online', online, { once: true });
      }
    },
  };
}

/** Own tests and scripts have no answers, so nothing is accepted. */
function verdict(judged) {
  const { kind, verdict, results } = judged;
  const isPlain = kind === 'SCRATCH' || results && !isOfSamples(judged);
  return verdict === 'ACCEPTED' && isPlain ? null : [badge(verdict), ' '];
}

function waiting({ position, etaMillis, reason }) {
  if (reason) {
    return t('result.waits', { reason });
  }
  const place = position <= 1 ? t('result.next') : t('result.queued', { position });
  return `${t('result.about', { place, time: seconds(etaMillis) })}…`;
}
