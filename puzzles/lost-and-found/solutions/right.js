// expect: ACCEPTED
function unclaimed(found, claims) {
  const box = [...found];
  for (const claim of claims) {
    const place = box.indexOf(claim);
    if (place >= 0) {
      box.splice(place, 1);
    }
  }
  return box;
}
