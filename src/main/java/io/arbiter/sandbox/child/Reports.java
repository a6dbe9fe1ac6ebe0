package io.arbiter.sandbox.child;

import io.arbiter.sandbox.protocol.Frame;

/** Where a submission's reports go: to the host, or nowhere while the child warms up. */
interface Reports {
  void send(Frame.Report report);
}
