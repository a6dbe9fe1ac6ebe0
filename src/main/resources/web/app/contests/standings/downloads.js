import { send } from '../../base/api.js';
import { element, notice } from '../../base/page.js';
import { saveAs } from '../../people/account.js';

/** A button that saves what a call answers, in a format such as "text/csv". */
export function download(text, { path, name, accept }) {
  const message = element('span');
  const button = element('button', { type: 'button', class: 'small', click }, text);
  async function click() {
    button.disabled = true;
    message.replaceChildren();
    try {
      const response = await send('GET', path, { headers: { Accept: accept } });
      saveAs(name, await response.blob());
    } catch (problem) {
      message.replaceChildren(notice(problem.message));
    }
    button.disabled = false;
  }
  return element('span', {}, button, message);
}
