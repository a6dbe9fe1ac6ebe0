package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Solutions of other players. Of this puzzle, no other test publishes solutions meanwhile. */
abstract class ReadingCases extends BrowserCases {
  private static final String SLUG = "stutter-bot";

  private static void answerNothing(Route route) {
    if (route.request().method().equals("GET")) {
      route.resume();
    } else {
      route.abort();
    }
  }

  @Test
  void aSolutionIsReviewedComparedVotedForAndCommentedOn() throws IOException {
    String author = newName();
    Client publisher = Client.register(ARBITER.address(), author);
    String others = solution(SLUG, "last_word.py") + "\n# another way\n";
    String id = publisher.judge(SLUG, others).path("id").asText();
    Map<String, String> creative = Map.of("category", "creative");
    String publication =
        publisher
            .post("/api/submissions/" + id + "/publication", creative)
            .body()
            .path("id")
            .asText();
    try (Visitor reader = player().open("/review")) {
      reader.says("No solution waits for your opinion.");
      reader.client().judge(SLUG, solution(SLUG, "group_by.py"));
      reader.go("/puzzles/" + SLUG + "/solutions?sort=newest");
      Locator solution = reader.locate(".publications > li").first();
      assertThat(solution).containsText(author);
      assertThat(solution.locator(".tok-keyword").first()).hasText("def");
      reader.type("gr").isAt("Review").counts(".publications > li", 1).looksWell().press("v");
      assertThat(solution.locator("[aria-pressed=true]")).containsText("vote");
      // Whatever comes next is not the solution that the player has voted for.
      reader.press("n").counts("main [aria-pressed=true]", 0);

      reader.client().put("/api/publications/" + publication + "/vote", "");
      reader.go("/puzzles/" + SLUG + "/solutions?sort=newest").press("j");
      assertThat(solution).isFocused();
      reader.page().route("**/vote", Route::abort);
      solution.getByText("1 vote").click();
      assertThat(solution.locator(".notice")).containsText("Arbiter cannot be reached");
      assertThat(solution.getByText("1 vote")).hasAttribute("aria-pressed", "true");
      reader.page().unroute("**/vote");
      solution.focus();
      reader.press("v");
      assertThat(solution.getByText("0 votes")).hasAttribute("aria-pressed", "false");
      reader.press("d");
      assertThat(solution.locator(".beside th")).hasText(new String[] {"Yours", author});
      assertThat(solution.locator(".beside .added").first()).containsText("added:");

      reader.press("c");
      Locator comment = solution.getByLabel("Your comment");
      assertThat(comment).isFocused();
      reader.type("jvd");
      assertThat(comment).hasValue("jvd");
      reader.page().route("**/comments", ReadingCases::answerNothing);
      Locator button = solution.getByText("Comment", new Locator.GetByTextOptions().setExact(true));
      button.click();
      assertThat(solution.locator(".notice")).containsText("Arbiter cannot be reached");
      assertThat(comment).hasValue("jvd");
      assertThat(solution.getByText("0 comments")).isVisible();
      reader.page().unroute("**/comments");
      comment.fill("Uses `strip`:\n\n```\nx = 1\n```\n<b>not bold</b>");
      button.click();
      assertThat(solution.locator(".said code").first()).hasText("strip");
      assertThat(solution.locator(".said")).containsText("not bold");
      assertThat(solution.locator(".said b")).hasCount(0);
      assertThat(solution.getByText("1 comment")).isVisible();
      reader.looksWell();
      solution.getByText("Compare with mine").click();
      assertThat(solution.locator(".beside")).hasCount(0);
    }
  }
}
