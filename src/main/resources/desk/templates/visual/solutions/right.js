// expect: ACCEPTED
const apples_left = (apples, guests) => Math.max(0, apples - guests);
