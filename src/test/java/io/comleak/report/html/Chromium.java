// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window, with a profile of its own, and one page. Ended, it leaves no process behind. */
final class Chromium {
    private static final String LISTENING = "DevTools listening on ws://";
    private static final Map<String, Integer> KEY_CODES =
            Map.of("Enter", 13, "Escape", 27, "ArrowLeft", 37, "ArrowUp", 38, "ArrowRight", 39, "ArrowDown", 40);

    private final Process process;
    private final DevTools tools;

    private Chromium(Process process, DevTools tools) {
        this.process = process;
        this.tools = tools;
    }

    /** {@code profile} is an empty folder. */
    static Chromium start(Path profile) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile.toAbsolutePath(),
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        try {
            DevTools tools = DevTools.connect(addressOfPage(hostAndPort(process)));
            Chromium browser = new Chromium(process, tools);
            for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
                tools.call(domain + ".enable");
            }
            return browser;
        } catch (IOException | RuntimeException e) {
            end(process);
            throw e;
        }
    }

    /** Read off its output, which goes on being read so that it never waits. */
    private static String hostAndPort(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder seen = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(LISTENING)) {
                Thread reader = new Thread(() -> output.lines().forEach(ignored -> {}));
                reader.setDaemon(true);
                reader.start();
                String address = line.substring(LISTENING.length());
                return address.substring(0, address.indexOf('/'));
            }
            seen.append(line).append('\n');
        }
        throw new IOException("Chromium did not start: " + seen);
    }

    private static String addressOfPage(String hostAndPort) throws IOException, InterruptedException {
        HttpRequest list = HttpRequest.newBuilder(URI.create("http://" + hostAndPort + "/json/list"))
                .build();
        String answer =
                HttpClient.newHttpClient().send(list, BodyHandlers.ofString()).body();
        for (JsonElement target : JsonParser.parseString(answer).getAsJsonArray()) {
            if (target.getAsJsonObject().get("type").getAsString().equals("page")) {
                return target.getAsJsonObject().get("webSocketDebuggerUrl").getAsString();
            }
        }
        throw new IOException("Chromium has no page: " + answer);
    }

    /** Opens a file anew, and waits until it is loaded and drawn. Returns the milliseconds that this took. */
    long open(Path file, String fragment) {
        DevTools.await(blank());
        CompletableFuture<JsonObject> loaded = tools.next("Page.loadEventFired");
        long start = System.nanoTime();
        JsonObject parameters = new JsonObject();
        parameters.addProperty("url", file.toUri() + fragment);
        tools.call("Page.navigate", parameters);
        DevTools.await(loaded);
        drawn();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** A link to another place in the same page would not load it. */
    private CompletableFuture<JsonObject> blank() {
        CompletableFuture<JsonObject> loaded = tools.next("Page.loadEventFired");
        JsonObject parameters = new JsonObject();
        parameters.addProperty("url", "about:blank");
        tools.call("Page.navigate", parameters);
        return loaded;
    }

    /** Waits until what was changed has been drawn. */
    void drawn() {
        evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(1))))");
    }

    /** The value of an expression, or of its promise. */
    JsonElement evaluate(String expression) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        parameters.addProperty("awaitPromise", true);
        parameters.addProperty("returnByValue", true);
        JsonObject answer = tools.call("Runtime.evaluate", parameters);
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.getAsJsonObject("result").has("value")
                ? answer.getAsJsonObject("result").get("value")
                : new JsonObject();
    }

    String text(String selector) {
        return evaluate("document.querySelector(" + quoted(selector) + ").textContent")
                .getAsString();
    }

    int count(String selector) {
        return evaluate("document.querySelectorAll(" + quoted(selector) + ").length")
                .getAsInt();
    }

    /** Clicks into the middle of an element, as a mouse does. */
    void click(String selector) {
        JsonArray middle = evaluate("(() => { const element = document.querySelector(" + quoted(selector)
                        + "); element.scrollIntoView({ block: 'center' }); const box = element.getBoundingClientRect();"
                        + " return [box.x + box.width / 2, box.y + box.height / 2]; })()")
                .getAsJsonArray();
        for (String type : List.of("mousePressed", "mouseReleased")) {
            JsonObject event = new JsonObject();
            event.addProperty("type", type);
            event.add("x", middle.get(0));
            event.add("y", middle.get(1));
            event.addProperty("button", "left");
            event.addProperty("clickCount", 1);
            tools.call("Input.dispatchMouseEvent", event);
        }
        drawn();
    }

    /** Presses keys, one after the other: names such as {@code Enter}, or characters. */
    void press(String... keys) {
        for (String key : keys) {
            JsonObject event = new JsonObject();
            event.addProperty("key", key);
            event.addProperty("windowsVirtualKeyCode", KEY_CODES.getOrDefault(key, (int) key.charAt(0)));
            event.addProperty("type", "keyDown");
            if (key.length() == 1) {
                event.addProperty("text", key);
            }
            tools.call("Input.dispatchKeyEvent", event);
            event.addProperty("type", "keyUp");
            event.remove("text");
            tools.call("Input.dispatchKeyEvent", event);
        }
        drawn();
    }

    /** Types into whatever has the focus. */
    void type(String text) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("text", text);
        tools.call("Input.insertText", parameters);
        drawn();
    }

    void prefersDark() {
        JsonObject feature = new JsonObject();
        feature.addProperty("name", "prefers-color-scheme");
        feature.addProperty("value", "dark");
        JsonArray features = new JsonArray();
        features.add(feature);
        JsonObject parameters = new JsonObject();
        parameters.add("features", features);
        tools.call("Emulation.setEmulatedMedia", parameters);
        drawn();
    }

    void size(int width, int height) {
        JsonObject parameters = new JsonObject();
        parameters.addProperty("width", width);
        parameters.addProperty("height", height);
        parameters.addProperty("deviceScaleFactor", 1);
        parameters.addProperty("mobile", false);
        tools.call("Emulation.setDeviceMetricsOverride", parameters);
        drawn();
    }

    /** Allows pages to read the clipboard, for a test that asks what was copied. */
    void allowClipboard() {
        JsonArray permissions = new JsonArray();
        permissions.add("clipboardReadWrite");
        permissions.add("clipboardSanitizedWrite");
        JsonObject parameters = new JsonObject();
        parameters.add("permissions", permissions);
        tools.call("Browser.grantPermissions", parameters);
    }

    void screenshot(Path file) throws IOException {
        String png = tools.call("Page.captureScreenshot").get("data").getAsString();
        Files.write(file, Base64.getDecoder().decode(png));
    }

    /** What went wrong in any page so far: exceptions, what a script or the browser complained of. */
    List<String> complaints() {
        Stream<JsonObject> logged = tools.events("Log.entryAdded").stream().map(it -> it.getAsJsonObject("entry"));
        Stream<JsonObject> written = tools.events("Runtime.consoleAPICalled").stream();
        return Stream.of(tools.events("Runtime.exceptionThrown").stream(), logged, written)
                .flatMap(it -> it)
                .map(JsonObject::toString)
                .toList();
    }

    /** Addresses that any page asked for so far. */
    List<String> requests() {
        return tools.events("Network.requestWillBeSent").stream()
                .map(it -> it.getAsJsonObject("request").get("url").getAsString())
                .toList();
    }

    static String quoted(String text) {
        return new JsonPrimitive(text).toString();
    }

    void end() {
        end(process);
    }

    /** Its helpers too, which are not all its children once it is gone. */
    private static void end(Process process) {
        List<ProcessHandle> helpers = process.descendants().toList();
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
        for (ProcessHandle helper : helpers) {
            helper.destroyForcibly();
            // Until then it may write into the profile, which is about to be deleted.
            helper.onExit().completeOnTimeout(helper, 10, TimeUnit.SECONDS).join();
        }
    }
}
