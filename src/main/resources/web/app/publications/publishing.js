import { post } from '../base/api.js';
import { t } from '../base/language.js';
import { doing, h, link } from '../base/view.js';
import { publicationsAddress } from '../puzzle/addresses.js';
import { CATEGORIES, categoryTitle } from './categories.js';

/** Offers to publish the player's own accepted solution. */
export function publishing({ id, puzzle }, update) {
  const work = doing(update);
  let isPublished = false;
  function submit(event) {
    event.preventDefault();
    const category = event.target.elements.category.value;
    work.run(async () => {
      await post(`/api/submissions/${id}/publication`, { category });
      isPublished = true;
    });
  }
  const options = CATEGORIES.map((value) =>
    h`<option value=${value}>${categoryTitle(value)}</option>`
  );
  const published = () =>
    h`<p>${t('publications.published')}
      ${link(publicationsAddress(puzzle), t('publications.seeAll'))}</p>`;
  return () =>
    h`<form class="publishing" @submit=${submit}>
      <label>${t('publications.publishAs')} <select name="category">${options}</select></label>
      <button ?disabled=${work.busy}>${t('publications.publish')}</button>
      <div role="status">${work.notice()} ${isPublished && published()}</div>
    </form>`;
}
