package dev.quartet.decision.reflex;

import dev.quartet.decision.reflex.intent.Calibration;
import dev.quartet.decision.reflex.intent.Intent;
import dev.quartet.decision.reflex.intent.VectorIndex;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What the reflex learns of a library's scripts, computed once for the same scripts. */
record Learned(LearnedFiles files) {

  /** The near-misses of each script that no rule turns away. */
  List<List<String>> nearMisses(int scripts, Supplier<List<List<String>>> compute) {
    return files.of("near-misses", in -> sentences(in, scripts), Learned::writeSentences, compute);
  }

  private static List<List<String>> sentences(DataInputStream in, int scripts) throws IOException {
    List<List<String>> all = new ArrayList<>();
    for (int script = 0; script < scripts; script++) {
      List<String> own = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        own.add(in.readUTF());
      }
      all.add(own);
    }
    return all;
  }

  private static void writeSentences(List<List<String>> all, DataOutputStream out)
      throws IOException {
    for (List<String> own : all) {
      out.writeInt(own.size());
      for (String sentence : own) {
        out.writeUTF(sentence);
      }
    }
  }

  /** The meanings of the scripts' sentences. */
  VectorIndex meanings(List<Intent> intents, Supplier<VectorIndex> compute) {
    return files.of("meanings", in -> VectorIndex.read(in, intents), VectorIndex::write, compute);
  }

  /** How to judge a request's scores. */
  Calibration calibration(Supplier<Calibration> compute) {
    return files.of(
        "calibration",
        in -> new Calibration(in.readDouble(), in.readDouble(), in.readBoolean()),
        (calibration, out) -> {
          out.writeDouble(calibration.whole());
          out.writeDouble(calibration.partly());
          out.writeBoolean(calibration.strict());
        },
        compute);
  }
}
