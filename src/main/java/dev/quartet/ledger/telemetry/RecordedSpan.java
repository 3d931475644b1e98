package dev.quartet.ledger.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A span that the record tells of; times in epoch milliseconds.
 *
 * @param error what kind of failure it ended with
 */
record RecordedSpan(
    String name,
    SpanKind kind,
    long begin,
    long end,
    Attributes attributes,
    Optional<String> error,
    List<RecordedSpan> children) {

  /** Clocks differ by a little; a span still lasts at least as long as what happened in it. */
  RecordedSpan {
    children = List.copyOf(children);
    begin = LongStream.concat(LongStream.of(begin), begins(children)).min().orElse(begin);
    end = LongStream.concat(LongStream.of(begin, end), ends(children)).max().orElse(end);
  }

  private static LongStream begins(List<RecordedSpan> spans) {
    return spans.stream().mapToLong(RecordedSpan::begin);
  }

  private static LongStream ends(List<RecordedSpan> spans) {
    return spans.stream().mapToLong(RecordedSpan::end);
  }
}
