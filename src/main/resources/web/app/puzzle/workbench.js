import { address, get } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link, notice } from '../base/page.js';
import { current, progressed } from '../base/session.js';
import { editor } from '../editor/editor.js';
import { goLogIn } from '../people/account.js';
import { resultPanel } from '../result/result.js';
import { faultyLine } from '../result/traceback.js';
import { attemptsAddress, puzzleAddress } from './addresses.js';
import { draftOf, keepDraft } from './drafts.js';
import { handingIn, Superseded } from './handing-in.js';
import { publishing } from '../publications/publishing.js';
import { nextSteps } from './next-steps.js';
import { stopping } from './stopping.js';

/**
 * Editor, buttons and result: `{node, runOwn(inputs), focus()}`, where the inputs are JSON. Calls `solved` after
 * an accepted solution. `place` says what is different in a contest.
 */
export async function workbench(path, puzzle, signal, solved, place = usual(puzzle, signal)) {
  const { slug, starter } = puzzle;
  const { node, code } = await editor({
    name: puzzle.function || slug,
    label: puzzle.function || puzzle.title,
    value: place.draft() ?? starter,
    changed: place.keepDraft,
    submit: () => send('submissions'),
    run: () => send('runs'),
    reset: () => code.replaceAll(starter),
  });
  let categories = [];
  let best = puzzle.scoring === 'points' ? puzzle.best?.points ?? null : undefined;
  place.categories().then((found) => (categories = found));
  const panel = resultPanel({
    functionName: puzzle.function,
    outputFirst: false,
    visual: puzzle.visual,
    known: () => categories,
    before: () => best,
    jumpTo: (line) => code.jumpTo(line),
  });
  const after = element('div', { class: 'after' });
  const problem = element('div');
  const button = (text, kind, click) =>
    element('button', { type: 'button', class: kind, click }, text);
  const buttons = [
    button(t('workbench.submit'), current() ? 'main' : '', () => send('submissions')),
    button(t('workbench.runSamples'), current() ? '' : 'main', () => send('runs')),
  ];
  const stop = stopping((error) => problem.replaceChildren(notice(error.message)), buttons[1]);
  const handIn = handingIn(signal);

  async function send(kind, inputs) {
    if (!current() && kind === 'submissions') {
      goLogIn('needed');
      return;
    }
    if (buttons[0].disabled) {
      return;
    }
    start();
    try {
      const source = JSON.stringify(code.value);
      const body = inputs ? `{"source":${source},"inputs":${inputs}}` : `{"source":${source}}`;
      await handIn(`${path}/${kind}`, body, tell, (receipt) => sent(kind, receipt));
    } catch (error) {
      if (error instanceof Superseded) {
        return;
      }
      showProblem(error);
    }
    setBusy(false);
    stop.ended();
  }

  /** A player's run can be stopped. A submission is judged in any case. */
  function sent(kind, receipt) {
    setBusy(false);
    if (kind === 'runs' && current()) {
      stop.began(receipt.id);
    } else {
      stop.ended();
    }
  }

  function start() {
    setBusy(true);
    problem.replaceChildren();
    after.replaceChildren();
    code.unmark();
    panel.clear();
    panel.node.scrollIntoView({ block: 'nearest' });
  }

  function tell(event, data) {
    panel.tell(event, data);
    if (event === 'judged') {
      judged(data);
    }
  }

  function judged(submission) {
    const faulty = faultyLine(submission);
    if (faulty) {
      code.mark(faulty.line, faulty.message);
    }
    const isSubmission = submission.kind === 'SUBMISSION';
    if (isSubmission) {
      categories = submission.cases?.categories ?? categories;
    }
    if (isSubmission && submission.verdict === 'ACCEPTED') {
      best = best === undefined ? undefined : Math.max(best ?? 0, submission.points);
      solved();
      progressed();
      after.replaceChildren(...place.after(submission));
    }
    if (!isSubmission && !current()) {
      after.replaceChildren(invitation(submission));
    }
    panel.node.scrollIntoView({ block: 'nearest' });
  }

  function showProblem(error) {
    const inSource = error.violations?.filter(({ field }) => field === 'source') ?? [];
    if (inSource.length > 0) {
      panel.node.hidden = true;
      problem.replaceChildren(
        ...inSource.map(({ message }) => notice(t('workbench.inSource', { message }))),
      );
      code.focus();
    } else {
      panel.fail(error);
    }
  }

  function setBusy(busy) {
    buttons.forEach((one) => (one.disabled = busy));
  }

  const bench = element(
    'div',
    { class: 'workbench' },
    node,
    problem,
    element(
      'div',
      { class: 'buttons' },
      buttons,
      stop.node,
      current() ? link(place.attempts, t('workbench.attempts')) : null,
    ),
    panel.node,
    after,
  );
  return { node: bench, runOwn: (inputs) => send('runs', inputs), focus: () => code.focus() };
}

/**
 * A puzzle outside of a contest: its draft, its known categories, the address of the attempts, and what
 * comes after an accepted submission.
 */
function usual(puzzle, signal) {
  const { slug, version, starter } = puzzle;
  return {
    draft: () => draftOf(slug),
    keepDraft: (source) => keepDraft(slug, source, starter),
    categories: () => knownCategories(slug, version, signal),
    attempts: attemptsAddress(slug),
    after: (submission) => [nextSteps(puzzle, signal), publishing(submission)],
  };
}

/** Says to a visitor what comes after a run. Registering keeps the draft and comes back. */
function invitation({ puzzle, verdict, results }) {
  const passed = verdict === 'ACCEPTED' && !results;
  const back = puzzleAddress(puzzle).slice(1);
  return element(
    'p',
    { class: 'notice hint' },
    passed ? t('workbench.passed') : t('workbench.visitor'),
    ' ',
    link(`#${address('/register', { back })}`, t('workbench.registerToSubmit')),
  );
}

/** The categories of this version's tests, as anybody's newest judged submission shows them. */
async function knownCategories(slug, version, signal) {
  const found = await get(`/api/submissions?puzzle=${encodeURIComponent(slug)}&limit=20`, signal)
    .catch(() => ({ items: [] }));
  const judged = found.items.find((one) =>
    one.kind === 'SUBMISSION' && one.version === version && one.cases?.total > 0
  );
  return judged?.cases.categories ?? [];
}
