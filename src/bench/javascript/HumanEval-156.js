const NUMERALS = Object.entries({
  m: 1000, cm: 900, d: 500, cd: 400, c: 100, xc: 90, l: 50, xl: 40, x: 10, ix: 9, v: 5, iv: 4, i: 1,
});

function int_to_mini_roman(number) {
  let rest = number;
  let roman = '';
  for (const [numeral, value] of NUMERALS) {
    roman += numeral.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return roman;
}

// wrong: takes each numeral at most once
const NUMERALS = Object.entries({
  m: 1000, cm: 900, d: 500, cd: 400, c: 100, xc: 90, l: 50, xl: 40, x: 10, ix: 9, v: 5, iv: 4, i: 1,
});

function int_to_mini_roman(number) {
  let rest = number;
  let roman = '';
  for (const [numeral, value] of NUMERALS) {
    if (rest >= value) {
      roman += numeral;
      rest -= value;
    }
  }
  return roman;
}

// wrong: an object has its integer keys in ascending order
const NUMERALS = {
  1000: 'm', 900: 'cm', 500: 'd', 400: 'cd', 100: 'c', 90: 'xc', 50: 'l', 40: 'xl', 10: 'x',
  9: 'ix', 5: 'v', 4: 'iv', 1: 'i',
};

function int_to_mini_roman(number) {
  let rest = number;
  let roman = '';
  for (const value in NUMERALS) {
    roman += NUMERALS[value].repeat(Math.floor(rest / value));
    rest %= value;
  }
  return roman;
}
