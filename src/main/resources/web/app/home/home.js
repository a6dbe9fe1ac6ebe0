import { t } from '../base/language.js';
import { element, link } from '../base/page.js';
import { current } from '../base/session.js';
import { catalogue, suggestion } from './catalogue.js';
import { stationMap } from './map.js';
import { playerHome } from './player-home.js';
import { visitorHome } from './visitor-home.js';

/** The first page: for a player who comes back, or for a visitor. */
export async function homePage(visit) {
  return await (current() ? playerHome(visit) : visitorHome(visit));
}

/** The stations as a map, on a page of its own. */
export async function mapPage({ signal }) {
  const catalogued = await catalogue(signal);
  return element(
    'div',
    {},
    element('h1', { tabindex: '-1' }, t('map.title')),
    element('p', { class: 'quiet' }, t('map.lead'), ' ', link('#/puzzles', t('map.asList'))),
    stationMap(catalogued, suggestion(catalogued), 'h2', signal),
  );
}
