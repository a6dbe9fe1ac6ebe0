package io.arbiter.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.arbiter.app.play.ApiClient;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;

/**
 * Sends requests to every operation that a running service describes, and checks every answer. A
 * player and an author who send nothing themselves have texts that nobody else may see.
 */
public final class ApiFuzz {
  /**
   * What a run has sent and found.
   *
   * @param statuses how often each status was the answer
   * @param faults by what is wrong, each with the first request that showed it
   */
  public record Report(long seed, Map<Integer, Integer> statuses, Map<String, String> faults) {
    static Report empty(long seed) {
      return new Report(seed, new TreeMap<>(), new LinkedHashMap<>());
    }

    public int requests() {
      return statuses.values().stream().mapToInt(Integer::intValue).sum();
    }

    void count(int status) {
      statuses.merge(status, 1, Integer::sum);
    }

    void fault(String fault, String request) {
      faults.putIfAbsent(fault, request);
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A bound on hanging. Some answers wait for a worker. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Tokens last for 15 minutes. */
  private static final Duration RENEWAL = Duration.ofMinutes(10);

  /** What ends the tokens of the caller. */
  private static final Set<String> ENDS =
      Set.of(
          "DELETE /api/me",
          "DELETE /api/me/sessions",
          "DELETE /api/me/sessions/{id}",
          "PUT /api/me/password");

  private static final String PASSWORD = "correct horse";
  private static final int LEARNED_BYTES = 200_000;

  private final ApiClient anonymous;
  private final RawClient client;
  private final Random random;
  private final Values values;
  private final RequestMaker requests;
  private final List<Operation> operations;
  private final AnswerCheck check;
  private final Report report;
  private final List<String> tokens = new ArrayList<>();
  private String playerName = "";
  private String authorName = "";

  private ApiFuzz(URI address, Callable<ApiClient> admin, long seed) throws Exception {
    anonymous = ApiClient.anonymous(address);
    client = new RawClient(address);
    random = new Random(seed);
    report = Report.empty(seed);
    JsonNode document = anonymous.get("/q/openapi?format=json").body();
    operations = Operation.of(document);
    values = new Values(random, document);
    requests = new RequestMaker(random, values);
    values.know("password", PASSWORD, "wrong password");
    values.learn(anonymous.get("/api/puzzles?limit=100").body());
    Secrets secrets =
        Secrets.hide(anonymous, admin.call(), "fuzz-holder-" + Long.toHexString(seed));
    values.know("id", secrets.submissions().toArray(String[]::new));
    values.know("slug", secrets.draft());
    check = new AnswerCheck(document, secrets.texts());
    register(admin);
  }

  /** Callers of every kind but admins, who may see everything. */
  private void register(Callable<ApiClient> admin) throws Exception {
    String suffix = Integer.toString(random.nextInt(1_000_000));
    playerName = "fuzz-player-" + suffix;
    authorName = "fuzz-author-" + suffix;
    anonymous.register(playerName, PASSWORD);
    anonymous.register(authorName, PASSWORD);
    admin
        .call()
        .put(
            "/api/players/" + authorName + "/roles",
            Map.of("roles", List.of("player", "author", "teacher")))
        .require();
    values.know("name", authorName, playerName);
    logIn();
  }

  private void logIn() throws Exception {
    String player = anonymous.logIn(playerName, PASSWORD).token().orElseThrow();
    String author = anonymous.logIn(authorName, PASSWORD).token().orElseThrow();
    tokens.clear();
    tokens.add("");
    for (int i = 0; i < 3; i++) {
      tokens.add(player);
      tokens.add(author);
    }
    tokens.add(player.replaceFirst("\\.[^.]*$", ".AAAA"));
  }

  /** After a caller's tokens have ended. The account or the password may be gone, too. */
  private void comeBack(Callable<ApiClient> admin) throws Exception {
    try {
      logIn();
    } catch (IllegalStateException e) {
      register(admin);
    }
  }

  /**
   * Sends requests.
   *
   * @param admin logs in with the role admin, which gives roles and has a secret draft
   * @param goesOn whether to send another one after so many
   */
  public static Report run(URI address, Callable<ApiClient> admin, long seed, IntPredicate goesOn)
      throws Exception {
    ApiFuzz fuzz = new ApiFuzz(address, admin, seed);
    long renewal = System.nanoTime() + RENEWAL.toNanos();
    for (int i = 0; goesOn.test(i); i++) {
      Operation operation = fuzz.operations.get(i % fuzz.operations.size());
      int status = fuzz.step(operation);
      boolean ended = status / 100 == 2 && ENDS.contains(operation.toString());
      if (ended || System.nanoTime() > renewal) {
        fuzz.comeBack(admin);
        renewal = System.nanoTime() + RENEWAL.toNanos();
      }
    }
    return fuzz.report;
  }

  /** Returns the status of the answer; 0 without an answer. */
  private int step(Operation operation) throws IOException {
    RawRequest request = requests.make(operation, values.pick(tokens));
    RawClient.Answer answer;
    try {
      answer = client.send(request, PATIENCE);
    } catch (SocketTimeoutException e) {
      report.fault(
          operation + ": no answer within " + PATIENCE.toSeconds() + " s", request.toString());
      return 0;
    }
    report.count(answer.status());
    if (answer.status() == 0 && request.regular()) {
      report.fault(operation + ": closed without an answer", request.toString());
    }
    if (answer.status() > 0) {
      check
          .fault(operation, request, answer)
          .ifPresent(fault -> report.fault(operation + ": " + fault, request.toString()));
    }
    if (answer.status() == 200
        && answer.type().endsWith("json")
        && answer.body().length < LEARNED_BYTES) {
      values.learn(JSON.readTree(answer.body()));
    }
    return answer.status();
  }
}
