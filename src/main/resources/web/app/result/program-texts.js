import { t } from '../base/language.js';
import { h } from '../base/view.js';

/** Whether the text is in the clipboard. Browsers allow this only over HTTPS or on this machine. */
export function copied(text) {
  const written = navigator.clipboard?.writeText(text) ?? Promise.reject();
  return written.then(() => true, () => false);
}

/** A text of a program, or a value, with its title and a button that copies it. */
export function textBlock(title, text) {
  const copy = async ({ currentTarget: button }) => {
    button.textContent = await copied(text) ? t('program.copied') : t('program.notCopied');
  };
  const label = t('program.copyOf', { title });
  return h`<div class="text-block">
    <div class="text-head">
      <h3>${title}</h3>
      <button type="button" class="tool" ?hidden=${text === ''} aria-label=${label} @click=${copy}
        .textContent=${t('program.copy')}></button>
    </div>
    ${
    text === '' ? h`<p class="quiet">${t('program.empty')}</p>` : h`<pre tabindex="0">${text}</pre>`
  }
  </div>`;
}
