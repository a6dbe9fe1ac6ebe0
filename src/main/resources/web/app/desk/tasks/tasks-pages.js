import { address, get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { h, link, listing, shortTime, time, wideOnly } from '../../base/view.js';
import { DESK, deskAddress, taskAddress, TASKS, TASKS_API } from '../addresses.js';
import { imported } from '../missions.js';
import { stageText, taskPart } from './tasks.js';

/** The author's long work: what runs now, and what has ended. */
export async function tasksPage({ signal, update }) {
  const fetchPage = (after) => get(address(TASKS_API, { limit: 50, after }), signal);
  const taskLink = (task) => link(placeOf(task), t(`desk.kind.${task.kind}`));
  const columns = [
    { title: t('desk.tasks.what'), cell: taskLink },
    { title: t('desk.puzzle'), cell: (task) => puzzleLink(task) ?? '–' },
    { title: t('desk.stateTitle'), cell: stateText },
    wideOnly(t('desk.tasks.started'), ({ startedAt }) => shortTime(startedAt)),
  ];
  const caption = t('desk.tasks.title');
  const tasks = await listing({ caption, columns, none: t('desk.tasks.none') }, fetchPage, update);
  return () =>
    h`<div class="desk">
      <p class="small">${link(DESK, t('desk.back'))}</p>
      <h1 tabindex="-1">${caption}</h1>
      ${tasks()}
    </div>`;
}

/** The page that shows the progress of a task, and what came of it. */
function placeOf({ id, kind, puzzle, version }) {
  const places = {
    IMPORT: taskAddress(id),
    VALIDATION: deskAddress(puzzle, 'report', { version }),
    REJUDGING: deskAddress(puzzle, 'rejudging', { id }),
  };
  return places[kind];
}

function puzzleLink({ puzzle, version }) {
  const text = version ? t('desk.puzzleVersion', { slug: puzzle, version }) : puzzle;
  return puzzle ? link(deskAddress(puzzle), text) : null;
}

function stateText(task) {
  return task.state === 'RUNNING' ? stageText(task) : t(`desk.taskState.${task.state}`);
}

/** An import: its progress, and what came of it. */
export async function taskPage({ parameters: [id], ...visit }) {
  const task = await get(`${TASKS_API}/${encodeURIComponent(id)}`, visit.signal);
  const isRunning = task.state === 'RUNNING';
  const part = isRunning ? taskPart(id, task, visit) : await imported(task, visit);
  return () =>
    h`<div class="desk">
      <p class="small">${link(TASKS, t('desk.tasks.title'))}</p>
      <h1 tabindex="-1">${t(`desk.kind.${task.kind}`)}</h1>
      <p class="facts">${puzzleLink(task)} ${time(task.startedAt)}</p>
      ${part()}
    </div>`;
}
