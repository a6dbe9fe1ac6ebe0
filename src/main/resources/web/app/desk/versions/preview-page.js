import { get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, notice } from '../../base/page.js';
import { editor } from '../../editor/editor.js';
import { handingIn, Superseded } from '../../puzzle/handing-in.js';
import { limits, samples, statement } from '../../puzzle/puzzle.js';
import { facts } from '../../puzzle/puzzles.js';
import { resultPanel } from '../../result/result.js';
import { faultyLine } from '../../result/traceback.js';
import { versionApi } from '../addresses.js';
import { keptEdits } from '../bundle/kept.js';
import { loadPuzzle, puzzleFrame } from '../frame.js';

/** A version as its players will see it; its samples can be run. */
export async function previewPage({ parameters: [slug], query, signal }) {
  const puzzle = await loadPuzzle(slug, signal);
  const version = Number(query.get('version')) || puzzle.versions[0]?.version;
  const shown = await get(versionApi(slug, version, '/preview'), signal);
  const bench = await trying(slug, version, shown, signal);
  return puzzleFrame(
    puzzle,
    'preview',
    element('p', { class: 'quiet' }, t('desk.previewOf', { version })),
    keptEdits(slug) ? notice(t('desk.previewUnsaved'), 'hint') : null,
    element(
      'div',
      { class: 'puzzle' },
      element(
        'div',
        { class: 'task' },
        element('h2', { class: 'preview-title' }, shown.title),
        element('div', { class: 'facts' }, facts(shown)),
        statement(shown),
        samples(shown),
        limits(shown.limits, shown.kind === 'program'),
      ),
      bench,
    ),
  );
}

async function trying(slug, version, puzzle, signal) {
  const panel = resultPanel({
    functionName: puzzle.function,
    visual: puzzle.visual,
    jumpTo: (line) => code.jumpTo(line),
  });
  const { node, code } = await editor({
    name: puzzle.function,
    label: puzzle.function,
    value: puzzle.starter,
    changed() {},
    submit: run,
    verb: 'run',
    reset: () => code.replaceAll(puzzle.starter),
  });
  const button = element(
    'button',
    { type: 'button', class: 'main', click: run },
    t('workbench.runSamples'),
  );
  const handIn = handingIn(signal);

  async function run() {
    if (button.disabled) {
      return;
    }
    button.disabled = true;
    code.unmark();
    panel.clear();
    try {
      const body = JSON.stringify({ source: code.value });
      await handIn(versionApi(slug, version, '/runs'), body, tell, () => (button.disabled = false));
    } catch (error) {
      if (!(error instanceof Superseded)) {
        panel.fail(error);
      }
    }
    button.disabled = false;
  }

  function tell(event, data) {
    panel.tell(event, data);
    const faulty = event === 'judged' ? faultyLine(data) : null;
    if (faulty) {
      code.mark(faulty.line, faulty.message);
    }
  }

  return element(
    'div',
    { class: 'workbench' },
    node,
    element('div', { class: 'buttons' }, button),
    panel.node,
  );
}
