import { get } from '../../base/api.js';
import { t } from '../../base/language.js';
import { call, literal } from '../../base/python.js';
import { h, table } from '../../base/view.js';
import { versionApi } from '../addresses.js';

/** A function that draws the generated tests of a version, which are fetched at the first look. */
export function generatedTests(slug, version, { signal, update }) {
  let found;

  async function look({ target }) {
    if (target.open && !found) {
      found = await get(versionApi(slug, version, '/generated'), signal);
      update();
    }
  }

  function shown({ total, tests }) {
    if (total === 0) {
      return h`<p>${t('desk.report.noGenerated')}</p>`;
    }
    const columns = [
      { title: t('desk.table.column.number'), class: 'number' },
      t('desk.table.column.input'),
      t('desk.table.column.answer'),
    ];
    const code = (text) => h`<pre tabindex="0">${text}</pre>`;
    const row = ({ input, answer }, i) => [i + 1, code(call('', input)), code(literal(answer))];
    return h`<p class="quiet small">
        ${t('desk.report.generatedLead', { shown: String(tests.length), total: String(total) })}
      </p>
      <div class="wide" tabindex="0" role="region" aria-label=${t('desk.report.generated')}>
        ${table(t('desk.report.generated'), columns, tests.map(row))}
      </div>`;
  }
  return () =>
    h`<details class="by-test" @toggle=${look}>
      <summary>${t('desk.report.generated')}</summary>
      ${found && shown(found)}
    </details>`;
}
