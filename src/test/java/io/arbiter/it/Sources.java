package io.arbiter.it;

import java.util.Map;

/** Right solutions of the shipped puzzle fizz-buzz, and wrong solutions of each kind. */
public final class Sources {
  public static final String RIGHT =
      """
      def checkio(number):
          words = [w for d, w in ((3, "Fizz"), (5, "Buzz")) if number % d == 0]
          return " ".join(words) or str(number)
      """;

  private Sources() {}

  /** A puzzle that is validated quickly: twice(n) is 2 * n. */
  public static Map<String, String> bundle() {
    return Map.of(
        "puzzle.yaml",
        "title: Twice\ndifficulty: elementary\ntags: [numbers]\nfunction: twice\n",
        "statement.md",
        "Twice the number.\n\n    twice(2) == 4\n",
        "starter.py",
        "def twice(n):\n    return None\n",
        "tests.json",
        """
        {"Basics": [{"input": [2], "answer": 4, "sample": true}, {"input": [5], "answer": 10}]}
        """,
        "solutions/right.py",
        "# expect: ACCEPTED\ndef twice(n):\n    return n + n\n",
        "solutions/wrong.py",
        "# expect: WRONG_ANSWER Basics\ndef twice(n):\n    return n + 2\n");
  }

  /** A solution whose body is the statement. */
  public static String body(String statement) {
    return "import time\ndef checkio(number):\n    " + statement + "\n";
  }
}
