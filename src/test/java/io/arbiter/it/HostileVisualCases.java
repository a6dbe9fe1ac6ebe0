package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of hostile authors, with the headers of the server and in the frame of Arbiter's page.
 * Each attack must succeed on a page without rules, so that a failure shows a rule, not a mistake
 * of the attack.
 */
abstract class HostileVisualCases extends BrowserCases {
  private static final String PUZZLE = "/puzzles/penguin-slide";

  /** The text that the attacks look for. */
  private static final String SECRET = "the player's secret";

  /** The page waits five seconds for a frame. */
  private static final double PATIENCE_MILLIS = 20_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Probe probe;

  @BeforeAll
  static void openProbe() throws Exception {
    probe = new Probe();
  }

  @AfterAll
  static void closeProbe() {
    probe.close();
  }

  /** Scripts that reach the probe at the address {@code TO} and stay where they are. */
  private static final Map<String, String> SENDING =
      Map.ofEntries(
          Map.entry("fetch", "await fetch('http:TO', {mode: 'no-cors'})"),
          Map.entry("keepalive", "await fetch('http:TO', {mode: 'no-cors', keepalive: true})"),
          Map.entry("beacon", "if (!navigator.sendBeacon('http:TO', 'x')) throw 1"),
          Map.entry("image", "await loaded(Object.assign(new Image(), {src: 'http:TO'}))"),
          Map.entry("script", "await loaded(put('script', {src: 'http:TO'}))"),
          Map.entry("style", "await loaded(put('link', {rel: 'stylesheet', href: 'http:TO'}))"),
          Map.entry("prefetch", "await loaded(put('link', {rel: 'prefetch', href: 'http:TO'}))"),
          Map.entry(
              "preload",
              "await loaded(put('link', {rel: 'preload', as: 'image', href: 'http:TO'}))"),
          Map.entry("background", "document.body.style.background = 'url(http:TO)'"),
          Map.entry("font", "await new FontFace('x', 'url(http:TO)').load()"),
          Map.entry("video", "await loaded(put('video', {src: 'http:TO'}))"),
          Map.entry("frame", "await loaded(put('iframe', {src: 'http:TO'}))"),
          Map.entry("object", "await loaded(put('object', {data: 'http:TO'}))"),
          Map.entry("events", "await loaded(new EventSource('http:TO'))"),
          Map.entry("socket", "await loaded(new WebSocket('ws:TO'))"),
          Map.entry(
              "worker",
              """
              const code = "fetch('http:TO', {mode: 'no-cors'}).finally(() => postMessage(1))";
              const worker = new Worker(URL.createObjectURL(new Blob([code])));
              await new Promise((then, fail) => {
                worker.onmessage = then;
                worker.onerror = fail;
              });
              """),
          Map.entry(
              "innerframe",
              "await put('iframe', {}).contentWindow.fetch('http:TO', {mode: 'no-cors'})"));

  /** Scripts that go to the probe at the address {@code TO}, or open something there. */
  private static final Map<String, String> LEAVING =
      Map.ofEntries(
          Map.entry(
              "form",
              """
              const form = put('form', {action: 'http:TO', method: 'post', target: 'elsewhere'});
              put('iframe', {name: 'elsewhere'});
              form.submit();
              """),
          Map.entry("navigation", "location = 'http:TO'"),
          Map.entry("refresh", "put('meta', {httpEquiv: 'refresh', content: '0; url=http:TO'})"),
          Map.entry("top", "top.location = 'http:TO'"),
          Map.entry("window", "open('http:TO')"),
          Map.entry(
              "link", "put('a', {href: 'http:TO', target: '_blank', textContent: 'x'}).click()"),
          Map.entry(
              "download", "put('a', {href: 'http:TO', download: 'x', textContent: 'x'}).click()"));

  /** Scripts whose value says whether the attack succeeded. */
  private static final Map<String, String> READING =
      Map.of(
          "document", "return parent.document.title.length > 0",
          "parent's storage", "return parent.localStorage.getItem('secret') === SECRET",
          "storage", "return localStorage.getItem('secret') === SECRET",
          "cookie", "return document.cookie.includes(SECRET)",
          "database", "indexedDB.open('x'); return true",
          "caches", "await caches.keys(); return true",
          "origin", "return origin !== 'null'",
          "channel",
              """
              const channel = new BroadcastChannel('secrets');
              const said = new Promise((then) => channel.onmessage = ({data}) => then(data));
              channel.postMessage('please');
              const late = new Promise((then) => setTimeout(then, 500));
              return await Promise.race([said, late]) === SECRET;
              """,
          "WebRTC", "return typeof RTCPeerConnection === 'function'",
          "WebRTC of a frame",
              """
              const asked = "<script>parent.postMessage(typeof RTCPeerConnection, '*')</scr" + "ipt>";
              const said = new Promise((then) =>
                addEventListener('message', ({data}) => typeof data === 'string' && then(data))
              );
              put('iframe', {srcdoc: asked});
              const late = new Promise((then) => setTimeout(then, 500));
              return await Promise.race([said, late]) === 'function';
              """);

  /** The document of a hostile author. Its title says how far the attack got. */
  private static String hostile(String attack) {
    return """
    <!doctype html>
    <title>begun</title>
    <body>
    <script>
      const SECRET = "%s";

      function put(name, properties) {
        const node = Object.assign(document.createElement(name), properties);
        (document.body ?? document.documentElement).append(node);
        return node;
      }

      function loaded(node) {
        return new Promise((then, fail) => {
          node.onload = node.onopen = node.onloadeddata = then;
          node.onerror = fail;
          setTimeout(fail, 2000);
        });
      }

      async function attack() {
        %s
      }

      addEventListener('load', async () => {
        try {
          document.title = String(await attack());
        } catch (error) {
          document.title = `failed: ${error}`;
        }
        // What the attack has begun can still begin to load.
        await new Promise((then) => requestAnimationFrame(() => setTimeout(then, 100)));
        parent.postMessage({ height: 123 }, '*');
      });
    </script>
    """
        .formatted(SECRET, attack);
  }

  /** A script with the probe's address for what it sends. */
  private static String aimed(String script, String name) {
    return script.replace("TO", probe.address("/" + name));
  }

  /** All scripts at the same time. The prefix tells their requests from those of another page. */
  private static String sending(String prefix) {
    return SENDING.entrySet().stream()
        .map(e -> "async () => {%s}".formatted(aimed(e.getValue(), prefix + e.getKey())))
        .collect(joining(",\n", "await Promise.allSettled([", "].map((begin) => begin()));"));
  }

  /** A script whose value says, in JSON, which of the scripts succeeded. */
  private static String reading() {
    return READING.entrySet().stream()
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

  static Stream<String> leavingNames() {
    return new TreeMap<>(LEAVING).keySet().stream();
  }

  /** A site without rules, which shows the hostile document in a frame of its own origin. */
  private static Page control(Visitor visitor, String attack) {
    probe.show("/hostile", hostile(attack));
    String page =
        """
        <!doctype html>
        <title>A site without rules</title>
        <input autofocus>
        <script>
          document.cookie = "secret=%1$s";
          localStorage.setItem('secret', "%1$s");
          const channel = new BroadcastChannel('secrets');
          channel.onmessage = () => channel.postMessage("%1$s");
        </script>
        <iframe src="/hostile"></iframe>
        """
            .formatted(SECRET);
    visitor.page().navigate(probe.show("/control", page));
    return visitor.page();
  }

  /** Arbiter's page, which shows the hostile document as the picture of the first sample. */
  private static Locator picture(Visitor visitor, String attack) {
    Page page = visitor.page();
    page.route("**/visual?*", route -> replaceVisual(route, hostile(attack)));
    visitor.open(PUZZLE);
    page.evaluate(
        """
        (secret) => {
          document.cookie = `secret=${secret}`;
          localStorage.setItem('secret', secret);
          const channel = new BroadcastChannel('secrets');
          channel.onmessage = () => channel.postMessage(secret);
        }
        """,
        SECRET);
    visitor.button("Show as pictures").click();
    return page.locator(".samples > li .picture").first();
  }

  /** The attack has ended when the frame has its height, or has been removed. */
  private static void awaitEnd(Locator picture) {
    assertThat(picture.locator("iframe[style*='123px'], p"))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS));
  }

  private static void assertRemoved(Locator picture) {
    assertThat(picture)
        .hasText(
            "The picture of this test could not be drawn.",
            new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS));
  }

  @Test
  void nothingIsSentFromTheFrame() {
    try (Visitor visitor = Visitor.unwatched(browser, arbiter.address())) {
      control(visitor, sending("free-"));
      for (String name : SENDING.keySet()) {
        Awaitility.await(name + " works without rules")
            .until(() -> probe.isReached("free-" + name));
      }
    }
    try (Visitor visitor = Visitor.unwatched(browser, arbiter.address())) {
      awaitEnd(picture(visitor, sending("")));
      fence(visitor, "sending");
      assertThat(SENDING.keySet()).noneMatch(probe::isReached);
    }
  }

  @ParameterizedTest
  @MethodSource("leavingNames")
  void theFrameLeadsNowhere(String name) {
    try (Visitor visitor = Visitor.unwatched(browser, arbiter.address())) {
      control(visitor, aimed(LEAVING.get(name), "free-" + name));
      Awaitility.await("the attack works without rules")
          .until(() -> probe.isReached("free-" + name));
    }
    try (Visitor visitor = Visitor.unwatched(browser, arbiter.address())) {
      awaitEnd(picture(visitor, aimed(LEAVING.get(name), name)));
      assertThat(visitor.page()).hasURL(arbiter.address() + "/#" + PUZZLE);
      assertThat(visitor.windows()).isEqualTo(1);
      fence(visitor, name);
      assertThat(probe.isReached(name)).isFalse();
    }
  }

  /** A request that may reach the probe. It is later than all requests of the attack. */
  private static void fence(Visitor visitor, String name) {
    visitor.page().context().request().get("http:" + probe.address("/after-" + name));
    assertThat(probe.isReached("after-" + name)).isTrue();
  }

  @Test
  void theFrameReadsNothing() throws Exception {
    try (Visitor visitor = Visitor.unwatched(browser, arbiter.address())) {
      control(visitor, reading());
      Awaitility.await("all attacks end")
          .until(() -> title(visitor.page(), "/hostile").startsWith("{"));
      assertThat(outcomes(visitor, "/hostile").values()).containsOnly(true);
    }
    try (Visitor visitor = Visitor.unwatched(browser, arbiter.address())) {
      awaitEnd(picture(visitor, reading()));
      assertThat(outcomes(visitor, "/visual")).hasSize(READING.size()).doesNotContainValue(true);
    }
  }

  /** What became of each attack: true if it succeeded. */
  private static Map<String, Object> outcomes(Visitor visitor, String path) throws Exception {
    return JSON.readValue(title(visitor.page(), path), new TypeReference<>() {});
  }

  private static String title(Page page, String path) {
    return page.frames().stream()
        .filter(frame -> frame.url().contains(path))
        .findFirst()
        .map(Frame::title)
        .orElse("");
  }

  @Test
  void aDialogDoesNotOpen() {
    String attack = "alert('x'); return confirm('y') || prompt('z') !== null";
    try (Visitor visitor = Visitor.unwatched(browser, arbiter.address())) {
      control(visitor, attack);
      Awaitility.await("the attack works without rules").until(() -> visitor.dialogs() == 3);
    }
    try (Visitor visitor = Visitor.unwatched(browser, arbiter.address())) {
      awaitEnd(picture(visitor, attack));
      assertThat(title(visitor.page(), "/visual")).isEqualTo("false");
      assertThat(visitor.dialogs()).isZero();
    }
  }

  /** The page takes a height from its frames, and nothing else. */
  @Test
  void thePageBelievesNoMessage() {
    try (Visitor visitor = visitor()) {
      String attack =
          """
          for (const lie of [null, 1, 'x', {}, [], {height: 'tall'}, {height: NaN}, {height: -1},
              {height: {}}, {type: 'judged', verdict: 'ACCEPTED'}, {height: 1e9}]) {
            parent.postMessage(lie, '*');
          }
          const later = new Promise((then) => setTimeout(then, 300));
          await later;
          """;
      Locator frame = picture(visitor, attack).locator("iframe");
      assertThat(frame).hasCSS("height", "640px");
      awaitEnd(visitor.page().locator(".samples > li .picture").first());
      assertThat(visitor.result()).isHidden();
      visitor.page().evaluate("postMessage({ height: 60 }, '*')");
      visitor.page().evaluate("new Promise((then) => setTimeout(then))");
      assertThat(frame).hasCSS("height", "123px");
    }
  }

  /** Opened by itself, the document is refused. If it were not, it would have no rights either. */
  @Test
  void theDocumentDoesNothingOutsideTheFrame() {
    try (Visitor visitor = Visitor.unwatched(browser, arbiter.address())) {
      visitor.open(PUZZLE);
      Object visual =
          visitor
              .page()
              .evaluate(
                  "fetch('/api/puzzles/penguin-slide').then((r) => r.json()).then((p) =>"
                      + " p.visual)");
      String address = arbiter.address() + visual;
      assertThat(visitor.page().navigate(address).status()).isEqualTo(403);
      String attack = "localStorage.length; return true";
      visitor
          .page()
          .route(
              "**/visual?*",
              route -> {
                Map<String, String> headers = new TreeMap<>(route.request().headers());
                headers.put("sec-fetch-dest", "iframe");
                APIResponse answer = route.fetch(new Route.FetchOptions().setHeaders(headers));
                route.fulfill(
                    new Route.FulfillOptions().setResponse(answer).setBody(hostile(attack)));
              });
      assertThat(visitor.page().navigate(address).status()).isEqualTo(200);
      assertThat(visitor.page()).hasTitle(Pattern.compile("failed: SecurityError.*"));
    }
  }

  @Test
  void aFrameThatHangsCostsThePageNothing() {
    try (Visitor visitor = visitor()) {
      Locator picture = picture(visitor, "for (;;);");
      visitor.write("def slide(pond):\n    return 'typed'\n");
      assertThat(visitor.editor()).containsText("typed");
      assertRemoved(picture);
    }
  }

  @Test
  void aFrameThatSendsWithoutEndIsRemoved() {
    try (Visitor visitor = visitor()) {
      String attack =
          """
          setInterval(() => {
            for (let i = 0; i < 2000; i++) {
              parent.postMessage({ height: 99 }, '*');
            }
          });
          """;
      Locator picture = picture(visitor, attack);
      assertRemoved(picture);
      visitor.write("def slide(pond):\n    return 'typed'\n");
      assertThat(visitor.editor()).containsText("typed");
    }
  }

  @Test
  void aFrameThatTakesTheFocusIsRemoved() {
    try (Visitor visitor = visitor()) {
      String attack =
          """
          const field = put('input', {});
          await new Promise((then) => onmessage = ({data}) => data.input && setTimeout(then, 500));
          field.focus();
          """;
      Locator picture = picture(visitor, attack);
      visitor.editor().click();
      assertRemoved(picture);
      assertThat(visitor.editor()).isFocused();
      visitor.page().keyboard().insertText("typed");
      assertThat(visitor.editor()).containsText("typed");
    }
  }

  /** A click, like the focus, needs a frame that is not inert. */
  @Test
  void theFrameGetsNoClick() {
    try (Visitor visitor = visitor()) {
      String attack = "onpointerdown = () => document.title = 'clicked'; return 'ready'";
      Locator picture = picture(visitor, attack);
      awaitEnd(picture);
      picture.locator("iframe").click(new Locator.ClickOptions().setForce(true));
      assertThat(title(visitor.page(), "/visual")).isEqualTo("ready");
    }
  }

  /** A visual that fails leaves the page whole; its error is not an error of the page. */
  @Test
  void aFrameThatThrowsIsReplacedByASentence() {
    try (Visitor visitor = Visitor.unwatched(browser, arbiter.address())) {
      visitor
          .page()
          .route("**/visual?*", route -> replaceVisual(route, "<script>throw 1</script>"));
      visitor.open(PUZZLE).button("Show as pictures").click();
      assertRemoved(visitor.page().locator(".samples > li .picture").first());
      visitor.fits("picture-failed");
    }
  }
}
