import { get, post } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, notice } from '../../base/page.js';
import { deskAddress, versionApi } from '../addresses.js';
import { workingButton } from '../../base/confirming.js';
import { loadPuzzle, puzzleFrame } from '../frame.js';
import { stateBadge } from '../states.js';
import { followTask } from '../tasks/following.js';
import { taskProgress } from '../tasks/progress.js';
import { publishing } from '../versions/publishing.js';
import { report } from './report.js';

const VALIDATABLE = ['DRAFT', 'VALIDATED', 'REJECTED'];

/** The validation of a version: live while it runs, then its report. */
export async function reportPage({ parameters: [slug], query, signal, again }) {
  const puzzle = await loadPuzzle(slug, signal);
  const number = Number(query.get('version')) || puzzle.versions[0]?.version;
  const shown = puzzle.newest?.version === number
    ? puzzle.newest
    : await get(versionApi(slug, number), signal);
  const place = element('div');
  const show = (version) => place.replaceChildren(versionReport(version, { slug, signal, again }));
  show(shown);
  if (shown.state === 'VALIDATING' && shown.task) {
    followValidation(shown, { slug, place, signal, show, again }).catch((error) =>
      signal.aborted || place.replaceChildren(notice(error.message))
    );
  }
  return puzzleFrame(puzzle, 'report', chooser(puzzle, number, again), place);
}

/** The choice keeps the focus, since the arrow keys of a closed one choose at each step. */
function chooser({ slug, versions }, number, again) {
  const select = element(
    'select',
    {
      change: () => {
        history.replaceState(null, '', deskAddress(slug, 'report', { version: select.value }));
        again();
      },
    },
    versions.map(({ version, state }) =>
      element(
        'option',
        { value: String(version), selected: version === number },
        t('desk.report.version', { version, state: t(`desk.state.${state}`) }),
      )
    ),
  );
  return element('label', { class: 'desk-version' }, t('desk.version'), ' ', select);
}

async function followValidation({ task, version }, { slug, place, signal, show, again }) {
  const progress = taskProgress();
  place.replaceChildren(progress.node);
  const ended = await followTask(task, progress.show, signal);
  if (ended?.state !== 'FAILED') {
    again();
    return;
  }
  show(await get(versionApi(slug, version), signal));
  place.prepend(notice(t('desk.tasks.failed')));
}

function versionReport(version, { slug, signal, again }) {
  const { state } = version;
  const validate = workingButton(
    version.report ? t('desk.report.again') : t('desk.store.validate'),
    version.report ? '' : 'main',
    async () => {
      await post(versionApi(slug, version.version, '/validation'));
      again();
    },
  );
  return element(
    'div',
    {},
    element(
      'div',
      { class: 'buttons' },
      stateBadge(state),
      state === 'VALIDATED'
        ? publishing('publish', { slug, version: version.version }, again, 'main')
        : null,
      VALIDATABLE.includes(state) ? validate.node : null,
    ),
    version.report ? report(version, { slug, signal }) : element('p', {}, t('desk.report.none')),
  );
}
