import { t } from '../base/language.js';
import { element, notice } from '../base/page.js';

/** Says that the code did not arrive and is not lost, and, later, that the network is back. */
export function unsent(problem) {
  const node = element('div', {}, notice(`${problem.message} ${t('result.kept')}`));
  addEventListener(
    'online',
    () => node.isConnected && node.replaceChildren(notice(t('result.online'), 'hint')),
    { once: true },
  );
  return node;
}
