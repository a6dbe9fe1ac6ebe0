package io.arbiter.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressSheetTest {
  private static final UUID ID = new UUID(1, 1);
  private static final Instant DUE = Instant.parse("2026-11-28T10:00:00Z");
  private static final String HEADER =
      "\uFEFFplayer,assignment,due_at,puzzle,tries,solved_at,late,last_verdict,last_sent_at\r\n";

  private static ClassProgress.Result untried(String player, String title) {
    return new ClassProgress.Result(player, ID, title, null, "easy", 0, null, false, null, null);
  }

  private static String line(ClassProgress.Result row) {
    String sheet = ProgressSheet.of(List.of(row));
    assertThat(sheet).startsWith(HEADER).endsWith("\r\n");
    return sheet.substring(HEADER.length(), sheet.length() - 2);
  }

  @Test
  void aRowHasWhatWasSolvedWhenAndHow() {
    Instant solved = Instant.parse("2026-11-28T10:00:01Z");
    Instant last = Instant.parse("2026-11-28T11:00:00Z");
    ClassProgress.Result row =
        new ClassProgress.Result(
            "ada", ID, "Week 1", DUE, "easy", 3, solved, true, "WRONG_ANSWER", last);
    assertThat(line(row))
        .isEqualTo(
            "ada,\"Week 1\",2026-11-28T10:00:00Z,easy,3,2026-11-28T10:00:01Z,true,WRONG_ANSWER,"
                + "2026-11-28T11:00:00Z");
    ClassProgress.Result timely =
        new ClassProgress.Result("ada", ID, "W", DUE, "easy", 1, DUE, false, "ACCEPTED", DUE);
    assertThat(line(timely)).contains(",false,ACCEPTED,");
    assertThat(line(untried("ada", "W"))).isEqualTo("ada,W,,easy,0,,,,");
  }

  @Test
  void textsWithSeparatorsAreQuoted() {
    assertThat(line(untried("ada", "Loops, \"and\" more")))
        .isEqualTo("ada,\"Loops, \"\"and\"\" more\",,easy,0,,,,");
    assertThat(line(untried("ada", "a\r\nb"))).isEqualTo("ada,\"a\r\nb\",,easy,0,,,,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "\n=1", "＝1"})
  void noTextIsAFormula(String text) {
    assertThat(line(untried("ada", text))).matches("(?s)ada,\"?'.*");
  }

  @Test
  void aNameThatBeginsWithAHyphenIsAText() {
    assertThat(line(untried("-ada", "W"))).startsWith("\"'-ada\",W,");
  }
}
