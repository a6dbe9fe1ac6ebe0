import { t } from '../base/language.js';
import { current, progressed } from '../base/api.js';
import { classes, drawn, h } from '../base/view.js';
import { editorsByLanguage } from '../editor/editors.js';
import { takeWishToSubmit } from '../identity/wish.js';
import { registerToSubmit } from '../people/account.js';
import { isOfSamples } from '../result/outcome.js';
import { resultPanel } from '../result/result.js';
import { judging } from './handing-in.js';
import { chooseLanguage, chosenLanguage, fileOf, PYTHON, unlessPython } from './programming.js';

/**
 * Editor, buttons and result of a puzzle: `{runOwn, views}`. The inputs of `runOwn` are JSON, and
 * `views()` gives what `workspace` draws. Calls `judged` with each judged submission.
 *
 * @param look shows a view of the workspace
 * @param place what is different in a contest, see `puzzleView`
 */
export async function workbench(path, puzzle, look, { signal, update }, judged, place) {
  const { starters, lock } = puzzle;

  const editors = await editorsByLanguage({
    all: Object.keys(starters),
    first: chosenLanguage(puzzle),
    options: (language) => ({
      file: fileOf(puzzle.function || puzzle.slug, language),
      label: puzzle.function || puzzle.title,
      value: place.draft(language) ?? starters[language],
      changed: (source) => place.keep(source, language),
      submit,
      run: () => send('runs'),
      starter: starters[language],
    }),
    /** The chosen language stays for this puzzle. */
    chosen(language) {
      chooseLanguage(puzzle, language);
      update();
    },
  });
  const code = () => editors.now.code;
  const panel = resultPanel({
    functionName: puzzle.function,
    visual: puzzle.visual,
    jumpTo(line) {
      look('code');
      code().jumpTo(line);
    },
    /** Steps are recorded in Python only. */
    get step() {
      return editors.language === PYTHON ? step : null;
    },
  });
  const work = judging({ code, panel, signal, update, judged: show });
  let best = puzzle.best?.points ?? 0;

  /** What comes after a verdict, or a function that draws it; null if nothing does. */
  let after = null;

  async function step(test, title) {
    const { stepThrough } = await import('../result/trace.js');
    stepThrough({ address: `${path}/runs`, source: code().value, test, title });
  }

  function submit() {
    if (current()) {
      send('submissions');
    } else {
      registerToSubmit();
    }
  }

  function send(kind, inputs) {
    if (work.sending) {
      return;
    }
    after = null;
    look('result');
    const sent = JSON.stringify({ source: code().value, language: unlessPython(editors.language) });
    const before = puzzle.scoring === 'points' ? best : 0;
    const body = inputs ? `${sent.slice(0, -1)},"inputs":${inputs}}` : sent;
    work.send(`${path}/${kind}`, body, { canStop: kind === 'runs' && current(), before });
  }

  async function show(submission) {
    const { kind, verdict } = submission;
    if (kind === 'SUBMISSION') {
      judged(submission);
    } else if (!current()) {
      after = invitation(submission);
    }
    if (kind === 'SUBMISSION' && verdict === 'ACCEPTED') {
      const gain = Math.max(submission.points - best, 0);
      best += gain;
      progressed();
      after = await place.celebrate({ submission, gain, update });
      look('result');
    }
    update();
  }

  const main = current() && !lock ? 'submit' : 'runSamples';
  const button = (name, click, isOff) =>
    h`<button type="button" class=${classes(name, name === main && 'main')} ?disabled=${isOff}
      @click=${click}>${t(`workbench.${name}`)}</button>`;
  const buttons = () =>
    h`${button('submit', submit, work.sending || lock)}
      ${button('runSamples', () => send('runs'), work.sending)} ${work.stopButton()}`;

  if (current() && takeWishToSubmit()) {
    submit();
  }
  return {
    runOwn: (inputs) => send('runs', inputs),
    views: () => ({ editor: editors.now, buttons: buttons(), panel, after: drawn(after) }),
  };
}

/** Says to a visitor what comes after a run. Registering keeps the draft and comes back. */
function invitation(run) {
  const passed = run.verdict === 'ACCEPTED' && isOfSamples(run);
  return h`<p class="notice hint">
    ${passed ? t('workbench.passed') : t('workbench.visitor')}
    <button type="button" class="small" @click=${registerToSubmit}>
      ${t('workbench.registerToSubmit')}
    </button>
  </p>`;
}
