// expect: WRONG_ANSWER Basics
function menu_board(dishes, width) {
  return dishes.map(([name, cents]) => {
    const price = String(cents / 100);
    const room = width - price.length;
    return name.slice(0, room - 2).padEnd(room, '.') + price;
  });
}
