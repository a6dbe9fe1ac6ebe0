package io.arbiter.outbox;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Is told, in the relay's transaction, what the broker has confirmed. */
public interface SentListener {
  void sent(Handle transaction, String topic, List<String> keys);
}
