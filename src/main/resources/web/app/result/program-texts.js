import { t } from '../base/language.js';
import { h } from '../base/view.js';

/** A text of a program with its title and a button that copies it. */
export function textBlock(title, text) {
  async function copy({ currentTarget: button }) {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = t('program.copied');
    } catch {
      button.textContent = t('program.notCopied');
    }
  }
  const label = t('program.copyOf', { title });
  const content = text === ''
    ? h`<p class="quiet">${t('program.empty')}</p>`
    : h`<pre tabindex="0">${text}</pre>`;
  return h`<div class="text-block">
    <div class="text-head">
      <h3>${title}</h3>
      <button type="button" class="tool" ?hidden=${text === ''} aria-label=${label} @click=${copy}
        .textContent=${t('program.copy')}></button>
    </div>
    ${content}
  </div>`;
}
