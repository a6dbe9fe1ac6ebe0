import cyrillic from '@fontsource/jetbrains-mono/files/jetbrains-mono-cyrillic-400-normal.woff2';
import latin from '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2';

/**
 * The font of code, and the characters of each of its files. A browser fetches a file that it needs.
 * The font's license is in `public/jetbrains-mono.txt`.
 */
const FILES = [
  [latin, 'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F'],
  [cyrillic, 'U+0400-045F, U+0490-0491, U+04B0-04B1, U+2116'],
];

// The system's font stands in until a file is there.
for (const [file, unicodeRange] of FILES) {
  const face = new FontFace('JetBrains Mono', `url(${file})`, { unicodeRange, display: 'swap' });
  document.fonts.add(face);
}
