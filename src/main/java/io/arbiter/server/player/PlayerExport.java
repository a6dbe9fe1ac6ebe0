package io.arbiter.server.player;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An export as one JSON object. Each reading is a transaction of its own, and lists that may be
 * long are read page by page. So a large export holds little memory, and a slow client holds no
 * database connection.
 */
public final class PlayerExport {
  /** Rows in memory at once. A row's source has up to 64 KiB, and its output too. */
  static final int PAGE = 50;

  private static final UUID START = new UUID(0, 0);

  private final ObjectWriter writer;
  private final JsonGenerator json;

  /**
   * Begins the object.
   *
   * @param out is left open
   */
  PlayerExport(ObjectWriter writer, OutputStream out) throws IOException {
    this.writer = writer;
    json = writer.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
    json.writeStartObject();
  }

  /** Reads the page after an id, in the order of ids. */
  public interface Pages<T> {
    List<T> after(UUID id, int limit);
  }

  /** Writes one field: an object, or a list that is short. */
  public void write(String name, Supplier<? extends @Nullable Object> reader) throws IOException {
    json.writeFieldName(name);
    writer.writeValue(json, QuarkusTransaction.requiringNew().call(reader::get));
  }

  /** Writes a list that may be long, page by page. */
  public <T> void write(String name, Pages<T> pages, Function<T, UUID> id) throws IOException {
    json.writeArrayFieldStart(name);
    List<T> page = read(pages, START);
    while (!page.isEmpty()) {
      for (T item : page) {
        writer.writeValue(json, item);
      }
      page = page.size() < PAGE ? List.of() : read(pages, id.apply(page.getLast()));
    }
    json.writeEndArray();
  }

  private static <T> List<T> read(Pages<T> pages, UUID after) {
    return QuarkusTransaction.requiringNew().call(() -> pages.after(after, PAGE));
  }

  /** Ends the object. Without it, a reader sees that the export is incomplete. */
  void end() throws IOException {
    json.writeEndObject();
    json.close();
  }
}
