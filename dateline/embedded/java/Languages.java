import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.Map;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.th.ThaiTokenizer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.Analysis;

/** The language analyzers: stock Elasticsearch's names for Lucene's classes. */
final class Languages {
    static final String LUCENE = "org.apache.lucene.analysis.";

    /** Analyzer name to class, below org.apache.lucene.analysis. */
    private static final Map<String, String> CLASSES = table("""
        arabic=ar.Arabic armenian=hy.Armenian basque=eu.Basque bengali=bn.Bengali brazilian=br.Brazilian
        bulgarian=bg.Bulgarian catalan=ca.Catalan cjk=cjk.CJK czech=cz.Czech danish=da.Danish dutch=nl.Dutch
        english=en.English estonian=et.Estonian finnish=fi.Finnish french=fr.French galician=gl.Galician
        german=de.German greek=el.Greek hindi=hi.Hindi hungarian=hu.Hungarian indonesian=id.Indonesian
        irish=ga.Irish italian=it.Italian latvian=lv.Latvian lithuanian=lt.Lithuanian norwegian=no.Norwegian
        persian=fa.Persian portuguese=pt.Portuguese romanian=ro.Romanian russian=ru.Russian serbian=sr.Serbian
        sorani=ckb.Sorani spanish=es.Spanish swedish=sv.Swedish thai=th.Thai turkish=tr.Turkish""");

    static {
        // every pre-built analyzer is built whenever an index is created: one that throws would break them all
        if (!ThaiTokenizer.DBBI_AVAILABLE) {
            CLASSES.remove("thai");
        }
    }

    private Languages() {}

    static Set<String> names() {
        return CLASSES.keySet();
    }

    /** The Lucene analyzer with the `stopwords` and (where it has any) `stem_exclusion` of the settings. */
    static Analyzer analyzer(String language, Environment env, Settings s) {
        try {
            Class<?> type = Class.forName(LUCENE + CLASSES.get(language) + "Analyzer");
            CharArraySet stop = Analysis.parseStopWords(env, s, (CharArraySet) type.getMethod("getDefaultStopSet").invoke(null));
            try {
                return (Analyzer) type.getConstructor(CharArraySet.class, CharArraySet.class)
                    .newInstance(stop, Analysis.parseStemExclusion(s, CharArraySet.EMPTY_SET));
            } catch (NoSuchMethodException noExclusions) {
                return (Analyzer) type.getConstructor(CharArraySet.class).newInstance(stop);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(language, e);
        }
    }

    /** Pairs `name=value` separated by white space. */
    static Map<String, String> table(String pairs) {
        Map<String, String> table = new TreeMap<>();
        Arrays.stream(pairs.split("\\s+")).map(pair -> pair.split("=")).forEach(pair -> table.put(pair[0], pair[1]));
        return table;
    }

    /** One analyzer of an index's settings. */
    static final class Provider extends AbstractIndexAnalyzerProvider<Analyzer> {
        private final Analyzer analyzer;

        Provider(String name, String language, Environment env, Settings s) {
            super(name);
            analyzer = analyzer(language, env, s);
        }

        @Override
        public Analyzer get() {
            return analyzer;
        }
    }
}
