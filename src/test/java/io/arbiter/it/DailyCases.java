package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The puzzle of the day, time zones, streaks and badges. */
abstract class DailyCases extends ApiCases {
  private static LocalDate date(JsonNode daily) {
    return LocalDate.parse(daily.path("date").asText());
  }

  @Test
  void aDateHasOnePuzzleForEverybody() {
    JsonNode here = nobody.get("/api/daily?zone=Europe/Kyiv").body();
    String puzzle = here.path("puzzle").path("slug").asText();
    assertThat(nobody.get("/api/puzzles/" + puzzle).body().path("open").asBoolean()).isTrue();
    assertThat(here.path("puzzle").path("title").asText()).isNotEmpty();
    assertThat(here.path("mine").isNull()).isTrue();
    // In one of these two zones it is the same date as in Kyiv, and not in both.
    JsonNode west = ada.get("/api/daily?zone=-12:00").body();
    JsonNode east = ada.get("/api/daily?zone=%2B14:00").body();
    assertThat(date(east)).isAfter(date(west));
    for (JsonNode daily : List.of(west, east)) {
      assertThat(daily.path("puzzle").path("slug").asText().equals(puzzle))
          .isEqualTo(date(daily).equals(date(here)));
    }
  }

  @Test
  void theZoneOfTheAccountDecidesWithoutAnother() {
    Client zoe = Client.register(arbiter.address(), "zoe");
    assertThat(zoe.get("/api/me").body().path("zone").isNull()).isTrue();
    for (String zone : List.of("-12:00", "Pacific/Kiritimati")) {
      assertThat(zoe.put("/api/me/zone", Map.of("zone", zone)).status()).isEqualTo(204);
      assertThat(zoe.get("/api/me").body().path("zone").asText()).isEqualTo(zone);
      JsonNode own = zoe.get("/api/daily").body();
      assertThat(own.path("date"))
          .isEqualTo(zoe.get("/api/daily?zone=" + zone).body().path("date"))
          .isEqualTo(nobody.get("/api/players/zoe").body().path("today"));
      assertThat(own.path("mine").toString())
          .isEqualTo("{\"solved\":false,\"attempts\":0,\"solvedAt\":null}");
    }
    // Nobody else learns where a player lives.
    assertThat(nobody.get("/api/players/zoe").body().has("zone")).isFalse();
  }

  @Test
  void unknownZonesAreRefused() {
    for (Object zone : List.of("Mars/Base", "", "x".repeat(1000))) {
      Answer refused = ada.put("/api/me/zone", Map.of("zone", zone));
      assertThat(refused.status()).isEqualTo(422);
      assertProblem(refused, "INVALID");
      assertThat(refused.body().path("violations").findValuesAsText("field"))
          .containsExactly("zone");
    }
    assertThat(ada.put("/api/me/zone", Map.of()).status()).isEqualTo(422);
    assertThat(ada.put("/api/me/zone", Map.of("zone", 2)).status()).isEqualTo(400);
    Answer anonymous = nobody.put("/api/me/zone", Map.of("zone", "UTC"));
    assertThat(anonymous.status()).isEqualTo(401);
    assertProblem(anonymous, "UNAUTHENTICATED");
  }

  @Test
  void aSolutionBeginsAStreakAndEarnsABadge() {
    Client kim = Client.register(arbiter.address(), "kim");
    kim.judge("fizz-buzz", Sources.body("return None"));
    String right = kim.judge("fizz-buzz", Sources.RIGHT).path("submittedAt").asText();
    JsonNode profile = nobody.get("/api/players/kim").body();
    assertThat(profile.path("streak").toString()).isEqualTo("{\"current\":1,\"longest\":1}");
    assertThat(profile.path("activity")).hasSize(1);
    JsonNode today = profile.path("activity").get(0);
    assertThat(date(today)).isEqualTo(LocalDate.ofInstant(Instant.parse(right), ZoneOffset.UTC));
    assertThat(today.path("accepted").asInt()).isEqualTo(1);
    assertThat(today.path("submissions").asInt()).isEqualTo(2);
    JsonNode badge = profile.path("badges").get(0);
    assertThat(badge.path("id").asText()).isEqualTo("first-solution");
    assertThat(badge.path("reason").asText()).isEqualTo("solved a puzzle");
    assertThat(badge.path("at").asText()).isEqualTo(right);
    assertThat(badge.path("puzzle").path("slug").asText()).isEqualTo("fizz-buzz");
    assertThat(profile.path("stations").findValuesAsText("name")).startsWith("first-steps");
    assertThat(profile.path("stations").get(0).path("solved").asInt()).isEqualTo(1);
    assertThat(kim.get("/api/me/export").body().path("badges").findValuesAsText("id"))
        .contains("first-solution");
  }

  @Test
  void theCallerSeesWhetherTheyHaveSolvedThePuzzleOfTheDay() {
    Client max = Client.register(arbiter.address(), "maxim");
    JsonNode before = max.get("/api/daily").body();
    String slug = before.path("puzzle").path("slug").asText();
    max.judge(slug, "print(1");
    JsonNode mine = max.get("/api/daily").body().path("mine");
    // The day may change between two calls.
    if (max.get("/api/daily").body().path("date").equals(before.path("date"))) {
      assertThat(mine.path("attempts").asInt()).isEqualTo(1);
      assertThat(mine.path("solved").asBoolean()).isFalse();
    }
  }
}
