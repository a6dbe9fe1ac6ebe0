import { get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { h, notice } from '../../base/view.js';
import { editor } from '../../editor/editor.js';
import { judging } from '../../puzzle/handing-in.js';
import { limits, samples, statement } from '../../puzzle/puzzle.js';
import { fileOf, PYTHON } from '../../puzzle/programming.js';
import { facts } from '../../puzzle/puzzles.js';
import { resultPanel } from '../../result/result.js';
import { versionApi } from '../addresses.js';
import { keptEdits } from '../bundle/workspace.js';

/** A version as its players will see it; its samples can be run. */
export async function previewPage({ puzzle: { slug, versions }, query, signal, update }) {
  const version = Number(query.get('version')) || versions[0]?.version;
  const shown = await get(versionApi(slug, version, '/preview'), signal);
  const name = shown.function || shown.slug;
  const { node, code } = await editor({
    file: fileOf(name, PYTHON),
    label: name,
    value: shown.starter,
    changed() {},
    submit: run,
    verb: 'run',
    starter: shown.starter,
  });
  const panel = resultPanel({
    functionName: shown.function,
    visual: shown.visual,
    jumpTo: (line) => code.jumpTo(line),
  });
  const work = judging({ code: () => code, panel, signal, update });
  function run() {
    work.send(versionApi(slug, version, '/runs'), JSON.stringify({ source: code.value }));
  }
  const texts = [statement(shown), samples(shown), limits(shown)];
  return () =>
    h`<p class="quiet">${t('desk.previewOf', { version })}</p>
      ${keptEdits(slug) && notice(t('desk.previewUnsaved'), 'hint')}
      <div class="puzzle">
        <div class="task">
          <h2 class="preview-title">${shown.title}</h2>
          <div class="facts">${facts(shown)}</div>
          ${texts}
        </div>
        <div class="workbench">
          ${node}
          <div class="buttons">
            <button type="button" class="main" ?disabled=${work.sending} @click=${run}>
              ${t('workbench.runSamples')}
            </button>
          </div>
          ${panel.node}
        </div>
      </div>`;
}
