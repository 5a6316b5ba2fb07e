import java.lang.reflect.Constructor;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.tartarus.snowball.SnowballStemmer;

/** The filters `stemmer` and `snowball`: a language's name to a stemmer of Lucene. */
final class Stemmers {
    /** The stemmer filter's `language` to a Lucene filter; every other language is a Snowball stemmer of that name. */
    private static final Map<String, String> CLASSES = Languages.table("""
        arabic=ar.ArabicStem bengali=bn.BengaliStem brazilian=br.BrazilianStem bulgarian=bg.BulgarianStem czech=cz.CzechStem
        english=en.PorterStem galician=gl.GalicianStem greek=el.GreekStem hindi=hi.HindiStem indonesian=id.IndonesianStem
        latvian=lv.LatvianStem light_english=en.KStem kstem=en.KStem light_finnish=fi.FinnishLightStem
        light_french=fr.FrenchLightStem light_german=de.GermanLightStem light_hungarian=hu.HungarianLightStem
        light_italian=it.ItalianLightStem light_norwegian=no.NorwegianLightStem light_portuguese=pt.PortugueseLightStem
        light_russian=ru.RussianLightStem light_spanish=es.SpanishLightStem light_swedish=sv.SwedishLightStem
        minimal_english=en.EnglishMinimalStem minimal_french=fr.FrenchMinimalStem minimal_galician=gl.GalicianMinimalStem
        minimal_german=de.GermanMinimalStem minimal_norwegian=no.NorwegianMinimalStem
        minimal_portuguese=pt.PortugueseMinimalStem persian=fa.PersianStem porter=en.PorterStem
        portuguese_rslp=pt.PortugueseStem possessive_english=en.EnglishPossessive sorani=ckb.SoraniStem
        spanish_plural=es.SpanishPluralStem""");

    private interface Maker {
        TokenStream make(TokenStream in) throws ReflectiveOperationException;
    }

    private Stemmers() {}

    /** The filter of `{"type": "stemmer", "language": ...}`. */
    static UnaryOperator<TokenStream> stemmer(String language) {
        String lucene = CLASSES.get(language.toLowerCase(Locale.ROOT));
        if (lucene == null) {
            return snowball(language.equals("porter2") ? "English" : language.replaceFirst("^german2$", "german"));
        }
        try {
            Constructor<?> filter = Class.forName(Languages.LUCENE + lucene + "Filter").getConstructor(TokenStream.class);
            return unchecked(language, in -> (TokenStream) filter.newInstance(in));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Invalid stemmer class specified: " + language, e);
        }
    }

    /** The filter of `{"type": "snowball", "language": ...}`. */
    static UnaryOperator<TokenStream> snowball(String language) {
        String name = language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1).toLowerCase(Locale.ROOT);
        try {
            var stemmer = Class.forName("org.tartarus.snowball.ext." + name + "Stemmer").asSubclass(SnowballStemmer.class).getConstructor();
            return unchecked(language, in -> new SnowballFilter(in, stemmer.newInstance()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Invalid stemmer class specified: " + language, e);
        }
    }

    private static UnaryOperator<TokenStream> unchecked(String language, Maker maker) {
        return in -> {
            try {
                return maker.make(in);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(language, e);
            }
        };
    }
}
