import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Reads over HTTP, one at a time.
 *
 * @param token of who reads, if they are logged in
 */
record Reads(URI address, Optional<String> token) {
  private static final int EACH = 500;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /**
   * Measures and prints each kind, after as many of each to warm up.
   *
   * @param kinds the path of each read, by its number from 0
   */
  void measure(Map<String, IntFunction<String>> kinds) throws Exception {
    for (IntFunction<String> path : kinds.values()) {
      millis(path);
    }
    System.out.printf(
        "milliseconds over HTTP, one at a time, %d each after as many to warm up:%n", EACH);
    for (var kind : kinds.entrySet()) {
      percentiles(kind.getKey(), millis(kind.getValue()));
    }
  }

  private double[] millis(IntFunction<String> path) throws Exception {
    double[] millis = new double[EACH];
    for (int i = 0; i < EACH; i++) {
      String each = path.apply(i);
      long start = System.nanoTime();
      get(each);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    return millis;
  }

  /** The body of an answer that must be 200. */
  String get(String path) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
    token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
    HttpResponse<String> response =
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + response.statusCode() + response.body());
    }
    return response.body();
  }

  static void percentiles(String what, double[] millis) {
    Arrays.sort(millis);
    System.out.printf(
        "  %-32s p50 %6.1f  p95 %6.1f  p99 %6.1f%n",
        what, Bench.at(millis, 50), Bench.at(millis, 95), Bench.at(millis, 99));
  }
}
