package io.arbiter.it;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.arbiter.Rotation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Shared parts of the tests of the page, on the instance that {@link BrowserIT} runs. */
abstract class BrowserCases {
  static final String FIZZ_BUZZ = "/puzzles/fizz-buzz";

  /** Right for all samples but the last. */
  static final String WRONG =
      """
      def checkio(number):
          return "Fizz" if number % 3 == 0 else "buzz"
      """;

  private static final AtomicInteger PLAYERS = new AtomicInteger();

  /** Of the instance. */
  static Path folder;

  static Instance arbiter;
  static Playwright playwright;
  static Browser browser;

  /** For what takes the judge some seconds. */
  static ContainsTextOptions patiently() {
    return new ContainsTextOptions().setTimeout(60_000);
  }

  /** The scheme in which pages are looked at today: light on one day, dark on the next. */
  static Stream<ColorScheme> schemes() {
    return Rotation.oneOf(List.of(ColorScheme.LIGHT, ColorScheme.DARK));
  }

  static String newName() {
    return "player" + PLAYERS.incrementAndGet();
  }

  static Visitor visitor() {
    return Visitor.atDesk(browser, arbiter.address(), ColorScheme.LIGHT);
  }

  /** A player who has just registered. */
  static Visitor player() {
    return visitor().register(newName());
  }

  /** Answers with another document of an author, with the headers and the prelude of the server. */
  static void replaceVisual(Route route, String document) {
    APIResponse answer = route.fetch();
    String text = answer.text();
    String prelude = text.substring(0, text.indexOf('\n') + 1);
    route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(prelude + document));
  }

  /** Solves for the player, who is logged in, as much as opens the second station. */
  static void openSecondStation(Visitor player) throws IOException {
    String name = player.page().locator("#account a").first().textContent();
    Client client = Client.anonymous(arbiter.address()).logIn(name, Client.PASSWORD);
    ApiCases.solve(client, "fizz-buzz");
    ApiCases.solve(client, "road-trip-speed");
  }
}
