import { t } from './language.js';
import { h, render } from './view.js';

/**
 * Shows a dialog, and gives the value of the button that closed it: '' after Esc, and when the page
 * below goes.
 *
 * @param content a template, or a function that draws it, from a function that draws it again
 * @param buttons a template of the buttons, of which each closes the dialog
 * @param submit for the form around both; it may keep the dialog open with `preventDefault()`
 */
export function showDialog({ title, content, buttons = closing(), wide, submit }) {
  const node = document.createElement('dialog');
  node.className = wide ? 'wide' : '';
  node.setAttribute('aria-labelledby', 'dialog-title');
  const draw = () =>
    render(
      h`<h2 id="dialog-title">${title}</h2>
      <form method="dialog" @submit=${submit}>
        ${typeof content === 'function' ? content(draw) : content}
        <div class="buttons">${buttons}</div>
      </form>`,
      node,
    );
  draw();
  document.body.append(node);
  node.showModal();
  const { promise, resolve } = Promise.withResolvers();
  const close = () => node.close();
  addEventListener('hashchange', close);
  node.addEventListener('close', () => {
    removeEventListener('hashchange', close);
    node.remove();
    resolve(node.returnValue);
  });
  return promise;
}

function closing() {
  return h`<button class="main">${t('frame.close')}</button>`;
}

/** Buttons to do something or not: "yes" is the value of the first. */
export function yesOrNo(action) {
  return h`<button class="main" value="yes">${action}</button>
    <button value="no" formnovalidate>${t('frame.cancel')}</button>`;
}

/** Asks whether to do something: true if the person chose `action`. */
export async function confirmed({ title, texts, action }) {
  const content = texts.map((text) => h`<p>${text}</p>`);
  return await showDialog({ title, content, buttons: yesOrNo(action) }) === 'yes';
}
