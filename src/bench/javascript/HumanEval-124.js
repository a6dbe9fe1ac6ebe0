const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function valid_date(date) {
  const match = date.trim().match(/^(\d{2})-(\d{2})-\d{4}$/);
  if (!match) {
    return false;
  }
  const [month, day] = match.slice(1).map(Number);
  return day >= 1 && day <= DAYS[month - 1];
}

// wrong: a comparison with undefined is false, so that any month is fine
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function valid_date(date) {
  const match = date.trim().match(/^(\d{2})-(\d{2})-\d{4}$/);
  if (!match) {
    return false;
  }
  const [month, day] = match.slice(1).map(Number);
  return !(day < 1 || day > DAYS[month - 1]);
}

// wrong: Date takes other formats and turns April 31 into May 1
function valid_date(date) {
  return !Number.isNaN(new Date(date).getTime());
}
