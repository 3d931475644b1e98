package dev.quartet.gateway;

import dev.quartet.RequestFlow;
import dev.quartet.jobs.Jobs;
import dev.quartet.library.Library;
import dev.quartet.run.Approvals;
import dev.quartet.store.Database;
import java.time.Clock;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * What the server stands on.
 *
 * @param report the report since a time in epoch milliseconds, as {@code report --json} prints it
 */
public record Parts(
    RequestFlow flow,
    Approvals approvals,
    Supplier<Library> library,
    Jobs jobs,
    LongFunction<Object> report,
    Database database,
    Clock clock) {}
