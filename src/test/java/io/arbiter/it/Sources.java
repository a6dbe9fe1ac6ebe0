package io.arbiter.it;

/** Solutions of the shipped puzzle fizz-buzz, right and wrong in each way. */
final class Sources {
  static final String RIGHT =
      """
      def checkio(number):
          words = [w for d, w in ((3, "Fizz"), (5, "Buzz")) if number % d == 0]
          return " ".join(words) or str(number)
      """;

  private Sources() {}

  /** A function whose body is the statement. */
  static String body(String statement) {
    return "import time\ndef checkio(number):\n    " + statement + "\n";
  }
}
