package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The pages of hostile authors, with the headers of the server and in the frame of Arbiter's page.
 * Each attack must succeed on a page without rules, so that a failure shows a rule, not a mistake
 * of the attack.
 */
abstract class HostileVisualCases extends BrowserCases {
  private static final String PUZZLE = "/puzzles/penguin-slide";

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** What hostile pages try. */
  private record Attacks(
      Map<String, String> sending,
      Map<String, String> leaving,
      Map<String, String> reading,
      Map<String, String> disturbing) {}

  private static Attacks attacks;
  private static Probe probe;

  /** At a site without rules. */
  private static Visitor free;

  /** At Arbiter's page. */
  private static Visitor guarded;

  @BeforeAll
  static void openWindows() throws Exception {
    attacks = YAML.readValue(resource("attacks.yaml"), Attacks.class);
    probe = new Probe();
    free = visitor().unwatched();
    guarded = visitor().unwatched();
  }

  @AfterAll
  static void closeWindows() {
    free.close();
    guarded.close();
    probe.close();
  }

  /** The document of a hostile author. Its title says how far the attack got. */
  private static String hostile(String attack) {
    return resource("hostile.html").replace("ATTACK", attack);
  }

  /** A script with the probe's address for what it sends. */
  private static String aimed(String script, String name) {
    return script.replace("TO", probe.address("/" + name));
  }

  /** All scripts at the same time. The prefix tells their requests from those of another page. */
  private static String sending(String prefix) {
    return attacks.sending().entrySet().stream()
        .map(e -> "async () => {%s}".formatted(aimed(e.getValue(), prefix + e.getKey())))
        .collect(joining(",\n", "await Promise.allSettled([", "].map((begin) => begin()));"));
  }

  /** A script whose value says, in JSON, which of the scripts succeeded. */
  private static String reading() {
    return attacks.reading().entrySet().stream()
        .map(e -> "[\"%s\", async () => {%s}]".formatted(e.getKey(), e.getValue()))
        .collect(
            joining(
                ",\n",
                "const all = [",
                """
                ].map(async ([name, read]) => [name, await read().catch(String)]);
                return JSON.stringify(Object.fromEntries(await Promise.all(all)));
                """));
  }

  /** A site without rules, which shows the hostile document in a frame of its own origin. */
  private static void control(String attack) {
    probe.show("/hostile", hostile(attack));
    String page =
        "<!doctype html><title>A site without rules</title><input autofocus><script>%s</script>"
            + "<iframe src=/hostile></iframe>";
    free.page().navigate(probe.show("/control", page.formatted(resource("secrets.js"))));
  }

  /** Arbiter's page, which shows the hostile document as the picture of the first sample. */
  private static Locator picture(Visitor visitor, String document) {
    Page page = visitor.page();
    page.unroute("**/visual?*");
    page.route("**/visual?*", route -> replaceVisual(route, document));
    visitor.open("/");
    page.evaluate("localStorage.setItem('arbiter.pictures', 'off')");
    visitor.open(PUZZLE);
    page.evaluate("() => {" + resource("secrets.js") + "}");
    visitor.click("Show as pictures");
    return page.locator(".samples > li .picture").first();
  }

  /** The attack has ended when the frame has its height, or has been removed. */
  private static void awaitEnd(Locator picture) {
    assertThat(picture.locator("iframe[style*='123px'], p")).isVisible();
  }

  private static void assertRemoved(Locator picture) {
    assertThat(picture).hasText("The picture of this test could not be drawn.");
  }

  private static void awaitReached(String name) {
    await(name + " works without rules").until(() -> probe.isReached("free-" + name));
  }

  /** A request that may reach the probe. It is later than all requests of the attack. */
  private static void fence(String name) {
    guarded.page().context().request().get("http:" + probe.address("/after-" + name));
    assertThat(probe.isReached("after-" + name)).isTrue();
  }

  @Test
  void nothingIsSentFromTheFrame() {
    control(sending("free-"));
    attacks.sending().keySet().forEach(HostileVisualCases::awaitReached);
    awaitEnd(picture(guarded, hostile(sending(""))));
    fence("sending");
    assertThat(attacks.sending().keySet()).noneMatch(probe::isReached);
  }

  @Test
  void theFrameLeadsNowhere() {
    attacks
        .leaving()
        .forEach(
            (name, attack) -> {
              control(aimed(attack, "free-" + name));
              awaitReached(name);
              awaitEnd(picture(guarded, hostile(aimed(attack, name))));
              assertThat(guarded.page()).hasURL(ARBITER.address() + "/#" + PUZZLE);
              assertThat(guarded.windows()).as(name).isEqualTo(1);
              fence(name);
              assertThat(probe.isReached(name)).as(name).isFalse();
            });
  }

  @Test
  void theFrameReadsNothing() throws Exception {
    control(reading());
    assertThat(outcomes(free, "/hostile").values()).containsOnly(true);
    awaitEnd(picture(guarded, hostile(reading())));
    assertThat(outcomes(guarded, "/visual"))
        .hasSize(attacks.reading().size())
        .doesNotContainValue(true);
  }

  /** What became of each attack, when all have ended: true if it succeeded. */
  private static Map<String, Object> outcomes(Visitor visitor, String path) throws Exception {
    await("all attacks end").until(() -> title(visitor, path).startsWith("{"));
    return YAML.readValue(title(visitor, path), new TypeReference<>() {});
  }

  private static String title(Visitor visitor, String path) {
    return visitor.page().frames().stream()
        .filter(frame -> frame.url().contains(path))
        .findFirst()
        .map(Frame::title)
        .orElse("");
  }

  @Test
  void aDialogDoesNotOpen() {
    String attack = attacks.disturbing().get("dialogs");
    control(attack);
    await("the attack works without rules").until(() -> free.dialogs() == 3);
    awaitEnd(picture(guarded, hostile(attack)));
    assertThat(title(guarded, "/visual")).isEqualTo("false");
    assertThat(guarded.dialogs()).isZero();
  }

  /** Opened by itself, the document is refused. If it were not, it would have no rights either. */
  @Test
  void theDocumentDoesNothingOutsideTheFrame() {
    try (Visitor visitor = visitor().unwatched().open(PUZZLE)) {
      Page page = visitor.page();
      String visual =
          "fetch('/api/puzzles/penguin-slide').then((r) => r.json()).then((p) => p.visual)";
      String address = ARBITER.address() + page.evaluate(visual);
      assertThat(page.navigate(address).status()).isEqualTo(403);
      String document = hostile("localStorage.length; return true");
      page.route(
          "**/visual?*",
          route -> {
            Map<String, String> headers = new TreeMap<>(route.request().headers());
            headers.put("sec-fetch-dest", "iframe");
            APIResponse answer = route.fetch(new Route.FetchOptions().setHeaders(headers));
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(document));
          });
      assertThat(page.navigate(address).status()).isEqualTo(200);
      assertThat(page).hasTitle(Pattern.compile("failed: SecurityError.*"));
    }
  }

  /** The page takes a height from its frames, and nothing else. It gives them no click. */
  @Test
  void thePageBelievesNoMessageAndTheFrameGetsNoClick() {
    try (Visitor visitor = visitor()) {
      Locator picture = picture(visitor, hostile(attacks.disturbing().get("lies")));
      assertThat(picture.locator("iframe")).hasCSS("height", "640px");
      // The page tells the frame of the theme.
      visitor.prefer(ColorScheme.DARK);
      awaitEnd(picture);
      assertThat(visitor.result()).isHidden();
      visitor.page().evaluate("postMessage({ height: 60 }, '*')");
      visitor.page().evaluate("new Promise((then) => setTimeout(then))");
      assertThat(picture.locator("iframe")).hasCSS("height", "123px");
      // A click, like the focus, needs a frame that is not inert.
      picture.locator("iframe").click(new Locator.ClickOptions().setForce(true));
      assertThat(title(visitor, "/visual")).isEqualTo("ready");
    }
  }

  /** Neither a frame that hangs nor one that sends without end keeps the player from typing. */
  @Test
  void aFrameThatMisbehavesIsRemovedAndThePageGoesOn() {
    try (Visitor visitor = visitor()) {
      for (String name : List.of("hanging", "flood")) {
        Locator picture = picture(visitor, hostile(attacks.disturbing().get(name)));
        visitor.write("def slide(pond):\n    return 'typed'\n").shows(".cm-content", "typed");
        assertRemoved(picture);
      }
      Locator picture = picture(visitor, hostile(attacks.disturbing().get("focus")));
      visitor.write("").editor().click();
      assertRemoved(picture);
      assertThat(visitor.editor()).isFocused();
      visitor.page().keyboard().insertText("typed");
      visitor.shows(".cm-content", "typed");
    }
    // The error of a frame is not an error of the page.
    assertRemoved(picture(guarded, "<script>throw 1</script>"));
    guarded.fits();
  }
}
