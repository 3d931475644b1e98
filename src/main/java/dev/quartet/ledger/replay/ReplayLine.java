package dev.quartet.ledger.replay;

import dev.quartet.model.Usage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What would have become of one past request.
 *
 * @param line its line in the log
 * @param tier where it would have gone; of a request that the workhorse decides on, the tier it
 *     looks like
 * @param source who decides: {@code explicit, reflex, workhorse}
 * @param approval whether a person would have been asked first
 * @param skill the skill that the workhorse would likely have worked by
 * @param tokens what it would have taken here
 * @param costUsd what it would have cost here
 * @param paidUsd what it did cost
 * @param paidBasis how that is known: {@code logged, logged_tokens, baseline}
 * @param savingUsd paid minus cost
 */
public record ReplayLine(
    int line,
    String text,
    String tier,
    String route,
    String source,
    boolean approval,
    String reason,
    Optional<String> skill,
    Optional<String> model,
    Usage tokens,
    BigDecimal costUsd,
    BigDecimal paidUsd,
    String paidBasis,
    BigDecimal savingUsd) {}
