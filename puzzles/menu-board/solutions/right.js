// expect: ACCEPTED
function menu_board(dishes, width) {
  return dishes.map(([name, cents]) => {
    const price = (cents / 100).toFixed(2);
    const room = width - price.length;
    const letters = [...name].slice(0, room - 2);
    return letters.join('') + '.'.repeat(room - letters.length) + price;
  });
}
