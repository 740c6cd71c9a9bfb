// Prints "source<TAB>target" for each unit that OmegaT's own reader finds in a Spanish-English TMX.

import java.io.File;
import java.io.PrintStream;

import org.omegat.util.Language;
import org.omegat.util.TMXReader2;

public class ReadWithOmegat {
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    boolean segmenting = false, projectMemory = false, level2 = true, slashes = false;
    new TMXReader2().readTMX(new File(arguments[0]), new Language("es"), new Language("en"), segmenting, projectMemory,
        level2, slashes, new TMXReader2.LoadCallback() {
          @Override
          public boolean onEntry(TMXReader2.ParsedTu unit, TMXReader2.ParsedTuv source, TMXReader2.ParsedTuv target,
              boolean paragraphs) {
            out.print((source == null ? "" : source.text) + "\t" + (target == null ? "" : target.text) + "\n");
            return true;
          }
        });
  }
}
