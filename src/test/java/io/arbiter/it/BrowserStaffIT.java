package io.arbiter.it;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;

/** Drives the page as authors, teachers, organisers and admins do. */
@Order(2)
class BrowserStaffIT extends BrowserWindows {
  @Nested
  class Desk extends DeskPageCases {}

  @Nested
  class Classes extends ClassPageCases {}

  @Nested
  class Contests extends ContestPageCases {}

  @Nested
  class Console extends ConsoleCases {}
}
