package io.arbiter.it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Drives the page as authors, teachers, organisers and admins do. */
class BrowserStaffIT {
  @BeforeAll
  static void start() {
    BrowserCases.start();
  }

  @AfterAll
  static void stop() {
    Chromium.close();
  }

  @Nested
  class Desk extends DeskPageCases {}

  @Nested
  class Classes extends ClassPageCases {}

  @Nested
  class Contests extends ContestPageCases {}

  @Nested
  class Console extends ConsoleCases {}
}
