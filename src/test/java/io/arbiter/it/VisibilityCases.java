package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What others see of a player is the player's choice. */
abstract class VisibilityCases extends ApiCases {
  private static void choose(Client player, String profile, String activity) {
    Answer answer =
        player.put("/api/me/visibility", Map.of("profile", profile, "activity", activity));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(204);
    JsonNode chosen = player.get("/api/me/visibility").body();
    assertThat(chosen.path("profile").asText()).isEqualTo(profile);
    assertThat(chosen.path("activity").asText()).isEqualTo(activity);
  }

  private static List<String> authors(Client viewer, String query) {
    return viewer.get("/api/submissions?limit=100" + query).body().findValuesAsText("player");
  }

  private static JsonNode place(String board, String name) {
    JsonNode items = nobody.items(board);
    return StreamSupport.stream(items.spliterator(), false)
        .filter(item -> item.path("player").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not on " + board));
  }

  @Test
  void aHiddenProfileIsLikeAnUnknownName() throws Exception {
    Client vera = Client.register(arbiter.address(), "visi-vera");
    String submission = solve(vera, "fizz-buzz").path("id").asText();
    String path = "/api/players/visi-vera";
    String list = "&player=visi-vera";
    assertThat(vera.get("/api/me/visibility").body().findValuesAsText("profile"))
        .containsExactly("public");
    Answer open = nobody.get(path);
    assertThat(open.body().path("activityShown").asBoolean()).isTrue();
    assertThat(open.body().path("recent")).isNotEmpty();
    assertThat(open.raw().headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    assertThat(open.raw().headers().allValues("Vary").toString()).contains("Authorization");
    assertThat(authors(nobody, list)).isNotEmpty();

    choose(vera, "players", "players");
    assertThat(nobody.get(path).status()).isEqualTo(404);
    assertThat(authors(nobody, list)).isEmpty();
    assertThat(ada.get(path).status()).isEqualTo(200);
    assertThat(authors(ada, list)).isNotEmpty();

    // A public activity does not show what the profile hides.
    choose(vera, "hidden", "public");
    for (Client other : List.of(nobody, ada)) {
      Answer hidden = other.get(path);
      Answer unknown = other.get("/api/players/visi-nobody");
      assertThat(hidden.status()).isEqualTo(404);
      assertThat(hidden.body().path("detail").asText().replace("visi-vera", "visi-nobody"))
          .isEqualTo(unknown.body().path("detail").asText());
      assertThat(authors(other, list)).isEmpty();
      assertThat(authors(other, "&puzzle=fizz-buzz")).doesNotContain("visi-vera");
    }
    for (Client insider : List.of(vera, admin())) {
      assertThat(insider.get(path).body().path("activityShown").asBoolean()).isTrue();
      assertThat(authors(insider, list)).isNotEmpty();
    }
    assertThat(vera.items("/api/submissions?player=me")).isNotEmpty();
    assertThat(nobody.get("/api/submissions/" + submission).status())
        .as("its address is known from the boards")
        .isEqualTo(200);
    JsonNode standing = nobody.get("/api/leaderboards/all/players/visi-vera").body();
    assertThat(standing.path("items").findValuesAsText("player")).contains("visi-vera");
    JsonNode best = place("/api/puzzles/fizz-buzz/leaderboard?limit=100", "visi-vera");
    assertThat(best.path("profile").asText()).isEqualTo("hidden");
    assertThat(vera.get("/api/me/export").body().path("visibility").path("profile").asText())
        .isEqualTo("hidden");
  }

  @Test
  void aHiddenActivityLeavesTheResults() throws Exception {
    Client vlad = Client.register(arbiter.address(), "visi-vlad");
    solve(vlad, "fizz-buzz");
    String path = "/api/players/visi-vlad";
    choose(vlad, "public", "hidden");
    JsonNode seen = ada.get(path).body();
    assertThat(seen.path("points").asLong()).isPositive();
    assertThat(seen.at("/solvedPuzzles/0/slug").asText()).isEqualTo("fizz-buzz");
    assertThat(seen.at("/solvedPuzzles/0/solvedAt").isNull()).isTrue();
    assertThat(seen.path("activityShown").asBoolean()).isFalse();
    for (String part : List.of("recent", "activity", "badges")) {
      assertThat(seen.path(part)).as(part).isEmpty();
    }
    assertThat(seen.at("/streak/longest").asInt()).isZero();
    assertThat(authors(ada, "&player=visi-vlad")).isEmpty();
    JsonNode own = vlad.get(path).body();
    assertThat(own.at("/streak/longest").asInt()).isEqualTo(1);
    for (String as : List.of("visitor", "player")) {
      assertThat(vlad.get(path + "?as=" + as).body().path("activityShown").asBoolean())
          .as(as)
          .isFalse();
    }
    choose(vlad, "players", "players");
    assertThat(vlad.get(path + "?as=visitor").status()).isEqualTo(404);
    assertThat(vlad.get(path + "?as=player").body().path("activityShown").asBoolean()).isTrue();
    assertThat(nobody.get(path + "?as=player").status()).as("gives no rights").isEqualTo(404);
  }

  @Test
  void badChoicesAreRefused() {
    assertThat(nobody.get("/api/me/visibility").status()).isEqualTo(401);
    assertThat(ada.put("/api/me/visibility", Map.of("profile", "hidden")).status()).isEqualTo(422);
    assertThat(
            ada.put("/api/me/visibility", Map.of("profile", "friends", "activity", "hidden"))
                .status())
        .isEqualTo(400);
    assertThat(ada.get("/api/players/ada?as=admin").status()).isEqualTo(422);
  }
}
