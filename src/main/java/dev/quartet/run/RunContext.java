package dev.quartet.run;

import dev.quartet.platform.Cancellation;
import dev.quartet.platform.Ids;
import java.time.Clock;

/** What a run is given: its listeners, the way to end it, and where time and ids come from. */
public record RunContext(EventSink events, Cancellation cancellation, Clock clock, Ids ids) {}
