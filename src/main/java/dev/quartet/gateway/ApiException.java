package dev.quartet.gateway;

import dev.quartet.execution.Outcome.Fault;
import dev.quartet.platform.Problem;

/** A request that is answered with an error status and nothing else. */
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String hint;

  ApiException(int status, String code, String message, String hint) {
    super(message);
    this.status = status;
    this.code = code;
    this.hint = hint;
  }

  /** What a problem means over HTTP. */
  static ApiException of(Problem problem) {
    int status =
        switch (problem.kind()) {
          case USAGE -> conflict(problem.code()) ? 409 : 400;
          case REFUSED ->
              problem.code().equals("too_large") ? 413 : conflict(problem.code()) ? 409 : 403;
          case NOT_FOUND -> 404;
          case NO_MODEL -> 503;
          case FAILED -> 500;
        };
    return new ApiException(status, problem.code(), problem.message(), problem.hint());
  }

  private static boolean conflict(String code) {
    return switch (code) {
      case "approval_decided", "not_waiting", "job_disabled", "job_running", "job_off_in_file" ->
          true;
      default -> false;
    };
  }

  static ApiException badRequest(String code, String message, String hint) {
    return new ApiException(400, code, message, hint);
  }

  int status() {
    return status;
  }

  Fault fault() {
    return new Fault(code, String.valueOf(getMessage()), hint);
  }
}
