// name: loop_in_finally
// family: javascript
// source: own
// phase: call
// expects: TIME_LIMIT
// must_not: the guest catches the end of its run, or goes on in a finally
// oracle: universal+not_accepted+quiet_after

function checkio(x) {
  while (true) {
    try {
      try {
        while (true);
      } catch (error) {
        console.log('PWNED: loop_in_finally: caught', String(error));
      } finally {
        while (true) {
          x++;
        }
      }
    } finally {
      continue;
    }
  }
}
