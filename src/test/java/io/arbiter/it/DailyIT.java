package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The puzzle of the day, time zones, streaks and badges. */
class DailyIT extends ApiCases {
  @Test
  void aDateHasOnePuzzleInTheZoneThatTheCallerOrTheAccountNames() {
    Client zoe = player("zoe");
    shows(zoe.get("/api/me").body(), "{zone: null}");
    JsonNode here = body(nobody.get("/api/daily?zone=Europe/Kyiv"), 200);
    String puzzle = here.at("/puzzle/slug").asText();
    shows(nobody.get("/api/puzzles/" + puzzle).body(), "{open: true}");
    shows(here, "{mine: null}");
    List<LocalDate> dates = new ArrayList<>();
    // In one of these two zones it is the same date as in Kyiv, and not in both.
    for (String zone : List.of("-12:00", "Pacific/Kiritimati")) {
      body(zoe.put("/api/me/zone", Map.of("zone", zone)), 204);
      shows(zoe.get("/api/me").body(), "{zone: '%s'}", zone);
      JsonNode own = zoe.get("/api/daily").body();
      assertThat(own.path("date"))
          .isEqualTo(nobody.get("/api/daily?zone=" + zone).body().path("date"))
          .isEqualTo(nobody.get("/api/players/zoe").body().path("today"));
      shows(own, "{mine: {solved: false, attempts: 0, solvedAt: null}}");
      assertThat(own.at("/puzzle/slug").asText().equals(puzzle))
          .isEqualTo(own.path("date").equals(here.path("date")));
      dates.add(LocalDate.parse(own.path("date").asText()));
    }
    assertThat(dates.getLast()).isAfter(dates.getFirst());
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
    // If this is the puzzle of the day, there is another badge.
    JsonNode badges = profile.path("badges");
    shows(
        badges.path(badges.findValuesAsText("id").indexOf("first-solution")),
        """
        {id: 'first-solution', reason: 'solved a puzzle', at: '%s', puzzle: {slug: 'fizz-buzz'}}
        """,
        right);
    shows(profile.path("stations").get(0), "{name: 'first-steps', solved: 1}");
  }
}
