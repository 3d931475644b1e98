package dev.quartet.ledger.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code traceparent} of W3C's Trace Context. */
final class TraceParent {
  /** Versions after 00 may have more at their end; ff is none. */
  private static final Pattern FORM =
      Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?");

  private TraceParent() {}

  /** The context that it means; that of no trace when it means none. */
  static Context read(Optional<String> header) {
    return header
        .map(FORM::matcher)
        .filter(Matcher::matches)
        .map(found ->
            SpanContext.createFromRemoteParent(
                found.group(1),
                found.group(2),
                TraceFlags.fromHex(found.group(3), 0),
                TraceState.getDefault()))
        .filter(SpanContext::isValid)
        .map(parent -> Context.root().with(Span.wrap(parent)))
        .orElseGet(Context::root);
  }
}
