package io.arbiter.server.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reads lists of pupils as spreadsheets and people write them. */
class RosterRowTest {
  private static List<RosterRow> read(String list) {
    return RosterRow.read(list.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void spreadsheetsWriteMarksHeadingsQuotesSemicolonsAndEmptyLines() {
    assertThat(read("\uFEFFName;E-Mail\r\n\"ada_1\"; ada@example.org \r\n;\r\n\r\nbob\t\r\n"))
        .extracting(RosterRow::line, RosterRow::name, RosterRow::email, RosterRow::fault)
        .containsExactly(tuple(2, "ada_1", "ada@example.org", null), tuple(5, "bob", "", null));
  }

  @Test
  void aSeparatorInQuotesIsPartOfACell() {
    assertThat(read("\"ada_1\",\"Ada, the first <ada@example.org>\"\nbob;\"b,c@d.org\""))
        .extracting(RosterRow::name, RosterRow::email)
        .containsExactly(
            tuple("ada_1", "Ada, the first <ada@example.org>"), tuple("bob", "b,c@d.org"));
  }

  @Test
  void aFaultOfALineSaysWhatIsWrong() {
    assertThat(read("ada,a@b.org,7a\nКатя\nbob\n  \nBOB\n,x@y.org\n  \"cyd,c@d.org"))
        .extracting(RosterRow::line, row -> row.fault() == null ? null : row.fault().message())
        .containsExactly(
            tuple(1, "has 3 columns; a line has a name and an address"),
            tuple(2, "must be 3 to 32 of A-Z, a-z, 0-9, _ and -"),
            tuple(3, null),
            tuple(5, "is in line 3 of the list already"),
            tuple(6, "must be 3 to 32 of A-Z, a-z, 0-9, _ and -"),
            tuple(7, "must be 3 to 32 of A-Z, a-z, 0-9, _ and -"));
  }

  @Test
  void listsThatAreNotUtf8EmptyOrLongAreRefused() {
    assertThatThrownBy(() -> RosterRow.read("Zoë".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessage("the list is not UTF-8: save it as “CSV UTF-8”, or paste it");
    assertThatThrownBy(() -> read("name,email\n"))
        .hasMessage("the list has 0 names, 1 to 500 are allowed at a time");
    String long501 =
        IntStream.range(0, 501).mapToObj(i -> "pupil-" + i).collect(Collectors.joining("\n"));
    assertThatThrownBy(() -> read(long501)).hasMessageContaining("has 501 names");
  }
}
