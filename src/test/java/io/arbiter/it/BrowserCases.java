package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Shared parts of the tests of the page. Each test brings its own players. */
abstract class BrowserCases {
  static final String FIZZ_BUZZ = "/puzzles/fizz-buzz";

  /** Right for all samples but the last. */
  static final String WRONG =
      """
      def checkio(number):
          return "Fizz" if number % 3 == 0 else "buzz"
      """;

  /** The puzzles of the first station that have a generator. */
  private static final List<String> PREPARED =
      List.of(
          "bell-tower",
          "captains-parrot",
          "echo-valley",
          "last-bus",
          "mitten-pairs",
          "no-thirteenth-floor");

  static final Instance ARBITER = SharedInstance.get();

  /** Opens a browser for this thread, and waits for the puzzles that a worker prepares. */
  static void start() {
    Client nobody = Client.anonymous(ARBITER.address());
    for (String slug : PREPARED) {
      await(slug).until(() -> nobody.get("/api/puzzles/" + slug).status() == 200);
    }
    Chromium.open();
  }

  /** Waits as long as a machine with much else to do may need. */
  static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(Duration.ofMinutes(5));
  }

  /** A name or slug that no other test uses. */
  static String newName() {
    return "page-" + UUID.randomUUID().toString().substring(0, 8);
  }

  static Visitor visitor() {
    return Visitor.reading("en-US");
  }

  /** A new player, who is logged in. */
  static Visitor player() {
    return loggedIn(newPlayer("player"));
  }

  static Visitor loggedIn(String name) {
    return Visitor.loggedIn(name);
  }

  /** The name of a new player, who also has this role. */
  static String newPlayer(String role) {
    String name = newName();
    Client.newAccount(ARBITER.address(), name);
    if (!role.equals("player")) {
      Map<String, ?> roles = Map.of("roles", List.of("player", role));
      int status = ApiCases.admin().put("/api/players/" + name + "/roles", roles).status();
      assertThat(status).isBetween(200, 204);
    }
    return name;
  }

  static Client client(String name) {
    return Client.anonymous(ARBITER.address()).logIn(name, Client.PASSWORD);
  }

  /** A new player's client. */
  static Client newClient() {
    return Client.register(ARBITER.address(), newName());
  }

  /** A solution that ships with a puzzle. */
  static String solution(String slug, String file) throws IOException {
    return Files.readString(Path.of("puzzles", slug, "solutions", file));
  }

  /** A script, document or list that a test of the page uses. */
  static String resource(String name) {
    try {
      return Files.readString(Path.of("src/test/resources/browser", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Solves for a player as much as opens the second station. */
  static void openSecondStation(Client player) throws IOException {
    ApiCases.solve(player, "fizz-buzz");
    ApiCases.solve(player, "road-trip-speed");
  }

  /** Answers with another document of an author, with the headers and the prelude of the server. */
  static void replaceVisual(Route route, String document) {
    APIResponse answer = route.fetch();
    String text = answer.text();
    String prelude = text.substring(0, text.indexOf('\n') + 1);
    route.fulfill(new FulfillOptions().setResponse(answer).setBody(prelude + document));
  }
}
