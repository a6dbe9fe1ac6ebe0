// name: intl_locales
// family: javascript
// source: own
// phase: call
// expects: ACCEPTED-harmless|TIME_LIMIT|MEMORY_LIMIT
// must_not: the data of many languages, which the engine loads for all guests, stays on the heap
// oracle: universal+controls_all+no_hostinfo

const LOCALES = `af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk
  km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl or pa pl ps pt
  ro ru si sk sl sq sr sv sw ta te th tk tr uk ur uz vi zh zu
  x-bad zh-Hant-u-nu-hanidec-ca-chinese ar-SA-u-ca-islamic`.split(/\s+/);

function checkio(x) {
  for (const locale of x === 1 ? LOCALES : []) {
    for (const make of [
      () => new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'full' }).format(0),
      () => new Intl.NumberFormat(locale, { style: 'currency', currency: 'XAU', maximumFractionDigits: 100 }).format(1e21),
      () => new Intl.Collator(locale, { usage: 'search' }).compare('a', '\u00e4'),
      () => new Intl.Segmenter(locale, { granularity: 'word' }).segment('a b').containing(0),
      () => new Intl.DisplayNames(locale, { type: 'language' }).of(locale),
      () => new Intl.RelativeTimeFormat(locale).format(-1, 'day'),
      () => 'I\u0307'.toLocaleLowerCase(locale),
    ]) {
      try {
        make();
      } catch (error) {
        console.log(locale, error.name);
      }
    }
  }
  console.log(JSON.stringify(new Intl.DateTimeFormat().resolvedOptions()));
  return x * 2;
}
