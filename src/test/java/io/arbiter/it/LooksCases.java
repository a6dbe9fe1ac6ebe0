package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.arbiter.Thorough;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every page at every width and in both schemes: nothing that axe finds, nothing too wide. */
abstract class LooksCases extends BrowserCases {
  private static final List<Integer> WIDTHS = List.of(Visitor.PHONE, 800, Visitor.DESK);
  private static final String REASON =
      "Six looks at each page cost minutes. The other tests look at each page at a desk in light.";

  private static void look(Visitor visitor, String name) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      visitor.prefer(scheme);
      for (int width : WIDTHS) {
        String suffix = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
        visitor.resize(width).looksWell(name + suffix);
      }
    }
  }

  /** Looks at pages, divided by spaces, that have a common beginning. */
  private static void visit(Visitor visitor, String name, String base, String pages) {
    for (String page : pages.split(" ")) {
      visitor.resize(Visitor.DESK).open(base + page);
      assertThat(visitor.heading()).not().hasText("That did not work");
      look(visitor, name + page.replaceAll("\\W+", "-"));
    }
  }

  @Test
  @Thorough(REASON)
  void thePagesOfVisitorsAndPlayers() {
    try (Visitor visitor = visitor()) {
      visit(visitor, "visitor", "/", " map puzzles login register ratings");
      visitor.open("/nowhere");
      look(visitor, "nowhere");
    }
    try (Visitor player = player().open(FIZZ_BUZZ)) {
      look(player, "puzzle");
      player.write(WRONG).send("Run samples");
      look(player, "wrong");
      player.write("def checkio(number):\n    return 1 / 0\n").click("Run samples");
      player.shows(".result", "ZeroDivisionError");
      look(player, "error");
      player.write(Sources.RIGHT).click("Submit").shows(".accepted", "Next puzzle");
      look(player, "accepted");
      visit(player, "puzzle", FIZZ_BUZZ, "/attempts /board /solutions");
      visit(player, "player", "/", " map leaderboard scratch review webhooks");
      visit(player, "profile", "/players/" + player.name(), "");
      visit(player, "own", "/settings", "/account /access /privacy /data");
      player.press(",");
      look(player, "settings");
    }
  }

  @Test
  @Thorough(REASON)
  void thePagesOfAuthors() {
    String slug = newName();
    try (Visitor author = DeskPageCases.author()) {
      DeskPageCases.store(author.client(), slug, Sources.bundle());
      DeskPageCases.publish(author.client(), slug);
      newClient().judge(slug, "def twice(n):\n    return n\n");
      visit(author, "desk", "/desk", " /import /tasks");
      visit(
          author,
          "desk-puzzle",
          "/desk/puzzles/" + slug,
          "?file=statement.md ?file=tests.json /report /preview /versions /rejudging /statistics"
              + " /failures");
    }
  }

  @Test
  @Thorough(REASON)
  void thePagesOfContestsClassesAndTheConsole() throws IOException {
    try (Visitor author = loggedIn(newPlayer("author"))) {
      String contest = ContestPageCases.running(author.client(), "Cup of " + author.name());
      visit(author, "contest", "/contests", " /new");
      visit(
          author,
          "contest",
          "/contests/" + contest,
          " /standings /projector /clarifications /submissions /organising /unfreezing"
              + " /puzzles/fizz-buzz");
    }
    try (Visitor teacher = loggedIn(newPlayer("teacher"))) {
      String id =
          teacher.client().post("/api/classes", Map.of("name", "Loops")).body().path("id").asText();
      visit(
          teacher, "class", "/classes/" + id, " /assignments /progress /board /similar /managing");
    }
    try (Visitor admin = loggedIn("admin")) {
      visit(admin, "console", "/console/", "overview failures players similar hidden audit");
    }
  }
}
