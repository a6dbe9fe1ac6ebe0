package io.arbiter.it;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Drives the page in a real browser, as a person would, on a complete instance. */
class BrowserIT {
  @BeforeAll
  static void start() throws Exception {
    // A judge on a busy machine may need this long.
    PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    BrowserCases.playwright = Chromium.playwright();
    BrowserCases.browser = BrowserCases.playwright.chromium().launch(Chromium.options());
    BrowserCases.folder = SharedInstance.FOLDER;
    BrowserCases.arbiter = SharedInstance.get();
  }

  @AfterAll
  static void stop() {
    BrowserCases.playwright.close();
  }

  @Nested
  class Accounts extends AccountPageCases {}

  @Nested
  class Identities extends IdentityPageCases {}

  @Nested
  class Home extends HomeCases {}

  @Nested
  class Instant extends InstantCases {}

  @Nested
  class Editor extends EditorCases {}

  @Nested
  class Results extends ResultCases {}

  @Nested
  class OwnTests extends OwnTestCases {}

  @Nested
  class Programs extends ProgramPageCases {}

  @Nested
  class Attempts extends AttemptCases {}

  @Nested
  class Profiles extends ProfilePageCases {}

  @Nested
  class Reading extends ReadingCases {}

  @Nested
  class Offline extends OfflineCases {}

  @Nested
  class Scratch extends ScratchCases {}

  @Nested
  class Desk extends DeskPageCases {}

  @Nested
  class Pictures extends PictureCases {}

  @Nested
  class HostileVisuals extends HostileVisualCases {}

  @Nested
  class Translations extends TranslationCases {}

  @Nested
  class Webhooks extends WebhookPageCases {}

  @Nested
  class Classes extends ClassPageCases {}

  @Nested
  class Console extends ConsoleCases {}

  @Nested
  class Contests extends ContestPageCases {}

  @Nested
  class Looks extends LooksCases {}
}
