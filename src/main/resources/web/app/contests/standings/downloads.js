import { send } from '../../base/api.js';
import { action, element } from '../../base/page.js';
import { saveAs } from '../../base/saving.js';

/** A button that saves what a call answers, in a format such as "text/csv". */
export function download(text, { path, name, accept }) {
  const message = element('span');
  const button = action(text, message, async () => {
    const response = await send('GET', path, { headers: { Accept: accept } });
    saveAs(name, await response.blob());
  });
  return element('span', {}, button, message);
}
