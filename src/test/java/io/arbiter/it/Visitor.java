package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A person at a browser window of their own. Whatever the browser reports, such as a script error
 * or a violation of the Content-Security-Policy, fails {@link #close}.
 */
final class Visitor implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String ENGLISH = "en-US";
  private static final int WIDE = 1280;
  private static final int PHONE = 390;

  private final BrowserContext context;
  private final Page page;
  private final String address;
  private final boolean watched;
  private final List<String> complaints = new ArrayList<>();
  private int dialogs;

  private Visitor(
      Browser browser,
      String address,
      int width,
      ColorScheme scheme,
      String language,
      boolean watched) {
    this.address = address;
    this.watched = watched;
    context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(scheme)
                .setLocale(language)
                .setReducedMotion(ReducedMotion.REDUCE));
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

  static Visitor atDesk(Browser browser, String address, ColorScheme scheme) {
    return reading(ENGLISH, browser, address, scheme);
  }

  /** At a desk, with a browser in this language. */
  static Visitor reading(String language, Browser browser, String address, ColorScheme scheme) {
    return new Visitor(browser, address, WIDE, scheme, language, true);
  }

  /** A person who sees hostile pages, where the browser has to report something. */
  static Visitor unwatched(Browser browser, String address) {
    return new Visitor(browser, address, WIDE, ColorScheme.LIGHT, ENGLISH, false);
  }

  static Visitor withPhone(Browser browser, String address, ColorScheme scheme) {
    return new Visitor(browser, address, PHONE, scheme, ENGLISH, true);
  }

  /** Registers on the page, and stays where the page goes afterwards. */
  Visitor register(String name) {
    open("/register");
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(Client.PASSWORD);
    button("Register").click();
    page.locator("#account").getByText(name).waitFor();
    return this;
  }

  Visitor logIn(String name) {
    open("/login");
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill(Client.PASSWORD);
    button("Log in").click();
    page.locator("#account").getByText(name).waitFor();
    return this;
  }

  /** Opens a page afresh, and waits until it is there. */
  Visitor open(String path) {
    page.navigate("about:blank");
    page.navigate(address + "/#" + path);
    page.locator("main:not([aria-busy]) h1").waitFor();
    return this;
  }

  Page page() {
    return page;
  }

  /** Changes the browser between light and dark. */
  void prefer(ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
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
    page.keyboard().press("Control+a");
    page.keyboard().insertText(source);
    return this;
  }

  /** Sends the code, and waits for the verdict. */
  Visitor send(String button) {
    button(button).click();
    page.locator(".result .badge").waitFor();
    return this;
  }

  Locator result() {
    return page.locator(".result");
  }

  /** Axe finds nothing on the page, and it fits. */
  void looksWell(String name) {
    fits(name);
    // Only for frames of other origins a second page is needed to collect the results.
    var found =
        new AxeBuilder(page).setLegacyMode(page.frames().size() == 1).analyze().getViolations();
    assertThat(found.stream().map(rule -> rule.getId() + ": " + rule.getNodes()).toList())
        .as(name)
        .isEmpty();
  }

  /** The page, which is also photographed, is not wider than the window. */
  void fits(String name) {
    photograph(name);
    Object overflow =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(overflow).as("%s is wider than the window", name).isEqualTo(0);
  }

  void photograph(String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
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

  @Override
  public void close() {
    context.close();
    if (watched) {
      assertThat(complaints).as("what the browser reported").isEmpty();
    }
  }
}
