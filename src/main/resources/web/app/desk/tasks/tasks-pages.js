import { address, get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { h, link, notice, paged, shortTime, table, time } from '../../base/view.js';
import { DESK, deskAddress, taskAddress, TASKS, TASKS_API } from '../addresses.js';
import { imported } from '../missions/outcome.js';
import { stageText, taskPart } from './tasks.js';

/** The author's long work: what runs now, and what has ended. */
export async function tasksPage({ signal, update }) {
  const fetchPage = (after) => get(address(TASKS_API, { limit: 50, after }), signal);
  const list = paged(await fetchPage(null), fetchPage, update);
  const columns = [
    { title: t('desk.tasks.what') },
    { title: t('desk.puzzle') },
    { title: t('desk.stateTitle') },
    { title: t('desk.tasks.started'), class: 'wide-only' },
  ];
  const row = (task) => [
    link(taskAddress(task.id), t(`desk.kind.${task.kind}`)),
    puzzleLink(task) ?? '–',
    stateText(task),
    shortTime(task.startedAt),
  ];
  const tasks = () =>
    h`${table(t('desk.tasks.title'), columns, list.items.map(row))} ${list.more()}`;
  return () =>
    h`<div class="desk">
      <p class="small">${link(DESK, t('desk.back'))}</p>
      <h1 tabindex="-1">${t('desk.tasks.title')}</h1>
      ${list.items.length > 0 ? tasks() : h`<p>${t('desk.tasks.none')}</p>`}
    </div>`;
}

function puzzleLink({ puzzle, version }) {
  const text = version ? t('desk.puzzleVersion', { slug: puzzle, version }) : puzzle;
  return puzzle ? link(deskAddress(puzzle), text) : null;
}

function stateText(task) {
  if (task.state !== 'RUNNING') {
    return t(`desk.taskState.${task.state}`);
  }
  const counted = task.total > 0 && t('result.of', { passed: task.done, total: task.total });
  return h`${stageText(task)} ${counted}`;
}

/** One task: its progress, and what came of it. */
export async function taskPage({ parameters: [id], ...visit }) {
  const task = await get(`${TASKS_API}/${encodeURIComponent(id)}`, visit.signal);
  const finished = (ended) => outcome(ended, visit);
  const part = task.state === 'RUNNING' ? taskPart(id, task, finished, visit) : finished(task);
  return () =>
    h`<div class="desk">
      <p class="small">${link(TASKS, t('desk.tasks.title'))}</p>
      <h1 tabindex="-1">${t(`desk.kind.${task.kind}`)}</h1>
      <p class="facts">${puzzleLink(task)} ${time(task.startedAt)}</p>
      ${part()}
    </div>`;
}

/** A function that draws what came of a task. */
function outcome(task, visit) {
  if (task.kind === 'IMPORT') {
    return imported(task, visit);
  }
  if (task.state === 'FAILED') {
    return () => notice(t('desk.tasks.failed'));
  }
  const page = task.kind === 'VALIDATION'
    ? deskAddress(task.puzzle, 'report', { version: task.version })
    : deskAddress(task.puzzle, 'rejudging', { id: task.id });
  return () => h`<p>${link(page, t(`desk.tasks.see.${task.kind}`))}</p>`;
}
