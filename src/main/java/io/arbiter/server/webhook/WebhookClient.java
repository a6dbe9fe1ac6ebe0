package io.arbiter.server.webhook;

import io.arbiter.core.problem.ProblemException;
import io.arbiter.server.webhook.TargetRule.Target;
import io.arbiter.server.webhook.WebhookDelivery.SendingError;
import io.arbiter.server.webhook.WebhookQueries.Claim;
import io.arbiter.server.webhook.WebhookQueries.Due;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Posts deliveries. The name is looked up once. If one of its addresses may not be reached, nothing
 * is sent; else Vert.x connects to a checked address, and uses the name only for the header Host
 * and for the check of the certificate. Repeated tries take the addresses in turn. Vert.x uses no
 * proxy and follows no redirect unless told to. Every request has its own connection. Thread-safe.
 */
@ApplicationScoped
class WebhookClient {
  static final String SIGNATURE = "Arbiter-Signature";

  /** How long a receiver may take to answer, including the connection. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** A receiver's answer is read up to here, so that a polite receiver can finish it. */
  private static final long MOST_BYTES = 16_384;

  /**
   * More than are sent at the same time: webhooks of the same host must not wait for each other.
   */
  private static final int MOST_CONNECTIONS = 1000;

  private static final int FIRST_SUCCESS = 200;
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_ERROR = 400;
  private static final String HMAC = "HmacSHA256";

  private final TargetRule rule;
  private final AddressGuard guard;
  private final NameResolver resolver;
  private final Vertx vertx;
  private final Duration timeout;
  private @Nullable HttpClient client;

  @Inject
  WebhookClient(TargetRule rule, AddressGuard guard, Vertx vertx) {
    this(rule, guard, InetAddress::getAllByName, vertx, TIMEOUT);
  }

  WebhookClient(
      TargetRule rule, AddressGuard guard, NameResolver resolver, Vertx vertx, Duration timeout) {
    this.rule = rule;
    this.guard = guard;
    this.resolver = resolver;
    this.vertx = vertx;
    this.timeout = timeout;
  }

  /** Finds all addresses of a name; there is at least one. */
  interface NameResolver {
    InetAddress[] resolve(String name) throws UnknownHostException;
  }

  /** A client is made for the first delivery. */
  private synchronized HttpClient client() {
    if (client == null) {
      client =
          vertx.createHttpClient(
              new HttpClientOptions().setKeepAlive(false).setVerifyHost(true),
              new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    }
    return client;
  }

  WebhookDelivery.Try send(Claim claim, Due due, String body, InstantSource clock)
      throws InterruptedException {
    try {
      Target target = rule.read(claim.url());
      InetAddress[] addresses = resolver.resolve(target.host());
      if (!Arrays.stream(addresses).allMatch(guard::passes)) {
        return WebhookDelivery.Try.failed(clock.instant(), SendingError.NO_PUBLIC_ADDRESS, null);
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      RequestOptions options =
          options(target, addresses[due.tries() % addresses.length])
              .putHeader("Content-Type", "application/json")
              .putHeader("User-Agent", "Arbiter-Webhooks")
              .putHeader("Arbiter-Event", due.body().event())
              .putHeader("Arbiter-Delivery", due.id().toString())
              .putHeader(SIGNATURE, signature(claim.secret(), clock.instant(), bytes));
      return post(options, bytes, clock);
    } catch (ProblemException e) {
      String reason = e.violations().getFirst().message();
      return WebhookDelivery.Try.failed(clock.instant(), SendingError.URL_REFUSED, reason);
    } catch (UnknownHostException e) {
      return WebhookDelivery.Try.failed(clock.instant(), SendingError.NO_PUBLIC_ADDRESS, null);
    }
  }

  /**
   * The value of the header {@link #SIGNATURE}: the seconds since 1970, and HMAC-SHA-256 in
   * hexadecimal. The signed text is the time, a dot and the body, so that a receiver can refuse an
   * old delivery that somebody sends again.
   */
  static String signature(String secret, Instant at, byte[] body) {
    String time = Long.toString(at.getEpochSecond());
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JVM has " + HMAC, e);
    }
  }

  private RequestOptions options(Target target, InetAddress address) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(target.port(), address.getHostAddress()))
            .setHost(target.host())
            .setPort(target.port())
            .setSsl(target.secure())
            .setURI(target.path())
            .setConnectTimeout(timeout.toMillis());
    return target.host().contains(":")
        ? options.putHeader("Host", "[%s]:%d".formatted(target.host(), target.port()))
        : options;
  }

  private WebhookDelivery.Try post(RequestOptions options, byte[] body, InstantSource clock)
      throws InterruptedException {
    // Known before the whole answer is read. Then the try has this result, whatever comes later.
    AtomicReference<@Nullable Integer> status = new AtomicReference<>();
    AtomicBoolean late = new AtomicBoolean();
    Future<HttpClientRequest> connected = client().request(options);
    Future<Void> answer =
        connected
            .compose(
                request ->
                    late.get()
                        ? Future.failedFuture("the time is up")
                        : request.send(Buffer.buffer(body)))
            .compose(
                response -> {
                  status.set(response.statusCode());
                  return begin(response);
                });
    SendingError error = SendingError.CONNECTION;
    try {
      answer
          .toCompletionStage()
          .toCompletableFuture()
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      error = SendingError.TIMEOUT;
    } catch (ExecutionException e) {
      error = error(e);
    } finally {
      late.set(true);
      connected.onSuccess(request -> request.connection().close());
    }
    Integer known = status.get();
    return known == null
        ? WebhookDelivery.Try.failed(clock.instant(), error, null)
        : new WebhookDelivery.Try(clock.instant(), known, error(known), null);
  }

  /** Reads an answer to its end, or until it is long. */
  private static Future<Void> begin(HttpClientResponse response) {
    AtomicLong read = new AtomicLong();
    Promise<Void> ended = Promise.promise();
    response.exceptionHandler(ended::tryFail);
    response.endHandler(_ -> ended.tryComplete());
    response.handler(
        part -> {
          if (read.addAndGet(part.length()) > MOST_BYTES) {
            ended.tryComplete();
          }
        });
    return ended.future();
  }

  private static @Nullable SendingError error(int status) {
    if (status >= FIRST_SUCCESS && status < FIRST_REDIRECT) {
      return null;
    }
    return status >= FIRST_REDIRECT && status < FIRST_ERROR
        ? SendingError.REDIRECT
        : SendingError.STATUS;
  }

  private static SendingError error(Throwable cause) {
    boolean tls =
        Stream.<Throwable>iterate(cause, c -> c != null, Throwable::getCause)
            .anyMatch(SSLException.class::isInstance);
    return tls ? SendingError.TLS : SendingError.CONNECTION;
  }
}
