package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The puzzle of the day, time zones, streaks and badges. */
class DailyIT extends ApiCases {
  private static LocalDate date(JsonNode daily) {
    return LocalDate.parse(daily.path("date").asText());
  }

  @Test
  void aDateHasOnePuzzleForEverybody() {
    JsonNode here = body(nobody.get("/api/daily?zone=Europe/Kyiv"), 200);
    String puzzle = here.at("/puzzle/slug").asText();
    shows(nobody.get("/api/puzzles/" + puzzle).body(), "{open: true}");
    assertThat(here.path("mine").isNull()).isTrue();
    // In one of these two zones it is the same date as in Kyiv, and not in both.
    JsonNode west = ada().get("/api/daily?zone=-12:00").body();
    JsonNode east = ada().get("/api/daily?zone=%2B14:00").body();
    assertThat(date(east)).isAfter(date(west));
    for (JsonNode daily : List.of(west, east)) {
      assertThat(daily.at("/puzzle/slug").asText().equals(puzzle))
          .isEqualTo(date(daily).equals(date(here)));
    }
  }

  @Test
  void theZoneOfTheAccountDecidesWithoutAnother() {
    Client zoe = player("zoe");
    shows(zoe.get("/api/me").body(), "{zone: null}");
    for (String zone : List.of("-12:00", "Pacific/Kiritimati")) {
      body(zoe.put("/api/me/zone", Map.of("zone", zone)), 204);
      shows(zoe.get("/api/me").body(), "{zone: '%s'}", zone);
      JsonNode own = zoe.get("/api/daily").body();
      assertThat(own.path("date"))
          .isEqualTo(zoe.get("/api/daily?zone=" + zone).body().path("date"))
          .isEqualTo(nobody.get("/api/players/zoe").body().path("today"));
      shows(own, "{mine: {solved: false, attempts: 0, solvedAt: null}}");
    }
    // Nobody else learns where a player lives.
    assertThat(nobody.get("/api/players/zoe").body().has("zone")).isFalse();
    for (String zone : List.of("Mars/Base", "", "x".repeat(1000))) {
      invalid(zoe.put("/api/me/zone", Map.of("zone", zone)), "zone");
    }
    refused(zoe.put("/api/me/zone", Map.of()), "INVALID");
    refused(zoe.put("/api/me/zone", Map.of("zone", 2)), "MALFORMED");
  }

  @Test
  void aSolutionBeginsAStreakAndEarnsABadge() {
    Client kim = player("kim");
    kim.judge("fizz-buzz", Sources.body("return None"));
    String right = accepted(kim, "fizz-buzz", Sources.RIGHT).path("submittedAt").asText();
    JsonNode profile = body(nobody.get("/api/players/kim"), 200);
    shows(
        profile,
        """
        {streak: {current: 1, longest: 1}, activity: [{date: '%s', accepted: 1, submissions: 2}]}
        """,
        LocalDate.ofInstant(Instant.parse(right), ZoneOffset.UTC));
    shows(
        profile.path("badges").get(0),
        """
        {id: 'first-solution', reason: 'solved a puzzle', at: '%s', puzzle: {slug: 'fizz-buzz'}}
        """,
        right);
    shows(profile.path("stations").get(0), "{name: 'first-steps', solved: 1}");
    JsonNode daily = kim.get("/api/daily").body();
    kim.judge(daily.at("/puzzle/slug").asText(), "print(1");
    JsonNode after = kim.get("/api/daily").body();
    // The day may change between two calls.
    if (after.path("date").equals(daily.path("date"))) {
      assertThat(after.at("/mine/attempts").asInt())
          .isEqualTo(daily.at("/mine/attempts").asInt() + 1);
    }
  }
}
