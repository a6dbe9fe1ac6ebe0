import { get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, link, notice, time } from '../../base/page.js';
import { deskAddress, TASKS, TASKS_API } from '../addresses.js';
import { imported } from '../missions/outcome.js';
import { followTask } from './following.js';
import { taskProgress } from './progress.js';
import { versionText } from './tasks-page.js';

/** One task: its progress, and what came of it. */
export async function taskPage({ parameters: [id], signal }) {
  const task = await get(`${TASKS_API}/${encodeURIComponent(id)}`, signal);
  const place = element('div');
  if (task.state === 'RUNNING') {
    const progress = taskProgress();
    progress.show(task);
    place.replaceChildren(progress.node);
    followTask(id, progress.show, signal)
      .then((ended) => place.replaceChildren(outcome(ended, signal)))
      .catch((error) => signal.aborted || place.append(notice(error.message)));
  } else {
    place.replaceChildren(outcome(task, signal));
  }
  return element(
    'div',
    { class: 'desk' },
    element('p', { class: 'small' }, link(TASKS, t('desk.tasks.title'))),
    element('h1', { tabindex: '-1' }, t(`desk.kind.${task.kind}`)),
    element(
      'p',
      { class: 'facts' },
      task.puzzle ? link(deskAddress(task.puzzle), versionText(task)) : null,
      time(task.startedAt),
    ),
    place,
  );
}

function outcome(task, signal) {
  if (task.kind === 'IMPORT') {
    return imported(task, signal);
  }
  if (task.state === 'FAILED') {
    return notice(t('desk.tasks.failed'));
  }
  const page = task.kind === 'VALIDATION'
    ? deskAddress(task.puzzle, 'report', { version: task.version && String(task.version) })
    : deskAddress(task.puzzle, 'rejudging', { id: task.id });
  return element('p', {}, link(page, t(`desk.tasks.see.${task.kind}`)));
}
