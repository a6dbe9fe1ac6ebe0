import { t } from '../base/language.js';
import { h } from '../base/view.js';
import { textBlock } from '../result/program-texts.js';

/** The samples of a puzzle whose solutions are programs: what they read and what they print. */
export function programSamples(samples) {
  const item = ({ input, answer, explanation }) =>
    h`<li>
      <div class="sides">
        ${textBlock(t('program.input'), String(input[0] ?? ''))}
        ${textBlock(t('program.output'), String(answer ?? ''))}
      </div>
      ${explanation && h`<p>${explanation}</p>`}
    </li>`;
  return h`<section>
    <h2>${t('puzzle.samples')}</h2>
    <p class="quiet small">${t('program.lead')}</p>
    <ol class="samples">${samples.map(item)}</ol>
  </section>`;
}
