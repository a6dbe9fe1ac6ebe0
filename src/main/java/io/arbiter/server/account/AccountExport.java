package io.arbiter.server.account;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.arbiter.server.submission.SubmissionCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes all that is a player's as one JSON object. Lists that may be long are read a page at a
 * time, each with a connection of its own: neither many submissions nor a slow reader keep much of
 * what is everybody's. Thread-safe.
 */
@ApplicationScoped
public class AccountExport {
  /** Rows in memory at once; the source of each may have 64 KiB, and its output as much. */
  static final int PAGE = 50;

  private static final UUID START = new UUID(0, 0);

  private final Belongings belongings;
  private final SubmissionCatalog submissions;
  private final ObjectWriter writer;

  AccountExport(Belongings belongings, SubmissionCatalog submissions, ObjectMapper mapper) {
    this.belongings = belongings;
    this.submissions = submissions;
    this.writer = mapper.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
  }

  /** Reads a page of what comes after an id, in the order of ids. */
  private interface Pages<T> {
    List<T> after(UUID id);
  }

  /**
   * Writes the export; if that fails, what was written is no whole object.
   *
   * @param out is left open
   */
  void write(UUID player, OutputStream out) throws IOException {
    JsonGenerator json = writer.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeFieldName("account");
    writer.writeValue(json, belongings.account(player));
    write(json, "standings", belongings.standings(player));
    write(json, "solved", belongings.solved(player));
    write(json, "best", belongings.best(player));
    write(json, "puzzles", belongings.puzzles(player));
    write(
        json,
        "publications",
        after -> belongings.publications(player, after, PAGE),
        Belongings.Publication::id);
    write(
        json,
        "comments",
        after -> belongings.comments(player, after, PAGE),
        Belongings.Comment::id);
    write(
        json,
        "votes",
        after -> belongings.votes(player, after, PAGE),
        Belongings.Vote::publication);
    write(
        json,
        "submissions",
        after -> submissions.sent(player, after, PAGE),
        sent -> sent.submission().id());
    json.writeEndObject();
    json.close();
  }

  private void write(JsonGenerator json, String name, List<?> items) throws IOException {
    json.writeFieldName(name);
    writer.writeValue(json, items);
  }

  private <T> void write(JsonGenerator json, String name, Pages<T> pages, Function<T, UUID> id)
      throws IOException {
    json.writeArrayFieldStart(name);
    List<T> page = pages.after(START);
    while (!page.isEmpty()) {
      for (T item : page) {
        writer.writeValue(json, item);
      }
      page = page.size() < PAGE ? List.of() : pages.after(id.apply(page.getLast()));
    }
    json.writeEndArray();
  }
}
