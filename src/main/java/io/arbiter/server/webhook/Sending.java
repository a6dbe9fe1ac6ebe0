package io.arbiter.server.webhook;

import io.arbiter.server.webhook.WebhookQueue.Claim;
import io.arbiter.server.webhook.WebhookQueue.Due;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/**
 * Sends one delivery. The name is looked up once; if one of its addresses may not be reached,
 * nothing is sent. Repeated tries take the addresses in turn. Thread-safe.
 */
@ApplicationScoped
class Sending {
  /** How long a receiver may take to answer, including the connection. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final TargetRule rule;
  private final AddressGuard guard;
  private final NameResolver resolver;
  private final Poster poster;
  private final Duration timeout;

  @Inject
  Sending(TargetRule rule, AddressGuard guard, Poster poster) {
    this(rule, guard, InetAddress::getAllByName, poster, TIMEOUT);
  }

  Sending(
      TargetRule rule, AddressGuard guard, NameResolver resolver, Poster poster, Duration timeout) {
    this.rule = rule;
    this.guard = guard;
    this.resolver = resolver;
    this.poster = poster;
    this.timeout = timeout;
  }

  /** Sends a body to the webhook's receiver. */
  Answer send(Claim claim, Due due, String text, Instant now) throws InterruptedException {
    try {
      Target target = rule.read(claim.url());
      InetAddress[] addresses = resolver.resolve(target.host());
      if (!Arrays.stream(addresses).allMatch(guard::passes)) {
        return new Answer.None(SendingError.NO_PUBLIC_ADDRESS, null);
      }
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      return poster.post(
          target,
          addresses[due.tries() % addresses.length],
          headers(claim, due, body, now),
          body,
          timeout);
    } catch (TargetRule.Refused e) {
      return new Answer.None(SendingError.URL_REFUSED, e.reason());
    } catch (UnknownHostException e) {
      return new Answer.None(SendingError.NO_PUBLIC_ADDRESS, null);
    }
  }

  private static Map<String, String> headers(Claim claim, Due due, byte[] body, Instant now) {
    return Map.of(
        "Content-Type",
        "application/json",
        "User-Agent",
        "Arbiter-Webhooks",
        "Arbiter-Event",
        due.event(),
        "Arbiter-Delivery",
        due.id().toString(),
        Signature.HEADER,
        Signature.of(claim.secret(), now, body));
  }
}
