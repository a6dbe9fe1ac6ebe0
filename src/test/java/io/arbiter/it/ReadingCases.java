package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Solutions of other players: comparing, votes, comments, reviews and their keys. */
abstract class ReadingCases extends BrowserCases {
  private static final String OTHERS =
      """
      def checkio(number: int) -> str:
          # another way
          words = "Fizz " * (number % 3 == 0) + "Buzz" * (number % 5 == 0)
          return words.strip() or str(number)
      """;

  /** Publishes a solution of a player of this name. */
  private static void publish(String author) {
    Client client = Client.register(arbiter.address(), author);
    String id = client.judge("fizz-buzz", OTHERS).path("id").asText();
    client.post("/api/submissions/" + id + "/publication", Map.of("category", "creative"));
  }

  /** A player who has solved the puzzle of this solution, on the page that shows it first. */
  private static Visitor reader(ColorScheme scheme, String author) {
    publish(author);
    String name = newName();
    Client.register(arbiter.address(), name).judge("fizz-buzz", Sources.RIGHT);
    Visitor reader = Visitor.atDesk(browser, arbiter.address(), scheme).logIn(name);
    return reader.open(FIZZ_BUZZ + "/solutions?sort=newest");
  }

  private static Locator first(Visitor reader, String author) {
    Locator solution = reader.page().locator(".publications > li").first();
    assertThat(solution).containsText(author);
    return solution;
  }

  @ParameterizedTest
  @EnumSource(names = {"LIGHT", "DARK"})
  void aSolutionIsComparedVotedForAndCommentedOn(ColorScheme scheme) {
    String author = newName();
    String suffix = "-" + scheme.name().toLowerCase(Locale.ROOT);
    try (Visitor reader = reader(scheme, author)) {
      Locator solution = first(reader, author);
      assertThat(solution.locator(".tok-keyword").first()).hasText("def");
      solution.getByText("Compare with mine").click();
      assertThat(solution.locator(".beside th")).hasText(new String[] {"Yours", author});
      assertThat(solution.locator(".beside .added").first()).containsText("added:");
      solution.getByText("0 votes").click();
      assertThat(solution.getByText("1 vote")).hasAttribute("aria-pressed", "true");
      solution.getByText("0 comments").click();
      solution.getByLabel("Your comment").fill("Uses `strip`:\n\n```\nx = 1\n```\n<b>not bold</b>");
      solution.getByText("Comment", new Locator.GetByTextOptions().setExact(true)).click();
      assertThat(solution.locator(".said code").first()).hasText("strip");
      assertThat(solution.locator(".said")).containsText("not bold");
      assertThat(solution.locator(".said b")).hasCount(0);
      assertThat(solution.getByText("1 comment")).isVisible();
      reader.looksWell("reading" + suffix);
      solution.getByText("Compare with mine").click();
      assertThat(solution.locator(".beside")).hasCount(0);
    }
  }

  @Test
  void aVoteThatTheServerRefusesIsTakenBack() {
    String author = newName();
    try (Visitor reader = reader(ColorScheme.LIGHT, author)) {
      Locator solution = first(reader, author);
      reader.page().route("**/vote", route -> route.abort());
      solution.getByText("0 votes").click();
      assertThat(solution.locator(".notice")).containsText("Arbiter cannot be reached");
      assertThat(solution.getByText("0 votes")).hasAttribute("aria-pressed", "false");
    }
  }

  @Test
  void aCommentThatDoesNotArriveComesBackIntoItsField() {
    String author = newName();
    try (Visitor reader = reader(ColorScheme.LIGHT, author)) {
      Locator solution = first(reader, author);
      solution.getByText("0 comments").click();
      reader
          .page()
          .route(
              "**/comments",
              route -> {
                if (route.request().method().equals("POST")) {
                  route.abort();
                } else {
                  route.resume();
                }
              });
      solution.getByLabel("Your comment").fill("Lost?");
      solution.getByText("Comment", new Locator.GetByTextOptions().setExact(true)).click();
      assertThat(solution.locator(".notice")).containsText("Arbiter cannot be reached");
      assertThat(solution.getByLabel("Your comment")).hasValue("Lost?");
      assertThat(solution.getByText("0 comments")).isVisible();
    }
  }

  @Test
  void keysLeadThroughTheSolutions() {
    String author = newName();
    try (Visitor reader = reader(ColorScheme.LIGHT, author)) {
      Locator solution = first(reader, author);
      reader.page().keyboard().press("j");
      assertThat(solution).isFocused();
      reader.page().keyboard().press("v");
      assertThat(solution.getByText("1 vote")).hasAttribute("aria-pressed", "true");
      reader.page().keyboard().press("d");
      assertThat(solution.locator(".beside")).isVisible();
      reader.page().keyboard().press("c");
      assertThat(solution.getByLabel("Your comment")).isFocused();
      reader.page().keyboard().type("jvd");
      assertThat(solution.getByLabel("Your comment")).hasValue("jvd");
    }
  }

  @Test
  void aRandomSolutionIsReviewed() {
    String author = newName();
    try (Visitor reader = reader(ColorScheme.LIGHT, author)) {
      reader.page().keyboard().type("gr");
      assertThat(reader.page().locator("h1")).hasText("Review");
      Locator solution = reader.page().locator(".publications > li");
      assertThat(solution).hasCount(1);
      reader.looksWell("review");
      reader.page().keyboard().press("v");
      assertThat(solution.locator("[aria-pressed=true]")).containsText("vote");
      reader.page().keyboard().press("n");
      // Whatever comes next is not the solution that the player has voted for.
      assertThat(reader.page().locator("main [aria-pressed=true]")).hasCount(0);
    }
  }

  @Test
  void whoHasSolvedNothingReviewsNothing() {
    try (Visitor player = player()) {
      player.open("/review");
      assertThat(player.page().getByText("No solution waits for your opinion.")).isVisible();
      player.looksWell("review-none");
      assertThat(player.page().locator(".publications")).hasCount(0);
    }
  }
}
