import { t } from '../../base/language.js';
import { element, link } from '../../base/page.js';
import { bar } from '../../result/usage.js';
import { TASKS } from '../addresses.js';

/** The stages that work on countable parts. */
const COUNTED = ['VALIDATING', 'JUDGING', 'APPLYING'];

/** The progress of a task: `{node, show(progress)}`. The author may leave. */
export function taskProgress() {
  const stage = element('p', { role: 'status' }, t('desk.stage.WAITING'));
  const count = element('p', { class: 'quiet small' });
  const place = element('div', { class: 'task-bar' });
  return {
    node: element(
      'section',
      { class: 'notice hint task-progress' },
      stage,
      place,
      count,
      element(
        'p',
        { class: 'small' },
        t('desk.tasks.mayLeave'),
        ' ',
        link(TASKS, t('desk.tasks.title')),
      ),
    ),
    show(progress) {
      const { done, total } = progress;
      const said = stageText(progress);
      if (stage.textContent !== said) {
        stage.textContent = said;
      }
      const counts = COUNTED.includes(progress.stage) && total > 0;
      count.textContent = counts ? t('desk.tasks.counted', { done, total }) : '';
      place.replaceChildren(counts ? bar(done, total, 'tests') : '');
    },
  };
}

/** What a task does now. */
export function stageText({ stage }) {
  return t(`desk.stage.${stage}`);
}
