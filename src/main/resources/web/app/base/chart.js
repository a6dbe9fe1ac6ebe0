import { h } from './view.js';

/**
 * Bars beside each other, each a stack: its parts from the bottom up, `[kind, amount]`. The bars are
 * only a picture where no texts say what they show.
 */
export function bars(stacks, texts) {
  const highest = highestOf(stacks);
  const part = ([kind, amount]) =>
    h`<span data-kind=${kind} .style=${`block-size: ${(amount / highest) * 100}%`}></span>`;
  const bar = (stack, i) =>
    h`<li title=${texts?.[i]}><span class="unseen">${texts?.[i]}</span>${stack.map(part)}</li>`;
  return h`<ol class="bars" aria-hidden=${!texts && 'true'}>${stacks.map(bar)}</ol>`;
}

function highestOf(stacks) {
  const height = (stack) => stack.reduce((sum, [, amount]) => sum + amount, 0);
  return Math.max(1, ...stacks.map(height));
}

/**
 * A chart of columns, each `{label, amounts}` with its amounts by kind.
 *
 * @param kinds the texts of the kinds, in the order from the bottom up
 * @param nested whether the amount of a kind contains that of the kind before it
 * @param format how an amount is written
 */
export function chart(columns, { title, kinds, nested, format }) {
  const named = Object.entries(kinds);
  const textOf = ({ label, amounts }) => {
    const some = named.filter(([kind]) => amounts[kind] > 0);
    return `${label}: ${some.map(([kind, text]) => `${text} ${format(amounts[kind])}`).join(', ')}`;
  };
  const stackOf = ({ amounts }) =>
    named.map(([kind], i) => {
      const below = nested && i > 0 ? amounts[named[i - 1][0]] ?? 0 : 0;
      return [kind, (amounts[kind] ?? 0) - below];
    });
  const stacks = columns.map(stackOf);
  const key = ([kind, text]) =>
    h`<span><span class="swatch" data-kind=${kind}></span> ${text}</span>`;
  return h`<figure class="chart">
    <figcaption>${title}</figcaption>
    <p class="keys quiet small" aria-hidden="true">
      <span>${format(highestOf(stacks))}</span> ${named.map(key)}
    </p>
    ${bars(stacks, columns.map(textOf))}
    <p class="ends quiet small" aria-hidden="true">
      <span>${columns[0].label}</span><span>${columns.at(-1).label}</span>
    </p>
  </figure>`;
}
