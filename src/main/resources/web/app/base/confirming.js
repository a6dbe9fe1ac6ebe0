import { element } from './page.js';

export { confirmed } from './dialog.js';

/** Shows a dialog; whether it was closed by the button with the value "yes". */
export function ask(dialog) {
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    // A page that goes takes its question with it.
    addEventListener('hashchange', () => dialog.close(), { once: true });
  });
}

/** A button that works once at a time, and shows what went wrong. */
export function workingButton(text, kind, work) {
  const problem = element('span', { class: 'field-problem', role: 'alert' });
  const button = element('button', { type: 'button', class: kind, click }, text);
  async function click() {
    button.disabled = true;
    problem.textContent = '';
    try {
      await work();
    } catch (error) {
      problem.textContent = error.message;
    }
    button.disabled = false;
  }
  return { node: element('span', { class: 'working' }, button, ' ', problem), button };
}
