package io.arbiter.server.player.mail;

import io.arbiter.core.language.LanguagePreference;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * Sends mails, each in its own thread, so that no answer waits for the SMTP server. Without an SMTP
 * server the log gets the link, for the operator to hand on. Thread-safe.
 */
@ApplicationScoped
class Post {
  private static final Logger LOG = Logger.getLogger(Post.class);
  private static final String SERVER = "quarkus.mailer.host";
  private static final String TEXTS = "mail.mail";
  private static final String ENGLISH = "en";

  /** The languages of the texts, besides English. */
  private static final List<String> TRANSLATIONS = List.of("uk");

  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofSeconds(10));

  private final Mailer mailer;
  private final MailSettings settings;
  private final boolean configured;

  Post(Mailer mailer, MailSettings settings) {
    this.mailer = mailer;
    this.settings = settings;
    // Without a setting, Quarkus takes localhost; the source of its defaults comes last.
    this.configured = ConfigProvider.getConfig().getConfigValue(SERVER).getSourceOrdinal() > 0;
  }

  Delivery delivery() {
    return configured ? Delivery.MAIL : Delivery.LOG;
  }

  /** Sends a link to the address that it is for. */
  void send(Emails.Link link, Purpose purpose, LanguagePreference languages) {
    URI address = address(link, purpose);
    if (delivery() == Delivery.LOG) {
      LOG.infof("no SMTP server is set; %s for %s: %s", purpose, link.email(), address);
      return;
    }
    ResourceBundle texts = texts(languages);
    String kind = purpose.name().toLowerCase(Locale.ROOT);
    String text = texts.getString(kind + ".text").formatted(address);
    Mail mail = Mail.withText(link.email(), texts.getString(kind + ".subject"), text);
    Thread.ofVirtual().name("mail").start(() -> send(mail, purpose));
  }

  /** Tries again, since a kept connection may have ended, or the server may just start again. */
  private void send(Mail mail, Purpose purpose) {
    try {
      for (Duration pause : PAUSES) {
        if (isSent(mail, purpose)) {
          return;
        }
        Thread.sleep(pause);
      }
      if (!isSent(mail, purpose)) {
        LOG.errorf("a mail (%s) is given up; the player has to ask for another", purpose);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isSent(Mail mail, Purpose purpose) {
    try {
      mailer.send(mail);
      return true;
    } catch (RuntimeException e) {
      LOG.warnf(e, "a mail (%s) was not sent", purpose);
      return false;
    }
  }

  private URI address(Emails.Link link, Purpose purpose) {
    String page = purpose == Purpose.RESET ? "reset" : "confirm";
    return settings.page().resolve("/#/" + page + "/" + link.secret());
  }

  private static ResourceBundle texts(LanguagePreference languages) {
    String language = languages.choose(ENGLISH, TRANSLATIONS).orElse(ENGLISH);
    // English has no file of its own, and the language of this machine must not take its place.
    return ResourceBundle.getBundle(
        TEXTS,
        Locale.forLanguageTag(language),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
