import { get, post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, link } from '../../base/page.js';
import { deskAddress, puzzleApi, versionApi } from '../addresses.js';
import { contentOf } from '../bundle/content.js';
import { workingButton } from '../../base/confirming.js';
import { dropZone } from '../dropping.js';
import { work } from '../tasks/working.js';
import { declared } from './declaring.js';

/** Adds solutions to a version that was just imported, and has it validated. */
export function addingSolutions({ slug, version, signal }) {
  const said = element('p', { role: 'status' });
  let newest = version;

  async function take({ files }) {
    const content = await contentOf(files);
    const solutions = Object.fromEntries(
      Object.entries(content.files)
        .filter(([path]) => path.endsWith('.py'))
        .map(([path, text]) => [solutionPath(path), declared(text)]),
    );
    const stored = await get(versionApi(slug, newest, '/files'), signal);
    const body = { files: { ...stored.files, ...solutions } };
    if (stored.binary.length > 0) {
      body.keep = { version: newest, paths: stored.binary.map(({ path }) => path) };
    }
    newest = (await work('PUT', puzzleApi(slug), { body, signal })).result.version;
    said.textContent = t('desk.import.added', {
      n: Object.keys(solutions).length,
      version: newest,
    });
  }

  const validating = workingButton(t('desk.store.validate'), 'main', async () => {
    await post(versionApi(slug, newest, '/validation'));
    location.hash = deskAddress(slug, 'report', { version: String(newest) });
  });
  return element(
    'section',
    {},
    dropZone({
      text: t('desk.import.addSolutions'),
      accept: '.py',
      take,
      fail: (problem) => said.replaceChildren(problem.textContent),
      signal,
    }),
    said,
    element(
      'div',
      { class: 'buttons' },
      validating.node,
      link(deskAddress(slug), t('desk.import.openFiles')),
    ),
  );
}

function solutionPath(path) {
  const name = path.split('/').at(-1).replace(/[^A-Za-z0-9_.-]+/g, '-');
  return `solutions/${name}`;
}
