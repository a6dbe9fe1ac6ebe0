package io.arbiter.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.core.bundle.Templates;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Authors and the puzzles that they write from templates. */
abstract class DeskCases extends ApiCases {
  static final String RIGHT = template("function").get("solutions/right.py");

  /** A new author. */
  static Client author() {
    return playerWithRole("author-" + UUID.randomUUID().toString().substring(0, 8), "author");
  }

  /** A slug that no other test uses. */
  static String newSlug() {
    return "desk-" + UUID.randomUUID();
  }

  /** The files of a template. */
  static Map<String, String> template(String name) {
    return new TreeMap<>(Templates.named(name).orElseThrow().files());
  }

  static String puzzle(String slug) {
    return "/api/author/puzzles/" + slug;
  }

  static String version(String slug, int number) {
    return puzzle(slug) + "/versions/" + number;
  }

  /** Sends a bundle, which must become a new version. */
  static JsonNode put(Client author, String slug, Map<String, ?> body) {
    return body(author.putAndWait(puzzle(slug), body), 201);
  }

  /** A new puzzle of an author, from a template. */
  static String newPuzzle(Client author, String template) {
    String slug = newSlug();
    put(author, slug, Map.of("files", template(template)));
    return slug;
  }

  /** Makes the first version of a puzzle count as validated, which takes a worker long. */
  static void countAsValidated(String slug) throws IOException {
    InstanceDatabase.update(
        folder,
        "update puzzle_version set state = 'VALIDATED' where state = 'DRAFT' and slug = ?",
        slug);
  }

  /** Moves a contest into the past. */
  static void endContest(String contest) throws IOException {
    InstanceDatabase.update(
        folder,
        """
        update contest set starts_at = starts_at - interval '1 hour',
          freeze_at = freeze_at - interval '1 hour', ends_at = now() - interval '4 s'
        where id = ?
        """,
        UUID.fromString(contest.substring(contest.lastIndexOf('/') + 1)));
  }

  /** A new puzzle that everybody can play; {@link #RIGHT} solves it. */
  static String publishedPuzzle(Client author) throws IOException {
    String slug = newPuzzle(author, "function");
    countAsValidated(slug);
    body(author.post(version(slug, 1) + "/publication", Map.of()), 200);
    return slug;
  }
}
