package io.arbiter.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.arbiter.app.play.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes every call that a service describes and that reads, with the names and ids of a test. */
public final class ReadingWalk {
  /**
   * What a call got.
   *
   * @param request the path and the query
   */
  public record Seen(String request, String text) {}

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final URI address;
  private final List<Operation> operations;

  public ReadingWalk(URI address) throws IOException, InterruptedException {
    this.address = address;
    JsonNode document = ApiClient.anonymous(address).get("/q/openapi?format=json").body();
    operations =
        Operation.of(document).stream()
            .filter(operation -> operation.method().equals("GET"))
            .toList();
  }

  /**
   * Makes the calls with all values, each without a query and with all parameters that have a
   * value, and for each type of answer.
   *
   * @param token of the caller; empty for nobody
   * @param values of a part of a path, by the part before it; of a parameter {@code name} of the
   *     query by {@code ?name}
   */
  public List<Seen> walk(String token, Function<String, List<String>> values) throws IOException {
    List<Seen> seen = new ArrayList<>();
    RawClient client = new RawClient(address);
    for (Operation operation : operations) {
      List<String> types = new ArrayList<>();
      operation.responses().path("200").path("content").fieldNames().forEachRemaining(types::add);
      for (String target : targets(operation, values)) {
        for (String type : types.isEmpty() ? List.of("*/*") : types) {
          Map<String, String> headers = new TreeMap<>(Map.of("Accept", type));
          if (!token.isEmpty()) {
            headers.put("Authorization", "Bearer " + token);
          }
          var request = new RawRequest("GET", target, headers, new byte[0], true);
          seen.add(new Seen(target, client.send(request, PATIENCE).text()));
        }
      }
    }
    return seen;
  }

  private static List<String> targets(Operation operation, Function<String, List<String>> values) {
    List<String> targets = List.of("");
    String before = "";
    for (String part : operation.path().substring(1).split("/")) {
      List<String> choices = part.startsWith("{") ? values.apply(before) : List.of(part);
      targets =
          targets.stream()
              .flatMap(target -> choices.stream().map(choice -> target + "/" + choice))
              .toList();
      before = part;
    }
    String query =
        operation.parameters().stream()
            .filter(parameter -> parameter.in().equals("query"))
            .map(Operation.Parameter::name)
            .flatMap(name -> values.apply("?" + name).stream().map(value -> name + "=" + value))
            .collect(Collectors.joining("&"));
    return query.isEmpty()
        ? targets
        : targets.stream().flatMap(target -> Stream.of(target, target + "?" + query)).toList();
  }
}
