// expect: WRONG_ANSWER Empty hands
function unclaimed(found, claims) {
  const box = [...found];
  for (const claim of claims) {
    box.splice(box.indexOf(claim), 1);
  }
  return box;
}
