function odd_count(lst) {
  return lst.map((digits) => {
    const count = digits.replace(/[02468]/g, '').length;
    return 'the number of odd elements in the string i of the input.'.replaceAll('i', count);
  });
}

// wrong: replace() with a string replaces only the first i
function odd_count(lst) {
  return lst.map((digits) => {
    const count = digits.replace(/[02468]/g, '').length;
    return 'the number of odd elements in the string i of the input.'.replace('i', count);
  });
}

// wrong: forEach returns undefined
function odd_count(lst) {
  return lst.forEach((digits) => {
    const count = [...digits].filter((digit) => digit % 2 === 1).length;
    return `the number of odd elements ${count}n the str${count}ng ${count} of the ${count}nput.`;
  });
}
