package io.arbiter.it;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;

/** Drives the page in a real browser, as visitors and players do, on a complete instance. */
@Order(4)
class BrowserIT extends BrowserWindows {
  @Nested
  class Visits extends VisitCases {}

  @Nested
  class Network extends NetworkCases {}

  @Nested
  class Solving extends SolvingCases {}

  @Nested
  class Accounts extends AccountPageCases {}

  @Nested
  class Profiles extends ProfilePageCases {}

  @Nested
  class Reading extends ReadingCases {}

  @Nested
  class Translations extends TranslationCases {}
}
