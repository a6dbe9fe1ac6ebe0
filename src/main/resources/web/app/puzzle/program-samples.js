import { t } from '../base/language.js';
import { element } from '../base/page.js';
import { textBlock } from '../result/program-texts.js';

/** The samples of a puzzle whose solutions are programs: what they read and what they print. */
export function programSamples(samples) {
  const items = samples.map((sample) =>
    element(
      'li',
      {},
      element(
        'div',
        { class: 'sides' },
        textBlock(t('program.input'), String(sample.input[0] ?? '')),
        textBlock(t('program.output'), String(sample.answer ?? '')),
      ),
      sample.explanation ? element('p', {}, sample.explanation) : null,
    )
  );
  return element(
    'section',
    {},
    element('h2', {}, t('puzzle.samples')),
    element('p', { class: 'quiet small' }, t('program.lead')),
    element('ol', { class: 'samples' }, items),
  );
}
