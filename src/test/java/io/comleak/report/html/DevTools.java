// SPDX-License-Identifier: Apache-2.0
package io.comleak.report.html;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A connection to a page of Chromium's, by its DevTools protocol. */
final class DevTools implements WebSocket.Listener {
    private static final long LIMIT_SECONDS = 60;

    private final StringBuilder message = new StringBuilder();
    private final Map<Integer, CompletableFuture<JsonObject>> answers = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<JsonObject>> awaited = new ConcurrentHashMap<>();
    private final List<JsonObject> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger sent = new AtomicInteger();
    private @Nullable WebSocket socket;

    static DevTools connect(String address) {
        DevTools tools = new DevTools();
        tools.socket = await(HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(address), tools));
        return tools;
    }

    /** Calls a method of the protocol, and returns its result. */
    JsonObject call(String method, JsonObject parameters) {
        int id = sent.incrementAndGet();
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        answers.put(id, answer);
        JsonObject call = new JsonObject();
        call.addProperty("id", id);
        call.addProperty("method", method);
        call.add("params", parameters);
        if (socket == null) {
            throw new IllegalStateException("not connected");
        }
        await(socket.sendText(call.toString(), true));
        JsonObject answered = await(answer);
        if (answered.has("error")) {
            throw new AssertionError(method + ": " + answered);
        }
        return answered.getAsJsonObject("result");
    }

    JsonObject call(String method) {
        return call(method, new JsonObject());
    }

    /** Promises the next event of a kind; what happens from now on counts. */
    CompletableFuture<JsonObject> next(String event) {
        return awaited.computeIfAbsent(event, name -> new CompletableFuture<>());
    }

    /** All that has happened, in order. */
    List<JsonObject> events(String event) {
        return events.stream()
                .filter(it -> it.get("method").getAsString().equals(event))
                .map(it -> it.getAsJsonObject("params"))
                .toList();
    }

    static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        message.append(data);
        if (last) {
            take(JsonParser.parseString(message.toString()).getAsJsonObject());
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void take(JsonObject it) {
        if (it.has("id")) {
            CompletableFuture<JsonObject> answer = answers.remove(it.get("id").getAsInt());
            if (answer != null) {
                answer.complete(it);
            }
            return;
        }
        events.add(it);
        CompletableFuture<JsonObject> waiting = awaited.remove(it.get("method").getAsString());
        if (waiting != null) {
            waiting.complete(it.getAsJsonObject("params"));
        }
    }
}
