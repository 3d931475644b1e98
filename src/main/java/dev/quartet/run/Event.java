package dev.quartet.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;

/**
 * What is heard of a run while it goes on. The command line, SSE and the APIs are its listeners.
 */
public sealed interface Event {
  /** The event's name on the wire. */
  @JsonIgnore
  String type();

  /** A request was routed. */
  record Decided(
      String run, String tier, String route, String source, double confidence, String reason)
      implements Event {
    @Override
    public String type() {
      return "decision";
    }
  }

  /** A step began ({@code running}) or ended. */
  record Stepped(String run, String kind, String name, String status, long millis)
      implements Event {
    @Override
    public String type() {
      return "step";
    }
  }

  /** A part of the reply. */
  record Text(String run, String text) implements Event {
    @Override
    public String type() {
      return "text";
    }
  }

  /** The workhorse passed the request on. */
  record HandedOff(String run, String tier, String route, String reason) implements Event {
    @Override
    public String type() {
      return "handoff";
    }
  }

  /** A person must say yes first. */
  record ApprovalNeeded(String run, String id, String command, long expires) implements Event {
    @Override
    public String type() {
      return "approval";
    }
  }

  /** The request was not answered. */
  record Failed(String run, String code, String message, String hint) implements Event {
    @Override
    public String type() {
      return "error";
    }
  }

  /** The request is over; the reply is what {@code ask --json} prints. */
  record Done(String run, Map<String, Object> reply) implements Event {
    @Override
    public String type() {
      return "done";
    }
  }
}
