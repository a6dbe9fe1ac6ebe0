package io.arbiter.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A person at a browser window of their own. Whatever the browser reports, such as a script error
 * or a violation of the Content-Security-Policy, fails {@link #close}.
 */
final class Visitor implements AutoCloseable {
  static final int DESK = 1280;
  static final int PHONE = 390;
  private static final int HEIGHT = 900;
  private static final String ADDRESS = SharedInstance.get().address();
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** Runs axe in a page that has it. */
  private static final String VIOLATIONS =
      """
      async () => {
        const { violations } = await axe.run({ resultTypes: ['violations'] });
        return violations.map((rule) => rule.id + ': ' + rule.nodes.map((node) => node.html));
      }
      """;

  private final BrowserContext context;
  private final Page page;
  private final Client client;
  private final String name;
  private final List<String> complaints = new ArrayList<>();
  private boolean watched = true;
  private int dialogs;

  private Visitor(NewContextOptions options, Client client, String name) {
    this.client = client;
    this.name = name;
    context =
        Chromium.browser()
            .newContext(
                options
                    .setViewportSize(DESK, HEIGHT)
                    .setColorScheme(ColorScheme.LIGHT)
                    .setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
    page = context.newPage();
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          // The browser also reports each answer of the API that is an error.
          if (message.type().equals("error") && !message.location().contains("/api/")) {
            complaints.add(message.text());
          }
        });
    page.onDialog(
        dialog -> {
          dialogs++;
          dialog.dismiss();
        });
  }

  /** Who has no account yet. The browser has this language. */
  static Visitor reading(String language) {
    return new Visitor(new NewContextOptions().setLocale(language), null, null);
  }

  /** A player who has logged in earlier. */
  static Visitor loggedIn(String name) {
    Client anonymous = Client.anonymous(ADDRESS);
    Map<String, String> credentials = Map.of("name", name, "password", Client.PASSWORD);
    ObjectNode login = (ObjectNode) anonymous.post("/api/tokens", credentials).body();
    Client client = anonymous.withToken(login.path("token").asText());
    String session = login.put("name", name).toString();
    String state =
        """
        {"cookies": [], "origins": [
          {"origin": "%s", "localStorage": [{"name": "arbiter.session", "value": %s}]}]}
        """
            .formatted(ADDRESS, TextNode.valueOf(session));
    NewContextOptions options = new NewContextOptions().setLocale("en-US").setStorageState(state);
    return new Visitor(options, client, name);
  }

  /** Sees hostile pages, where the browser has to report something. */
  Visitor unwatched() {
    watched = false;
    return this;
  }

  /** The player's client of the API. */
  Client client() {
    return client;
  }

  String name() {
    return name;
  }

  /** Logs in on the page that asks for it. */
  void logIn(String name, String password) {
    fill("Name", name).fill("Password", password).click("Log in");
  }

  /** Opens the menu of the header. */
  Visitor openMenu() {
    locate("[popovertarget=menu]").click();
    return this;
  }

  Visitor logOut() {
    return openMenu().click("Log out");
  }

  /** Opens a page afresh, and waits until it is there. */
  Visitor open(String path) {
    page.navigate("about:blank");
    page.navigate(ADDRESS + "/#" + path);
    heading().waitFor();
    return this;
  }

  /** Goes on to another page, as a link does. */
  Visitor go(String path) {
    page.evaluate(
        """
        (path) => location.hash === `#${path}` || new Promise((then) => {
          addEventListener('hashchange', then, { once: true });
          location.hash = path;
        })
        """,
        path);
    heading().waitFor();
    return this;
  }

  Page page() {
    return page;
  }

  Locator locate(String selector) {
    return page.locator(selector);
  }

  /** The heading of the page, once it is there. */
  Locator heading() {
    return page.locator("main:not([aria-busy]) h1");
  }

  Locator account() {
    return page.locator("#account");
  }

  /** Changes the browser between light and dark. */
  Visitor prefer(ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    return this;
  }

  /** Makes the window as wide as this. */
  Visitor resize(int width) {
    page.setViewportSize(width, HEIGHT);
    return this;
  }

  /** How many windows the person has. */
  int windows() {
    return context.pages().size();
  }

  /** How many dialogs of scripts have opened. */
  int dialogs() {
    return dialogs;
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator link(String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  Locator label(String label) {
    return page.getByLabel(label);
  }

  Locator text(String text) {
    return page.getByText(text);
  }

  Locator exactly(String text) {
    return page.getByText(text, new Page.GetByTextOptions().setExact(true));
  }

  Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  /** Presses a button of the dialog that asks. */
  Visitor confirm(String button) {
    dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button)).click();
    return this;
  }

  Visitor click(String button) {
    button(button).click();
    return this;
  }

  /** Opens a tab of the page. */
  Visitor tab(String name) {
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    return this;
  }

  Visitor follow(String link) {
    link(link).click();
    return this;
  }

  Visitor fill(String label, String value) {
    label(label).fill(value);
    return this;
  }

  /** The page with this heading is there. */
  Visitor isAt(String heading) {
    assertThat(heading()).hasText(heading);
    return this;
  }

  /** The page has this text. */
  Visitor says(String text) {
    assertThat(text(text)).isVisible();
    return this;
  }

  /** The page has this part, with these texts. */
  Visitor shows(String selector, String... texts) {
    assertThat(locate(selector)).isVisible();
    for (String text : texts) {
      assertThat(locate(selector)).containsText(text);
    }
    return this;
  }

  /** The page has this button. */
  Visitor offers(String button) {
    assertThat(button(button)).isVisible();
    return this;
  }

  /** A part of the page has this text and no more. */
  Visitor reads(String selector, String text) {
    assertThat(locate(selector)).hasText(text);
    return this;
  }

  /** The page has so many of these parts. */
  Visitor counts(String selector, int count) {
    assertThat(locate(selector)).hasCount(count);
    return this;
  }

  /** A field has this value. */
  Visitor holds(String label, String value) {
    assertThat(label(label)).hasValue(value);
    return this;
  }

  Visitor reload() {
    page.reload();
    return this;
  }

  Visitor press(String key) {
    page.keyboard().press(key);
    return this;
  }

  Visitor type(String keys) {
    page.keyboard().type(keys);
    return this;
  }

  Locator editor() {
    return page.locator(".cm-content");
  }

  /** What the editor has, as its lines show it. */
  String code() {
    return String.join("\n", page.locator(".cm-line").allTextContents());
  }

  /** Replaces all code, as pasting does. */
  Visitor write(String source) {
    editor().click();
    press("Control+a").page.keyboard().insertText(source);
    return this;
  }

  /** Sends the code, and waits for the first verdict of the page. */
  Visitor send(String button) {
    click(button).result().locator(".badge").waitFor();
    return this;
  }

  Locator result() {
    return page.locator(".result");
  }

  /** Axe finds nothing on the page, and it fits at a desk and on a phone. */
  Visitor looksWell() {
    resize(PHONE).fits();
    resize(DESK).fits();
    isAccessible(page.url());
    return this;
  }

  /** The page is also photographed. */
  void looksWell(String name) {
    fits();
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    isAccessible(name);
  }

  private void isAccessible(String name) {
    assertThat(violations()).as(name).isEmpty();
  }

  private List<?> violations() {
    if (page.frames().size() > 1) {
      return new AxeBuilder(page).analyze().getViolations();
    }
    // The builder would send the script each time, and return what is well, too.
    if (!(boolean) page.evaluate("'axe' in window")) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    return (List<?>) page.evaluate(VIOLATIONS);
  }

  /** The page is not wider than the window, at the latest after its scripts know the width. */
  void fits() {
    page.waitForFunction(
        "document.documentElement.scrollWidth <= document.documentElement.clientWidth");
  }

  /** Photographs a part as it is in the window. A picture of the whole page leaves frames empty. */
  void photograph(String name, Locator part) {
    part.scrollIntoViewIfNeeded();
    part.screenshot(new Locator.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  /** The browser has to report this, which is then no failure. */
  void forgive(String text) {
    assertThat(complaints).anyMatch(complaint -> complaint.contains(text));
    complaints.removeIf(complaint -> complaint.contains(text));
  }

  /**
   * The browser may report this, such as a file that was asked for before the test went offline.
   */
  void tolerate(String text) {
    complaints.removeIf(complaint -> complaint.contains(text));
  }

  @Override
  public void close() {
    context.close();
    if (watched) {
      assertThat(complaints).as("what the browser reported").isEmpty();
    }
  }
}
