import { get, post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { h, link, notice, workingButton } from '../../base/view.js';
import { deskAddress, puzzleApi, versionApi } from '../addresses.js';
import { inOrder } from '../bundle/paths.js';
import { contentOf } from '../bundle/reading.js';
import { dropZone } from '../dropping.js';
import { faultItems } from '../parts.js';
import { work } from '../tasks/tasks.js';

/**
 * A function that draws what came of an import: what was carried, what was left out and why, and the
 * next steps.
 */
export function imported({ result, faults }, visit) {
  if (!result) {
    return () => h`<section>${notice(t('desk.import.refused'))}${faultItems(faults)}</section>`;
  }
  const { slug, version, notes = [], needs = [] } = result;
  const solutions = addingSolutions({ slug, version }, visit);
  let carried = null;
  get(versionApi(slug, version, '/files'), visit.signal)
    .then(({ files, binary }) => {
      const paths = [...Object.keys(files), ...binary.map(({ path }) => path)];
      const item = (file) => h`<li>${link(deskAddress(slug, '', { file }), file)}</li>`;
      carried = inOrder(paths).map(item);
    })
    .catch((error) => (carried = notice(error.message)))
    .then(visit.update);
  const leftOut = notes.length > 0
    ? faultItems(notes, undefined, 'warnings')
    : h`<p>${t('desk.import.nothingLeftOut')}</p>`;
  return () =>
    h`<section>
      ${notice(t('desk.import.done', { slug, version }), 'hint')}
      ${needs.length > 0 && h`<p>${t('desk.import.needs')}</p>`}
      ${solutions()}
      <h2>${t('desk.import.carried')}</h2>
      <ul class="carried">${carried}</ul>
      <h2>${t('desk.import.leftOut')}</h2>
      ${leftOut}
    </section>`;
}

/** Adds solutions to a version that was just imported, and has it validated. */
function addingSolutions({ slug, version }, { signal, update }) {
  let newest = version;
  let said = '';

  async function take({ files }) {
    const { files: texts } = await contentOf(files);
    const sources = Object.entries(texts).filter(([path]) => path.endsWith('.py'));
    const solutions = sources.map(([path, text]) => [solutionPath(path), declared(text)]);
    const stored = await get(versionApi(slug, newest, '/files'), signal);
    const body = { files: { ...stored.files, ...Object.fromEntries(solutions) } };
    if (stored.binary.length > 0) {
      body.keep = { version: newest, paths: stored.binary.map(({ path }) => path) };
    }
    newest = (await work('PUT', puzzleApi(slug), { body, signal })).result.version;
    said = t('desk.import.added', { n: solutions.length, version: newest });
  }

  async function validate() {
    await post(versionApi(slug, newest, '/validation'));
    location.hash = deskAddress(slug, 'report', { version: newest });
  }

  const text = t('desk.import.addSolutions');
  const zone = dropZone({ text, accept: '.py', take }, { signal, update });
  return () =>
    h`<section>
      ${zone()}
      <p role="status">${said}</p>
      <div class="buttons">
        ${workingButton(t('desk.store.validate'), validate, { kind: 'main' })}
        ${link(deskAddress(slug), t('desk.import.openFiles'))}
      </div>
    </section>`;
}

function solutionPath(path) {
  const name = path.split('/').at(-1).replace(/[^A-Za-z0-9_.-]+/g, '-');
  return `solutions/${name}`;
}

/** A solution with its declaration. One that declares no verdict is a right one. */
export function declared(text) {
  return /^#[ \t\v\f]*expect:/.test(text) ? text : `# expect: ACCEPTED\n${text}`;
}
