import { post } from '../base/api.js';
import { t } from '../base/language.js';
import { element, link } from '../base/page.js';
import { publicationsAddress } from '../puzzle/addresses.js';
import { answered } from './answered.js';
import { CATEGORIES, categoryTitle } from './categories.js';

/** Offers to publish the player's own accepted solution. */
export function publishing({ id, puzzle }) {
  const options = CATEGORIES.map((value) => element('option', { value }, categoryTitle(value)));
  const category = element('select', {}, options);
  const message = element('div', { role: 'status' });
  const button = element('button', {}, t('publications.publish'));
  async function submit(event) {
    event.preventDefault();
    await answered(button, message, async () => {
      await post(`/api/submissions/${id}/publication`, { category: category.value });
      const all = link(publicationsAddress(puzzle), t('publications.seeAll'));
      message.replaceChildren(element('p', {}, t('publications.published'), ' ', all));
    });
  }
  return element(
    'form',
    { class: 'publishing', submit },
    element('label', {}, t('publications.publishAs'), ' ', category),
    button,
    message,
  );
}
