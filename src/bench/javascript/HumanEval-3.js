function below_zero(operations) {
  let balance = 0;
  return operations.some((amount) => {
    balance += amount;
    return balance < 0;
  });
}

// wrong: looks at the final balance only
function below_zero(operations) {
  return operations.reduce((balance, amount) => balance + amount, 0) < 0;
}

// wrong: the return inside forEach leaves only the callback
function below_zero(operations) {
  let balance = 0;
  operations.forEach((amount) => {
    balance += amount;
    if (balance < 0) {
      return true;
    }
  });
  return false;
}
