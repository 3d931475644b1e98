package dev.quartet.gateway;

import dev.quartet.RequestFlow;
import dev.quartet.jobs.Jobs;
import dev.quartet.jobs.alert.Outbox;
import dev.quartet.jobs.heartbeat.Heartbeat;
import dev.quartet.ledger.ReportReader;
import dev.quartet.ledger.misroute.Feedback;
import dev.quartet.ledger.misroute.Misroutes;
import dev.quartet.library.Library;
import dev.quartet.run.Approvals;
import dev.quartet.store.Database;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the server stands on.
 *
 * @param afterwards is told the id of each request that is over, such as for an audit
 */
public record Parts(
    RequestFlow flow,
    Approvals approvals,
    Supplier<Library> library,
    Jobs jobs,
    Outbox alerts,
    Heartbeat heartbeat,
    ReportReader reports,
    Misroutes misroutes,
    Feedback feedback,
    Consumer<String> afterwards,
    Database database,
    Clock clock) {}
