package io.arbiter.app.process;

import io.arbiter.core.problem.ErrorCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/**
 * The answers of an operation that follow from its signature and from what all operations have in
 * common. What the operation itself says stays.
 */
final class SharedAnswers {
  private static final String OK = "200";
  private static final String CREATED = "201";
  private static final String ACCEPTED = "202";
  private static final String NO_CONTENT = "204";

  private static final Map<String, String> SUCCESS =
      Map.of(OK, "OK", CREATED, "Created", ACCEPTED, "Accepted", NO_CONTENT, "No Content");

  /** What a worker does is only begun. */
  private static final Pattern BEGUN = Pattern.compile(".*/(submissions|runs|scratch)");

  /** What becomes a task of an author. */
  private static final Pattern TASK =
      Pattern.compile(
          "POST .*/(checks|imports/.*|validation|rejudging|application)"
              + "|PUT /api/author/puzzles/\\{slug}");

  /** What stores a bundle. The same bundle is stored only once. */
  private static final Pattern STORES =
      Pattern.compile(".*/imports/.*|/api/author/puzzles/\\{slug}");

  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{(\\w+)}");

  /** What Quarkus says of the problems that it adds. */
  private static final Set<String> BY_QUARKUS =
      Set.of("Bad Request", "Not Authorized", "Not Allowed");

  private static final String REST = "jakarta.ws.rs.";

  private final Map<String, String> successes = new HashMap<>();

  /**
   * @param classes with the resources
   */
  SharedAnswers(IndexView classes) {
    for (AnnotationInstance described :
        classes.getAnnotations("org.eclipse.microprofile.openapi.annotations.Operation")) {
      MethodInfo method = described.target().asMethod();
      for (HttpMethod verb : HttpMethod.values()) {
        if (method.hasAnnotation(REST + verb)) {
          successes.put(verb + path(method.declaringClass()) + path(method), success(method));
        }
      }
    }
  }

  private static String path(AnnotationTarget target) {
    AnnotationInstance path = target.declaredAnnotation(REST + "Path");
    String text = path == null ? "" : path.value().asString();
    return text.isEmpty() || text.startsWith("/") ? text : "/" + text;
  }

  /** The status that the signature of a method gives; empty if the method is to say it. */
  private static String success(MethodInfo method) {
    AnnotationInstance status =
        method.declaredAnnotation("org.jboss.resteasy.reactive.ResponseStatus");
    if (status != null) {
      return String.valueOf(status.value().asInt());
    }
    if (method.returnType().kind() == Type.Kind.VOID) {
      return NO_CONTENT;
    }
    return switch (method.returnType().name().withoutPackagePrefix()) {
      case "Response" -> "";
      case "RestResponse" -> method.hasAnnotation(REST + HttpMethod.POST) ? CREATED : OK;
      default -> OK;
    };
  }

  void describe(String path, HttpMethod verb, Operation operation) {
    APIResponses answers = operation.getResponses();
    boolean isTask = TASK.matcher(verb + " " + path).matches();
    if (verb == HttpMethod.POST && BEGUN.matcher(path).matches()) {
      setSuccess(answers, ACCEPTED);
      answers.getAPIResponse(ACCEPTED).addHeader("Location", location());
    } else {
      setSuccess(answers, isTask ? OK : successes.getOrDefault(verb + path, ""));
    }
    completeContent(answers);
    if (isTask) {
      addTask(path, operation);
    }
    addProblems(path, operation);
  }

  private static Header location() {
    return header("Where the progress and the result are");
  }

  private static Header header(String description) {
    return OASFactory.createHeader().description(description).schema(ApiDescription.text());
  }

  /** The answer without the header Prefer, or if the task is not done in time. */
  private static void addTask(String path, Operation operation) {
    APIResponses answers = operation.getResponses();
    if (STORES.matcher(path).matches()) {
      APIResponse known =
          answers.getAPIResponse(OK).description("A version has these files already");
      answers.addAPIResponse(
          CREATED,
          OASFactory.createAPIResponse().description("A new draft").content(known.getContent()));
    }
    successes(answers)
        .map(answers::getAPIResponse)
        .forEach(
            answer -> {
              String condition = " With Prefer: wait, if the task is done in time";
              answer.setDescription(answer.getDescription() + "." + condition);
              answer.addHeader("Preference-Applied", header("The time that was waited for"));
            });
    answers.addAPIResponse(
        ACCEPTED,
        ApiDescription.json("DeskTask").description("The task").addHeader("Location", location()));
    parameters(operation)
        .filter(one -> "Prefer".equals(one.getName()))
        .forEach(
            one ->
                one.setDescription(
                    "wait=N waits up to N seconds (at most 60) for the result (RFC 7240)"));
  }

  private static Stream<String> successes(APIResponses answers) {
    return answers.getAPIResponses().keySet().stream()
        .filter(status -> status.startsWith("2") || status.startsWith("3"));
  }

  /**
   * The library describes 200 even if the method chooses another status, and gives no success to a
   * method without a result whose problems are annotated. What an annotation describes stays.
   */
  private static void setSuccess(APIResponses answers, String status) {
    List<String> described = successes(answers).toList();
    if (status.isEmpty()
        || described.contains(status)
        || described.stream()
            .map(answers::getAPIResponse)
            .anyMatch(answer -> !SUCCESS.containsValue(answer.getDescription()))) {
      return;
    }
    APIResponse answer = OASFactory.createAPIResponse();
    for (String other : described) {
      answer = answers.getAPIResponse(other);
      answers.removeAPIResponse(other);
    }
    answers.addAPIResponse(status, answer.description(SUCCESS.getOrDefault(status, "")));
  }

  /** Two answers of success differ only in their status. */
  private static void completeContent(APIResponses answers) {
    List<APIResponse> all = successes(answers).map(answers::getAPIResponse).toList();
    all.stream()
        .map(APIResponse::getContent)
        .filter(content -> content != null)
        .findFirst()
        .ifPresent(
            content ->
                all.stream()
                    .filter(answer -> answer.getContent() == null)
                    .forEach(answer -> answer.setContent(content)));
  }

  private static void addProblems(String path, Operation operation) {
    APIResponses answers = operation.getResponses();
    boolean hasBody = operation.getRequestBody() != null;
    if (hasBody) {
      add(answers, ErrorCode.TOO_LARGE, ErrorCode.TOO_LARGE.title());
      add(answers, ErrorCode.UNSUPPORTED_MEDIA_TYPE, ErrorCode.UNSUPPORTED_MEDIA_TYPE.title());
    }
    if (hasBody || parameters(operation).anyMatch(one -> one.getIn() == Parameter.In.QUERY)) {
      add(answers, ErrorCode.MALFORMED, ErrorCode.MALFORMED.title());
      add(answers, ErrorCode.INVALID, "A field is wrong; 'violations' names it");
    }
    if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
      add(answers, ErrorCode.UNAUTHENTICATED, ErrorCode.UNAUTHENTICATED.title());
      add(answers, ErrorCode.FORBIDDEN, forbidden(operation));
    }
    List<String> names =
        PATH_PARAMETER.matcher(path).results().map(result -> result.group(1)).toList();
    if (!names.isEmpty()) {
      add(answers, ErrorCode.NOT_FOUND, "There is nothing with this " + String.join(", ", names));
    }
    if (isLimited(operation)) {
      add(answers, ErrorCode.TOO_MANY_REQUESTS, ErrorCode.TOO_MANY_REQUESTS.title());
    }
  }

  private static Stream<Parameter> parameters(Operation operation) {
    return operation.getParameters() == null ? Stream.of() : operation.getParameters().stream();
  }

  private static String forbidden(Operation operation) {
    List<String> roles =
        operation.getSecurity().stream()
            .flatMap(requirement -> requirement.getSchemes().values().stream())
            .flatMap(List::stream)
            .distinct()
            .toList();
    return roles.isEmpty()
        ? ErrorCode.FORBIDDEN.title()
        : "The caller needs the role " + String.join(" or ", roles);
  }

  /** Submissions have quotas, and the streams of a client are counted. */
  private static boolean isLimited(Operation operation) {
    return parameters(operation).anyMatch(one -> "Idempotency-Key".equals(one.getName()))
        || successes(operation.getResponses())
            .map(operation.getResponses()::getAPIResponse)
            .anyMatch(
                answer ->
                    answer.getContent() != null
                        && answer.getContent().hasMediaType("text/event-stream"));
  }

  private static void add(APIResponses answers, ErrorCode code, String description) {
    String status = String.valueOf(code.status());
    APIResponse known = answers.getAPIResponse(status);
    if (known == null || BY_QUARKUS.contains(known.getDescription())) {
      answers.addAPIResponse(status, ApiDescription.problem(description));
    }
  }
}
