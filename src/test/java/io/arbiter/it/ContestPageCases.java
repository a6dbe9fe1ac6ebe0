package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.arbiter.app.play.ApiClient.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Contests: what organisers, players and those who watch see. */
abstract class ContestPageCases extends BrowserCases {
  private static final String WRONG_ROAD = "def checkio(*arguments):\n    return None\n";

  /** A contest that has just begun. */
  static String running(Client organiser, String title) throws IOException {
    Instant now = Instant.now();
    String contest =
        """
        {"title": "%s", "startsAt": "%s", "endsAt": "%s", "scoring": "icpc", "clean": false,
         "puzzles": [{"slug": "fizz-buzz", "points": 100},
                     {"slug": "road-trip-speed", "points": 200}]}
        """
            .formatted(title, now, now.plus(Duration.ofHours(2)));
    Answer made = organiser.post("/api/contests", new ObjectMapper().readTree(contest));
    assertThat(made.status()).as(made.toString()).isEqualTo(201);
    return made.body().path("id").asText();
  }

  private static void register(Client player, String contest) {
    player.post("/api/contests/" + contest + "/registrations", Map.of());
  }

  /** Sends a source in a contest, and waits for the verdict. */
  private static void solve(Client player, String contest, String slug, String source) {
    String path = "/api/contests/" + contest + "/puzzles/" + slug + "/submissions";
    JsonNode receipt = player.post(path, Map.of("source", source)).body();
    player.awaitVerdict(receipt.path("id").asText());
  }

  /** Moves a time of a contest, since no call can change the past. */
  private static void move(String contest, String sql) throws IOException {
    InstanceDatabase.update(
        SharedInstance.FOLDER,
        "update contest set " + sql + " where id = ?",
        UUID.fromString(contest));
  }

  private static Locator rowOf(Visitor visitor, String player) {
    return visitor.locate(".scoreboard tbody tr:has(a[href=\"#/players/%s\"])".formatted(player));
  }

  @Test
  void anOrganiserMakesAContestAndAPlayerSolvesWhileOthersWatch() throws IOException {
    try (Visitor desk = loggedIn(newPlayer("author")).open("/puzzles");
        Visitor player = player().open("/puzzles");
        Visitor watching = visitor()) {
      String title = "Cup of " + desk.name();
      String contest = madeOnThePage(desk, title);
      String page = "/contests/" + contest;
      player.follow("Contests").follow(title).reads(".statement strong", "tea");
      player.shows("main", "2 puzzles appear at the start.").click("Register for the contest");
      player.offers("Withdraw").looksWell();
      invitedAndInATeam(desk, player, page);
      move(contest, "starts_at = now() - interval '1 second'");
      watching.open(page + "/projector");
      assertThat(rowOf(watching, player.name())).isVisible();
      assertThat(watching.locate("header.top")).isHidden();
      desk.go(page + "/clarifications");

      player.open(page).counts("tbody tr", 2);
      player.looksWell().follow("Fizz Buzz").write(Sources.RIGHT).send("Submit");
      player.shows(".result", "Accepted").reads(".contest-bar .solved", "A");
      player.shows(".accepted", "Road Trip");
      assertThat(rowOf(watching, player.name()).locator(".cell.first")).containsText("+");
      assertThat(rowOf(watching, player.name()).locator(".rank")).hasText("1");
      player.looksWell();
      watching.looksWell();
      askAndAnswer(player, desk);

      player.go(page + "/submissions").counts("main:not([aria-busy]) tbody tr", 1);
      player.locate("tbody tr a").first().click();
      player.shows(".result", "Accepted");
      desk.go(page + "/organising").click("Check now").says("The standings are the same");
      desk.looksWell();
      disqualify(desk, player);
      assertThat(rowOf(watching, player.name())).containsText("disqualified");
      assertThat(rowOf(watching, player.name()).locator(".rank")).hasText("–");
      player.go(page).says("You are disqualified: copied").looksWell();
    }
  }

  private static void invitedAndInATeam(Visitor desk, Visitor player, String page) {
    desk.go(page + "/organising").locate("summary").getByText("Invitations").click();
    desk.fill("Whom to invite", player.name()).looksWell().click("Invite");
    desk.shows("details[open] tbody", player.name());
    desk.locate("summary").getByText("Make a team").click();
    desk.fill("Name of the team", "Tigers").fill("Members", player.name());
    desk.looksWell().click("Make the team").says("Tigers");
    player.open(page).shows(".registration", "Tigers").looksWell();
  }

  private static void disqualify(Visitor desk, Visitor player) {
    desk.locate("summary").getByText("Disqualify or remove a player").click();
    desk.fill("Player", player.name()).fill("Reason", "copied").looksWell().click("Decide");
    desk.says("disqualified: copied").looksWell();
  }

  /** Makes a contest, and returns its id. */
  private static String madeOnThePage(Visitor desk, String title) {
    desk.follow("Contests").follow("Ratings").isAt("Ratings").looksWell();
    desk.reads(".top nav [aria-current]", "Contests");
    desk.follow("← Contests").follow("New contest").fill("Title", title);
    desk.fill("Description", "Bring **tea**.").fill("Players of a team", "2");
    for (String slug : List.of("road-trip-speed", "fizz-buzz")) {
      desk.label("Add a puzzle").selectOption(slug);
      desk.click("Add");
    }
    String end = desk.label("End").inputValue();
    desk.fill("End", "2020-01-01T00:00").click("Create the contest");
    desk.says("This must be after “Start”").fill("End", end).looksWell();
    desk.click("Move Fizz Buzz up");
    assertThat(desk.locate(".contest-order li").first()).containsText("fizz-buzz");
    assertThat(desk.button("Move Fizz Buzz up")).isFocused();
    desk.click("Create the contest").isAt(title).shows(".counting", "Starts in");
    return desk.page().url().replaceAll(".*/", "");
  }

  private static void askAndAnswer(Visitor player, Visitor desk) {
    String question = "Is zero a multiple of three?";
    player.follow("Ask a question").fill("Your question", question).click("Ask a question");
    player.shows(".clarifications", question);
    Locator asked = desk.locate(".clarifications > li").first();
    assertThat(asked).containsText(question);
    asked.getByLabel("Your answer").fill("Yes, it is.");
    asked.getByText("Show question and answer to everybody").click();
    asked.getByRole(AriaRole.BUTTON).click();
    player.shows(".contest-news", "Yes, it is.").looksWell();
  }

  @Test
  void everybodySeesTheUnfreezingStepByStep() throws IOException {
    String organiser = newPlayer("author");
    String first = newPlayer("player");
    String last = newPlayer("player");
    Client leading = client(first);
    Client climbing = client(last);
    String contest = running(client(organiser), "Frozen cup of " + organiser);
    register(leading, contest);
    register(climbing, contest);
    solve(leading, contest, "fizz-buzz", Sources.RIGHT);
    move(contest, "freeze_at = now()");
    solve(climbing, contest, "fizz-buzz", Sources.RIGHT);
    solve(leading, contest, "road-trip-speed", WRONG_ROAD);
    try (Visitor desk = loggedIn(organiser);
        Visitor watching = visitor()) {
      watching.open("/contests/" + contest + "/standings").shows(".notice.frozen");
      assertThat(rowOf(watching, last).locator(".cell.pending")).hasText("?1");
      watching.looksWell();
      move(contest, "ends_at = now()");
      watching.open("/contests/" + contest + "/standings");
      desk.open("/contests/" + contest + "/unfreezing");
      assertThat(rowOf(desk, last)).hasClass(Pattern.compile("in-question"));
      desk.looksWell().press("ArrowRight");
      for (Visitor visitor : List.of(desk, watching)) {
        assertThat(rowOf(visitor, last).locator(".cell.solved")).hasCount(1);
        assertThat(rowOf(visitor, first).locator(".cell.pending")).hasCount(1);
      }
      assertThat(desk.button("Next step")).isEnabled();
      desk.press(" ");
      for (Visitor visitor : List.of(desk, watching)) {
        assertThat(rowOf(visitor, first).locator(".cell.failed")).hasText("−1");
      }
      desk.shows(".ceremony", "Everything is revealed.");
      Supplier<Boolean> closed = () -> leading.get("/api/me").body().path("solved").asInt() == 1;
      ApiCases.await("the contest is closed", closed);
      desk.open("/contests/" + contest).click("Take part virtually");
      // How far the contestants were after the same seconds depends on the machine.
      desk.shows(".virtual", "Place", "of 3").looksWell();
    }
  }
}
