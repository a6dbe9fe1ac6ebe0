package io.arbiter.core.problem;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.CharConversionException;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Converts exceptions of resources to problem documents. */
public final class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  private static final List<Class<?>> WHOLE_NUMBERS =
      List.of(int.class, Integer.class, long.class, Long.class);

  /** What Jackson says of an object with two equal keys. */
  private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.{1,100})'.*");

  /** The {@code Retry-After} of a 503 that names no other time. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  @ServerExceptionMapper
  public Response problem(ProblemException e, UriInfo uri) {
    Response response =
        Response.status(e.code().status())
            .type(Problem.MEDIA_TYPE)
            .entity(Problem.of(e, uri.getRequestUri().getPath()))
            .build();
    retrySeconds(e)
        .ifPresent(seconds -> response.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, seconds));
    return response;
  }

  /** The time until the next try in seconds, rounded up. */
  private static Optional<Long> retrySeconds(ProblemException e) {
    return e.retryAfter()
        .or(() -> e.code() == ErrorCode.UNAVAILABLE ? Optional.of(RETRY_AFTER) : Optional.empty())
        .map(wait -> 1 + Math.max(0, wait.minusNanos(1).toSeconds()));
  }

  @ServerExceptionMapper
  public Response invalid(ConstraintViolationException e, UriInfo uri) {
    List<Violation> violations =
        e.getConstraintViolations().stream()
            .map(v -> ConstraintFault.of(field(v), v))
            .sorted(Comparator.comparing(v -> String.valueOf(v.field())))
            .toList();
    // A missing body is MALFORMED, not INVALID.
    boolean noBody = violations.stream().anyMatch(v -> "body".equals(v.field()));
    return response(
        noBody ? ErrorCode.MALFORMED : ErrorCode.INVALID, summary(violations), uri, violations);
  }

  @ServerExceptionMapper
  public Response unknownField(UnrecognizedPropertyException e, UriInfo uri) {
    var violation = new Violation(path(e), "unknown field");
    return response(ErrorCode.MALFORMED, summary(List.of(violation)), uri, List.of(violation));
  }

  @ServerExceptionMapper
  public Response wrongShape(MismatchedInputException e, UriInfo uri) {
    if (e.getPath().isEmpty()) {
      return response(ErrorCode.MALFORMED, "the body is empty or no JSON object", uri, List.of());
    }
    var violation = new Violation(path(e), expected(e.getTargetType()));
    return response(ErrorCode.MALFORMED, summary(List.of(violation)), uri, List.of(violation));
  }

  /** What is wrong with a value that does not have this type. */
  private static String expected(@Nullable Class<?> type) {
    if (type != null && type.isEnum()) {
      return "must be one of "
          + Arrays.stream(type.getFields())
              .filter(Field::isEnumConstant)
              .map(each -> nameInJson(each, each.getName()))
              .collect(Collectors.joining(", "));
    }
    if (type != null && WHOLE_NUMBERS.contains(type)) {
      return "must be a whole number";
    }
    return type == Instant.class
        ? "must be a time as ISO-8601 writes it, such as 2026-01-31T12:00:00Z"
        : "has the wrong type";
  }

  @ServerExceptionMapper
  public Response malformed(JsonProcessingException e, UriInfo uri) {
    var at = e.getLocation();
    String where =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return response(ErrorCode.MALFORMED, fault(e) + where, uri, List.of());
  }

  private static String fault(JsonProcessingException e) {
    Matcher twice = DUPLICATE.matcher(e.getOriginalMessage());
    if (twice.matches()) {
      return "the field " + twice.group(1) + " occurs twice";
    }
    return e instanceof com.fasterxml.jackson.core.exc.StreamConstraintsException
        ? "the JSON is nested too deeply or has a value that is too long"
        : "the body is not valid JSON in UTF-8";
  }

  @ServerExceptionMapper
  public Response malformed(CharConversionException e, UriInfo uri) {
    return response(ErrorCode.MALFORMED, "the body is not valid UTF-8", uri, List.of());
  }

  /** Quarkus throws an exception of this text when a form ends before its last boundary. */
  @ServerExceptionMapper
  public Response unfinished(IOException e, UriInfo uri) {
    if (isConnectionClosed(e)) {
      LOG.debugf(
          "the connection of a request to %s was closed: %s",
          uri.getRequestUri().getPath(), e.getMessage());
      return response(
          ErrorCode.MALFORMED, "the connection was closed before the body's end", uri, List.of());
    }
    return String.valueOf(e.getMessage()).startsWith("Connection terminated")
        ? response(ErrorCode.MALFORMED, "the form ends before its last boundary", uri, List.of())
        : unexpected(e, uri);
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  public Response unauthenticated(UriInfo uri) {
    Response response = problem(ProblemReason.NOT_LOGGED_IN.problem(), uri);
    response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    return response;
  }

  @ServerExceptionMapper
  public Response web(WebApplicationException e, UriInfo uri) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return switch (json) {
        case UnrecognizedPropertyException unknown -> unknownField(unknown, uri);
        case MismatchedInputException mismatch -> wrongShape(mismatch, uri);
        default -> malformed(json, uri);
      };
    }
    Response given = e.getResponse();
    if (given.getStatus() < 400) {
      return given;
    }
    ErrorCode code = ErrorCode.ofStatus(given.getStatus());
    if (code == ErrorCode.INTERNAL) {
      return unexpected(e, uri);
    }
    return problem(new ProblemException(code, code.title()), uri);
  }

  @ServerExceptionMapper
  public Response unexpected(Exception e, UriInfo uri) {
    if (isPassing(e)) {
      LOG.warnf(
          "the database did not answer a request to %s: %s",
          uri.getRequestUri().getPath(), e.getMessage());
      return problem(ProblemReason.NO_DATABASE.problem(), uri);
    }
    LOG.errorf(e, "request to %s failed", uri.getRequestUri().getPath());
    return problem(ProblemReason.FAULT.problem(), uri);
  }

  /** Whether the client left, or was cut off, before its request was complete. */
  private static boolean isConnectionClosed(@Nullable Throwable failure) {
    return failure instanceof HttpClosedException
        || failure instanceof ClosedChannelException
        || failure != null && isConnectionClosed(failure.getCause());
  }

  /**
   * Whether the same request may soon succeed, since the database could not be reached, went away
   * during the request, has no room, or ended one of two transactions that waited for each other:
   * SQL states 08… (connection), 53… (a full disk, no memory, too many connections), 57P…
   * (shutdown), 57014 (a statement that took too long), 58030 (an I/O error), 40001 (serialization
   * failure) and 40P01 (deadlock) of PostgreSQL's appendix A. Failures of the connection pool have
   * no SQL state. A failed commit has its cause among the suppressed exceptions.
   */
  public static boolean isPassing(@Nullable Throwable failure) {
    if (failure == null) {
      return false;
    }
    if (failure instanceof SQLException sql
        && (sql.getSQLState() == null
            || sql.getSQLState().startsWith("08")
            || sql.getSQLState().startsWith("53")
            || sql.getSQLState().startsWith("57P")
            || sql.getSQLState().equals("57014")
            || sql.getSQLState().equals("58030")
            || sql.getSQLState().equals("40001")
            || sql.getSQLState().equals("40P01"))) {
      return true;
    }
    return isPassing(failure.getCause())
        || Arrays.stream(failure.getSuppressed()).anyMatch(ProblemMapper::isPassing);
  }

  /** Answers a request that has not reached its resource, whose exceptions are mapped here. */
  public static void answer(RoutingContext request, ErrorCode code, String detail) {
    answer(request, new ProblemException(code, detail));
  }

  /** Answers a request that has failed before it has reached its resource. */
  public static void answer(RoutingContext request, ProblemException e) {
    HttpServerResponse response = request.response();
    retrySeconds(e)
        .ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
    response
        .setStatusCode(e.code().status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(Json.encode(Problem.of(e, request.normalizedPath())));
  }

  private Response response(
      ErrorCode code, String detail, UriInfo uri, List<Violation> violations) {
    return problem(new ProblemException(code, detail, violations), uri);
  }

  private static String summary(List<Violation> violations) {
    return violations.stream()
        .map(v -> v.field() + ": " + v.message())
        .collect(Collectors.joining("; "));
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  /** The violated property as the request names it, from the body or the parameter on. */
  private static String field(ConstraintViolation<?> violation) {
    String name = "";
    boolean nested = false;
    Path.@Nullable MethodNode method = null;
    for (Path.Node node : violation.getPropertyPath()) {
      switch (node.getKind()) {
        case METHOD -> method = node.as(Path.MethodNode.class);
        case PARAMETER -> name = parameter(violation, method, node.as(Path.ParameterNode.class));
        case PROPERTY -> {
          String property = property(violation.getLeafBean(), node.toString());
          name = nested ? name + "." + property : property;
          nested = true;
        }
        // An item of a list is named by the list.
        default -> {}
      }
    }
    return name;
  }

  /** A parameter of a method may have another name in the query, such as {@code class}. */
  private static String parameter(
      ConstraintViolation<?> violation,
      Path.@Nullable MethodNode method,
      Path.ParameterNode parameter) {
    Class<?>[] types =
        method == null ? new Class<?>[0] : method.getParameterTypes().toArray(Class<?>[]::new);
    // The class of the bean may be generated, without the annotations.
    return Stream.<Class<?>>iterate(
            violation.getRootBeanClass(), Objects::nonNull, Class::getSuperclass)
        .flatMap(each -> Arrays.stream(each.getMethods()))
        .filter(each -> method != null && each.getName().equals(method.getName()))
        .filter(each -> Arrays.equals(each.getParameterTypes(), types))
        .map(each -> each.getParameters()[parameter.getParameterIndex()])
        .map(each -> each.getAnnotation(QueryParam.class))
        .filter(Objects::nonNull)
        .map(QueryParam::value)
        .findFirst()
        .orElse(parameter.getName());
  }

  /** A component of a record may have another name in JSON, such as {@code new}. */
  private static String property(@Nullable Object bean, String component) {
    if (bean == null || !bean.getClass().isRecord()) {
      return component;
    }
    return Arrays.stream(bean.getClass().getRecordComponents())
        .filter(each -> each.getName().equals(component))
        .map(each -> nameInJson(each.getAccessor(), component))
        .findFirst()
        .orElse(component);
  }

  private static String nameInJson(AnnotatedElement member, String name) {
    JsonProperty given = member.getAnnotation(JsonProperty.class);
    return given == null || given.value().isEmpty() ? name : given.value();
  }
}
