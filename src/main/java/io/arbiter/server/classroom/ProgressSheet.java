package io.arbiter.server.classroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.arbiter.core.sheet.SheetText;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a class as comma-separated values: RFC 4180 in UTF-8, with the mark of UTF-8 at
 * the beginning, without which Excel reads another encoding.
 */
final class ProgressSheet {
  /** Names for programs, so they do not change with the language. */
  private static final List<String> COLUMNS =
      List.of(
          "player",
          "assignment",
          "due_at",
          "puzzle",
          "tries",
          "solved_at",
          "late",
          "last_verdict",
          "last_sent_at");

  private static final String MARK = "\uFEFF";

  private static final ObjectWriter WRITER = writer();

  private ProgressSheet() {}

  private static ObjectWriter writer() {
    CsvSchema.Builder schema = CsvSchema.builder();
    COLUMNS.forEach(schema::addColumn);
    return new CsvMapper().writer(schema.build().withHeader().withLineSeparator("\r\n"));
  }

  static String of(List<ProgressRow> rows) {
    try {
      return MARK + WRITER.writeValueAsString(rows.stream().map(ProgressSheet::cells).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> cells(ProgressRow row) {
    return List.of(
        SheetText.safe(row.player()),
        SheetText.safe(row.title()),
        cell(row.dueAt()),
        SheetText.safe(row.puzzle()),
        Long.toString(row.tries()),
        cell(row.solvedAt()),
        row.solvedAt() == null ? "" : Boolean.toString(row.late()),
        cell(row.lastVerdict()),
        cell(row.lastAt()));
  }

  private static String cell(@Nullable Object value) {
    return Objects.toString(value, "");
  }
}
