package dev.quartet.jobs.heartbeat.triage;

import dev.quartet.model.TokenCounter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What of the memory is put to the model: files that changed first, as much as fits. */
record ShownBlocks(List<Block> blocks, String text) {
  private static final int MOST_TOKENS = 12_000;

  static ShownBlocks of(MemoryText memory, TriageStore.Seen seen, TokenCounter counter) {
    Map<String, String> hashes = memory.hashes();
    Comparator<String> changedFirst =
        Comparator.comparing(file -> hashes.getOrDefault(file, "").equals(seen.files().get(file)));
    List<Block> blocks = new ArrayList<>();
    var text = new StringBuilder();
    int tokens = 0;
    for (String file : memory.files().keySet().stream().sorted(changedFirst).toList()) {
      for (Block block : Block.of(file, memory.files().getOrDefault(file, ""))) {
        String shown = shown(blocks.size() + 1, block);
        tokens += counter.count(shown);
        if (tokens > MOST_TOKENS) {
          return new ShownBlocks(blocks, text.toString());
        }
        blocks.add(block);
        text.append(shown);
      }
    }
    return new ShownBlocks(blocks, text.toString());
  }

  private static String shown(int number, Block block) {
    String heading = block.heading().isEmpty() ? "" : " > " + block.heading();
    return "[" + number + "] " + block.file() + heading + "\n" + block.text() + "\n\n";
  }
}
