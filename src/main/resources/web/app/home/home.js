import { t } from '../base/language.js';
import { current } from '../base/session.js';
import { h, link } from '../base/view.js';
import { catalogue, suggestion } from './catalogue.js';
import { stationMap } from './map.js';
import { playerHome } from './player-home.js';
import { visitorHome } from './visitor-home.js';

/** The first page: for a player who comes back, or for a visitor; and the map. */
export async function homePage(visit) {
  const catalogued = catalogue(visit.signal);
  const { lead, begun } = await (current() ? playerHome : visitorHome)(catalogued, visit);
  const next = begun ?? suggestion(await catalogued);
  return h`<div class="home">
    ${lead}
    <div class="map-head"><h2>${t('map.title')}</h2>${link('#/puzzles', t('map.asList'))}</div>
    ${stationMap(await catalogued, next)}
    ${current() && h`<p>${link('#/classes/join', t('inClass.join'))}</p>`}
  </div>`;
}
