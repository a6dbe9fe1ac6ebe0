package io.arbiter.server.classroom;

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

  /** Spreadsheets write semicolons in many countries, and copy tabs. */
  private static final Pattern SEPARATOR = Pattern.compile("\\s*[,;\t]\\s*");

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
      String[] cells = SEPARATOR.split(lines.get(i).strip().replace("\"", ""));
      boolean heading = rows.isEmpty() && cells.length > 0 && cells[0].equalsIgnoreCase("name");
      if (cells.length > 0 && !String.join("", cells).isEmpty() && !heading) {
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
