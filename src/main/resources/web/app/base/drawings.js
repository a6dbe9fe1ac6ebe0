import { classes, h, s } from './view.js';

/**
 * The drawings of the page, in its colours. All are decoration: what they say is text, too.
 */

/** The mark: a letter A whose bar is the tick of an accepted solution. */
export function mark(size) {
  return h`<svg class="mark-of-arbiter" viewBox="0 0 32 32" width=${size} height=${size} aria-hidden="true">
    <rect width="32" height="32" rx="8"></rect>
    <path d="M6.5 25.5L15 6.5L23.5 25.5"></path>
    <path class="gap" d="M10 17l5.5 5.5L27 10"></path>
    <path class="tick" d="M10 17l5.5 5.5L27 10"></path>
  </svg>`;
}

/** A closed padlock around 0, 0. */
export function padlock() {
  return s`<g class="padlock">
    <path d="M-4 -1v-3a4 4 0 0 1 8 0v3"></path>
    <rect x="-6" y="-1" width="12" height="9" rx="2"></rect>
  </g>`;
}

/** A square drawing whose middle is the point 0, 0. */
export function drawing(size, content) {
  const box = [-size / 2, -size / 2, size, size].join(' ');
  return h`<svg viewBox=${box} width=${size} height=${size} aria-hidden="true">${content}</svg>`;
}

/** A ring, of which a share from 0 to 1 is full, around a short text or a drawing. */
export function ring(size, radius, share, content) {
  const around = 2 * Math.PI * radius;
  const parts = `${share * around} ${around - share * around}`;
  const full =
    s`<circle class="ring-full" r=${radius} stroke-dasharray=${parts} transform="rotate(-90)"></circle>`;
  const back = s`<circle class="ring-back" r=${radius}></circle>`;
  return drawing(size, s`${back}${share > 0 && full}${content}`);
}

export function numeral(text) {
  return s`<text class="numeral" text-anchor="middle" dominant-baseline="central">${text}</text>`;
}

/** Bars that say a difficulty from 1 to 5 without its colour. */
export function levelBars(level) {
  const bar = (_, i) =>
    s`<rect class=${classes(i < level && 'on')} x=${i * 4} y=${8 - i * 2}
      width="3" height=${4 + i * 2} rx="1"></rect>`;
  const bars = Array.from({ length: 5 }, bar);
  return h`<svg class="level-bars" viewBox="0 0 19 12" width="19" height="12" aria-hidden="true">
    ${bars}
  </svg>`;
}

/** The line of the map as a snake that passes the stations. */
const SNAKE = 'M12 118C52 118 60 92 92 92S128 122 164 122S206 66 240 66';
const STATIONS = [[40, 110], [92, 92], [164, 122], [206, 92]];
const SLEEPING = 'M66 116C66 138 172 138 172 114S84 92 84 110S150 124 150 104S108 84 118 74';

/**
 * The page's own animal: it goes along the line ("on"), sleeps where there is nothing yet ("empty"),
 * or has lost the line ("lost").
 */
export function illustration(kind) {
  const lost = kind === 'lost';
  const asleep = kind === 'empty';
  const [x, y] = asleep ? [122, 70] : [240, 66];
  const station = ([cx, cy], i) =>
    s`<circle class=${classes('dot', !lost && i < 3 && 'full')} cx=${cx} cy=${cy} r="7"></circle>`;
  const eye = asleep
    ? s`<path class="face" d="M-1 -3q3 3 6 0"></path>`
    : s`<circle class="eye" cx="3" cy="-4" r="4.5"></circle><circle class="pupil" cx="4.5" cy="-4" r="2"></circle>`;
  const tongue = !asleep && s`<path class="face tongue" d="M14 3h7l4 -3m-4 3l4 3"></path>`;
  const beyond = lost
    ? s`<path class="missing" d="M268 62C284 56 292 44 290 26"></path>
        <text class="sign" x="284" y="18">?</text>`
    : asleep
    ? s`<text class="sign" x="142" y="52">z</text><text class="sign small" x="156" y="34">z</text>`
    : s`<path class="missing" d="M268 62C280 58 288 50 292 40"></path><path class="flag" d="M294 40V12l18 7l-18 7"></path>`;
  return h`<svg class="illustration" viewBox="0 0 320 150" aria-hidden="true">
    <path class="ground" d="M4 140H316"></path>
    ${beyond}
    <path class="snake" d=${asleep ? SLEEPING : SNAKE}></path>
    <path class="back" d=${asleep ? SLEEPING : SNAKE}></path>
    ${!asleep && STATIONS.map(station)}
    <g transform=${`translate(${x} ${y})`}>
      <ellipse class="head" rx="17" ry="13"></ellipse>${eye}${tongue}
    </g>
  </svg>`;
}
