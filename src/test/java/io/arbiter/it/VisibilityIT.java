package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What others see of a player is the player's choice. */
class VisibilityIT extends ApiCases {
  private static void choose(Client player, String profile, String activity) {
    Map<String, String> choice = Map.of("profile", profile, "activity", activity);
    body(player.put("/api/me/visibility", choice), 204);
    shows(
        player.get("/api/me/visibility").body(),
        "{profile: '%s', activity: '%s'}",
        profile,
        activity);
  }

  @Test
  void aHiddenProfileIsLikeAnUnknownName() throws Exception {
    Client vera = player("visi-vera");
    solve(vera, "menu-board");
    String path = "/api/players/visi-vera";
    shows(vera.get("/api/me/visibility").body(), "{profile: 'public'}");
    Answer open = nobody.get(path);
    shows(body(open, 200), "{activityShown: true, recent: []}");
    assertThat(header(open, "Cache-Control")).containsExactly("private, no-cache");
    assertThat(header(open, "Vary").toString()).contains("Authorization");

    choose(vera, "players", "players");
    refused(nobody.get(path), "NOT_FOUND");
    body(ada().get(path), 200);

    // A public activity does not show what the profile hides.
    choose(vera, "hidden", "public");
    for (Client other : List.of(nobody, ada())) {
      Answer hidden = other.get(path);
      refused(hidden, "NOT_FOUND");
      assertThat(hidden.body().path("detail").asText().replace("visi-vera", "visi-nobody"))
          .isEqualTo(other.get("/api/players/visi-nobody").body().path("detail").asText());
    }
    for (Client insider : List.of(vera, admin())) {
      shows(insider.get(path).body(), "{activityShown: true, recent: [{}]}");
    }
    assertThat(nobody.items("/api/leaderboards/all/players/visi-vera").findValuesAsText("player"))
        .contains("visi-vera");
    JsonNode board = nobody.items("/api/puzzles/menu-board/leaderboard?limit=100");
    shows(find(board, "player", "visi-vera"), "{profile: 'hidden'}");
    shows(vera.get("/api/me/export").body(), "{visibility: {profile: 'hidden'}}");
  }

  @Test
  void aHiddenActivityLeavesTheResults() throws Exception {
    Client vlad = player("visi-vlad");
    solve(vlad, "fizz-buzz");
    String path = "/api/players/visi-vlad";
    choose(vlad, "public", "hidden");
    JsonNode seen = ada().get(path).body();
    shows(
        seen,
        """
        {points: 10, solvedPuzzles: [{slug: 'fizz-buzz', solvedAt: null}], activityShown: false,
         recent: [], activity: [], badges: [], streak: {longest: 0}}
        """);
    shows(vlad.get(path).body(), "{streak: {longest: 1}}");
    for (String as : List.of("visitor", "player")) {
      shows(vlad.get(path + "?as=" + as).body(), "{activityShown: false}");
    }
    choose(vlad, "players", "players");
    refused(vlad.get(path + "?as=visitor"), "NOT_FOUND");
    shows(vlad.get(path + "?as=player").body(), "{activityShown: true}");
    // The parameter gives no rights.
    refused(nobody.get(path + "?as=player"), "NOT_FOUND");

    refused(nobody.get("/api/me/visibility"), "UNAUTHENTICATED");
    refused(vlad.put("/api/me/visibility", Map.of("profile", "hidden")), "INVALID");
    refused(
        vlad.put("/api/me/visibility", json("{profile: 'friends', activity: 'hidden'}")),
        "MALFORMED");
  }

  @Test
  void aPlayerChoosesAPicture() throws Exception {
    Client vita = player("visi-vita");
    shows(vita.get("/api/me").body(), "{avatar: null}");
    body(vita.put("/api/me/avatar", Map.of("avatar", 23)), 204);
    shows(vita.get("/api/me").body(), "{avatar: 23}");
    shows(nobody.get("/api/players/visi-vita").body(), "{avatar: 23}");
    solve(vita, "menu-board");
    for (String board :
        List.of(
            "leaderboards/all/players/visi-vita",
            "puzzles/menu-board/leaderboard?by=steps&limit=100")) {
      assertThat(nobody.items("/api/" + board).findValuesAsText("avatar")).contains("23");
    }
    for (int none : List.of(-1, 24)) {
      invalid(vita.put("/api/me/avatar", Map.of("avatar", none)), "avatar");
    }
    body(vita.put("/api/me/avatar", json("{avatar: null}")), 204);
    shows(vita.get("/api/me").body(), "{avatar: null}");
  }
}
