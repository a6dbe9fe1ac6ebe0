package io.arbiter.app.process;

import io.arbiter.core.problem.ErrorCode;
import io.arbiter.core.problem.ProblemException;
import io.arbiter.core.problem.Violation;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses query parameters that an operation does not have, and says which methods a path has, both
 * from the annotations of the resources. The library ignores unknown parameters, and takes the
 * methods of all paths of a class together. Thread-safe.
 */
public final class OperationCheck {
  private static final Pattern PARAMETER = Pattern.compile("\\{\\w+(?:: *([^}]+))?}");

  /** Providers add parameters of their own to the address at which a log-in ends. */
  private static final String PROVIDERS = "/api/identity-providers/";

  private record Known(Pattern path, String method) {}

  private final List<Known> operations;
  private final Map<Method, Set<String>> parameters = new ConcurrentHashMap<>();

  OperationCheck(BeanManager beans) {
    operations =
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .<Class<?>>map(Bean::getBeanClass)
            .filter(type -> type.isAnnotationPresent(Path.class))
            .flatMap(OperationCheck::operations)
            .toList();
  }

  private static Stream<Known> operations(Class<?> resource) {
    return Arrays.stream(resource.getMethods())
        .flatMap(
            method ->
                Arrays.stream(method.getAnnotations())
                    .map(each -> each.annotationType().getAnnotation(HttpMethod.class))
                    .filter(Objects::nonNull)
                    .map(each -> new Known(pattern(resource, method), each.value())));
  }

  private static Pattern pattern(AnnotatedElement resource, AnnotatedElement method) {
    String template =
        Stream.of(resource, method)
            .map(each -> each.getAnnotation(Path.class))
            .filter(Objects::nonNull)
            .map(Path::value)
            .collect(Collectors.joining("/"));
    return Pattern.compile(PARAMETER.matcher(template).replaceAll(OperationCheck::matching));
  }

  private static String matching(MatchResult parameter) {
    @Nullable String pattern = parameter.group(1);
    return pattern == null ? "[^/]+" : Matcher.quoteReplacement("(?:" + pattern + ")");
  }

  private String methods(UriInfo uri) {
    Set<String> methods =
        operations.stream()
            .filter(each -> each.path().matcher(uri.getRequestUri().getPath()).matches())
            .map(Known::method)
            .collect(Collectors.toCollection(TreeSet::new));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    if (!methods.isEmpty()) {
      methods.add("OPTIONS");
    }
    return String.join(", ", methods);
  }

  /** Answers OPTIONS. */
  @ServerRequestFilter(preMatching = true)
  public Optional<Response> showMethods(ContainerRequestContext request) {
    if (!request.getMethod().equals("OPTIONS")) {
      return Optional.empty();
    }
    String methods = methods(request.getUriInfo());
    if (methods.isEmpty()) {
      throw new ProblemException(ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND.title());
    }
    return Optional.of(Response.noContent().header(HttpHeaders.ALLOW, methods).build());
  }

  /** Adds the methods of the path to the answer to a method that the path does not have. */
  @ServerResponseFilter
  public void addMethods(ContainerRequestContext request, ContainerResponseContext answer) {
    if (answer.getStatus() == ErrorCode.METHOD_NOT_ALLOWED.status()) {
      answer.getHeaders().putSingle(HttpHeaders.ALLOW, methods(request.getUriInfo()));
    }
  }

  /** Refuses a query with a parameter that the operation does not have. */
  @ServerRequestFilter
  public void check(ResourceInfo resource, UriInfo uri) {
    Method method = resource.getResourceMethod();
    Set<String> given = uri.getQueryParameters().keySet();
    if (given.isEmpty()
        || uri.getRequestUri().getPath().startsWith(PROVIDERS)
        || Arrays.asList(method.getParameterTypes()).contains(UriInfo.class)) {
      return;
    }
    Set<String> known = parameters.computeIfAbsent(method, OperationCheck::queryParameters);
    List<Violation> unknown =
        given.stream()
            .filter(name -> !known.contains(name))
            .map(name -> new Violation(name, "unknown parameter"))
            .toList();
    if (!unknown.isEmpty()) {
      throw new ProblemException(
          ErrorCode.MALFORMED,
          unknown.stream().map(Violation::field).collect(Collectors.joining(", "))
              + ": unknown parameter; "
              + (known.isEmpty() ? "this call has none" : "there are " + String.join(", ", known)),
          unknown);
    }
  }

  private static Set<String> queryParameters(Method method) {
    return Arrays.stream(method.getParameters())
        .<AnnotatedElement>flatMap(
            each ->
                each.isAnnotationPresent(BeanParam.class)
                    ? Arrays.stream(each.getType().getFields())
                    : Stream.of(each))
        .map(each -> each.getAnnotation(QueryParam.class))
        .filter(Objects::nonNull)
        .map(QueryParam::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
