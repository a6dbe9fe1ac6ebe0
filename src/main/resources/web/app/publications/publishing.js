import { post } from '../base/api.js';
import { choice, inLine } from '../base/form.js';
import { t } from '../base/language.js';
import { h, keyed, link } from '../base/view.js';
import { publicationsAddress } from '../puzzle/addresses.js';

/** What a published solution is meant to be good at. */
export const CATEGORIES = ['clear', 'creative', 'speedy'];

export function categoryTitle(category) {
  return t(`publications.category.${category}`);
}

/** Offers to publish the player's own accepted solution. */
export function publishing({ id, puzzle }) {
  const titles = CATEGORIES.map((one) => [one, categoryTitle(one)]);
  const category = choice('category', t('publications.publishAs'), Object.fromEntries(titles));
  async function publish(given) {
    await post(`/api/submissions/${id}/publication`, given);
    return h`<p>${t('publications.published')}
      ${link(publicationsAddress(puzzle), t('publications.seeAll'))}</p>`;
  }
  const action = t('publications.publish');
  return () => keyed(id, inLine(action, [category], publish, { kind: 'publishing' }));
}
