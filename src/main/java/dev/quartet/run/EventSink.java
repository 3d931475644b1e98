package dev.quartet.run;

/** Hears the events of runs, in their order. */
@FunctionalInterface
public interface EventSink {
  EventSink NONE = event -> {};

  void accept(Event event);

  /** Tells a second listener as well. */
  default EventSink and(EventSink other) {
    return event -> {
      accept(event);
      other.accept(event);
    };
  }
}
