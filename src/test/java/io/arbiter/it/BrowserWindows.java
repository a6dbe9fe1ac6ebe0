package io.arbiter.it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Runs its nested tests of the page in a browser of its own, on the shared instance. */
abstract class BrowserWindows {
  @BeforeAll
  static void start() {
    BrowserCases.start();
  }

  @AfterAll
  static void stop() {
    Chromium.close();
  }
}
