const SVG = 'http://www.w3.org/2000/svg';

/** Makes an SVG element. All drawings of the page are decoration: what they say is text, too. */
export function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    node.setAttribute(key, value);
  }
  node.append(...children.flat(2).filter(Boolean));
  return node;
}

/** A square drawing whose middle is the point 0, 0. */
export function drawing(size, ...children) {
  const half = size / 2;
  return svg(
    'svg',
    {
      viewBox: `${-half} ${-half} ${size} ${size}`,
      width: size,
      height: size,
      'aria-hidden': true,
    },
    ...children,
  );
}

/** A closed padlock around 0, 0. */
export function padlock() {
  return svg(
    'g',
    { class: 'padlock' },
    svg('path', { d: 'M-4 -1v-3a4 4 0 0 1 8 0v3' }),
    svg('rect', { x: -6, y: -1, width: 12, height: 9, rx: 2 }),
  );
}
