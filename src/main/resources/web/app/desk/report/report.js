import { t } from '../../base/language.js';
import { element, millis, notice } from '../../base/page.js';
import { deskAddress } from '../addresses.js';
import { faultItems } from '../faults.js';
import { limitsPlot } from './limits-plot.js';
import { solutionsTable } from './solutions.js';
import { strength } from './strength.js';

/** What a validation found, in the order in which an author wants to know it. */
export function report({ report: found, limits }, { slug, signal }) {
  const errors = found.findings.filter(({ severity }) => severity === 'ERROR');
  const warnings = found.findings.filter(({ severity }) => severity !== 'ERROR');
  const goTo = ({ file, line }) =>
    location.hash = deskAddress(slug, '', { file, line: line > 0 && String(line) });
  return element(
    'div',
    { class: 'report' },
    verdict(found, errors, warnings),
    errors.length > 0
      ? [element('h2', {}, t('desk.report.errors')), faultItems(errors, goTo)]
      : null,
    warnings.length > 0
      ? [element('h2', {}, t('desk.report.warnings')), faultItems(warnings, goTo, 'warnings')]
      : null,
    found.solutions.length > 0 ? solutionsTable(found.solutions, slug) : null,
    limitsPlot(found, limits ?? found.suggestedLimits),
    found.strength ? strength(found.strength, { slug, signal }) : null,
    element('p', { class: 'quiet small' }, t('desk.report.took', { time: millis(found.millis) })),
  );
}

function verdict({ valid }, errors, warnings) {
  if (!valid) {
    return notice(t('desk.report.rejected', { n: errors.length }));
  }
  return notice(
    warnings.length > 0
      ? t('desk.report.validWithWarnings', { n: warnings.length })
      : t('desk.report.valid'),
    'hint',
  );
}
