// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page without its data. Style and script are allowed to the browser by their digests, and nothing else is. */
final class PageTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    /** Writes what is shown. */
    @FunctionalInterface
    interface Data {
        void write(Writer out) throws IOException;
    }

    private final String style = PageResources.style();
    private final String script = PageResources.script();

    /** The title and the sentence, which is for browsers without scripts, are escaped here. */
    void write(String title, String sentence, Data data, Writer out) throws IOException {
        Map<String, Data> places = Map.of(
                "title", to -> to.write(escape(title)),
                "sentence", to -> to.write(escape(sentence)),
                "styleDigest", to -> to.write(PageResources.digest(style)),
                "scriptDigest", to -> to.write(PageResources.digest(script)),
                "style", to -> to.write(style),
                "script", to -> to.write(script),
                "data", data);
        String page = PageResources.text("page.html");
        Matcher place = PLACE.matcher(page);
        int written = 0;
        while (place.find()) {
            out.write(page, written, place.start() - written);
            Data fill = places.get(place.group(1));
            if (fill == null) {
                throw new IllegalStateException("page.html has a place for " + place.group(1));
            }
            fill.write(out);
            written = place.end();
        }
        out.write(page, written, page.length() - written);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
