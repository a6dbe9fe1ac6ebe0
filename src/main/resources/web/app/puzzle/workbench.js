import { t } from '../base/language.js';
import { current, progressed } from '../base/session.js';
import { classes, h, notice, render } from '../base/view.js';
import { editor } from '../editor/editor.js';
import { takeWishToSubmit } from '../identity/wish.js';
import { registerToSubmit } from '../people/account.js';
import { ownSubmissions } from '../publications/own-solution.js';
import { publishing } from '../publications/publishing.js';
import { resultPanel } from '../result/result.js';
import { accepted } from './accepted.js';
import { draftOf, keepDraft } from './drafts.js';
import { judging } from './handing-in.js';
import { divider, keyRow } from './workspace.js';

/**
 * Editor, buttons and result: `{node, runOwn(inputs)}`, where the inputs are JSON. Calls `judged` with each judged submission. `place` says what is different in a contest.
 */
export async function workbench(path, puzzle, signal, judged, place = {}) {
  const { slug, starter } = puzzle;
  const { draft, keep, categories, celebrate, look } = { ...usual(puzzle, signal), ...place };
  const node = document.createElement('div');
  node.className = 'workbench';
  const parts = await editor({
    name: puzzle.function || slug,
    label: puzzle.function || puzzle.title,
    value: draft() ?? starter,
    changed: keep,
    submit,
    run,
    starter,
  });
  const { code } = parts;
  let known = [];
  categories().then((found) => (known = found));
  let best = puzzle.scoring === 'points' ? puzzle.best?.points ?? null : undefined;
  const panel = resultPanel({
    functionName: puzzle.function,
    outputFirst: false,
    visual: puzzle.visual,
    known: () => known,
    before: () => best,
    jumpTo(line) {
      look('code');
      code.jumpTo(line);
    },
    step,
  });
  const work = judging({ code, panel, signal, update, judged: show, failed });
  const split = divider({ key: 'code', label: t('workspace.parts'), isRow: false, first: 60 });

  /** What is wrong with the source, so that it was not judged. */
  let problems = [];
  /** Draws what comes after a verdict; null if nothing does. */
  let after = null;
  let isOpen = false;

  function submit() {
    if (puzzle.lock) {
      return;
    }
    if (current()) {
      send('submissions');
    } else {
      registerToSubmit();
    }
  }

  function run() {
    send('runs');
  }

  function send(kind, inputs) {
    if (work.sending) {
      return;
    }
    problems = [];
    after = null;
    isOpen = true;
    look('result');
    const source = JSON.stringify(code.value);
    const body = inputs ? `{"source":${source},"inputs":${inputs}}` : `{"source":${source}}`;
    work.send(`${path}/${kind}`, body, kind === 'runs' && current());
    node.querySelector('.dock').scrollTop = 0;
  }

  async function step(test, title) {
    const { stepThrough } = await import('../result/trace.js');
    stepThrough({ address: `${path}/runs`, source: code.value, test, title });
  }

  function show(submission) {
    if (submission.kind === 'SUBMISSION') {
      known = submission.cases?.categories ?? known;
      judged(submission);
    } else if (!current()) {
      after = () => invitation(submission);
    }
    if (submission.kind === 'SUBMISSION' && submission.verdict === 'ACCEPTED') {
      celebrated(submission);
    }
    update();
  }

  async function celebrated(submission) {
    const gain = Math.max(submission.points - (best ?? 0), 0);
    after = celebrate({ submission, gain, update });
    best = best === undefined ? undefined : (best ?? 0) + gain;
    progressed();
    await update();
    node.querySelector('.dock').scrollTop = 0;
  }

  function failed(error) {
    problems = error.violations?.filter(({ field }) => field === 'source') ?? [];
    if (problems.length === 0) {
      panel.fail(error);
      return;
    }
    isOpen = false;
    panel.node.hidden = true;
    look('code');
    code.focus();
  }

  const main = current() && !puzzle.lock ? 'submit' : 'runSamples';
  const button = (name, click, off) =>
    h`<button type="button" class=${classes(name, name === main && 'main')} ?disabled=${off}
      @click=${click}>${t(`workbench.${name}`)}</button>`;

  function draw() {
    return h`<div class="code-pane">
        ${parts.node}
        ${keyRow(code)}
        ${problems.map(({ message }) => notice(t('workbench.inSource', { message })))}
      </div>
      <div class="buttons">
        ${button('submit', submit, work.sending || puzzle.lock)}
        ${button('runSamples', run, work.sending)}
        ${work.stopButton('.runSamples')}
        <button type="button" class="tool fold" aria-expanded=${String(isOpen)} @click=${fold}>
          ${t('workspace.result')} <span aria-hidden="true">${isOpen ? '▾' : '▴'}</span>
        </button>
      </div>
      ${split()}
      <div class=${classes('dock', isOpen && 'open', after && 'after-verdict')}>
        ${after && h`<div class="after">${after()}</div>`}
        ${panel.node}
        <p class="quiet none">${t('workspace.noResult')}</p>
      </div>`;
  }

  function fold() {
    isOpen = !isOpen;
    update();
  }

  async function update() {
    await null;
    render(draw(), node);
  }

  await update();
  if (current() && takeWishToSubmit()) {
    submit();
  }
  const runOwn = (inputs) => send('runs', inputs);
  return { node, runOwn };
}

/**
 * A puzzle outside of a contest: its draft, its known categories, what comes after an accepted
 * submission, and what the player is to see now: "code" or "result".
 */
function usual(puzzle, signal) {
  const { slug, version, starter } = puzzle;
  return {
    draft: () => draftOf(slug),
    keep: (source) => keepDraft(slug, source, starter),
    categories: () => knownCategories(slug, version, signal),
    celebrate(won) {
      const gained = accepted(puzzle, won, signal);
      const publish = publishing(won.submission, won.update);
      return () => h`${gained()} ${publish()}`;
    },
    look() {},
  };
}

/** Says to a visitor what comes after a run. Registering keeps the draft and comes back. */
function invitation({ verdict, results }) {
  const passed = verdict === 'ACCEPTED' && results?.[0]?.origin?.category;
  return h`<p class="notice hint">
    ${passed ? t('workbench.passed') : t('workbench.visitor')}
    <button type="button" class="small" @click=${registerToSubmit}>
      ${t('workbench.registerToSubmit')}
    </button>
  </p>`;
}

/** The categories of this version's tests, as the player's newest judged submission shows them. */
async function knownCategories(slug, version, signal) {
  const found = current()
    ? await ownSubmissions(slug, {}, null, signal).catch(() => ({ items: [] }))
    : { items: [] };
  const judged = found.items.find((one) => one.version === version && one.cases?.total > 0);
  return judged?.cases.categories ?? [];
}
