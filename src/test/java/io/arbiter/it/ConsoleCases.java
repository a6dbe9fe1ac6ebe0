package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The operators' console. */
abstract class ConsoleCases extends BrowserCases {
  private static Locator row(Visitor visitor, String text) {
    return visitor.locate("main:not([aria-busy]) tr").filter(new FilterOptions().setHasText(text));
  }

  @Test
  void theOverviewShowsAWorkerAndARunningSubmission() {
    try (Visitor admin = loggedIn("admin").open("/puzzles");
        Visitor player = player().open("/puzzles")) {
      admin.follow("Console").isAt("Console");
      Locator worker =
          admin
              .page()
              .getByRole(
                  AriaRole.REGION, new Page.GetByRoleOptions().setName(Pattern.compile("worker-")));
      assertThat(worker).containsText("alive");
      assertThat(worker.locator(".slot")).hasCount(2);
      Map<String, String> endless = Map.of("source", "import time\nwhile True: time.sleep(0.01)\n");
      String id = player.client().post("/api/scratch", endless).body().path("id").asText();
      // The other slot may be busy with a submission of another test.
      Locator busy = worker.locator(".slot.busy a[href='#/submissions/" + id + "']");
      assertThat(busy).isVisible();
      worker.locator("summary").click();
      assertThat(worker.locator("tbody")).containsText("busy");
      admin.looksWell();
      player.client().post("/api/submissions/" + id + "/stop", "");
      assertThat(busy).hasCount(0);
      assertThat(worker.locator("table")).isVisible();
      admin
          .shows("main", "Not compared yet")
          .shows("main", "Time to a verdict")
          .click("Pause")
          .says("Paused");

      assertThat(player.link("Console")).hasCount(0);
      player.go("/console");
      assertThat(player.page().getByRole(AriaRole.ALERT)).hasText("your roles do not allow this");
    }
  }

  @Test
  void aSuspendedPlayerIsRefusedAndTheLogShowsIt() {
    try (Visitor admin = loggedIn("admin");
        Visitor player = player()) {
      String name = player.name();
      admin.open("/console/players").fill("The name begins with", name).click("Search");
      admin.counts("main:not([aria-busy]) .players > li", 1).exactly("Change " + name).click();
      Locator item =
          admin.locate(".players > li").filter(new FilterOptions().setHasText("Change " + name));
      item.getByLabel("Reason").fill("sends spam");
      admin.button("Suspend").first().click();
      admin.says("The player is suspended.");
      assertThat(item).containsText("Suspended: sends spam");
      admin.looksWell();

      player.open("/scratch").write("print(1)").click("Run");
      player.shows("main", "your account is suspended: sends spam");
      player.shows(".suspension", "sends spam").looksWell();

      admin.go("/console/audit?subject=" + name);
      assertThat(row(admin, "reason: sends spam")).hasCount(1);
      admin.looksWell();
      admin.go("/console/players?q=" + name).exactly("Change " + name).click();
      admin.button("Lift the suspension").first().click();
      admin.says("The suspension is lifted.");
      player.open("/puzzles").shows("#account", "0 points");
      assertThat(player.locate(".suspension")).hasCount(0);
    }
  }

  @Test
  void whatFailedIsDoneAgainAndWhatIsHiddenIsShownAgain() throws IOException {
    UUID failed = UUID.randomUUID();
    InstanceDatabase.update(
        SharedInstance.FOLDER,
        """
        insert into undeliverable (id, topic, key, payload, bytes, reason)
        values (?, 'arbiter.events', ?, '{}', 2, 'made for a test')
        """,
        failed,
        failed.toString());
    Client player = newClient();
    String id = player.judge("fizz-buzz", Sources.RIGHT).path("id").asText();
    String publication =
        player
            .post("/api/submissions/" + id + "/publication", Map.of("category", "clear"))
            .body()
            .path("id")
            .asText();
    String reason = "copied " + id;
    try (Visitor admin = loggedIn("admin").open("/console/failures?kind=UNDELIVERABLE")) {
      Map<String, String> hiding = Map.of("reason", reason);
      admin.client().put("/api/publications/" + publication + "/hiding", hiding);
      assertThat(row(admin, failed.toString())).containsText("made for a test");
      admin.looksWell();
      row(admin, failed.toString()).getByRole(AriaRole.BUTTON).click();
      assertThat(row(admin, failed.toString())).containsText("It is sent again.");
      admin.fill("Id of a submission", id).click("Judge again");
      admin.shows(".rejudging", "applied").shows(".rejudging", "1 submission was judged again.");
      admin.go("/console/audit?action=RECORD_RETRIED&subject=" + failed);
      admin.counts("main:not([aria-busy]) tbody tr", 1);

      admin.go("/console/hidden");
      assertThat(row(admin, reason)).hasCount(1);
      admin.looksWell();
      row(admin, reason).getByRole(AriaRole.BUTTON).click();
      assertThat(row(admin, reason)).containsText("Shown again.");
      admin.open("/console/hidden");
      assertThat(row(admin, reason)).hasCount(0);
      admin.go("/console/similar?puzzle=Fizz").says("Did you mean fizz-buzz?");
      admin.go("/console/similar?puzzle=fizz-buzz").shows("main", "Solutions of different players");
      admin.looksWell();
    }
  }
}
