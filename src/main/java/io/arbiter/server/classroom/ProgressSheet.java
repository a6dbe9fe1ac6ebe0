package io.arbiter.server.classroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.arbiter.core.sheet.SheetText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The progress of a class as comma-separated values: RFC 4180 in UTF-8, with the mark of UTF-8 at
 * the beginning, without which Excel reads another encoding.
 */
final class ProgressSheet {
  /** Names for programs, so they do not change with the language. */
  private static final ObjectWriter WRITER =
      new CsvMapper()
          .writer(
              CsvSchema.builder()
                  .addColumn("player")
                  .addColumn("assignment")
                  .addColumn("due_at")
                  .addColumn("puzzle")
                  .addColumn("tries")
                  .addColumn("solved_at")
                  .addColumn("late")
                  .addColumn("points")
                  .addColumn("last_verdict")
                  .addColumn("last_sent_at")
                  .setUseHeader(true)
                  .setLineSeparator("\r\n")
                  .build());

  private static final String MARK = "\uFEFF";

  private ProgressSheet() {}

  static String of(List<ClassProgress.Result> results) {
    try {
      return MARK + WRITER.writeValueAsString(results.stream().map(ProgressSheet::cells).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> cells(ClassProgress.Result result) {
    return Stream.of(
            SheetText.safe(result.player()),
            SheetText.safe(result.title()),
            result.dueAt(),
            SheetText.safe(result.puzzle()),
            result.tries(),
            result.solvedAt(),
            result.solvedAt() == null ? null : result.late(),
            result.points(),
            result.lastVerdict(),
            result.lastAt())
        .map(value -> Objects.toString(value, ""))
        .toList();
  }
}
