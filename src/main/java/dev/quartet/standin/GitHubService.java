package dev.quartet.standin;

import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The made-up company's repositories on GitHub. */
final class GitHubService implements HttpService {
  private static final int PAGE = 30;
  private static final int LARGEST_PAGE = 100;

  private final Company company;

  GitHubService(Company company) {
    this.company = company;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .any((req, res) -> {
          if (req.headers().contains(io.helidon.http.HeaderNames.AUTHORIZATION)) {
            res.next();
          } else {
            error(res, 401, "Requires authentication");
          }
        })
        .get("/repos/{owner}/{name}/pulls", this::pulls)
        .get("/repos/{owner}/{name}", this::repository)
        .any((_, res) -> error(res, 404, "Not Found"));
  }

  private void pulls(ServerRequest req, ServerResponse res) {
    if (!known(req)) {
      error(res, 404, "Not Found");
      return;
    }
    List<JsonNode> all = matching(req);
    int size = Math.clamp(CompanyServer.number(req, "per_page", PAGE), 1, LARGEST_PAGE);
    int page = Math.max(1, CompanyServer.number(req, "page", 1));
    int last = Math.max(1, (all.size() + size - 1) / size);
    int from = Math.min(all.size(), (page - 1) * size);
    if (page < last) {
      res.header("Link", link(req, size, page + 1, "next") + ", " + link(req, size, last, "last"));
    }
    CompanyServer.json(res, 200, all.subList(from, Math.min(all.size(), from + size)));
  }

  private List<JsonNode> matching(ServerRequest req) {
    String state = CompanyServer.query(req, "state").orElse("open");
    if (state.equals("closed")) {
      return List.of();
    }
    List<JsonNode> all = new ArrayList<>(company.pulls(parameter(req, "name")));
    CompanyServer.query(req, "base")
        .ifPresent(
            base -> all.removeIf(pull -> !pull.path("base").path("ref").asText().equals(base)));
    return all;
  }

  private static String link(ServerRequest req, int size, int page, String rel) {
    return "<http://"
        + req.authority()
        + req.path().absolute().path()
        + "?state=open&per_page="
        + size
        + "&page="
        + page
        + ">; rel=\""
        + rel
        + "\"";
  }

  private void repository(ServerRequest req, ServerResponse res) {
    if (!known(req)) {
      error(res, 404, "Not Found");
      return;
    }
    String name = parameter(req, "name");
    CompanyServer.json(
        res,
        200,
        Map.of(
            "full_name",
            "lumen/" + name,
            "description",
            "Lumen & Larch: " + name + " (simulated)",
            "default_branch",
            "main",
            "private",
            true,
            "stargazers_count",
            12,
            "forks_count",
            1,
            "open_issues_count",
            company.pulls(name).size(),
            "pushed_at",
            "2026-01-05T09:00:00Z"));
  }

  private static boolean known(ServerRequest req) {
    return Company.hasRepository(parameter(req, "owner"), parameter(req, "name"));
  }

  private static String parameter(ServerRequest req, String name) {
    return req.path().pathParameters().get(name);
  }

  private static void error(ServerResponse res, int status, String message) {
    CompanyServer.json(res, status, Map.of("message", message, "status", Integer.toString(status)));
  }
}
