package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.arbiter.EveryThirdDay;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The operators' console. */
abstract class ConsoleCases extends BrowserCases {
  /** One step that takes until the limit of CPU time. */
  private static final String BUSY = "sum(range(10 ** 12))";

  private static Visitor admin() {
    return visitor().logIn("admin");
  }

  private static Client adminClient() {
    return Client.anonymous(arbiter.address()).logIn("admin", Client.PASSWORD);
  }

  private static Locator region(Visitor visitor, String name) {
    return visitor
        .page()
        .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(Pattern.compile(name)));
  }

  @Test
  void theOverviewShowsAWorkerAndARunningSubmission() {
    String name = newName();
    Client player = Client.register(arbiter.address(), name);
    try (Visitor admin = admin()) {
      admin.link("Console").click();
      assertThat(admin.page().locator("h1")).hasText("Console");
      Locator worker = region(admin, "worker-");
      assertThat(worker).containsText("alive");
      assertThat(worker.locator(".slot")).hasCount(2);
      String endless =
          player.post("/api/scratch", Map.of("source", BUSY)).body().path("id").asText();
      try {
        // The other slot may be busy with a submission of another test.
        assertThat(worker.locator(".slot.busy a[href='#/submissions/" + endless + "']"))
            .isVisible();
        worker.locator("summary").click();
        assertThat(worker.locator("tbody")).containsText("busy");
      } finally {
        player.post("/api/submissions/" + endless + "/stop", "");
      }
      assertThat(worker.locator(".slot.busy")).hasCount(0);
      assertThat(worker.locator("table")).isVisible();
      assertThat(admin.page().locator("main")).containsText("Time to a verdict");
      admin.looksWell("console-overview");
      admin.prefer(ColorScheme.DARK);
      admin.looksWell("console-overview-dark");
      admin.button("Pause").click();
      assertThat(admin.page().getByText("Paused")).isVisible();
    }
  }

  @Test
  void aSuspendedPlayerIsRefusedAndTheLogShowsIt() {
    String name = newName();
    Client.register(arbiter.address(), name);
    try (Visitor admin = admin();
        Visitor player = visitor().logIn(name)) {
      admin.open("/console/players");
      admin.page().getByLabel("The name begins with").fill(name);
      admin.button("Search").click();
      Locator item =
          admin
              .page()
              .locator(".players > li")
              .filter(
                  new Locator.FilterOptions()
                      .setHas(admin.page().getByText("Change " + name + "")));
      admin.page().getByText("Change " + name, new Page.GetByTextOptions().setExact(true)).click();
      item.first().getByLabel("Reason").fill("sends spam");
      admin.button("Suspend").first().click();
      assertThat(admin.page().getByText("The player is suspended.")).isVisible();
      assertThat(item.first()).containsText("Suspended: sends spam");
      admin.looksWell("console-players");

      player.open("/scratch");
      player.write("print(1)").button("Run").click();
      assertThat(player.page().locator("main"))
          .containsText(Pattern.compile("your account is suspended: sends spam"));
      player.open("/puzzles");
      assertThat(player.page().locator("#suspension")).containsText("sends spam");
      player.looksWell("console-suspended");

      admin.open("/console/audit?subject=" + name);
      assertThat(admin.page().locator("tbody tr")).hasCount(1);
      assertThat(admin.page().locator("tbody")).containsText("reason: sends spam");
      admin.looksWell("console-audit");
      admin.open("/console/players?q=" + name);
      admin.page().getByText("Change " + name, new Page.GetByTextOptions().setExact(true)).click();
      admin.button("Lift the suspension").first().click();
      assertThat(admin.page().getByText("The suspension is lifted.")).isVisible();
      player.open("/puzzles");
      assertThat(player.page().locator("#suspension")).isEmpty();
    }
  }

  @Test
  void aFailureIsTriedAgain() throws Exception {
    UUID id = UUID.randomUUID();
    InstanceDatabase.update(
        folder,
        """
        insert into undeliverable (id, topic, key, payload, bytes, reason)
        values (?, 'arbiter.events', ?, '{}', 2, 'made for a test')
        """,
        id,
        id.toString());
    try (Visitor admin = admin()) {
      admin.open("/console/failures?kind=UNDELIVERABLE");
      Locator row =
          admin.page().locator("tr").filter(new Locator.FilterOptions().setHasText(id.toString()));
      assertThat(row).containsText("made for a test");
      admin.looksWell("console-failures");
      row.getByRole(AriaRole.BUTTON).click();
      assertThat(row).containsText("It is sent again.");
      admin.open("/console/audit?action=RECORD_RETRIED&subject=" + id);
      assertThat(admin.page().locator("tbody tr")).hasCount(1);
    }
  }

  @Test
  void aSubmissionIsJudgedAgain() {
    Client player = Client.register(arbiter.address(), newName());
    String id = player.judge("fizz-buzz", Sources.RIGHT).path("id").asText();
    try (Visitor admin = admin()) {
      admin.open("/console/failures");
      admin.page().getByLabel("Id of a submission").fill(id);
      admin.button("Judge again").click();
      assertThat(admin.page().getByText("1 of 1 judged."))
          .isVisible(
              new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                  .setTimeout(60_000));
    }
  }

  @Test
  void whatIsHiddenIsShownAgain() {
    Client player = Client.register(arbiter.address(), newName());
    String id = player.judge("fizz-buzz", Sources.RIGHT).path("id").asText();
    String publication =
        player
            .post("/api/submissions/" + id + "/publication", Map.of("category", "clear"))
            .body()
            .path("id")
            .asText();
    Client client = adminClient();
    String reason = "copied " + id;
    client.put("/api/publications/" + publication + "/hiding", Map.of("reason", reason));
    try (Visitor admin = admin()) {
      admin.open("/console/hidden");
      Locator row =
          admin.page().locator("tr").filter(new Locator.FilterOptions().setHasText(reason));
      assertThat(row).hasCount(1);
      admin.looksWell("console-hidden");
      row.getByRole(AriaRole.BUTTON).click();
      assertThat(row).containsText("Shown again.");
      admin.open("/console/hidden");
      assertThat(row).hasCount(0);
    }
  }

  @Test
  @EveryThirdDay
  void thePartsFitAPhoneAndOnlyAdminsSeeThem() {
    try (Visitor phone = Visitor.withPhone(browser, arbiter.address(), ColorScheme.DARK)) {
      phone.logIn("admin");
      for (String part : List.of("overview", "failures", "players", "similar", "hidden", "audit")) {
        phone.open("/console/" + part);
        phone.looksWell("console-phone-" + part);
      }
      phone.open("/console/similar?puzzle=fizz-buzz");
      assertThat(phone.page().locator("main")).containsText(Pattern.compile("similar|Group"));
    }
    try (Visitor player = player()) {
      player.open("/puzzles");
      assertThat(player.link("Console")).hasCount(0);
      player.open("/console");
      assertThat(player.page().getByRole(AriaRole.ALERT))
          .hasText("Only admins may see the console.");
    }
  }
}
