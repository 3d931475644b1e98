package dev.quartet.decision.reflex.parameter;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Days in people's words.
 *
 * @param first the first day; none for "until Friday"
 * @param last the last day; none when it reaches until now
 * @param length how long a time until now was named, such as the last 24 hours. A phrase without
 *     days and length is about time and has no clear meaning
 */
record DatePhrase(
    Span span, Optional<LocalDate> first, Optional<LocalDate> last, Optional<Length> length) {}
