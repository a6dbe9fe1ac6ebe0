import { t } from '../base/language.js';
import { h } from '../base/view.js';

/** A small button that explains a word which only Arbiter uses, such as "stations". */
export function word(name) {
  const id = `word-${name}`;
  return h`<span class="word"><button
      type="button"
      popovertarget=${id}
      aria-label=${t('words.what', { word: t(`words.${name}.word`) })}
    >?</button><span id=${id} popover role="note">
      <strong>${t(`words.${name}.word`)}</strong> ${t(`words.${name}.text`)}
    </span></span>`;
}
