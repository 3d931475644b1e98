package dev.quartet.execution.script;

import dev.quartet.library.ScriptManifest;
import dev.quartet.workspace.Workspace;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The environment of a script: what always passes, what its manifest lists, and nothing else. */
final class ScriptEnvironment {
  private static final List<String> ALWAYS =
      List.of(
          "PATH",
          "HOME",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "LC_NUMERIC",
          "LC_TIME",
          "TZ",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "ALL_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "all_proxy",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR",
          "CURL_CA_BUNDLE",
          "REQUESTS_CA_BUNDLE",
          "GIT_SSL_CAINFO");

  private final Workspace workspace;
  private final Path functions;

  /**
   * Environments for scripts.
   *
   * @param functions the folder of the shared bash functions
   */
  ScriptEnvironment(Workspace workspace, Path functions) {
    this.workspace = workspace;
    this.functions = functions;
  }

  Path functions() {
    return functions;
  }

  Map<String, String> of(ScriptManifest script, Path temporary) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
    ALWAYS.forEach(
        name -> workspace.environment().variable(name).ifPresent(value -> all.put(name, value)));
    all.putAll(declared(script));
    script
        .needs()
        .forEach(group ->
            group.forEach(
                name -> workspace.secrets().find(name).ifPresent(value -> all.put(name, value))));
    all.put("QUARTET_SCRIPT_LIB", functions.toString());
    all.put("TMPDIR", temporary.toString());
    return all;
  }

  /**
   * The optional variables that the script lists and that are set: they are part of what a person
   * approves.
   */
  Map<String, String> declared(ScriptManifest script) {
    Map<String, String> declared = new TreeMap<>();
    Map<String, String> configured = workspace.configuration().programs().environment();
    for (String name : script.environment()) {
      if (configured.containsKey(name)) {
        declared.put(name, configured.getOrDefault(name, ""));
      }
      workspace.secrets().find(name).ifPresent(value -> declared.put(name, value));
    }
    return declared;
  }
}
