package io.arbiter.server.classroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.ProblemReason;
import io.arbiter.core.problem.Violation;
import io.arbiter.server.player.PlayerStore;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of a list of pupils.
 *
 * @param line from 1
 * @param email empty if the line has none
 * @param fault what is wrong with the line, or null
 */
record RosterRow(int line, String name, String email, @Nullable Violation fault) {
  static final int MOST = 500;

  private static final int COLUMNS = 2;

  /**
   * The first separator outside quotes. Spreadsheets write semicolons in many countries, and copy
   * tabs.
   */
  private static final Pattern SEPARATOR = Pattern.compile("(?:\"[^\"]*\"|[^,;\t\"])*+([,;\t])");

  private static final ObjectReader CELLS =
      new CsvMapper().readerFor(String[].class).with(CsvParser.Feature.TRIM_SPACES);

  /**
   * Reads {@code name,email} lines. The first line may be a heading; empty lines do not count.
   *
   * @throws ProblemException INVALID if the list is not UTF-8, is empty or has too many lines
   */
  static List<RosterRow> read(byte[] csv) {
    List<String> lines = text(csv).lines().toList();
    List<RosterRow> rows = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] cells = cells(lines.get(i).strip());
      boolean heading = rows.isEmpty() && cells[0].equalsIgnoreCase("name");
      if (!String.join("", cells).isEmpty() && !heading) {
        rows.add(of(i + 1, cells, seen));
      }
    }
    if (rows.isEmpty() || rows.size() > MOST) {
      throw new ProblemException(
          ErrorCode.INVALID,
          "the list has %d names, 1 to %d are allowed at a time".formatted(rows.size(), MOST));
    }
    return rows;
  }

  private static String text(byte[] csv) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          ErrorCode.INVALID, "the list is not UTF-8: save it as “CSV UTF-8”, or paste it");
    }
  }

  /** At least one. A line with a quote that does not end is one cell. */
  private static String[] cells(String line) {
    Matcher separator = SEPARATOR.matcher(line);
    char between = separator.lookingAt() ? separator.group(1).charAt(0) : ',';
    try {
      CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(between);
      return CELLS.with(schema).readValue(line);
    } catch (JsonProcessingException _) {
      return new String[] {line};
    }
  }

  private static RosterRow of(int line, String[] cells, Map<String, Integer> seen) {
    String name = cells[0];
    Integer earlier = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), line);
    @Nullable Violation fault = null;
    if (cells.length > COLUMNS) {
      fault = ProblemReason.TOO_MANY_COLUMNS.violation("line", cells.length);
    } else if (!name.matches(PlayerStore.NAME)) {
      fault = ProblemReason.PLAYER_NAME.violation("name");
    } else if (earlier != null) {
      fault = ProblemReason.LISTED_TWICE.violation("name", earlier);
    }
    return new RosterRow(line, name, cells.length > 1 ? cells[1] : "", fault);
  }
}
