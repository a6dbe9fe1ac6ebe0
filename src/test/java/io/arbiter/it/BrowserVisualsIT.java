package io.arbiter.it;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;

/** What the page draws: pictures of authors, who may be hostile, and its own looks. */
@Order(7)
class BrowserVisualsIT extends BrowserWindows {
  @Nested
  class Pictures extends PictureCases {}

  @Nested
  class HostileVisuals extends HostileVisualCases {}

  @Nested
  class Looks extends LooksCases {}
}
