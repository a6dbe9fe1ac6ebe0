package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.app.play.ApiClient.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which puzzles are open for which player. */
abstract class StationCases extends ApiCases {
  @Test
  void aLockedPuzzleOpensWhenEnoughOfTheStationBeforeIsSolved() throws IOException {
    Client lou = Client.register(arbiter.address(), "lou");
    JsonNode locked = lou.get("/api/puzzles/undo-notebook").body();
    String lock =
        "undo-notebook is locked: solve 2 more of First Steps (fizz-buzz, road-trip-speed,"
            + " stutter-bot, last-bus, no-thirteenth-floor, captains-parrot, echo-valley,"
            + " lost-and-found, menu-board, mitten-pairs, …)";
    assertThat(locked.path("open").asBoolean()).isFalse();
    assertThat(locked.path("station").asText()).isEqualTo("workshop");
    assertThat(locked.path("lock").asText()).isEqualTo(lock);
    assertThat(locked.path("statementHtml").asText()).isNotEmpty();
    for (String kind : List.of("submissions", "runs")) {
      Answer refused = lou.post("/api/puzzles/undo-notebook/" + kind, Map.of("source", "x = 1"));
      assertThat(refused.status()).isEqualTo(403);
      assertProblem(refused, "FORBIDDEN");
      assertThat(refused.body().path("detail").asText()).isEqualTo(lock);
    }
    assertThat(solve(lou, "fizz-buzz").has("unlocked")).isFalse();
    JsonNode opening = solve(lou, "stutter-bot");
    assertThat(opening.path("unlocked").toString()).isEqualTo("[\"workshop\"]");
    Event told = lou.events(opening.path("id").asText(), Map.of()).getLast();
    assertThat(told.data().path("unlocked")).isEqualTo(opening.path("unlocked"));
    assertThat(solve(lou, "menu-board").has("unlocked")).isFalse();
    JsonNode open = lou.get("/api/puzzles/undo-notebook").body();
    assertThat(open.path("open").asBoolean()).isTrue();
    assertThat(open.has("lock")).isFalse();
    lou.submit("undo-notebook", "submissions", "x = 1");
    JsonNode stations = lou.items("/api/stations");
    assertThat(stations.findValuesAsText("open")).containsExactly("true", "true", "false", "false");
    assertThat(stations.findValuesAsText("solved")).containsExactly("3", "0", "0", "0");
  }

  @Test
  void somePuzzlesAreAlwaysOpenAndNothingIsLockedForAnAdmin() {
    JsonNode puzzles = nobody.items("/api/puzzles?limit=100");
    List<String> open = new ArrayList<>();
    puzzles.forEach(
        p ->
            open.addAll(p.path("open").asBoolean() ? List.of(p.path("slug").asText()) : List.of()));
    // Other cases publish puzzles of their own.
    open.removeIf(slug -> slug.startsWith("desk-"));
    assertThat(open)
        .containsExactlyInAnyOrder(
            "fizz-buzz",
            "road-trip-speed",
            "stutter-bot",
            "last-bus",
            "no-thirteenth-floor",
            "captains-parrot",
            "echo-valley",
            "mitten-pairs",
            "bell-tower",
            "lost-and-found",
            "menu-board",
            "sandbox-1-forbidden-words",
            "few-steps",
            "broken-checker");
    Client mia = Client.register(arbiter.address(), "milla");
    mia.submit("sandbox-1-forbidden-words", "runs", "x = 1");
    mia.submit("broken-checker", "runs", "x = 1");
    Client admin = nobody.logIn("admin", Client.PASSWORD);
    admin.submit("sandbox-8-build-the-wall", "runs", "x = 1");
    assertThat(admin.get("/api/puzzles/sandbox-8-build-the-wall").body().path("open").asBoolean())
        .isTrue();
  }
}
