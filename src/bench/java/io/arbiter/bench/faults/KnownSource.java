package io.arbiter.bench.faults;

import io.arbiter.it.Sources;
import java.util.List;

/** Sources whose verdict is known beforehand, for the puzzle fizz-buzz. */
enum KnownSource {
  RIGHT("submissions", "ACCEPTED", Sources.RIGHT),
  SLOW("submissions", "ACCEPTED", "import time; time.sleep(1)\n" + Sources.RIGHT),
  WRONG("submissions", "WRONG_ANSWER", "def checkio(number):\n    return 'no'\n"),
  FAILING("submissions", "RUNTIME_ERROR", "def checkio(number):\n    return 1 // 0\n"),
  INCOMPLETE("submissions", "SYNTAX_ERROR", "def checkio(number:\n"),
  EMPTY("submissions", "MISSING_FUNCTION", "answer = 42\n"),

  /** Prints for a second, so that faults meet its stream. */
  PRINTING(
      "runs",
      "ACCEPTED",
      "import time\nfor i in range(10):\n    print('line', i)\n    time.sleep(0.1)\n"
          + Sources.RIGHT),

  /** Long enough that its worker can be killed in the middle. Players do not send it. */
  LONG("submissions", "ACCEPTED", "import time; time.sleep(4)\n" + Sources.RIGHT);

  /** Those that players send. */
  static final List<KnownSource> PLAYED =
      List.of(RIGHT, SLOW, WRONG, FAILING, INCOMPLETE, EMPTY, PRINTING);

  /** Those that take milliseconds. */
  static final List<KnownSource> QUICK = List.of(RIGHT, WRONG, FAILING, INCOMPLETE, EMPTY);

  /** The last part of the path to send it to. */
  final String kind;

  final String verdict;
  final String text;

  KnownSource(String kind, String verdict, String text) {
    this.kind = kind;
    this.verdict = verdict;
    this.text = text;
  }

  boolean earnsPoints() {
    return kind.equals("submissions") && verdict.equals("ACCEPTED");
  }
}
