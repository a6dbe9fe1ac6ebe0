package io.arbiter.sandbox.child;

import io.arbiter.sandbox.protocol.Frame;

/** Receives a submission's reports: the host, or nobody while the child warms up. */
interface ReportSink {
  void send(Frame.Report report);
}
