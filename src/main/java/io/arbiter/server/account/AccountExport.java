package io.arbiter.server.account;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.arbiter.server.author.task.DeskTasks;
import io.arbiter.server.badge.Badges;
import io.arbiter.server.catalog.TakenHints;
import io.arbiter.server.player.PlayerStore;
import io.arbiter.server.publication.PublicationExport;
import io.arbiter.server.puzzle.PuzzleExport;
import io.arbiter.server.score.ScoreExport;
import io.arbiter.server.submission.SubmissionCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Writes all data of a player as one JSON object. Lists that may be long are read page by page,
 * each page in its own transaction. So a large export holds little memory, and a slow client holds
 * no database connection. Thread-safe.
 */
@ApplicationScoped
public class AccountExport {
  /** Rows in memory at once. A row's source has up to 64 KiB, and its output too. */
  static final int PAGE = 50;

  private static final UUID START = new UUID(0, 0);

  private final PlayerStore players;
  private final ScoreExport scores;
  private final Badges badges;
  private final PuzzleExport puzzles;
  private final PublicationExport publications;
  private final SubmissionCatalog submissions;
  private final TakenHints hints;
  private final DeskTasks tasks;
  private final ObjectWriter writer;

  AccountExport(
      PlayerStore players,
      ScoreExport scores,
      Badges badges,
      PuzzleExport puzzles,
      PublicationExport publications,
      SubmissionCatalog submissions,
      TakenHints hints,
      DeskTasks tasks,
      ObjectMapper mapper) {
    this.players = players;
    this.scores = scores;
    this.badges = badges;
    this.puzzles = puzzles;
    this.publications = publications;
    this.submissions = submissions;
    this.hints = hints;
    this.tasks = tasks;
    this.writer = mapper.writer().without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
  }

  /** Reads the page after an id, in the order of ids. */
  private interface Pages<T> {
    List<T> after(UUID id);
  }

  /**
   * Writes the export. After a failure, the JSON object is incomplete.
   *
   * @param out is left open
   */
  void write(UUID player, OutputStream out) throws IOException {
    JsonGenerator json = writer.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.writeStartObject();
    json.writeFieldName("account");
    writer.writeValue(json, players.account(player));
    write(json, "standings", scores.standings(player));
    write(json, "solved", scores.solved(player));
    write(json, "best", scores.best(player));
    write(json, "badges", badges.stored(player));
    write(json, "puzzles", puzzles.of(player));
    write(json, "hints", hints.allOf(player));
    write(json, "tasks", after -> tasks.begun(player, after, PAGE), DeskTasks.Begun::id);
    write(
        json,
        "publications",
        after -> publications.publications(player, after, PAGE),
        PublicationExport.Published::id);
    write(
        json,
        "comments",
        after -> publications.comments(player, after, PAGE),
        PublicationExport.Said::id);
    write(
        json,
        "votes",
        after -> publications.votes(player, after, PAGE),
        PublicationExport.Vote::publication);
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
