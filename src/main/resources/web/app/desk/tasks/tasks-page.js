import { address, get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { element, link, moreButton, shortTime, table } from '../../base/page.js';
import { DESK, deskAddress, taskAddress, TASKS_API } from '../addresses.js';
import { stageText } from './progress.js';

/** The author's long work: what runs now, and what has ended. */
export async function tasksPage({ signal }) {
  const fetchPage = (after) => get(address(TASKS_API, { limit: 50, after }), signal);
  const page = await fetchPage(null);
  const columns = [
    { title: t('desk.tasks.what') },
    { title: t('desk.puzzle') },
    { title: t('desk.stateTitle') },
    { title: t('desk.tasks.started'), class: 'wide-only' },
  ];
  const rows = (items) => items.map(row);
  const list = table(t('desk.tasks.title'), columns, rows(page.items));
  return element(
    'div',
    { class: 'desk' },
    element('p', { class: 'small' }, link(DESK, t('desk.back'))),
    element('h1', { tabindex: '-1' }, t('desk.tasks.title')),
    page.items.length > 0
      ? [list.node, moreButton(page.next, fetchPage, (items) => list.addRows(rows(items)))]
      : element('p', {}, t('desk.tasks.none')),
  );
}

function row(task) {
  return [
    link(taskAddress(task.id), t(`desk.kind.${task.kind}`)),
    task.puzzle ? link(deskAddress(task.puzzle), versionText(task)) : '–',
    stateText(task),
    shortTime(task.startedAt),
  ];
}

export function versionText({ puzzle, version }) {
  return version ? t('desk.puzzleVersion', { slug: puzzle, version }) : puzzle;
}

function stateText(task) {
  if (task.state !== 'RUNNING') {
    return t(`desk.taskState.${task.state}`);
  }
  return task.total > 0
    ? `${stageText(task)} ${t('result.of', { passed: task.done, total: task.total })}`
    : stageText(task);
}
