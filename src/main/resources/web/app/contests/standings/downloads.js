import { send } from '../../base/api.js';
import { saveAs } from '../../base/saving.js';
import { workingButton } from '../../base/view.js';

/** A button that saves what a call answers, in a format such as "text/csv". */
export function download(text, { path, name, accept }) {
  const save = async () => {
    const response = await send('GET', path, { headers: { Accept: accept } });
    saveAs(name, await response.blob());
  };
  return workingButton(text, save, { kind: 'small' });
}
