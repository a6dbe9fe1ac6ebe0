package io.arbiter.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient.Answer;
import io.arbiter.server.author.Templates;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Two authors and the puzzles that they write from templates. */
abstract class DeskAuthors extends ApiCases {
  /** A new author. */
  static Client author() {
    String name = "author-" + UUID.randomUUID().toString().substring(0, 8);
    Client.register(arbiter.address(), name);
    Answer roles =
        nobody
            .logIn("admin", Client.PASSWORD)
            .put("/api/players/" + name + "/roles", Map.of("roles", List.of("player", "author")));
    assertThat(roles.status()).as(roles.toString()).isBetween(200, 204);
    return nobody.logIn(name, Client.PASSWORD);
  }

  /** A slug that no other test uses. */
  static String newSlug() {
    return "desk-" + UUID.randomUUID();
  }

  /** The files of a template. */
  static Map<String, String> template(String name) {
    return Templates.ALL.stream()
        .filter(template -> template.name().equals(name))
        .map(template -> new TreeMap<>(template.files()))
        .findFirst()
        .orElseThrow();
  }

  static String puzzle(String slug) {
    return "/api/author/puzzles/" + slug;
  }

  static String version(String slug, int number) {
    return puzzle(slug) + "/versions/" + number;
  }

  /** Sends a bundle, which must become a new version. */
  static JsonNode put(Client author, String slug, Map<String, ?> body) {
    Answer draft = author.putAndWait(puzzle(slug), body);
    assertThat(draft.status()).as(draft.toString()).isEqualTo(201);
    return draft.body();
  }

  /** A new puzzle of an author, from a template. */
  static String newPuzzle(Client author, String template) {
    String slug = newSlug();
    put(author, slug, Map.of("files", template(template)));
    return slug;
  }
}
