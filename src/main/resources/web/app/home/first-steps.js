import { t } from '../base/language.js';
import { current, me } from '../base/api.js';
import { load, save } from '../base/storage.js';
import { h } from '../base/view.js';

const KEY = 'arbiter.first-steps';
const STEPS = ['read', 'run', 'submit'];

/** What to do with the first puzzle, until a solution is accepted or the player closes it. */
export function firstSteps(update) {
  const close = () => {
    save(KEY, 'closed');
    update();
  };
  const step = (name) =>
    h`<li><strong>${t(`firstSteps.${name}.title`)}</strong> ${t(`firstSteps.${name}.text`)}</li>`;
  return () =>
    load(KEY) !== 'closed' && (!current() || me()?.solved === 0) &&
    h`<aside class="first-steps" aria-label=${t('firstSteps.title')}>
      <ol>${STEPS.map(step)}</ol>
      <button type="button" class="quiet small" @click=${close}>${t('frame.close')}</button>
    </aside>`;
}
